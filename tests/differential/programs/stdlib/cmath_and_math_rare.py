import cmath, math
print(math.comb(10, 3), math.perm(5, 2), math.gcd(12, 18, 8), math.lcm(4, 6), math.isqrt(99), math.prod([1, 2, 3.5]), math.fsum([0.1] * 10), sum([0.1] * 10), math.dist((0, 0), (3, 4)), math.hypot(1, 2, 2))
print(math.frexp(10.5), math.ldexp(0.65625, 4), math.modf(-3.25), math.copysign(2, -0.0), math.fmod(-7, 3), math.remainder(7, 4), math.trunc(-2.7), math.ulp(1.0), math.nextafter(1, 2), math.cbrt(27))
print(math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(1e-10), math.expm1(1e-10), math.exp2(3), math.gamma(5.5), math.lgamma(100), math.erf(0.5), math.erfc(0.5))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(0.5), math.acos(0.5), math.atan(2), math.atan2(-1, -1), math.sinh(1), math.cosh(1), math.tanh(1), math.asinh(1), math.acosh(2), math.atanh(0.5), math.degrees(1), math.radians(180))
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isfinite(1e308), math.isinf(-math.inf), math.isnan(math.nan), math.ceil(-0.5), math.floor(-0.5), math.factorial(20), math.pi, math.e, math.tau)
z = 3 + 4j
print(abs(z), cmath.phase(z), cmath.polar(z), cmath.rect(5, 0.9272952180016122), cmath.sqrt(-1), cmath.exp(1j * math.pi), cmath.log(z), cmath.log10(100 + 0j), cmath.sin(z), cmath.tanh(z), cmath.acos(2), cmath.isclose(z, 3 + 4.0000000001j))
roots = [cmath.rect(1, 2 * math.pi * k / 3) for k in range(3)]
print(roots, abs(sum(roots)) < 1e-15, [round(abs(r ** 3 - 1), 12) for r in roots])
def quadratic(a, b, c):
    d = b * b - 4 * a * c
    root = math.sqrt(d) if d >= 0 else cmath.sqrt(d)
    return (-b + root) / (2 * a), (-b - root) / (2 * a)
print(quadratic(1, -3, 2), quadratic(1, 2, 5), quadratic(1, 2, 1))
def dft(xs):
    n = len(xs)
    return [sum(x * cmath.exp(-2j * math.pi * k * i / n) for i, x in enumerate(xs)) for k in range(n)]
spectrum = dft([1, 0, -1, 0])
print(spectrum, [round(abs(s), 9) for s in spectrum])
def mandelbrot(c, limit=30):
    z = 0
    for n in range(limit):
        if abs(z) > 2:
            return n
        z = z * z + c
    return limit
for im in range(3, -4, -2):
    print("".join(".:-=+*#%@"[min(mandelbrot(complex(re / 10, im / 3)), 8)] for re in range(-22, 9, 2)))
for f, x in ((math.sqrt, -1), (math.log, 0), (math.acos, 2), (math.factorial, -1), (math.gamma, 0), (math.pow, (0, -1)), (math.exp, 1000), (cmath.log, 0), (math.floor, math.inf), (math.isqrt, 2.0), (math.comb, (2.5, 1))):
    try:
        f(*x) if isinstance(x, tuple) else f(x)
    except (ValueError, OverflowError, TypeError) as error:
        print(f.__name__, type(error).__name__, error)
pi, k = 0.0, 0
while abs(pi - math.pi) > 1e-3:
    pi += (-1) ** k * 4 / (2 * k + 1)
    k += 1
print(k, pi, math.pi - pi)
