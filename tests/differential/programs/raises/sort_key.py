items = [{"n": 2}, {"n": 1}, {}]
print(sorted(items[:2], key=lambda d: d["n"]))
items.sort(key=lambda d: d["n"])
