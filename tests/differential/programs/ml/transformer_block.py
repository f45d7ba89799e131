import numpy as np

rng = np.random.default_rng(seed=7)
T, D, H = 5, 8, 2


def positional_encoding(length, depth):
    position = np.arange(length)[:, np.newaxis]
    rate = np.exp(np.arange(0, depth, 2) * -(np.log(10000.0) / depth))
    table = np.zeros((length, depth))
    table[:, 0::2] = np.sin(position * rate)
    table[:, 1::2] = np.cos(position * rate)
    return table


def layer_norm(x, gain, bias, eps=1e-5):
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True)
    return gain * (x - mean) / np.sqrt(var + eps) + bias


def softmax(x):
    shifted = np.exp(x - x.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def gelu(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))


def attention(x, Wqkv, Wo, mask):
    q, k, v = np.split(x @ Wqkv, 3, axis=-1)
    heads = [np.hsplit(part, H) for part in (q, k, v)]
    outs, maps = [], []
    for qh, kh, vh in zip(*heads):
        weights = softmax(qh @ kh.T / np.sqrt(qh.shape[-1]) + mask)
        outs.append(weights @ vh)
        maps.append(weights)
    return np.hstack(outs) @ Wo, np.stack(maps)


P = positional_encoding(T, D)
x = rng.standard_normal((T, D)) + P
mask = np.triu(np.full((T, T), -1e9), k=1)
Wqkv, Wo = rng.standard_normal((D, 3 * D)) * 0.2, rng.standard_normal((D, D)) * 0.2
W1, W2 = rng.standard_normal((D, 16)) * 0.2, rng.standard_normal((16, D)) * 0.2
gain, bias = np.ones(D), np.zeros(D)
attended, maps = attention(layer_norm(x, gain, bias), Wqkv, Wo, mask)
h = x + attended
y = h + gelu(layer_norm(h, gain, bias) @ W1) @ W2
print(P[1].round(4), maps.shape, maps[0].round(3))
print(np.allclose(maps.sum(-1), 1), np.allclose(np.triu(maps[1], 1), 0))
print(y.shape, y[0], y.std())
logits = y @ rng.standard_normal((D, 6))
chosen = logits.argmax(axis=-1)
print(chosen, softmax(logits)[-1].round(5))
