import numpy as np

np.random.seed(8)
x = np.linspace(0, 1, 12)
y = np.sin(2 * np.pi * x) + 0.2 * np.random.randn(12)
train, valid = np.arange(12) % 3 != 0, np.arange(12) % 3 == 0
design = np.vander(x, 6, increasing=True)


class EarlyStopping:
    def __init__(self, patience=5, tolerance=1e-4):
        self.patience, self.tolerance = patience, tolerance
        self.best, self.count, self.weights = np.inf, 0, None

    def __call__(self, loss, weights):
        if loss < self.best - self.tolerance:
            self.best, self.count = loss, 0
            self.weights = weights.copy()
        else:
            self.count += 1
        return self.count >= self.patience


w = np.zeros(6)
stopper = EarlyStopping(patience=3, tolerance=1e-3)
curve = []
for epoch in range(200):
    residual = design[train] @ w - y[train]
    w -= 0.3 * design[train].T @ residual / train.sum()
    loss = float(np.mean((design[valid] @ w - y[valid]) ** 2))
    curve.append((float(np.mean(residual**2)), loss))
    if stopper(loss, w):
        break
print("stopped at", epoch, "best", stopper.best)
print(stopper.weights.round(5))
first, last = curve[0], curve[-1]
print(first, last, len(curve))
restored = design @ stopper.weights
print(np.round(restored, 3), restored.shape)
