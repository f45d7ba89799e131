def firsts(rows):
    return [next(r) for r in rows]
rows = [iter([1]), iter([2])]
print(firsts(rows))
print(next(rows[0]))
