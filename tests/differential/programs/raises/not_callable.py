rate = 0.5
print(rate * 2)
print(rate(2))
