import numpy as np

print(np.zeros(3), np.ones((2, 2), int), np.full((1, 3), 0.5))
print(np.arange(24).reshape(2, 3, 4))
print(np.arange(16.0).reshape(2, 2, 2, 2) / 8)
print(np.eye(4), np.identity(2, dtype=bool))
column = np.arange(3)[:, None]
row = np.arange(3)[None, :]
print(column, row, column.T.shape)
print(np.array([1e-5, 1e5]), np.array([1e-3, 1e3]), np.array([123456789.0, 0.1]), np.array([1e16, 1.0]))
print(np.array([0.1 + 0.2, 0.3]), np.array([1.0, 2.0, 3.0]), np.array([1.10, 2.20]))
print(np.array([-0.0, 0.0]), np.array([1e300, 1e-300]), np.array([100.0, 1000000.0, 5.5]))
print(np.linspace(0, 1, 30))
print(np.arange(2000))
print(np.random.RandomState(0).rand(3, 3))
print(str(np.arange(3)), repr(np.arange(3.0)), repr(np.array([1, 2], dtype=np.int8)), repr(np.array([], dtype=int)))
print(repr(np.array([[1.5, 2], [3, 4]])), repr(np.array(["x", "yy"])), repr(np.array(True)))
for name, arr in {"ints": np.array([1, -2]), "floats": np.array([1.5, -2.25]), "bools": np.array([True])}.items():
    print(f"{name:>8}: {arr} shape={arr.shape} dtype={arr.dtype} size={arr.size} ndim={arr.ndim}")
text = "\n".join(" ".join(f"{v:6.2f}" for v in r) for r in np.arange(6.0).reshape(2, 3) ** 1.5)
print(text)
print("mean: %.3f, max: %d" % (np.arange(5).mean(), np.arange(5).max()))
print("{} and {!r} and {:>12}".format(np.arange(2), np.float64(0.5), str(np.arange(2))))
print(np.array([[1, 2], [3, 4]], dtype=np.float32) / 3, np.float32(1) / 3, np.float16(1) / 3)
print(*np.arange(4), sep=", ")
print(*[f"{v:.2e}" for v in np.logspace(-3, 3, 4)])
print(np.array([[["a", "b"]], [["c", "d"]]]), np.array([1.0, np.nan, np.inf]))
