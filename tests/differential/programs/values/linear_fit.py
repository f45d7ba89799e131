from neurogebra import Value
xs = [0.0, 1.0, 2.0, 3.0]
ys = [1.0, 3.1, 4.9, 7.2]
w, b = Value(0.0), Value(0.0)
for epoch in range(40):
    loss = Value(0.0)
    for x, y in zip(xs, ys):
        error = w * x + b - y
        loss = loss + error * error
    loss = loss / len(xs)
    for p in (w, b):
        p.grad = 0.0
    loss.backward()
    for p in (w, b):
        p.data -= 0.1 * p.grad
    if epoch % 10 == 9:
        print(f"epoch {epoch + 1}: loss {loss.data:.6f}, w {w.data:.4f}, b {b.data:.4f}")
predictions = [(w * x + b).data for x in xs]
print(predictions, w.grad, b.grad)
