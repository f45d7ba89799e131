pairs = [((2, 3), 1), ((5, 6), 4), (8, 7)]
for (b, c), a in pairs:
    print(a + b + c)
