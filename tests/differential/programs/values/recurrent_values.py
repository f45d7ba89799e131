import random

from neurogebra import Value

rng = random.Random(3)
w_x, w_h, b = (Value(rng.uniform(-1, 1), label=n) for n in ("w_x", "w_h", "b"))
sequence = [0.5, -1.0, 0.25, 0.75]


def unroll(xs):
    h = Value(0.0)
    states = []
    for x in xs:
        h = (w_x * x + w_h * h + b).tanh()
        states.append(h)
    return states


states = unroll(sequence)
target = 0.3
loss = (states[-1] - target) ** 2
loss.backward()
print([round(s.data, 6) for s in states], loss.data)
print([s.grad for s in states], w_x.grad, w_h.grad, b.grad)
ratios = [states[i].grad / states[i + 1].grad for i in range(len(states) - 1)]
print(ratios, all(abs(r) < 1 for r in ratios))
for epoch in range(30):
    loss = (unroll(sequence)[-1] - target) ** 2
    for p in (w_x, w_h, b):
        p.grad = 0.0
    loss.backward()
    for p in (w_x, w_h, b):
        p.data -= 0.3 * p.grad
print(loss.data < 1e-4, round(unroll(sequence)[-1].data, 4), [round(p.data, 4) for p in (w_x, w_h, b)])


def fibonacci(n, a=None, c=None):
    a, c = a or Value(1.0), c or Value(1.0)
    for _ in range(n):
        a, c = c, a + c
    return a


seed_a, seed_b = Value(1.0), Value(1.0)
tenth = fibonacci(10, seed_a, seed_b)
tenth.backward()
print(tenth.data, seed_a.grad, seed_b.grad)


def newton_sqrt(n, steps=6):
    guess = n
    for _ in range(steps):
        guess = (guess + n / guess) / 2
    return guess


n = Value(9.0)
root = newton_sqrt(n)
root.backward()
print(root.data, n.grad, abs(n.grad - 1 / 6) < 1e-6)
