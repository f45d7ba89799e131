masks = [1 << n for n in range(4)]
print(masks, -1 >> 3, ~5)
bad = 1 << -1
