table = {}
table[(1, 2)] = "tuple"
table[frozenset([1])] = "frozen"
print(len(table), table[1, 2])
key = [1, 2]
table[key] = "list"
