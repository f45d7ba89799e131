from tqdm import tqdm


def numbers():
    n = 0
    while True:
        n += 1
        yield n


source = numbers()
for n in tqdm(source):
    if n * n > 50:
        break
rest = next(source)
rows = [[1, 2], [3, 4]]
for row in tqdm(rows):
    row.append(sum(row))
print(n, rest, rows)
