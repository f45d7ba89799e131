import numpy as np
A = np.array([[4.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 2.0]])
b = np.array([1.0, 2.0, 3.0])
x = np.linalg.solve(A, b)
print(x, np.allclose(A @ x, b), np.linalg.det(A), np.linalg.inv(A)[0])
w, v = np.linalg.eigh(A)
print(w, np.abs(v[:, 0]), np.allclose(v @ np.diag(w) @ v.T, A))
u, s, vt = np.linalg.svd(np.arange(6.0).reshape(2, 3), full_matrices=False)
print(s, (u * s) @ vt, np.linalg.matrix_rank(np.ones((3, 3))), np.linalg.cond(A))
q, r = np.linalg.qr(A)
print(np.round(q @ r, 10), np.linalg.norm(q, axis=0), np.linalg.cholesky(A))
coef, residuals, rank, sv = np.linalg.lstsq(np.vander([1.0, 2, 3, 4], 2), [2.0, 4.1, 5.9, 8.2], rcond=None)
print(coef, residuals, rank, sv)
print(np.linalg.pinv(np.array([[1.0, 2], [3, 4], [5, 6]])), np.linalg.matrix_power(np.array([[1, 1], [1, 0]]), 10), np.linalg.slogdet(A))
print(np.linalg.norm([3, 4]), np.linalg.norm(A, "fro"), np.linalg.norm(A, 1), np.linalg.norm(A, np.inf), np.linalg.norm(A, 2), np.linalg.eigvals(A))
try:
    np.linalg.inv(np.zeros((2, 2)))
except np.linalg.LinAlgError as error:
    print(error)
print(np.cross([1, 0, 0], [0, 1, 0]), np.dot(b, b), np.inner(A, b), np.outer(b, b)[1], np.vdot(b, b), b @ A @ b)
def gram_schmidt(m):
    basis = []
    for col in m.T:
        for e in basis:
            col = col - (e @ col) * e
        n = np.linalg.norm(col)
        if n > 1e-10:
            basis.append(col / n)
    return np.stack(basis, axis=1)
Q = gram_schmidt(A)
print(np.round(Q.T @ Q, 8), np.abs(np.linalg.det(Q)))
def cg(A, b, tol=1e-10):
    x = np.zeros_like(b); r = b - A @ x; p = r.copy(); n = 0
    while np.linalg.norm(r) > tol:
        Ap = A @ p
        alpha = r @ r / (p @ Ap)
        x = x + alpha * p
        new = r - alpha * Ap
        p = new + (new @ new) / (r @ r) * p
        r = new; n += 1
    return x, n
print(cg(A, b))
def power(A, n=50):
    v = np.ones(len(A))
    for _ in range(n):
        v = A @ v
        v /= np.linalg.norm(v)
    return v @ A @ v
print(power(A), np.isclose(power(A), w[-1]))
P = np.poly1d([1, -6, 11, -6])
print(P.roots, P(2), P.deriv()(1), np.roots([1, 0, -1]), np.polyfit([0, 1, 2], [1, 3, 7], 2), np.polyval([1, 2, 3], 2))
rot = lambda t: np.array([[np.cos(t), -np.sin(t)], [np.sin(t), np.cos(t)]])
print(rot(np.pi / 6) @ np.array([1, 0]), np.allclose(rot(0.3) @ rot(0.4), rot(0.7)), np.triu(A), np.tril(A, -1))
blocks = np.block([[np.eye(2), np.zeros((2, 1))], [np.ones((1, 3))]])
print(blocks, np.trace(blocks), blocks.dtype, np.linalg.multi_dot([A, A, b]))
cov = np.cov(np.array([[1.0, 2, 3, 4], [2.0, 1, 4, 3]]))
print(cov, np.corrcoef([1, 2, 3], [1, 2, 2.5]), np.var([1, 2, 3], ddof=1), np.percentile([1, 2, 3, 4], [25, 50]), np.median([3, 1, 2]))
