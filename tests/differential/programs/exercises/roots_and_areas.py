import math

EPS = 1e-10

def f(x):
    return x ** 3 - x - 2

def bisection(f, a, b):
    if f(a) * f(b) > 0:
        raise ValueError("no sign change")
    n = 0
    while (b - a) / 2 > EPS:
        n += 1
        c = (a + b) / 2
        if f(c) == 0:
            break
        if f(a) * f(c) < 0:
            b = c
        else:
            a = c
    return (a + b) / 2, n

def secant(f, x0, x1):
    n = 0
    while abs(x1 - x0) > EPS and n < 50:
        x0, x1 = x1, x1 - f(x1) * (x1 - x0) / (f(x1) - f(x0))
        n += 1
    return x1, n

for method, args in ((bisection, (1, 2)), (secant, (1, 2))):
    root, n = method(f, *args)
    print(f"{method.__name__:>10}: {root:.10f} after {n:2d} steps, f = {f(root):+.2e}")
try:
    bisection(math.cos, 0, 1)
except ValueError as e:
    print("Error:", e)

def simpson(f, a, b, n=10):
    h = (b - a) / n
    s = f(a) + f(b)
    for i in range(1, n):
        s += f(a + i * h) * (4 if i % 2 else 2)
    return s * h / 3

print(simpson(math.sin, 0, math.pi), simpson(lambda x: x ** 2, 0, 3))
xs = [0, 1, 2, 3]
ys = [1, 3, 2, 5]
def lagrange(x):
    total = 0
    for i in range(len(xs)):
        t = ys[i]
        for j in range(len(xs)):
            if i != j:
                t *= (x - xs[j]) / (xs[i] - xs[j])
        total += t
    return total
print([lagrange(x) for x in (0, 0.5, 1.5, 3)])
t, y, h = 0.0, 1.0, 0.25
while t < 1:
    k1 = -2 * y
    k2 = -2 * (y + h / 2 * k1)
    k3 = -2 * (y + h / 2 * k2)
    k4 = -2 * (y + h * k3)
    y += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    t += h
    print(t, round(y, 6), round(math.exp(-2 * t), 6))
