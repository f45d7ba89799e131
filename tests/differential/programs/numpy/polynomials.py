import numpy as np
p = np.poly1d([1, -3, 2]) if False else [1, -3, 2]
print(np.polyval(p, 5), np.roots(p), np.polyadd(p, [1, 0]), np.polymul([1, 1], [1, -1]), np.polyder(p), np.polyint([2, 0]), np.poly([1, 2]))
x = np.array([0.0, 1, 2, 3])
y = np.array([1.0, 3.1, 4.9, 7.2])
slope, intercept = np.polyfit(x, y, 1)
print(slope, intercept, np.polyfit(x, y, 2), np.polyval([slope, intercept], 10))
residual = y - np.polyval([slope, intercept], x)
print(residual, (residual**2).sum(), 1 - (residual**2).sum() / ((y - y.mean()) ** 2).sum())
def newton(coefs, x0, n=8):
    d = np.polyder(coefs)
    path = [x0]
    for _ in range(n):
        x0 = x0 - np.polyval(coefs, x0) / np.polyval(d, x0)
        path.append(x0)
    return path
print(newton([1, 0, -2], 1.0))
t = np.linspace(-1, 1, 5)
print(t**3 - t, np.vander(t, 3), sum(c * t**i for i, c in enumerate([1, 2, 3])))
