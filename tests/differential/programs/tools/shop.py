class OutOfStock(Exception):
    def __init__(self, name, wanted, left):
        super().__init__(f"{name}: wanted {wanted}, only {left} left")
        self.name, self.wanted, self.left = name, wanted, left

class Product:
    count = 0
    def __init__(self, name, price, stock=0):
        self.name = name
        self.__price = price
        self.stock = stock
        Product.count += 1
    @property
    def price(self):
        return self.__price
    @price.setter
    def price(self, value):
        if value < 0:
            raise ValueError("price cannot be negative")
        self.__price = value
    def __str__(self):
        return f"{self.name} ({self.price:.2f}) x{self.stock}"
    def __lt__(self, other):
        return self.price < other.price

class Book(Product):
    def __init__(self, name, price, author, **kw):
        super().__init__(name, price, **kw)
        self.author = author
    def __str__(self):
        return super().__str__() + " by " + self.author

class Shop:
    def __init__(self):
        self.products = {}
        self.sales = []
    def __iadd__(self, product):
        self.products[product.name] = product
        return self
    def sell(self, name, n=1):
        p = self.products[name]
        if p.stock < n:
            raise OutOfStock(name, n, p.stock)
        p.stock -= n
        self.sales.append((name, n, p.price * n))
    @property
    def income(self):
        return sum(total for _, _, total in self.sales)

shop = Shop()
shop += Product("mug", 4.5, stock=10)
shop += Book("SICP", 49.99, "Abelson", stock=1)
shop += Product("pen", 1.2, 100)
for order in [("mug", 3), ("SICP", 1), ("SICP", 1), ("hat", 1), ("pen", 99)]:
    try:
        shop.sell(*order)
    except OutOfStock as e:
        print("sorry,", e, e.left)
    except KeyError as e:
        print("no such product:", e)
    else:
        print("sold", *order)
for p in sorted(shop.products.values()):
    print(p)
print(f"income {shop.income:.2f}, {Product.count} products, cheapest {min(shop.products.values()).name}")
try:
    shop.products["pen"].price = -1
except ValueError as e:
    print(e)
print(hasattr(shop.products["pen"], "__price"), shop.products["pen"]._Product__price)
