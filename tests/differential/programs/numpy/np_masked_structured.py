import numpy as np
data = np.array([("ann", 31, 1.62), ("bob", 25, 1.81), ("cid", 47, 1.75)], dtype=[("name", "U8"), ("age", "i4"), ("height", "f8")])
print(data["age"].mean(), data[data["age"] > 30]["name"], data.dtype.names, data[0]["name"], data.shape)
print(np.sort(data, order="height")["name"], np.argsort(data["age"]))
data["age"] += 1
print(data["age"], data[1])
for row in data:
    print(row["name"], row["age"], f"{row['height']:.1f}")
m = np.ma.array([1.0, 2.0, -999.0, 4.0], mask=[0, 0, 1, 0])
print(m.mean(), m.sum(), m.filled(0), m.count())
print(np.ma.masked_less(np.arange(5), 2), np.ma.masked_where(np.arange(4) % 2 == 0, np.arange(4)))
a = np.arange(24).reshape(2, 3, 4)
print(a[..., 1], a[:, [0, 2], 1:3].shape, a[a % 5 == 0], a[np.newaxis].shape, a[:, ::-1, :][0, 0])
b = np.arange(3)[:, None] * np.arange(4)
print(b, b.T.flags["C_CONTIGUOUS"] if False else b.T.shape, np.broadcast_shapes((3, 1), (1, 4)))
rows, cols = np.ix_([0, 2], [1, 3])
print(b[rows, cols], b[[0, 1, 2], [1, 2, 3]])
x = np.array([3.0, np.nan, 1.0, np.inf])
print(np.isnan(x), np.nanmax(x[:3]), np.isfinite(x).sum(), np.nan_to_num(x, posinf=9), np.nanmean(x[:3]))
c = np.zeros((3, 3), dtype=int)
c[1:, :2] = [[1, 2], [3, 4]]
c[np.diag_indices(3)] += 10
np.add.at(c, ([0, 0, 1], [2, 2, 2]), 5)
print(c, c.sum(axis=0), c.cumsum(axis=1)[-1], np.trace(c), c.argmax(), np.unravel_index(c.argmax(), c.shape))
print(np.where(c > 5, c, -1), np.select([c < 3, c < 10], ["s", "m"], "l"), np.choose([0, 1, 2], [[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
v = np.array([1, 2, 3], dtype=np.uint8)
print(v + 250, v.astype(float) / 2, v.dtype, (v * 2).dtype, np.array([1, 2.5]).dtype, np.array([True, 2]).dtype, v.view(np.int8))
print(np.unique([3, 1, 2, 3, 1], return_counts=True, return_inverse=True), np.bincount([0, 1, 1, 3]), np.histogram([1, 2, 2, 5], bins=3))
print(np.digitize([0.5, 1.5, 9], [0, 1, 2]), np.searchsorted([1, 3, 5], [0, 3, 6]), np.interp(2.5, [1, 2, 3], [10, 20, 40]), np.clip([-2, 0.5, 7], 0, 1))
e = np.einsum("ij,jk->ik", np.eye(2), np.ones((2, 3)))
print(e, np.einsum("ii", np.arange(9).reshape(3, 3)), np.tensordot(a, a, axes=([0, 1, 2], [0, 1, 2])), np.kron([1, 2], [1, 10]))
print(np.allclose([1e-9], [0]), np.array_equal([1, 2], [1, 2]), np.isclose(0.1 + 0.2, 0.3), np.array([1, 2]) == np.array([1, 3]))
print(np.r_[1:4, 0, 7], np.c_[[1, 2], [3, 4]], np.s_[1:3], np.mgrid[0:2, 0:3].shape, np.ogrid[0:2, 0:2][0].shape)
with np.printoptions(precision=2, suppress=True):
    print(np.array([1.23456, 1e-8, 1000.5]))
print(np.array2string(np.array([1.5, 2.25]), separator=", "), repr(np.float32(0.1)), np.float64(0.1), np.int64(3) / 2, type(np.sum([1, 2])).__name__)
print(np.lexsort(([1, 0, 1], [2, 2, 1])), np.partition([5, 1, 4, 2], 2)[:2], np.flatnonzero([0, 3, 0, 4]), np.argwhere(np.eye(2)).tolist(), np.count_nonzero([[1, 0], [2, 3]], axis=0))
try:
    np.ones((2, 3)) + np.ones((4,))
except ValueError as error:
    print(error)
try:
    np.arange(6).reshape(4, 2)
except ValueError as error:
    print(error)
try:
    np.array([1, 2, 3])[5]
except IndexError as error:
    print(error)
