import numpy as np

A = np.array([[4.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 2.0]])
b = np.array([1.0, 2.0, 3.0])
x = np.linalg.solve(A, b)
print(x, A @ x, np.allclose(A @ x, b))
inverse = np.linalg.inv(A)
print(inverse.round(4), (A @ inverse).round(10), np.linalg.det(A).round(6))
values, vectors = np.linalg.eigh(A)
print(values, np.allclose(vectors @ np.diag(values) @ vectors.T, A))
U, s, Vt = np.linalg.svd(np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), full_matrices=False)
print(s, U.shape, Vt.shape, np.allclose(U * s @ Vt, [[1, 2], [3, 4], [5, 6]]))
L = np.linalg.cholesky(A)
Q, R = np.linalg.qr(A)
print(L.round(4), np.allclose(L @ L.T, A), np.allclose(Q @ R, A), np.allclose(np.tril(R, -1), 0))
print(np.linalg.norm(b), np.linalg.norm(A), np.linalg.norm(b, 1), np.linalg.norm(b, np.inf), np.linalg.norm(A, axis=1))
print(np.linalg.matrix_rank(A), np.linalg.matrix_rank(np.ones((3, 3))), np.linalg.cond(A).round(6), np.linalg.matrix_power(A, 3)[0])
try:
    np.linalg.inv(np.ones((2, 2)))
except np.linalg.LinAlgError as error:
    print("singular:", error)
sign, logdet = np.linalg.slogdet(A)
print(sign, logdet, np.exp(logdet))
def jacobi(A, b, steps):
    D = np.diag(A)
    off = A - np.diag(D)
    guess = np.zeros_like(b)
    history = []
    for _ in range(steps):
        guess = (b - off @ guess) / D
        history.append(np.abs(A @ guess - b).max())
    return guess, history
guess, history = jacobi(A, b, 12)
print(guess, [f"{h:.2e}" for h in history[::4]])
def power_iteration(M, steps=50):
    v = np.ones(len(M))
    for _ in range(steps):
        w = M @ v
        v = w / np.linalg.norm(w)
    return v @ M @ v, v
top, v = power_iteration(A)
print(top, values[-1], np.abs(v).round(4))
pinv = np.linalg.pinv(np.array([[1.0, 0.0], [0.0, 0.0]]))
print(pinv, np.linalg.eigvals(np.array([[0.0, 1.0], [-1.0, 0.0]])), np.linalg.eigvalsh(A))
