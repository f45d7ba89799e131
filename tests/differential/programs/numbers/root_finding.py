import math


def bisection(f, a, b, tolerance=1e-10):
    fa = f(a)
    for step in range(1, 200):
        middle = (a + b) / 2
        fm = f(middle)
        if fm == 0 or (b - a) / 2 < tolerance:
            return middle, step
        if fa * fm < 0:
            b = middle
        else:
            a, fa = middle, fm
    raise ArithmeticError("did not converge")


def secant(f, x0, x1, tolerance=1e-12):
    trail = [x0, x1]
    while abs(trail[-1] - trail[-2]) > tolerance and len(trail) < 50:
        x0, x1 = trail[-2:]
        trail.append(x1 - f(x1) * (x1 - x0) / (f(x1) - f(x0)))
    return trail


def newton(f, df, x, tolerance=1e-12):
    steps = 0
    while (move := f(x) / df(x)) and abs(move) > tolerance and steps < 50:
        x -= move
        steps += 1
    return x, steps


def fixed_point(g, x, n=60):
    for _ in range(n):
        x = g(x)
    return x


f = lambda x: x**3 - x - 2
df = lambda x: 3 * x**2 - 1
root, steps = bisection(f, 1, 2)
print(root, steps)
trail = secant(f, 1.0, 2.0)
print(trail[-1], len(trail))
exact, n = newton(f, df, 1.5)
print(exact, n, f(exact))
errors = [abs(x - exact) for x in trail[:-2]]
orders = [math.log(c / b) / math.log(b / a) for a, b, c in zip(errors, errors[1:], errors[2:]) if c > 0 and a != b]
print([f"{e:.2e}" for e in errors], [round(o, 3) for o in orders])
print(fixed_point(math.cos, 1.0), fixed_point(lambda x: (x + 2) ** (1 / 3), 1.0))
try:
    newton(lambda x: x**2 + 1, lambda x: 2 * x, 0.0)
except ZeroDivisionError as error:
    print("flat:", error)
golden = (math.sqrt(5) - 1) / 2
a, b = 0.0, 3.0
while b - a > 1e-6:
    c, d = b - golden * (b - a), a + golden * (b - a)
    if (c - 2) ** 2 < (d - 2) ** 2:
        b = d
    else:
        a = c
print(round((a + b) / 2, 5))
