import math
def f(x, y):
    return x * x * y + math.sin(x) * y
def numerical(fun, args, h=1e-5):
    grads = []
    for i in range(len(args)):
        plus, minus = list(args), list(args)
        plus[i] += h
        minus[i] -= h
        grads.append((fun(*plus) - fun(*minus)) / (2 * h))
    return grads
def analytic(x, y):
    return [2 * x * y + math.cos(x) * y, x * x + math.sin(x)]
for point in [(1.0, 2.0), (0.5, -1.5), (3.0, 0.1)]:
    n, a = numerical(f, point), analytic(*point)
    error = max(abs(p - q) / max(1, abs(q)) for p, q in zip(n, a))
    print(point, [round(v, 6) for v in n], a, error < 1e-6)
import numpy as np
def loss(w):
    return np.sum(np.tanh(w) ** 2)
w = np.array([0.1, -0.4, 2.0])
grad = 2 * np.tanh(w) * (1 - np.tanh(w) ** 2)
num = np.zeros_like(w)
for i in range(len(w)):
    e = np.zeros_like(w)
    e[i] = 1e-6
    num[i] = (loss(w + e) - loss(w - e)) / 2e-6
print(grad, num, np.abs(grad - num).max() < 1e-8)
