import numpy as np

person = np.array([170, 65, 25])
weights = np.array([0.5, -0.3, 0.1])
output = np.dot(weights, person)
W = np.array([[0.5, -0.3, 0.1], [0.2, 0.4, -0.1]])
b = np.array([0.1, -0.2])
out = W @ person + b
print(out, W.shape, out.dtype)
data = np.array([85, 92, 78, 95, 88])
print(f"Mean: {np.mean(data)} {np.var(data):.2f} {np.std(data):.2f}")


def softmax(x):
    e = np.exp(x - np.max(x))
    return e / e.sum()


probs = softmax(np.array([2.0, 1.0, 0.1]))
print(probs, probs.sum(), probs.argmax())
m = np.zeros((2, 3))
m[0] = 1
m[:, 1] += 2
m[m > 2] = -1
print(m, m.T.shape, m.sum(axis=0), m.mean(axis=1, keepdims=True))
np.random.seed(0)
r = np.random.randn(3)
g = np.random.default_rng(7).normal(size=2)
print(r, g, np.random.rand(2, 2))
i, j = np.meshgrid(np.arange(3), np.linspace(0, 1, 3))
print(np.where(i > 1, i, -1), j.reshape(-1)[:4], np.concatenate([r, g]))
lst = r.tolist()
x = np.float64(2.5) * 3
k = int(x) + len(lst)
q = np.linalg.solve(np.array([[2.0, 1], [1, 3]]), np.array([1.0, 2]))
print(x, k, q, np.allclose(q, [0.2, 0.6]), np.unique([3, 1, 3]))
for row in W:
    print(row.sum())
