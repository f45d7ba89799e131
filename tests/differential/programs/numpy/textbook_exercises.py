import numpy as np

# 100 numpy exercises, some of them
print(np.zeros(10))
v = np.arange(10, 50)
print(v[::-1])
m = np.arange(9).reshape(3, 3)
print(m)
nz = np.nonzero([1, 2, 0, 0, 4, 0])
print(nz)
Z = np.ones((6, 6))
Z[1:-1, 1:-1] = 0
print(Z)
checker = np.zeros((8, 8), dtype=int)
checker[1::2, ::2] = 1
checker[::2, 1::2] = 1
print(checker)
print(np.unravel_index(99, (6, 7, 8)))
T = np.tile(np.array([[0, 1], [1, 0]]), (4, 4))
print(T.sum())
Z = np.arange(11)
Z[(3 < Z) & (Z < 8)] *= -1
print(Z)
x = np.linspace(0, 1, 12, endpoint=True)[1:-1]
print(x)
A = np.arange(25).reshape(5, 5)
A[[0, 1]] = A[[1, 0]]
print(A)
np.random.seed(42)
R = np.random.random((5, 2))
X, Y = R[:, 0], R[:, 1]
radius = np.sqrt(X**2 + Y**2)
theta = np.arctan2(Y, X)
print(radius, theta)
Z = np.random.randint(0, 10, 20)
print(np.bincount(Z).argmax())
yesterday = np.array([1, 4, 9])
print(np.diff(yesterday), np.gradient(yesterday.astype(float)))
D = np.sqrt(((R[:, None, :] - R[None, :, :]) ** 2).sum(-1))
print(D.round(3))
ranks = R[:, 0].argsort().argsort()
print(ranks)
window = np.lib.stride_tricks.sliding_window_view(np.arange(8), 3)
print(window.mean(axis=1))
print(np.iinfo(np.int32).max, np.finfo(np.float64).eps)
cart = np.stack(np.meshgrid([1, 2], [3, 4, 5]), -1).reshape(-1, 2)
print(cart)
