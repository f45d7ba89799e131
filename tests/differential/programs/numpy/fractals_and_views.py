import numpy as np

xs = np.linspace(-1.5, 1.5, 9)
ys = np.linspace(-1.5, 1.5, 7)
z = xs[None, :] + 1j * ys[:, None]
roots = np.exp(2j * np.pi * np.arange(3) / 3)
for _ in range(25):
    with np.errstate(divide="ignore", invalid="ignore"):
        z = z - (z**3 - 1) / (3 * z**2)
closest = np.abs(z[..., None] - roots).argmin(-1)
for row in closest:
    print("".join("abc"[i] for i in row))
c = xs[None, :] - 0.5 + 1j * ys[:, None]
n = np.zeros(c.shape, int)
w = np.zeros_like(c)
for k in range(20):
    alive = np.abs(w) <= 2
    w[alive] = w[alive] ** 2 + c[alive]
    n[alive] += 1
for row in n:
    print("".join("#" if v == 20 else "." for v in row))
v = np.array([97, 98, 99, 100] * 2, dtype=np.uint8)
print(v.view(np.uint16), v.reshape(2, 4).T.flags["C_CONTIGUOUS"])
a = np.arange(6, dtype=np.int32).view()
a.shape = 2, 3
print(a, a.view(np.int16).shape)
from numpy.random import Generator, PCG64, MT19937
g = Generator(PCG64(5))
print(g.integers(0, 10, 5), g.normal(size=2))
h = Generator(MT19937(5))
print(h.random(2))
