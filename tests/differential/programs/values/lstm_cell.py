from neurogebra import Value
import random

random.seed(7)


def param():
    return Value(random.uniform(-0.5, 0.5))


def sigmoid(x):
    return 1 / (1 + (-x).exp())


class LSTMCell:
    def __init__(self):
        self.p = {g: (param(), param(), param()) for g in "ifog"}

    def gate(self, name, x, h):
        wx, wh, b = self.p[name]
        z = wx * x + wh * h + b
        return z.tanh() if name == "g" else sigmoid(z)

    def __call__(self, x, state):
        h, c = state
        i, f, o, g = (self.gate(n, x, h) for n in "ifog")
        c = f * c + i * g
        return o * c.tanh(), c

    def parameters(self):
        return [v for triple in self.p.values() for v in triple]


cell = LSTMCell()
seq, target = [0.5, -0.2, 0.9], 0.4
for step in range(4):
    state = (Value(0.0), Value(0.0))
    for x in seq:
        state = cell(x, state)
    loss = (state[0] - target) ** 2
    for p in cell.parameters():
        p.grad = 0.0
    loss.backward()
    for p in cell.parameters():
        p.data -= 0.5 * p.grad
    print(step, round(loss.data, 8))
norm = sum(p.grad**2 for p in cell.parameters()) ** 0.5
print(f"{norm:.6f}")
