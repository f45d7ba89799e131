import numpy as np


def row_reduce(matrix):
    m = matrix.astype(float).copy()
    rows, cols = m.shape
    pivots = []
    r = 0
    for c in range(cols):
        if r == rows:
            break
        best = r + np.argmax(np.abs(m[r:, c]))
        if m[best, c] == 0:
            continue
        m[[r, best]] = m[[best, r]]
        m[r] /= m[r, c]
        for other in range(rows):
            if other != r:
                m[other] -= m[other, c] * m[r]
        pivots.append(c)
        r += 1
    return m, pivots


augmented = np.array([[2, 1, -1, 8], [-3, -1, 2, -11], [-2, 1, 2, -3]])
reduced, pivots = row_reduce(augmented)
print(reduced, pivots, reduced[:, -1].round(10))


def lu(matrix):
    n = len(matrix)
    L, U = np.eye(n), matrix.astype(float).copy()
    for k in range(n - 1):
        factors = U[k + 1 :, k] / U[k, k]
        L[k + 1 :, k] = factors
        U[k + 1 :] -= np.outer(factors, U[k])
    return L, U


M = np.array([[2.0, 1.0, 1.0], [4.0, 3.0, 3.0], [8.0, 7.0, 9.0]])
L, U = lu(M)
print(L, U, np.allclose(L @ U, M), np.prod(np.diag(U)))


def gram_schmidt(columns):
    basis = []
    for v in columns.T:
        w = v - sum((np.dot(v, u) * u for u in basis), np.zeros(len(v)))
        norm = np.linalg.norm(w)
        if norm > 1e-10:
            basis.append(w / norm)
    return np.array(basis).T


Q = gram_schmidt(M)
print(Q.round(4), (Q.T @ Q).round(10), Q.shape)


def determinant(m):
    if m.shape == (1, 1):
        return m[0, 0]
    total = 0
    for j in range(m.shape[1]):
        minor = np.delete(np.delete(m, 0, axis=0), j, axis=1)
        total += (-1) ** j * m[0, j] * determinant(minor)
    return total


d = determinant(np.array([[2, 0, 1], [1, 3, 2], [1, 1, 1]]))
print(d, type(d).__name__, np.linalg.det(M).round(8))
