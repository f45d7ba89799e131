import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


class LogisticRegression:
    def __init__(self, lr=0.1, n_iter=100, l2=0.0, verbose=False):
        self.lr, self.n_iter, self.l2, self.verbose = lr, n_iter, l2, verbose
        self.losses = []

    def fit(self, X, y):
        n, d = X.shape
        self.w = np.zeros(d)
        self.b = 0.0
        for i in range(self.n_iter):
            p = sigmoid(X @ self.w + self.b)
            loss = -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))
            loss += self.l2 * (self.w @ self.w)
            self.losses.append(loss)
            error = p - y
            self.w -= self.lr * (X.T @ error / n + 2 * self.l2 * self.w)
            self.b -= self.lr * error.mean()
            if self.verbose and i % 20 == 0:
                print(f"iter {i}: {loss:.5f}")
        return self

    def predict_proba(self, X):
        return sigmoid(X @ self.w + self.b)

    def predict(self, X, threshold=0.5):
        return (self.predict_proba(X) >= threshold).astype(int)

    def score(self, X, y):
        return (self.predict(X) == y).mean()


rng = np.random.RandomState(1)
X = rng.randn(60, 2)
y = (X[:, 0] + 2 * X[:, 1] > 0).astype(int)
idx = rng.permutation(len(X))
train, test = idx[:45], idx[45:]
clf = LogisticRegression(verbose=True, l2=0.001).fit(X[train], y[train])
print(clf.w, clf.b)
print("accuracy", clf.score(X[test], y[test]))
tp = np.sum((clf.predict(X[test]) == 1) & (y[test] == 1))
fp = np.sum((clf.predict(X[test]) == 1) & (y[test] == 0))
fn = np.sum((clf.predict(X[test]) == 0) & (y[test] == 1))
precision, recall = tp / (tp + fp), tp / (tp + fn)
print(f"precision={precision:.2f} recall={recall:.2f} f1={2 * precision * recall / (precision + recall):.2f}")
thresholds = np.linspace(0, 1, 11)
for t in thresholds[::5]:
    print(t, clf.predict(X[test], t).sum())
