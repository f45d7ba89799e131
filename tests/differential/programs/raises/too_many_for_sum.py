nested = [[1], [2, 3]]
print(sum(nested, []))
total = sum(nested)
