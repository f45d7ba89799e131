source = iter([1, 2])
print(next(source), next(source), next(source, "end"))
last = next(source)
