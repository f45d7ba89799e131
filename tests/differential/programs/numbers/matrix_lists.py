import copy
import math


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("ragged")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @classmethod
    def from_function(cls, n, m, f):
        return cls([[f(i, j) for j in range(m)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape} do not fit")
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*other.rows)] for r in self.rows])

    def __getitem__(self, at):
        i, j = at
        return self.rows[i][j]

    def __setitem__(self, at, value):
        i, j = at
        self.rows[i][j] = value

    def __pow__(self, n):
        result, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
        return result

    def __eq__(self, other):
        return self.rows == other.rows

    def __repr__(self):
        return "\n".join(" ".join(f"{v:>7.3f}" if isinstance(v, float) else f"{v:>4}" for v in r) for r in self.rows)

    def det(self):
        m, sign, out = copy.deepcopy(self.rows), 1, 1
        n = len(m)
        for i in range(n):
            pivot = max(range(i, n), key=lambda r: abs(m[r][i]))
            if m[pivot][i] == 0:
                return 0
            if pivot != i:
                m[i], m[pivot] = m[pivot], m[i]
                sign = -sign
            out *= m[i][i]
            for r in range(i + 1, n):
                f = m[r][i] / m[i][i]
                for c in range(i, n):
                    m[r][c] -= f * m[i][c]
        return sign * out

    def minor(self, i, j):
        return Matrix([r[:j] + r[j + 1:] for k, r in enumerate(self.rows) if k != i])

    def laplace(self):
        if self.shape == (1, 1):
            return self.rows[0][0]
        return sum((-1) ** j * v * self.minor(0, j).laplace() for j, v in enumerate(self.rows[0]))


a = Matrix([[2, 1, 3], [0, -1, 4], [1, 5, -2]])
print(a @ Matrix.identity(3) == a, a.T, a.det(), a.laplace(), sep="\n")
fib = Matrix([[1, 1], [1, 0]]) ** 30
print(fib[0, 1], (a @ a.T).shape, a[1, 2])
try:
    a @ Matrix([[1, 2]])
except ValueError as error:
    print(error)
try:
    Matrix([[1], [1, 2]])
except ValueError as error:
    print(error)


def power_iteration(m, steps=25):
    v = [1.0] * len(m)
    for _ in range(steps):
        w = [sum(x * y for x, y in zip(row, v)) for row in m]
        norm = math.sqrt(sum(x * x for x in w))
        v = [x / norm for x in w]
    value = sum(sum(x * y for x, y in zip(row, v)) * vi for row, vi in zip(m, v))
    return value, v


value, vector = power_iteration([[2, 1], [1, 3]])
print(value, vector)


def jacobi(a, b, steps=20):
    x = [0.0] * len(b)
    for _ in range(steps):
        x = [(b[i] - sum(a[i][j] * x[j] for j in range(len(b)) if j != i)) / a[i][i] for i in range(len(b))]
    return x


print(jacobi([[4, 1, 0], [1, 5, 2], [0, 2, 6]], [1, 2, 3]))


def lu(a):
    n = len(a)
    l, u = [[float(i == j) for j in range(n)] for i in range(n)], [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = sum(l[i][k] * u[k][j] for k in range(min(i, j)))
            if i <= j:
                u[i][j] = a[i][j] - s
            else:
                l[i][j] = (a[i][j] - s) / u[j][j]
    return l, u


l, u = lu([[4.0, 3.0], [6.0, 3.0]])
print(l, u)
spiral, n = [[0] * 4 for _ in range(4)], 1
top, left, bottom, right = 0, 0, 3, 3
while top <= bottom and left <= right:
    for j in range(left, right + 1):
        spiral[top][j] = n; n += 1
    top += 1
    for i in range(top, bottom + 1):
        spiral[i][right] = n; n += 1
    right -= 1
    for j in range(right, left - 1, -1):
        spiral[bottom][j] = n; n += 1
    bottom -= 1
    for i in range(bottom, top - 1, -1):
        spiral[i][left] = n; n += 1
    left += 1
print(*spiral, sep="\n")
rotated = [list(r) for r in zip(*spiral[::-1])]
print(rotated[0], [rotated[i][i] for i in range(4)], sum(map(sum, rotated)))
bad = [[0] * 2] * 2
bad[0][0] = 1
print(bad, [r[:] for r in bad], list(map(list, zip([1, 2], [3, 4]))))
