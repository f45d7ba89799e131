first, second = 1, 2
del first
print(second)
third = first + second
