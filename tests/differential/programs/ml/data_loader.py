import math
import numpy as np


class Dataset:
    def __init__(self, X, y):
        self.X, self.y = X, y

    def __len__(self):
        return len(self.X)

    def __getitem__(self, i):
        return self.X[i], self.y[i]


class DataLoader:
    def __init__(self, dataset, batch_size=4, shuffle=True, rng=None):
        self.dataset, self.batch_size, self.shuffle = dataset, batch_size, shuffle
        self.rng = rng or np.random.default_rng()

    def __len__(self):
        return math.ceil(len(self.dataset) / self.batch_size)

    def __iter__(self):
        order = np.arange(len(self.dataset))
        if self.shuffle:
            self.rng.shuffle(order)
        for start in range(0, len(order), self.batch_size):
            rows = [self.dataset[i] for i in order[start : start + self.batch_size]]
            xs, ys = zip(*rows)
            yield np.stack(xs), np.array(ys)


class EarlyStopping:
    def __init__(self, patience=3):
        self.patience, self.best, self.bad = patience, float("inf"), 0

    def __call__(self, loss):
        if loss < self.best - 1e-6:
            self.best, self.bad = loss, 0
        else:
            self.bad += 1
        return self.bad >= self.patience


rng = np.random.default_rng(11)
X = rng.normal(size=(10, 2))
y = X @ [3.0, -1.0] + 0.5
loader = DataLoader(Dataset(X, y), rng=rng)
w, b, stop = np.zeros(2), 0.0, EarlyStopping(2)
for epoch in range(40):
    total = 0.0
    for xb, yb in loader:
        err = xb @ w + b - yb
        total += (err**2).sum()
        w -= 0.05 * xb.T @ err
        b -= 0.05 * err.sum()
    if epoch % 10 == 0:
        print(f"{epoch:>3} {total / len(X):.6f}")
    if stop(total):
        print("stopped at", epoch)
        break
print(len(loader), w, b)
unshuffled = [yb.shape for _, yb in DataLoader(Dataset(X, y), 3, shuffle=False)]
print(unshuffled)
