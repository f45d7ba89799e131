import random
from neurogebra import Value
random.seed(7)
def make(n_in, n_out):
    return [[Value(random.gauss(0, 1)) for _ in range(n_in + 1)] for _ in range(n_out)]
def forward(layer, x, act):
    out = []
    for row in layer:
        s = row[-1]
        for w, v in zip(row, x):
            s = s + w * v
        out.append(act(s))
    return out
hidden, output = make(2, 3), make(3, 1)
params = [p for layer in (hidden, output) for row in layer for p in row]
data = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]
for epoch in range(15):
    loss = Value(0)
    for x, y in data:
        h = forward(hidden, x, lambda v: v.tanh())
        (o,) = forward(output, h, lambda v: v.sigmoid())
        loss = loss + (o - y) ** 2
    for p in params:
        p.grad = 0
    loss.backward()
    for p in params:
        p.data -= 0.5 * p.grad
    if epoch % 5 == 0:
        print(epoch, loss.data)
print(len(params), loss.data, [round(forward(output, forward(hidden, x, lambda v: v.tanh()), lambda v: v.sigmoid())[0].data, 4) for x, _ in data])
