import numpy as np
rng = np.random.RandomState(3)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
Y = np.array([[0], [1], [1], [0]], dtype=float)
W1, b1 = rng.randn(2, 4), np.zeros((1, 4))
W2, b2 = rng.randn(4, 1), np.zeros((1, 1))
losses = []
for epoch in range(60):
    Z1 = X @ W1 + b1
    A1 = np.tanh(Z1)
    Z2 = A1 @ W2 + b2
    out = 1 / (1 + np.exp(-Z2))
    loss = np.mean((out - Y) ** 2)
    dZ2 = 2 * (out - Y) / len(X) * out * (1 - out)
    dW2, db2 = A1.T @ dZ2, dZ2.sum(axis=0, keepdims=True)
    dZ1 = dZ2 @ W2.T * (1 - A1**2)
    dW1, db1 = X.T @ dZ1, dZ1.sum(axis=0, keepdims=True)
    for param, grad in ((W1, dW1), (b1, db1), (W2, dW2), (b2, db2)):
        param -= 1.0 * grad
    losses.append(loss)
print(losses[::20], losses[-1])
print(out.round(3), W1.shape, (out > 0.5).astype(int).ravel())
