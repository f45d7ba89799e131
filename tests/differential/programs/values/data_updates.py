from neurogebra import Value

w = Value(4.0)
history = []
for step in range(8):
    loss = (w - 1) ** 2 + 0.5
    w.grad = 0.0
    loss.backward()
    history.append((round(w.data, 6), round(loss.data, 6), round(w.grad, 6)))
    w.data -= 0.25 * w.grad
print(history, w.data)
params = {"m": Value(0.0), "c": Value(0.0)}
points = [(0, 1), (1, 3), (2, 5)]
for epoch in range(60):
    loss = sum((params["m"] * x + params["c"] - y) ** 2 for x, y in points) / len(points)
    for p in params.values():
        p.grad = 0.0
    loss.backward()
    for name, p in params.items():
        p.data = p.data - 0.1 * p.grad
print({k: round(v.data, 4) for k, v in params.items()}, loss.data)
momentum = 0.0
v = Value(3.0)
for _ in range(10):
    y = v * v
    y.zero_grad()
    y.backward()
    momentum = 0.8 * momentum - 0.05 * v.grad
    v.data += momentum
print(v.data, momentum, y.data)
a = Value(1.0)
a.data, a.grad = 7.0, 2.0
b = a
b.data *= 2
a.label = "renamed"
print(a, b.label, a is b, a.data + 1, a.grad * 3)
grid = [[Value(i * 3 + j) for j in range(3)] for i in range(2)]
total = sum(v for row in grid for v in row)
total.backward()
for row in grid:
    for cell in row:
        cell.data -= cell.grad * 0.5
print([[c.data for c in row] for row in grid], total.data, sum(c.grad for r in grid for c in r))
clipped = Value(100.0)
big = clipped**3
big.backward()
clipped.grad = max(-1.0, min(1.0, clipped.grad))
clipped.data -= 0.1 * clipped.grad
print(clipped, big.grad, isinstance(clipped.data, float), type(grid[0][1].data).__name__)
