"""Arrays made empty and filled afterwards, as tutorials do."""
import numpy as np

n = 8
fibonacci = np.empty(n, dtype=np.int64)
fibonacci[:2] = 1
for i in range(2, n):
    fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2]
print(fibonacci, fibonacci.dtype)

table = np.empty((3, 4))
for i in range(table.shape[0]):
    for j in range(table.shape[1]):
        table[i, j] = (i + 1) * (j + 1)
print(table, table.sum(axis=0))

walk = np.empty((5, 2))
walk[0] = 0.0, 1.0
for t in range(1, len(walk)):
    walk[t] = 0.5 * walk[t - 1] + np.array([1.0, -1.0])
print(walk)

ones = np.empty_like(table)
ones.fill(1)
halves = np.empty(4)
halves[:] = 0.5
blocks = np.empty((2, 2))
blocks[:, 0] = [1, 2]
blocks[:, 1] = blocks[:, 0] * 10
print(ones, halves, blocks)


class Ring:
    def __init__(self, size):
        self.items = np.empty(size)
        self.n = 0

    def push(self, value):
        self.items[self.n % len(self.items)] = value
        self.n += 1

    def mean(self):
        return self.items[: min(self.n, len(self.items))].mean()


ring = Ring(3)
for value in (4.0, 8.0, 3.0, 1.0):
    ring.push(value)
    print(ring.n, ring.mean())
print(ring.items)
mask = np.arange(6) % 2 == 0
mixed = np.empty(6)
mixed[mask] = -1
mixed[~mask] = [1, 2, 3]
print(mixed)
