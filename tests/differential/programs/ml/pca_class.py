import numpy as np


class PCA:
    def __init__(self, n_components):
        self.n_components = n_components

    def fit(self, X):
        self.mean_ = X.mean(axis=0)
        Xc = X - self.mean_
        U, S, Vt = np.linalg.svd(Xc, full_matrices=False)
        signs = np.sign(Vt[np.arange(len(Vt)), np.abs(Vt).argmax(axis=1)])
        Vt *= signs[:, np.newaxis]
        self.components_ = Vt[: self.n_components]
        var = S**2 / (len(X) - 1)
        self.explained_variance_ratio_ = var[: self.n_components] / var.sum()
        return self

    def transform(self, X):
        return (X - self.mean_) @ self.components_.T

    def inverse_transform(self, Z):
        return Z @ self.components_ + self.mean_

    def fit_transform(self, X):
        return self.fit(X).transform(X)


X = np.array([[2.5, 2.4, 1.0], [0.5, 0.7, 0.9], [2.2, 2.9, 1.1], [1.9, 2.2, 1.0], [3.1, 3.0, 0.8], [2.3, 2.7, 1.2]])
pca = PCA(2)
Z = pca.fit_transform(X)
print(np.round(Z, 4))
print(pca.explained_variance_ratio_)
err = np.linalg.norm(X - pca.inverse_transform(Z))
print(f"reconstruction error {err:.5f}")
for k in range(1, 4):
    p = PCA(n_components=k).fit(X)
    rec = p.inverse_transform(p.transform(X))
    print(k, ((X - rec) ** 2).mean())
cov = np.cov(X.T)
w, v = np.linalg.eig(cov)
print(np.sort(w)[::-1])
def power_iteration(A, n=50):
    b = np.ones(A.shape[0])
    for _ in range(n):
        b = A @ b
        b /= np.linalg.norm(b)
    return b @ A @ b, b
lam, vec = power_iteration(cov)
print(lam, vec)
