from fractions import Fraction
from functools import reduce
from operator import mul


class Matrix:
    def __init__(self, rows):
        self.rows = [list(map(Fraction, row)) for row in rows]

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum(map(mul, row, column)) for column in columns] for row in self.rows])

    def __pow__(self, n):
        return reduce(Matrix.__matmul__, [self] * n, Matrix.identity(len(self.rows)))

    def __eq__(self, other):
        return self.rows == other.rows

    def __str__(self):
        return "\n".join(" ".join(f"{str(v):>6}" for v in row) for row in self.rows)

    def eliminated(self):
        rows = [row[:] for row in self.rows]
        sign, n = 1, len(rows)
        for k in range(n):
            pivot = next((i for i in range(k, n) if rows[i][k]), None)
            if pivot is None:
                continue
            if pivot != k:
                rows[k], rows[pivot] = rows[pivot], rows[k]
                sign = -sign
            for i in range(k + 1, n):
                factor = rows[i][k] / rows[k][k]
                rows[i] = [a - factor * b for a, b in zip(rows[i], rows[k])]
        return rows, sign

    @property
    def det(self):
        rows, sign = self.eliminated()
        return sign * reduce(mul, (rows[i][i] for i in range(len(rows))))

    def inverse(self):
        n = len(self.rows)
        rows = [row + one for row, one in zip(self.rows, Matrix.identity(n).rows)]
        for k in range(n):
            pivot = next(i for i in range(k, n) if rows[i][k])
            rows[k], rows[pivot] = rows[pivot], rows[k]
            lead = rows[k][k]
            rows[k] = [v / lead for v in rows[k]]
            for i in range(n):
                if i != k and rows[i][k]:
                    factor = rows[i][k]
                    rows[i] = [a - factor * b for a, b in zip(rows[i], rows[k])]
        return Matrix([row[n:] for row in rows])


A = Matrix([[2, 1, 1], [1, 3, 2], [1, 0, 0]])
print(A.det, A.inverse(), sep="\n")
print(A @ A.inverse() == Matrix.identity(3), (A**3).rows[0])
fib = Matrix([[1, 1], [1, 0]])
print((fib**30).rows[0][1], Matrix([[1, 2], [2, 4]]).det)
hilbert = Matrix([[Fraction(1, i + j + 1) for j in range(3)] for i in range(3)])
print(hilbert.inverse(), hilbert.det, sep="\n")
