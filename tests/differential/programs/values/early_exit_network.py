from neurogebra import Value

w, b = Value(0.3), Value(0.0)
data = [(-1, 0), (0, 0), (1, 1), (2, 1)]
patience, best, waited = 3, float("inf"), 0
kept = None
epoch = 0
while True:
    epoch += 1
    predictions = [(w * x + b).sigmoid() for x, _ in data]
    loss = sum(-(p.log() if t else (1 - p).log()) for p, (_, t) in zip(predictions, data)) / len(data)
    w.grad = b.grad = 0.0
    loss.backward()
    rate = 3.0 if epoch < 8 else 8.0
    w.data -= rate * w.grad
    b.data -= rate * b.grad
    if loss.data < best - 1e-2:
        best, waited, kept = loss.data, 0, (epoch, w.data, b.data)
    else:
        waited += 1
        if waited >= patience:
            print("stopped after", epoch)
            break
    if epoch == 40:
        print("never stopped")
        break
print(best, kept, waited)
w.data, b.data = kept[1:]
print([f"{(w * x + b).sigmoid().data:.4f}" for x, _ in data])
