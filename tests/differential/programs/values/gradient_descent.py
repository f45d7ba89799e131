from neurogebra import Value
w = Value(5.0)
b = Value(-1.0)
lr = 0.05
history = []
for step in range(30):
    loss = (w - 2) ** 2 + (b + 3) ** 2 + 0.1 * w * b
    w.grad = 0.0
    b.grad = 0.0
    loss.backward()
    w.data -= lr * w.grad
    b.data -= lr * b.grad
    history.append(loss.data)
    if step % 10 == 0:
        print(step, loss.data, w.data, b.data)
print(f"{w.data:.5f} {b.data:.5f} {history[-1]:.6f}")
print(min(history) == history[-1], len(history))
