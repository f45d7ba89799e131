import numpy as np

np.set_printoptions(precision=4, suppress=True)


def softmax(x, axis=-1):
    x = x - x.max(axis=axis, keepdims=True)
    e = np.exp(x)
    return e / e.sum(axis=axis, keepdims=True)


class MultiHeadAttention:
    def __init__(self, d_model, n_heads, rng):
        assert d_model % n_heads == 0
        self.h, self.d = n_heads, d_model // n_heads
        self.Wq, self.Wk, self.Wv, self.Wo = (rng.normal(0, d_model**-0.5, (d_model, d_model)) for _ in range(4))

    def split(self, x):
        b, t, _ = x.shape
        return x.reshape(b, t, self.h, self.d).transpose(0, 2, 1, 3)

    def __call__(self, x, causal=True):
        q, k, v = (self.split(x @ W) for W in (self.Wq, self.Wk, self.Wv))
        scores = q @ k.swapaxes(-1, -2) / np.sqrt(self.d)
        if causal:
            t = x.shape[1]
            mask = np.triu(np.ones((t, t), dtype=bool), k=1)
            scores = np.where(mask, -np.inf, scores)
        self.weights = softmax(scores)
        out = (self.weights @ v).transpose(0, 2, 1, 3).reshape(x.shape)
        return out @ self.Wo


def positional(t, d):
    pos = np.arange(t)[:, None]
    i = np.arange(d)[None, :]
    angle = pos / np.power(10000, (2 * (i // 2)) / d)
    return np.where(i % 2 == 0, np.sin(angle), np.cos(angle))


rng = np.random.default_rng(0)
x = rng.normal(size=(1, 4, 8)) + positional(4, 8)
att = MultiHeadAttention(8, 2, rng)
y = att(x)
print(y.shape)
print(att.weights[0, 0])
print(att.weights.sum(-1).min(), np.isnan(y).any())
mean, var = y.mean(-1, keepdims=True), y.var(-1, keepdims=True)
norm = (y - mean) / np.sqrt(var + 1e-5)
print(norm[0, 0])
