import numpy as np

rng = np.random.default_rng(11)
X = rng.normal(size=(20, 3))
true_w = np.array([1.5, -2.0, 0.5])
y = X @ true_w + 0.3 + rng.normal(0, 0.1, 20)


def train_test_split(X, y, test_size=0.25, seed=0):
    order = np.random.default_rng(seed).permutation(len(X))
    cut = int(len(X) * (1 - test_size))
    train, test = order[:cut], order[cut:]
    return X[train], X[test], y[train], y[test]


X_train, X_test, y_train, y_test = train_test_split(X, y)
print(X_train.shape, X_test.shape, y_test)
mu, sigma = X_train.mean(axis=0), X_train.std(axis=0)
X_train_s, X_test_s = (X_train - mu) / sigma, (X_test - mu) / sigma
print(mu, sigma, X_train_s.mean(axis=0).round(10), X_test_s[0])


def batches(X, y, size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        picked = order[start : start + size]
        yield X[picked], y[picked]


w, b = np.zeros(3), 0.0
for epoch in range(15):
    losses = []
    for xb, yb in batches(X_train_s, y_train, 4, rng):
        err = xb @ w + b - yb
        losses.append((err**2).mean())
        w -= 0.1 * 2 * xb.T @ err / len(xb)
        b -= 0.1 * 2 * err.mean()
    if epoch % 5 == 4:
        print(epoch, np.mean(losses))
pred = X_test_s @ w + b
mse = ((pred - y_test) ** 2).mean()
r2 = 1 - ((y_test - pred) ** 2).sum() / ((y_test - y_test.mean()) ** 2).sum()
print(w / sigma, b, mse, r2)


def k_fold(n, k):
    folds = np.array_split(np.arange(n), k)
    for i in range(k):
        yield np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]


scores = []
for train, val in k_fold(len(X), 4):
    A = np.c_[X[train], np.ones(len(train))]
    theta, *_ = np.linalg.lstsq(A, y[train], rcond=None)
    scores.append(float(np.mean((np.c_[X[val], np.ones(len(val))] @ theta - y[val]) ** 2)))
print([round(s, 5) for s in scores], np.mean(scores), np.std(scores))
