import math
from fractions import Fraction


def trapezoid(f, a, b, n):
    h = (b - a) / n
    return h * (f(a) / 2 + sum(f(a + i * h) for i in range(1, n)) + f(b) / 2)


def simpson(f, a, b, n):
    h = (b - a) / n
    odd = sum(f(a + i * h) for i in range(1, n, 2))
    even = sum(f(a + i * h) for i in range(2, n, 2))
    return h / 3 * (f(a) + 4 * odd + 2 * even + f(b))


def romberg(f, a, b, depth=5):
    rows = [[trapezoid(f, a, b, 1)]]
    for i in range(1, depth):
        row = [trapezoid(f, a, b, 2**i)]
        for j in range(1, i + 1):
            row.append(row[-1] + (row[-1] - rows[-1][j - 1]) / (4**j - 1))
        rows.append(row)
    return rows


for n in (2, 8, 32):
    print(n, abs(trapezoid(math.sin, 0, math.pi, n) - 2), abs(simpson(math.sin, 0, math.pi, n) - 2))
table = romberg(math.exp, 0, 1)
for row in table:
    print(" ".join(f"{v:.10f}" for v in row))
print(table[-1][-1] - (math.e - 1))


def euler(f, y, t, h):
    return y + h * f(t, y)


def rk4(f, y, t, h):
    k1 = f(t, y)
    k2 = f(t + h / 2, y + h * k1 / 2)
    k3 = f(t + h / 2, y + h * k2 / 2)
    k4 = f(t + h, y + h * k3)
    return y + h * (k1 + 2 * k2 + 2 * k3 + k4) / 6


def solve(step, f, y, end, n):
    h = end / n
    for i in range(n):
        y = step(f, y, i * h, h)
    return y


decay = lambda t, y: -2 * y + t
exact = lambda t: 1.25 * math.exp(-2 * t) + t / 2 - 0.25
for method in (euler, rk4):
    gaps = [abs(solve(method, decay, 1.0, 1.0, n) - exact(1.0)) for n in (10, 20, 40)]
    print(method.__name__, gaps, [round(math.log2(a / b), 2) for a, b in zip(gaps, gaps[1:])])
harmonic = sum(Fraction(1, k) for k in range(1, 11))
print(harmonic, float(harmonic), harmonic.limit_denominator(50))
