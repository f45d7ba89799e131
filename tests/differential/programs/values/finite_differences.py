import math

from neurogebra import Value


def f(a, b, c):
    return (a * b).tanh() + (c / a).exp() - b**2 * c.sigmoid()


def plain(a, b, c):
    return math.tanh(a * b) + math.exp(c / a) - b**2 / (1 + math.exp(-c))


point = (1.3, -0.4, 0.7)
values = [Value(p) for p in point]
out = f(*values)
out.backward()
grads = [v.grad for v in values]
print(out.data, plain(*point), abs(out.data - plain(*point)) < 1e-12)
h = 1e-6
numeric = []
for i in range(3):
    plus, minus = list(point), list(point)
    plus[i] += h
    minus[i] -= h
    numeric.append((plain(*plus) - plain(*minus)) / (2 * h))
errors = [abs(g - n) for g, n in zip(grads, numeric)]
print(grads, [round(n, 6) for n in numeric], max(errors) < 1e-7)
for name, fn, dfn in [("sin", math.sin, math.cos), ("exp", math.exp, math.exp), ("tanh", math.tanh, lambda t: 1 - math.tanh(t) ** 2)]:
    x = Value(0.3)
    y = getattr(x, name)()
    y.backward()
    print(name, y.data == fn(0.3), x.grad, abs(x.grad - dfn(0.3)) < 1e-15)
second = []
for shift in (-h, h):
    x = Value(0.5 + shift)
    (x**4).backward()
    second.append(x.grad)
print((second[1] - second[0]) / (2 * h), 12 * 0.5**2)
hessian = [[0.0] * 2 for _ in range(2)]
for j in range(2):
    rows = []
    for sign in (-1, 1):
        p = [1.0, 2.0]
        p[j] += sign * 1e-5
        u, v = Value(p[0]), Value(p[1])
        (u**2 * v + v**3).backward()
        rows.append((u.grad, v.grad))
    for i in range(2):
        hessian[i][j] = round((rows[1][i] - rows[0][i]) / 2e-5, 5)
print(hessian)
