class Table:
    sizes = [1, 2, 3]
    total = sum(sizes)
    print(total)
    ratio = total / (total - 6)
