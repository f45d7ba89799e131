from neurogebra import Value
def chain(x0):
    x = Value(x0)
    u = 3 * x + 1
    v = u**2
    w = v.tanh() if x0 < 0 else v.log()
    y = w * 2
    y.backward()
    return y.data, x.grad
for x0 in (0.5, 1.0, -0.3):
    print(x0, chain(x0))
x = Value(1.5)
y = (x**2 + 1).sqrt()
z = y.exp() / (1 + y)
z.backward()
print(z.data, x.grad, y.grad)
h = 1e-6
def plain(x):
    import math
    y = math.sqrt(x * x + 1)
    return math.exp(y) / (1 + y)
numeric = (plain(1.5 + h) - plain(1.5 - h)) / (2 * h)
print(numeric, abs(numeric - x.grad) < 1e-6)
