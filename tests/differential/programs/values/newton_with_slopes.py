from neurogebra import Value


def slope(f, at):
    x = Value(at)
    y = f(x)
    y.backward()
    return y.data, x.grad


def newton(f, at, steps=8):
    for n in range(steps):
        value, grad = slope(f, at)
        if abs(value) < 1e-13:
            return at, n
        at -= value / grad
    return at, steps


functions = {
    "cubic": lambda x: x ** 3 - 2 * x - 5,
    "cosine": lambda x: x.cos() - x,
    "kepler": lambda x: x - 0.3 * x.sin() - 1.0,
    "log": lambda x: x.log() + x - 2,
}
for name, f in functions.items():
    root, steps = newton(f, 1.5)
    print(f"{name:<7} {root:.12f} {steps}", abs(slope(f, root)[0]) < 1e-9)
h = 1e-4
for name, f in functions.items():
    up, down = f(Value(1.5 + h)).data, f(Value(1.5 - h)).data
    print(name, abs((up - down) / (2 * h) - slope(f, 1.5)[1]) < 1e-6)
