import numpy as np


class KMeans:
    def __init__(self, k, seed=0, iterations=20):
        self.k = k
        self.rng = np.random.default_rng(seed)
        self.iterations = iterations

    def _start(self, X):
        centres = [X[self.rng.integers(len(X))]]
        while len(centres) < self.k:
            d2 = np.min([((X - c) ** 2).sum(axis=1) for c in centres], axis=0)
            centres.append(X[self.rng.choice(len(X), p=d2 / d2.sum())])
        return np.array(centres)

    def fit(self, X):
        self.centres = self._start(X)
        self.inertias = []
        for self.n_iter in range(1, self.iterations + 1):
            distances = np.linalg.norm(X[:, None, :] - self.centres[None, :, :], axis=2)
            self.labels = distances.argmin(axis=1)
            self.inertias.append(float((distances.min(axis=1) ** 2).sum()))
            moved = np.array([X[self.labels == j].mean(axis=0) if np.any(self.labels == j) else self.centres[j] for j in range(self.k)])
            if np.allclose(moved, self.centres):
                break
            self.centres = moved
        return self

    def predict(self, X):
        return np.linalg.norm(X[:, None] - self.centres, axis=2).argmin(1)


rng = np.random.default_rng(3)
blobs = [rng.normal(centre, 0.3, size=(5, 2)) for centre in ((0, 0), (4, 0), (2, 3))]
X = np.vstack(blobs)
model = KMeans(3, seed=1).fit(X)
print(model.labels, model.n_iter)
order = model.centres[:, 0].argsort()
print(model.centres[order].round(3))
print(model.inertias)
print(model.predict(np.array([[0.1, 0.1], [3.9, 0.2], [2.0, 2.5]])) == model.labels[[0, 5, 10]])
elbow = {k: KMeans(k, seed=5).fit(X).inertias[-1] for k in (1, 2, 3, 4)}
print({k: round(v, 3) for k, v in elbow.items()})


def silhouette(X, labels):
    d = np.sqrt(((X[:, None] - X) ** 2).sum(-1))
    out = []
    for i, own in enumerate(labels):
        same = (labels == own) & (np.arange(len(X)) != i)
        a = d[i, same].mean()
        b = min(d[i, labels == other].mean() for other in set(labels.tolist()) - {int(own)})
        out.append((b - a) / max(a, b))
    return np.mean(out)


print(silhouette(X, model.labels))
