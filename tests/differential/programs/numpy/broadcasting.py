import numpy as np
a = np.arange(3)
b = np.arange(4)[:, None]
print(a + b, a * b, (a + b).shape, a * 10, 1 / (a + 1), a**2, 2**a, -a, a // 2, a % 2)
x = np.array([[1.0, 2], [3, 4], [5, 6]])
mean, std = x.mean(axis=0), x.std(axis=0)
z = (x - mean) / std
print(mean, std, z, z.mean(axis=0), z.std(axis=0))
row_norm = x / np.linalg.norm(x, axis=1, keepdims=True)
print(row_norm, (row_norm**2).sum(axis=1))
d = x[:, None, :] - x[None, :, :]
dist = np.sqrt((d**2).sum(-1))
print(d.shape, dist, np.round(dist, 2))
try:
    x + np.ones(3)
except ValueError as error:
    print(error)
print(np.broadcast_to([1, 2], (2, 2)), np.broadcast_shapes((3, 1), (1, 4)), np.add.outer([1, 2], [10, 20]), np.outer([1, 2], [3, 4]))
x += 1
x *= np.array([1, 10])
x[0] -= 1
print(x, x > 30, np.any(x > 60), (x > 0).all(), x.T + x.T)
a = a.astype(float)
a /= 3
print(a, a.round(2), np.maximum(a, 0.5), np.minimum(a, [0, 1, 0.1]), np.clip(a, 0.2, 0.5))
