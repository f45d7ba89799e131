from neurogebra import Value
points = [(0.5, 0), (1.5, 0), (2.5, 1), (3.5, 1)]
w, b = Value(0.1), Value(0.0)
def probability(x):
    return (w * x + b).sigmoid()
def cross_entropy():
    total = Value(0.0)
    for x, y in points:
        p = probability(x)
        total += -(p.log() if y else (1 - p).log())
    return total / len(points)
before = cross_entropy()
for i in range(25):
    loss = cross_entropy()
    w.grad, b.grad = 0.0, 0.0
    loss.backward()
    w.data -= 0.5 * w.grad
    b.data -= 0.5 * b.grad
after = cross_entropy()
print(before.data, after.data, w.data, b.data)
for x, y in points:
    print(x, y, f"{probability(x).data:.4f}", int(probability(x).data > 0.5) == y)
