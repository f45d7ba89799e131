from __future__ import annotations

from fractions import Fraction
from typing import Callable, Iterator, Sequence


class Matrix:
    def __init__(self, rows: Sequence[Sequence[float]]):
        self._rows = [list(r) for r in rows]
        if len({len(r) for r in self._rows}) != 1:
            raise ValueError("ragged matrix")

    @classmethod
    def identity(cls, n: int) -> Matrix:
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self) -> tuple[int, int]:
        return len(self._rows), len(self._rows[0])

    @property
    def T(self) -> Matrix:
        return Matrix(list(zip(*self._rows)))

    def __getitem__(self, ij):
        i, j = ij
        return self._rows[i][j]

    def __iter__(self) -> Iterator[list]:
        return iter(self._rows)

    def __matmul__(self, other: Matrix) -> Matrix:
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape} do not fit")
        columns = list(zip(*other))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in columns] for r in self])

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self, other)])

    def __rmul__(self, k):
        return Matrix([[k * a for a in r] for r in self])

    def __pow__(self, n):
        result = Matrix.identity(self.shape[0])
        base = self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __eq__(self, other):
        return isinstance(other, Matrix) and self._rows == other._rows

    def __repr__(self):
        return "Matrix(" + "; ".join(" ".join(map(str, r)) for r in self) + ")"

    def minor(self, i, j):
        return Matrix([r[:j] + r[j + 1 :] for k, r in enumerate(self._rows) if k != i])

    def det(self):
        n, m = self.shape
        if n == 1:
            return self[0, 0]
        return sum((-1) ** j * self[0, j] * self.minor(0, j).det() for j in range(m) if self[0, j])

    def inverse(self):
        n, _ = self.shape
        a = [
            [Fraction(x) for x in row] + [Fraction(int(i == j)) for j in range(n)]
            for i, row in enumerate(self)
        ]
        for c in range(n):
            p = next(r for r in range(c, n) if a[r][c])
            a[c], a[p] = a[p], a[c]
            a[c] = [x / a[c][c] for x in a[c]]
            for r in range(n):
                if r != c:
                    f = a[r][c]
                    a[r] = [x - f * y for x, y in zip(a[r], a[c])]
        return Matrix([row[n:] for row in a])


fib = Matrix([[1, 1], [1, 0]])
print(fib**10, (fib**30)[0, 1])
m = Matrix([[2, 1, 1], [1, 3, 2], [1, 0, 0]])
print(m.det(), m.T, 2 * m + m)
inv = m.inverse()
print(inv)
print(m @ inv == Matrix.identity(3))
try:
    m @ fib
except ValueError as e:
    print("error:", e)
