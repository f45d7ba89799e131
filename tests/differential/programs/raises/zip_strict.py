names, ages = ["a", "b", "c"], [1, 2]
print(list(zip(names, ages)))
paired = dict(zip(names, ages, strict=True))
