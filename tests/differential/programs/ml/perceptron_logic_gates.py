import itertools

GATES = {
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "nand": lambda a, b: 1 - (a & b),
    "xor": lambda a, b: a ^ b,
}


def step(z):
    return 1 if z >= 0 else 0


def train(table, rate=0.1, epochs=20):
    w = [0.0, 0.0]
    bias = 0.0
    for epoch in range(1, epochs + 1):
        mistakes = 0
        for (a, b), target in table:
            out = step(w[0] * a + w[1] * b + bias)
            error = target - out
            if error:
                mistakes += 1
                w[0] += rate * error * a
                w[1] += rate * error * b
                bias += rate * error
        if mistakes == 0:
            return w, bias, epoch
    return w, bias, None


inputs = list(itertools.product((0, 1), repeat=2))
for name, gate in GATES.items():
    table = [(pair, gate(*pair)) for pair in inputs]
    weights, bias, epoch = train(table)
    outs = [step(weights[0] * a + weights[1] * b + bias) for a, b in inputs]
    right = sum(o == t for o, (_, t) in zip(outs, table))
    print(f"{name:>5} {weights} {bias:.1f} after {epoch} {outs} {right}/4")


def xor(a, b):
    """Three perceptrons do what one cannot."""
    nand = step(-a - b + 1.5)
    either = step(a + b - 0.5)
    return step(nand + either - 1.5)


print([xor(a, b) for a, b in inputs])
