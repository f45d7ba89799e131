from dataclasses import dataclass, field

import numpy as np


class Vector:
    def __init__(self, *parts):
        self.parts = np.array(parts, dtype=float)

    def __add__(self, other):
        return Vector(*(self.parts + other.parts))

    def __mul__(self, k):
        return Vector(*(self.parts * k))

    __rmul__ = __mul__

    def __matmul__(self, other):
        return float(self.parts @ other.parts)

    def __eq__(self, other):
        return isinstance(other, Vector) and np.array_equal(self.parts, other.parts)

    def __getitem__(self, i):
        return self.parts[i]

    def __len__(self):
        return len(self.parts)

    @property
    def norm(self):
        return np.sqrt(self @ self)

    def __repr__(self):
        return f"Vector({', '.join(f'{p:g}' for p in self.parts)})"


u, v = Vector(1, 2, 2), Vector(0, 3, 4)
print(u + v, 2 * u, u @ v, u.norm, v.norm, u == Vector(1, 2, 2), u[1], len(v), list(v))


@dataclass
class RunningStats:
    n: int = 0
    mean: np.ndarray = field(default_factory=lambda: np.zeros(2))
    m2: np.ndarray = field(default_factory=lambda: np.zeros(2))

    def push(self, row):
        self.n += 1
        delta = row - self.mean
        self.mean = self.mean + delta / self.n
        self.m2 = self.m2 + delta * (row - self.mean)

    @property
    def std(self):
        return np.sqrt(self.m2 / self.n)


data = np.array([[1.0, 10.0], [2.0, 20.0], [4.0, 5.0]])
stats = RunningStats()
for row in data:
    stats.push(row)
print(stats.mean, stats.std, np.allclose(stats.std, data.std(axis=0)), stats.n)


class Scaler:
    def fit(self, X):
        self.low, self.high = X.min(axis=0), X.max(axis=0)
        return self

    def transform(self, X):
        return (X - self.low) / (self.high - self.low)

    def inverse(self, Z):
        return Z * (self.high - self.low) + self.low


scaler = Scaler().fit(data)
Z = scaler.transform(data)
print(Z, scaler.low, np.allclose(scaler.inverse(Z), data), stats)
cache = {}


def cached_power(matrix, k):
    key = (matrix.tobytes(), k)
    if key not in cache:
        cache[key] = np.linalg.matrix_power(matrix, k)
    return cache[key]


fib = np.array([[1, 1], [1, 0]])
print([int(cached_power(fib, k)[0, 1]) for k in (1, 5, 10, 10)], len(cache))
