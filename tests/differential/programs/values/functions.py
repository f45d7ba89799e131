from neurogebra import Value
def gaussian(x, mu=0.0, sigma=1.0):
    z = (x - mu) / sigma
    return (-(z**2) / 2).exp() / sigma
def swish(x):
    return x * x.sigmoid()
def huber(x, delta=1.0):
    if abs(x.data) <= delta:
        return x**2 / 2
    return delta * (abs(x) - delta / 2)
for f in (gaussian, swish, huber):
    for v in (-2.0, 0.3, 1.7):
        x = Value(v)
        y = f(x)
        y.backward()
        print(f.__name__, v, round(y.data, 6), round(x.grad, 6))
x = Value(0.8)
table = {name: getattr(x, name)() for name in ("exp", "sin", "tanh", "softplus", "gelu", "silu", "erf", "log1p", "atan")}
for name, value in table.items():
    x.grad = 0.0
    value.backward()
    print(name, value.data, x.grad)
print(Value(2.0).max(Value(3.0)).data, Value(2.0).min(1).data, Value(-1.5).leaky_relu().data, Value(9).log10().data)
