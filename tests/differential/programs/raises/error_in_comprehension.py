rows = [[1, 2], [3, 0], [5, 6]]
inverse = [[1 / v for v in row] for row in rows[:1]]
print(inverse)
ratios = {
    i: row[0] / row[1]
    for i, row in enumerate(rows)
}
