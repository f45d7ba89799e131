import numpy as np
x = np.array([-2.0, -0.5, 0.0, 0.5, 2.0])
print(np.exp(x), np.tanh(x), np.sin(x), np.cos(x), np.abs(x), np.sign(x), np.square(x))
print(np.sqrt(np.abs(x)), np.log1p(np.abs(x)), np.floor(x), np.ceil(x), np.round(x), np.maximum(x, 0), np.where(x > 0, x, 0.1 * x))
print(np.isnan(x).any(), np.isfinite(x / 1), np.arctan2(x, 1), np.hypot(3, 4), np.power(2, [1, 2, 3]), np.mod(7, 3), np.exp2(3), np.log2(8), np.log10(0.01))
with np.errstate(divide="ignore", invalid="ignore"):
    print(np.array([1.0, 0.0, -1.0]) / 0, np.log(np.array([0.0, 1.0])), np.sqrt(np.array([-1.0])))
print(np.add.reduce([1, 2, 3]), np.multiply.accumulate([1, 2, 3, 4]), np.add(1, 2), np.subtract([3, 4], 1), np.logaddexp(0, 0), np.nan_to_num(np.array([np.nan, np.inf, 1])))
print(np.pi, np.e, np.inf, -np.inf, np.nan, np.sum([0.1] * 10), np.prod([1, 2, 3]), np.cumsum([1, 2, 3]), np.diff([1, 4, 9, 16]))
print(np.float64(0.1) + np.float64(0.2), np.float32(1) / 3, np.int64(7) // 2, type(np.float64(1) * 2).__name__, np.float64(3).item(), repr(np.float64(2.5)), str(np.int32(4)))
out = np.zeros(3)
np.add([1, 2, 3], 10, out=out)
print(out, np.multiply([1.0, 2.0], 2, where=np.array([True, True])), np.bitwise_and(6, 3), np.left_shift(1, 3), np.invert(np.array([True])))
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
print(sigmoid(x), sigmoid(0), sigmoid(np.array([[0.0, 1.0]])).shape, np.degrees(np.pi), np.deg2rad(180.0), np.gcd(12, 18), np.cbrt(27.0))
