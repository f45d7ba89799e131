from neurogebra import Value

points = [(2.0, 1.0), (1.5, 2.0), (-1.0, -0.5), (-2.0, -1.0)]
targets = [1, 1, -1, -1]
w1 = Value(0.1, label="w1")
w2 = Value(-0.1, label="w2")
b = Value(0.0, label="b")
C = 10.0
history = []
for epoch in range(5):
    margin = Value(0.0)
    for (x1, x2), t in zip(points, targets):
        margin = margin + (1 - t * (w1 * x1 + w2 * x2 + b)).relu()
    loss = 0.5 * (w1 ** 2 + w2 ** 2) + C * margin / len(points)
    for p in (w1, w2, b):
        p.grad = 0.0
    loss.backward()
    grads = w1.grad, w2.grad, b.grad
    print(epoch, loss.data, grads)
    for p in (w1, w2, b):
        p.data = p.data - 0.02 * p.grad
    history.append(loss.data)
decreasing = all(later <= earlier for earlier, later in zip(history, history[1:]))
norm = (w1.data**2 + w2.data**2) ** 0.5
print(decreasing, norm, "width", 2 / norm)
support = [p for p, t in zip(points, targets) if t * (w1.data * p[0] + w2.data * p[1] + b.data) <= 1]
print(support, len(support))
