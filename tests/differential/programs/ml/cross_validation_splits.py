import numpy as np


class KFold:
    def __init__(self, n_splits=5, shuffle=False, random_state=None):
        self.n_splits = n_splits
        self.shuffle = shuffle
        self.random_state = random_state

    def split(self, X):
        indices = np.arange(len(X))
        if self.shuffle:
            np.random.RandomState(self.random_state).shuffle(indices)
        sizes = np.full(self.n_splits, len(X) // self.n_splits)
        sizes[: len(X) % self.n_splits] += 1
        start = 0
        for size in sizes:
            test = indices[start : start + size]
            yield np.setdiff1d(indices, test), test
            start += size


X = np.linspace(-2, 2, 11).reshape(-1, 1)
y = 1.5 * X[:, 0] + 0.25 * X[:, 0] ** 2
for train, test in KFold(3).split(X):
    print(train, test)
scores = {}
for degree in (1, 2, 3):
    fold_scores = []
    for train, test in KFold(4, shuffle=True, random_state=2).split(X):
        coefs = np.polyfit(X[train, 0], y[train], degree)
        predicted = np.polyval(coefs, X[test, 0])
        fold_scores.append(float(np.sqrt(np.mean((predicted - y[test]) ** 2))))
    scores[degree] = (np.mean(fold_scores), np.std(fold_scores))
    print(degree, [f"{s:.4f}" for s in fold_scores])
best = min(scores, key=lambda d: round(scores[d][0], 6))
print(best, round(scores[1][0], 6))
labels = np.array([0] * 8 + [1] * 3)
strata = [np.flatnonzero(labels == c) for c in np.unique(labels)]
folds = [np.concatenate([s[i::3] for s in strata]) for i in range(3)]
print([fold.tolist() for fold in folds], [labels[f].mean().round(3) for f in folds])
left_out = [np.delete(np.arange(4), i) for i in range(4)]
print(left_out)
