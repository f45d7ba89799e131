prices = {"apple": 1.5, "pear": 2.0}
def cost(basket):
    total = 0.0
    for fruit, n in basket.items():
        total += prices[fruit] * n
    return total
print(cost({"apple": 2}))
print(cost({"apple": 1, "kiwi": 3}))
print("never")
