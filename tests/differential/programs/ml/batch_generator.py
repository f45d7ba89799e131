import numpy as np

rng = np.random.default_rng(11)
X = rng.normal(loc=3.0, scale=2.0, size=(10, 2))
y = (X @ np.array([1.0, -1.0]) > 0).astype(int)


def batches(X, y, size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        picked = order[start : start + size]
        yield X[picked], y[picked]


class StandardScaler:
    def fit(self, X):
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, Z):
        return Z * self.scale_ + self.mean_


scaler = StandardScaler().fit(X)
Z = scaler.transform(X)
print(scaler.mean_, scaler.scale_)
print(Z.mean(axis=0).round(12), Z.std(axis=0))
back = scaler.inverse_transform(Z)
print(np.allclose(back, X), np.abs(back - X).max() < 1e-12)
sizes = []
for epoch in range(2):
    for xb, yb in batches(Z, y, 4, rng):
        sizes.append(len(xb))
        print(epoch, xb.shape, yb.tolist(), xb[0].round(4))
print(sizes, sum(sizes) == 2 * len(X))
smallest, largest = X.min(axis=0), X.max(axis=0)
scaled = (X - smallest) / (largest - smallest)
print(scaled.min(), scaled.max(), scaled[:2])
