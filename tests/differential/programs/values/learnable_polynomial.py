import random
from neurogebra import Value

rng = random.Random(5)
truth = [1.0, -2.0, 0.5]
xs = [i / 5 - 1 for i in range(11)]
ys = [sum(c * x**k for k, c in enumerate(truth)) + rng.gauss(0, 0.01) for x in xs]


class Polynomial:
    def __init__(self, degree):
        self.coefficients = [Value(0.0, label=f"c{k}") for k in range(degree + 1)]

    def __call__(self, x):
        result = self.coefficients[-1]
        for c in reversed(self.coefficients[:-1]):
            result = result * x + c
        return result

    def loss(self, xs, ys):
        return sum((self(x) - y) ** 2 for x, y in zip(xs, ys)) / len(xs)


model = Polynomial(2)
losses = []
for epoch in range(12):
    loss = model.loss(xs, ys)
    losses.append(loss.data)
    for c in model.coefficients:
        c.grad = 0.0
    loss.backward()
    for c in model.coefficients:
        c.data -= 0.4 * c.grad
    if epoch % 4 == 3:
        print(epoch, f"{loss.data:.6f}", [f"{c.data:+.3f}" for c in model.coefficients])
print(losses == sorted(losses, reverse=True), losses[0] / losses[-1])
errors = [abs(c.data - t) for c, t in zip(model.coefficients, truth)]
print(errors, max(errors) < 0.5)
