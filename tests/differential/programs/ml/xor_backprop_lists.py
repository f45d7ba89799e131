# XOR with nothing but lists and math
import math
import random

random.seed(3)
H = 3
W1 = [[random.uniform(-1, 1) for _ in range(2)] for _ in range(H)]
b1 = [0.0] * H
W2 = [random.uniform(-1, 1) for _ in range(H)]
b2 = 0.0
data = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]


def sigmoid(z):
    return 1.0 / (1.0 + math.exp(-z))


def forward(x):
    hidden = [sigmoid(sum(w * v for w, v in zip(row, x)) + bias) for row, bias in zip(W1, b1)]
    return hidden, sigmoid(sum(w * h for w, h in zip(W2, hidden)) + b2)


errors = []
for epoch in range(120):
    total = 0.0
    for x, t in data:
        hidden, out = forward(x)
        total += 0.5 * (out - t) ** 2
        delta = (out - t) * out * (1 - out)
        deltas = [delta * W2[j] * hidden[j] * (1 - hidden[j]) for j in range(H)]
        for j in range(H):
            W2[j] -= 2.0 * delta * hidden[j]
            b1[j] -= 2.0 * deltas[j]
            for i in range(2):
                W1[j][i] -= 2.0 * deltas[j] * x[i]
        b2 -= 2.0 * delta
    errors.append(total)
print(errors[0], errors[-1], errors[-1] < errors[0])
for x, t in data:
    _, out = forward(x)
    print(x, t, f"{out:.6f}", round(out) == t)
print(W2, b2)
