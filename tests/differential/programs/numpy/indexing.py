import numpy as np
m = np.arange(20).reshape(4, 5)
print(m[0], m[1, 2], m[-1, -1], m[:, 1], m[1:3, ::2], m[::-1, ::-1], m[..., 0], m[2][3])
mask = m % 3 == 0
print(mask, m[mask], m[(m > 5) & (m < 12)], m[~mask].sum())
print(m[[0, 2]], m[[0, 1], [1, 2]], m[np.ix_([0, 3], [1, 4])], m[m[:, 0] > 4])
m[0] = 0
m[1, 1:3] = [100, 200]
m[m > 15] = -1
m[:, -1] += 1000
print(m)
v = np.arange(6)
view, copy = v[2:4], v[2:4].copy()
view[:] = 99
print(v, copy, view, v.base is None, view.base is v)
v[[0, 0, 1]] += 1
print(v, v[np.newaxis, :].shape, v[:, None].shape, np.take(v, [1, 2]), np.where(v > 50)[0])
idx = np.argsort(v)
print(idx, v[idx], v.item(2), int(v[3]), v.tolist())
t = np.zeros((2, 3, 4))
t[1, :, 2] = 5
t[0, 0] = [1, 2, 3, 4]
print(t.sum(), t[:, 0].tolist(), t[1, 1, 2], np.count_nonzero(t))
for row in m[:2]:
    print(row.sum(), row.max())
