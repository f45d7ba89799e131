def readings(values):
    for v in values:
        if v < 0:
            raise ValueError(f"reading {v} is negative")
        yield v ** 0.5
total = 0.0
for root in readings([4, 9, -1, 16]):
    total += root
    print(root, total)
