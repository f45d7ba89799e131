record = ("a", [1, 2])
record[1].append(3)
print(record)
record[1] += [4]
