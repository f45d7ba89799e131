class OutOfStock(Exception):
    """Nothing left."""
    def __init__(self, item):
        super().__init__(f"{item} is gone")
stock = {"a": 1}
def take(item):
    if stock.get(item, 0) < 1:
        raise OutOfStock(item)
    stock[item] -= 1
    return stock[item]
left = take("a")
again = take("a")
