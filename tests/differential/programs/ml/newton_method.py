def newton(f, df, x, tol=1e-10, max_iter=50):
    for i in range(max_iter):
        fx = f(x)
        if abs(fx) < tol:
            return x, i
        x = x - fx / df(x)
    raise RuntimeError("did not converge")
root, steps = newton(lambda x: x**2 - 2, lambda x: 2 * x, 1.0)
print(root, steps, abs(root * root - 2) < 1e-9)
print(newton(lambda x: x**3 - x - 2, lambda x: 3 * x**2 - 1, 1.5))
def bisect(f, a, b, n=40):
    for _ in range(n):
        m = (a + b) / 2
        if f(a) * f(m) <= 0:
            b = m
        else:
            a = m
    return (a + b) / 2
def secant(f, a, b, n=8):
    for _ in range(n):
        if f(b) == f(a):
            break
        a, b = b, b - f(b) * (b - a) / (f(b) - f(a))
    return b
cubic = lambda x: x**3 - x - 2
print(bisect(cubic, 1, 2), secant(cubic, 1, 2))
try:
    newton(lambda x: x * x + 1, lambda x: 2 * x, 0.5)
except RuntimeError as error:
    print(error)
def derivative(f, x, h=1e-6):
    return (f(x + h) - f(x - h)) / (2 * h)
x = 3.0
for i in range(6):
    x -= cubic(x) / derivative(cubic, x)
    print(i, x)
