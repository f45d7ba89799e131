import numpy as np
X = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
y = np.array([3.1, 4.9, 7.2, 9.1, 10.8])
w, b = 0.0, 0.0
lr = 0.02
history = []
for epoch in range(200):
    pred = w * X + b
    error = pred - y
    loss = (error**2).mean()
    dw = 2 * (error * X).mean()
    db = 2 * error.mean()
    w -= lr * dw
    b -= lr * db
    history.append(loss)
    if epoch % 50 == 0:
        print(f"epoch {epoch:3d} loss {loss:.5f} w {w:.4f} b {b:.4f}")
print(w, b, history[0], history[-1])
ss_res = ((y - (w * X + b)) ** 2).sum()
ss_tot = ((y - y.mean()) ** 2).sum()
print("R2", 1 - ss_res / ss_tot)
