import numpy as np

x = np.array([1.0, 2.0, 4.0])
m = np.arange(1, 7).reshape(2, 3)
print(np.add.outer(x, x), np.multiply.outer([1, 2], [3, 4]), np.maximum.outer([1, 5], [3, 4]))
print(np.add.reduce(m), np.add.reduce(m, axis=1), np.add.reduce(m, axis=None), np.multiply.accumulate(m, axis=1))
print(np.add.reduceat(np.arange(8), [0, 3, 5]), np.minimum.reduce([3, 1, 2]), np.logical_and.reduce([True, False]))
out = np.zeros(3)
result = np.multiply(x, 10, out=out)
print(out, result is out, np.sqrt(x, out=out) is out, out)
target = np.array([1, 2, 3, 4])
np.add.at(target, [0, 0, 2], 10)
np.negative(target, out=target)
print(target, np.power(x, [2, 0.5, -1]), np.float_power(2, 3), np.fmod(-7, 3), np.mod(-7, 3), np.remainder(7.5, 2))
quotient, rest = np.divmod([7, -7], 2)
print(quotient, rest, np.modf([1.5, -2.25]), np.frexp([8.0, 0.3]), np.ldexp(0.5, 4), np.gcd(12, [8, 9]), np.lcm(4, 6))
print(np.exp(x), np.expm1(1e-10), np.log1p(1e-10), np.log2(x), np.log10([1, 1000]), np.cbrt([8, 27]), np.square(x), np.reciprocal(x))
print(np.sin(x), np.cos(x), np.tan(x), np.arcsin([0, 1]), np.arctan2([1, -1], [1, -1]), np.sinh(x), np.arctanh(0.5), np.deg2rad(180), np.sinc([0.0, 0.5]))
print(np.hypot(3, 4), np.logaddexp(0, 0), np.signbit([-0.0, 1.0]), np.nextafter(1, 2), np.spacing(1.0), np.isclose(0.1 + 0.2, 0.3))
double = np.vectorize(lambda v: v * 2 if v > 1 else -v)
named = np.frompyfunc(lambda a, b: a + b, 2, 1) if False else None
print(double(x), double([0, 1, 2, 3]), np.vectorize(len)(["a", "bc"]), np.apply_along_axis(lambda r: r.max() - r.min(), 1, m))
print(m.sum(axis=0, keepdims=True), m.mean(axis=-1), m.prod(), m.max(axis=1), m.std(axis=0), m.cumsum(axis=0), m.any(), m.all(axis=0))
with np.errstate(all="ignore"):
    odd = np.array([0.0, 1.0]) / 0
print(odd, np.round(2.5), np.round(3.5), np.round(-1.234, 2), np.around([1234.5], -2), np.floor(-0.5), np.fix(-1.7))
print(np.array([3, 1]) == np.array([3, 2]), np.equal(1, 1.0), np.not_equal(x, 2), np.greater_equal(x, 2).tolist(), (x > 1).dtype)
def f(v):
    return np.where(v < 2, v**2, np.sqrt(v))
print(f(x), f(4.0), f(1), type(f(1)).__name__, np.add(1, 2), type(np.add(1, 2)).__name__, np.exp(0), x.dot(x), abs(-x), divmod(np.int64(7), 2))
