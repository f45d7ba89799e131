import numpy as np

a = np.float64(2.5)
b = np.int64(7)
print(a + 1, type(a + 1).__name__, b / 2, type(b / 2).__name__, b // 2, type(b // 2).__name__, b % 4, -b, abs(-a))
print(isinstance(a, float), isinstance(b, int), float(a), int(a), round(a), round(np.float64(2.567), 2), a.is_integer())
zero_d = np.array(3.0)
print(zero_d, zero_d.shape, zero_d.ndim, zero_d[()], zero_d + 1, type(zero_d + 1).__name__, zero_d.item())
print(b == 7, type(b == 7).__name__, b in [6, 7], {7: "seven"}[b], hash(b) == hash(7), [10, 20, 30][np.int64(1)])
print(np.bool_(True) and 5, not np.bool_(False), np.True_, np.bool_(3) + np.bool_(1), True + np.int8(1))
print(f"{a:.2f} {b:03d} {a!r} {b!s:>5}", "%s %d %.1f" % (a, b, a), "{:e}".format(np.float32(12345.678)))
total = sum(np.array([1, 2, 3]))
print(total, type(total).__name__, max(np.array([3, 1])), min([np.float32(2), 1]), sorted(np.array([3, 1, 2]))[0], list(np.arange(3)))
print(np.float64(1) / 3, np.float32(1) / 3, np.float64("nan"), np.float64(1e400), np.int32(5) ** 2, 2 ** np.int64(10), 2.0 ** np.arange(3))
print(np.int64(10).bit_length() if hasattr(np.int64(1), "bit_length") else "", b.item().bit_length(), np.int64(6).bit_count(), a.as_integer_ratio())
print(np.float64(3.0) == 3, 3 == np.array(3), np.array([3]) == 3, np.isscalar(a), np.isscalar(3), np.isscalar([3]), np.ndim(a), np.shape(5))
with np.errstate(divide="ignore", invalid="ignore"):
    print(np.float64(1) / 0, np.float64(0) / np.float64(0), np.int64(5) // np.int64(0), np.float64(-1) ** 0.5)
x, y = np.array([4, 5])
(first, *rest) = np.arange(4)
print(x, y, first, rest, type(x).__name__, [*np.eye(2)], dict(enumerate(np.array([5.0, 6.0]))))
for i, (p, q) in enumerate(np.array([[1, 2], [3, 4]])):
    print(i, p, q, p * q)
print(np.array([1, 2, 3]).mean().round(2), np.arange(3).sum().item(), str(np.int8(5)), np.uint8(5).dtype, np.dtype("float32").name, np.dtype(int).kind)
print(complex(a), np.complex128(1 + 2j).real, np.array(1 + 1j).imag, divmod(b, 3), pow(b, 2), b & 3, b << 1, ~b, b ^ 1)
values = [np.float64(v) for v in (0.1, 0.2, 0.3)]
print(values, sum(values), np.sum(values), sum(values) == np.sum(values), any(np.array([0, 1])), all(np.array([[1, 1]])[0]))
while a < 100:
    a *= 3
print(a, type(a).__name__, int(a) % 7, len(str(a)), np.array(7) in (7, 8), bool(np.array(0)))
