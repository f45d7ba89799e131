import numpy as np

p = np.poly1d([1, -3, 2])
print(p(0), p(3), p([1, 2, 4]), p.order, p.coeffs, p.roots, p.deriv()(2), p.integ()(1))
print(np.polyval([1, -3, 2], 3), np.roots([1, -3, 2]), np.poly([1, 2]), np.polyder([1, -3, 2]), np.polyint([2, -3]))
print(np.polyadd([1, 2], [3]), np.polymul([1, 1], [1, -1]), np.polysub([1, 0], [1]), np.polydiv([1, 0, -1], [1, 1]))
x = np.linspace(0, 4, 9)
noise = np.array([0.1, -0.2, 0.05, 0.0, 0.15, -0.1, 0.2, -0.05, 0.0])
y = 2 * x**2 - 3 * x + 1 + noise
coeffs = np.polyfit(x, y, 2)
fit = np.polyval(coeffs, x)
residual = y - fit
r2 = 1 - (residual**2).sum() / ((y - y.mean()) ** 2).sum()
print(coeffs.round(4), residual.round(3), r2.round(6))
for degree in (1, 2, 3):
    c = np.polyfit(x, y, degree)
    mse = np.mean((np.polyval(c, x) - y) ** 2)
    print(degree, c.round(3), f"{mse:.5f}")
V = np.vander(x, 3)
solution, residuals, rank, singular = np.linalg.lstsq(V, y, rcond=None)
print(np.allclose(solution, coeffs), residuals.round(4), rank, singular.round(4))
increasing = np.vander([1, 2, 3], increasing=True)
print(increasing, np.linalg.det(increasing.astype(float)).round(6))
def horner(cs, t):
    total = 0
    for c in cs:
        total = total * t + c
    return total
print(horner([2, -3, 1], 2.5), np.polyval([2, -3, 1], 2.5))
lagrange = 0.0
nodes, values, at = [0.0, 1.0, 2.0], [1.0, 3.0, 2.0], 1.5
for i, xi in enumerate(nodes):
    basis = np.prod([(at - xj) / (xi - xj) for j, xj in enumerate(nodes) if j != i])
    lagrange += values[i] * basis
print(lagrange, np.polyval(np.polyfit(nodes, values, 2), at).round(10))
