import numpy as np

grid = np.zeros((4, 5), dtype=int)
grid[1] = np.arange(5)
grid[:, 2] = 7
grid[2:, 3:] = [[1, 2], [3, 4]]
grid[[0, 3], [0, 4]] = -1
print(grid)
grid[grid == 7] *= 10
grid[grid > 50] -= 5
print(grid, (grid == 65).sum())
rows = np.array([0, 2])
cols = np.array([1, 3])
block = grid[np.ix_(rows, cols)]
print(block, grid[rows], grid[rows][:, cols], grid[rows, cols])
counts = np.zeros(5, dtype=int)
np.add.at(counts, [0, 1, 1, 3, 3, 3], 1)
plain = np.zeros(5, dtype=int)
plain[[0, 1, 1, 3, 3, 3]] += 1
print(counts, plain)
view = grid[1:3, 1:4]
view[:] = 0
copy = grid[1:3].copy()
copy[:] = 99
print(grid, view.base is grid, copy.base is None)
v = np.arange(10)
v[::2] = -v[::2]
v[-3:] = v[:3]
print(v, v[::-1], v[[1, -1, 5]], v[v < 0])
v[v < 0] = 0
mask = (v > 0) & (v % 2 == 1)
print(v, mask, v[mask], v[~mask].size, np.flatnonzero(mask))
cube = np.arange(24).reshape(2, 3, 4)
print(cube[0, 1, 2], cube[..., -1], cube[:, ::2, 1], cube[1, :, [0, 2]], cube[:, [0, 1], [0, 1]].shape)
cube[0][cube[0] % 2 == 0] = -1
print(cube[0], cube[:, None].shape, cube[..., np.newaxis].shape)
w = np.arange(5)
alias = w
alias += 10
other = w + 0
other[0] = 0
print(w, other, alias is w, np.may_share_memory(w, alias))
m = np.eye(3)
np.fill_diagonal(m, [1, 2, 3])
m[np.triu_indices(3, k=1)] = 0.5
i, j = np.unravel_index(m.argmax(), m.shape)
print(m, i, j, np.diag(m), m[range(3), range(3)], np.put_along_axis(m, np.array([[0], [0], [0]]), 9.0, axis=1), m)
