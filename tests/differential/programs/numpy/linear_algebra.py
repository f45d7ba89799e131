import numpy as np
A = np.array([[2.0, 1.0], [1.0, 3.0]])
b = np.array([1.0, 2.0])
print(A @ b, A.dot(b), np.dot(b, b), A @ A, A.T, np.trace(A), np.linalg.det(A), np.linalg.inv(A), np.linalg.solve(A, b))
w, v = np.linalg.eig(A)
print(w, v, np.linalg.eigvalsh(A), np.linalg.norm(b), np.linalg.norm(A), np.linalg.norm(A, 1), np.linalg.matrix_rank(A), np.linalg.cond(A))
U, S, Vt = np.linalg.svd(np.array([[1.0, 2], [3, 4], [5, 6]]), full_matrices=False)
print(S, np.round(U @ np.diag(S) @ Vt, 10))
Q, R = np.linalg.qr(A)
print(np.round(Q @ R, 10), np.linalg.cholesky(A), np.linalg.pinv(A), np.linalg.matrix_power(A, 3))
print(np.inner(b, [3, 4]), np.outer(b, b), np.cross([1, 0, 0], [0, 1, 0]), np.kron([1, 2], [1, 1]), np.vdot(b, b), np.einsum("ij,j->i", A, b), np.einsum("ij->", A), np.einsum("ii", A), np.tensordot(A, A, axes=1))
X = np.column_stack([np.ones(4), [1.0, 2, 3, 4]])
y = np.array([2.1, 3.9, 6.2, 7.8])
theta, residuals, rank, sv = np.linalg.lstsq(X, y, rcond=None)
print(theta, residuals, rank, np.linalg.inv(X.T @ X) @ X.T @ y)
try:
    np.linalg.inv(np.zeros((2, 2)))
except np.linalg.LinAlgError as error:
    print("singular:", error)
def power_iteration(M, steps=50):
    x = np.ones(M.shape[0])
    for _ in range(steps):
        x = M @ x
        x /= np.linalg.norm(x)
    return x @ M @ x, x
value, vector = power_iteration(A)
print(value, vector)
try:
    A @ np.ones(3)
except ValueError as error:
    print("shapes do not fit")
