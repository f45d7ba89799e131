import numpy as np
print(np.array([1.0, 2.5, 1e-10]), np.array([1e10, 1.0]), np.array([1, -22, 333]), np.array([[True, False]]), np.array([0.1, 0.123456789]))
print(repr(np.array([1.0, 2.0])), repr(np.array([[1, 2], [3, 4]])), repr(np.float32(0.1)), repr(np.array([], dtype=int)), str(np.array(["a", "b"])))
print(np.arange(2000), np.zeros((3, 3)))
np.set_printoptions(precision=3, suppress=True)
print(np.array([1.23456789, 1e-10, 1000.5]), np.pi * np.ones(2))
with np.printoptions(precision=1):
    print(np.array([2.345, 6.789]))
print(np.array([2.345, 6.789]), f"{np.array([1.5, 2.5])}", f"{np.float64(2.34567):.2f}", f"{np.mean([1, 2]):>8.3f}|", "%.2f" % np.float32(1.239))
print(np.array2string(np.array([1.5, 2.5]), separator=", "), np.array_repr(np.array([1])), np.array([np.nan, np.inf]), np.array([1 + 1j]))
print("shape:", np.ones((2, 3)).shape, "dtype:", np.ones(1).dtype, np.dtype("float32"), np.int64, np.array([1]).dtype.name, np.finfo(np.float64).eps, np.iinfo(np.int8).max)
print([np.float64(1.5), np.int64(2)], (np.float32(1.0),), {"a": np.float64(0.5)})
