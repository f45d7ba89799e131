import math
print(math.sqrt(2), math.cbrt(27) if hasattr(math, "cbrt") else 3.0, math.exp(1), math.log(10), math.log(8, 2), math.log2(10), math.log10(1000), math.log1p(1e-10))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(0.5), math.acos(0.5), math.atan(1), math.atan2(-1, -1))
print(math.sinh(1), math.cosh(1), math.tanh(1), math.atanh(0.5), math.degrees(math.pi), math.radians(180))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.fmod(-7, 3), math.modf(3.25), math.frexp(10.0), math.ldexp(0.5, 4))
print(math.factorial(12), math.comb(10, 3), math.perm(5, 2), math.gcd(48, 36), math.lcm(4, 6), math.isqrt(17))
print(math.hypot(3, 4), math.dist((0, 0), (3, 4)), math.fsum([0.1] * 10), math.prod([1, 2, 3, 4]), sum([0.1] * 10))
print(math.erf(0.5), math.gamma(5), math.lgamma(10), math.copysign(3, -0.0), math.fabs(-2), math.expm1(1e-5))
print(math.inf, -math.inf, math.isnan(math.nan), math.isinf(math.inf), math.isfinite(3), math.isclose(1, 1 + 1e-10), math.tau, math.e)
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.acos(2)):
    try:
        bad()
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
def sigmoid(x):
    return 1 / (1 + math.exp(-x))
print([round(sigmoid(x), 4) for x in range(-3, 4)], math.remainder(7, 4), math.ulp(1.0), math.nextafter(1.0, 2.0))
