from neurogebra import Value
coefficients = [1.0, -2.0, 0.5, 3.0]
def poly(x):
    result = Value(0.0)
    for i, c in enumerate(coefficients):
        result = result + c * x**i
    return result
def horner(x):
    result = 0
    for c in reversed(coefficients):
        result = result * x + c
    return result
for at in (-1.0, 0.0, 2.0):
    x, y = Value(at), Value(at)
    p, h = poly(x), horner(y)
    p.backward()
    h.backward()
    print(at, p.data, h.data, x.grad, y.grad)
tangents = []
for at in range(-2, 3):
    x = Value(float(at))
    y = x**3 - 2 * x
    y.backward()
    tangents.append((at, y.data, x.grad, y.data - x.grad * at))
print(tangents)
