stock = {"apple": 3, "pear": 0}
taken = stock.pop("apple")
spare = stock.pop("fig", "none")
print(taken, spare, stock)
stock.pop("apple")
