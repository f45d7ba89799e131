import numpy as np
np.random.seed(10)
def softmax(x, axis=-1):
    x = x - x.max(axis=axis, keepdims=True)
    e = np.exp(x)
    return e / e.sum(axis=axis, keepdims=True)
seq, d = 4, 8
tokens = np.random.randn(seq, d)
Wq, Wk, Wv = (np.random.randn(d, d) / np.sqrt(d) for _ in range(3))
Q, K, V = tokens @ Wq, tokens @ Wk, tokens @ Wv
scores = Q @ K.T / np.sqrt(d)
causal = np.triu(np.ones((seq, seq)), k=1).astype(bool)
scores[causal] = -np.inf
weights = softmax(scores)
out = weights @ V
print(weights.round(3), weights.sum(axis=1), out.shape, out[0])
def multi_head(x, heads):
    n, d = x.shape
    size = d // heads
    parts = []
    for h in range(heads):
        q = k = v = x[:, h * size : (h + 1) * size]
        parts.append(softmax(q @ k.T / np.sqrt(size)) @ v)
    return np.concatenate(parts, axis=1)
print(multi_head(tokens, 2).shape, multi_head(tokens, 4)[1, :3])
pos = np.arange(seq)[:, None]
i = np.arange(d)[None, :]
angle = pos / 10000 ** (2 * (i // 2) / d)
encoding = np.where(i % 2 == 0, np.sin(angle), np.cos(angle))
print(encoding[1], (tokens + encoding).mean())
mean, var = out.mean(-1, keepdims=True), out.var(-1, keepdims=True)
normed = (out - mean) / np.sqrt(var + 1e-5)
print(normed.mean(axis=-1).round(8), normed.std(axis=-1).round(4))
