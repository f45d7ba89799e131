import numpy as np

x = np.linspace(-1, 1, 5)
y = np.linspace(0, 2, 3)
X, Y = np.meshgrid(x, y)
Z = X**2 - Y**2
print(X.shape, Y[:, 0], Z)
minimum = np.unravel_index(np.argmin(Z), Z.shape)
print(minimum, Z[minimum], X[minimum], Y[minimum])
Xi, Yi = np.meshgrid(x, y, indexing="ij")
print(Xi.shape, np.allclose(Xi.T, X))
rows, cols = np.indices((2, 3))
print(rows, cols, rows * 10 + cols)
gy, gx = np.gradient(Z, y, x)
print(gx[1], gy[:, 2], np.gradient(np.array([1.0, 4, 9, 16])))
mg = np.mgrid[0:3, 0:2]
og = np.ogrid[0:3, 0:2]
print(mg.shape, mg[0], og[0].shape, og[1].shape, (og[0] + og[1]))
lin = np.mgrid[0:1:5j]
print(lin, np.r_[1:4, 0, 9], np.c_[x[:3], y])
r = np.hypot(X, Y)
theta = np.degrees(np.arctan2(Y, X))
print(r.round(3), theta.round(1))
inside = r <= 1.0
print(inside.sum(), inside.astype(int), np.count_nonzero(inside, axis=1))
points = np.column_stack([X.ravel(), Y.ravel()])
distance = np.linalg.norm(points - np.array([0.5, 1.0]), axis=1)
nearest = points[distance.argmin()]
print(points.shape, nearest, distance.min(), points[:3])
board = (np.add.outer(np.arange(4), np.arange(4)) % 2).astype(int)
print(board, board[::2, 1::2])
gaussian = np.exp(-(X**2 + (Y - 1) ** 2) / 0.5)
gaussian /= gaussian.sum()
print(gaussian.round(4), gaussian.sum().round(12), (gaussian * X).sum().round(12))
