import numpy as np
def softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)
rng = np.random.default_rng(0)
centers = np.array([[0, 0], [3, 3], [0, 4]])
X = np.concatenate([c + rng.normal(size=(6, 2)) for c in centers])
y = np.repeat([0, 1, 2], 6)
onehot = np.eye(3)[y]
W, b = np.zeros((2, 3)), np.zeros(3)
for step in range(60):
    P = softmax(X @ W + b)
    loss = -np.log(P[np.arange(len(y)), y]).mean()
    G = (P - onehot) / len(y)
    W -= 0.5 * X.T @ G
    b -= 0.5 * G.sum(axis=0)
    if step % 20 == 0:
        print(step, round(float(loss), 5))
pred = P.argmax(axis=1)
print((pred == y).mean(), W, P[0].sum(), loss)
