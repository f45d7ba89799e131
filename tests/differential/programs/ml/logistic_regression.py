import numpy as np
np.random.seed(1)
X = np.vstack([np.random.randn(10, 2) - 1.5, np.random.randn(10, 2) + 1.5])
y = np.array([0] * 10 + [1] * 10)
w = np.zeros(2)
b = 0.0
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
def loss(p, y):
    eps = 1e-12
    return -np.mean(y * np.log(p + eps) + (1 - y) * np.log(1 - p + eps))
for i in range(100):
    p = sigmoid(X @ w + b)
    grad_w = X.T @ (p - y) / len(y)
    grad_b = np.mean(p - y)
    w -= 0.5 * grad_w
    b -= 0.5 * grad_b
    if i % 25 == 0:
        print(i, loss(p, y))
predictions = (sigmoid(X @ w + b) > 0.5).astype(int)
accuracy = np.mean(predictions == y)
print(w, b, accuracy)
confusion = np.zeros((2, 2), dtype=int)
for t, q in zip(y, predictions):
    confusion[t, q] += 1
print(confusion)
