import numpy as np
rng = np.random.default_rng(0)
def softmax(z, axis=-1):
    z = z - z.max(axis=axis, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)
def attention(q, k, v, mask=None):
    scores = q @ k.swapaxes(-1, -2) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    weights = softmax(scores)
    return weights @ v, weights
x = rng.normal(size=(2, 4, 6))
W = {n: rng.normal(scale=0.3, size=(6, 6)) for n in "qkvo"}
def multi_head(x, heads=2):
    B, T, D = x.shape
    split = lambda t: t.reshape(B, T, heads, D // heads).transpose(0, 2, 1, 3)
    q, k, v = (split(x @ W[n]) for n in "qkv")
    out, w = attention(q, k, v, np.tril(np.ones((T, T), dtype=bool)))
    return out.transpose(0, 2, 1, 3).reshape(B, T, D) @ W["o"], w
y, w = multi_head(x)
print(y.shape, w.shape, np.round(w[0, 0], 3), y[0, 0])
def layer_norm(x, eps=1e-5):
    return (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + eps)
h = layer_norm(x + y)
print(h.mean(), h.std(), np.allclose(h.mean(-1), 0))
pos = np.arange(4)[:, None] / 10000 ** (2 * (np.arange(6) // 2) / 6)
pe = np.where(np.arange(6) % 2 == 0, np.sin(pos), np.cos(pos))
print(pe[1])
def conv2d(img, k, stride=1, pad=0):
    img = np.pad(img, pad)
    H = (img.shape[0] - k.shape[0]) // stride + 1
    out = np.empty((H, (img.shape[1] - k.shape[1]) // stride + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(img[i*stride:i*stride+k.shape[0], j*stride:j*stride+k.shape[1]] * k)
    return out
img = np.arange(25.0).reshape(5, 5) ** 1.5
sobel = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]])
print(conv2d(img, sobel), conv2d(img, np.ones((2, 2)) / 4, 2).shape, conv2d(img, sobel, pad=1)[0])
win = np.lib.stride_tricks.sliding_window_view(img, (3, 3))
print(np.allclose(np.einsum("ijkl,kl->ij", win, sobel), conv2d(img, sobel)))
pool = img[:4, :4].reshape(2, 2, 2, 2).max(axis=(1, 3))
print(pool)
class Adam:
    def __init__(self, lr=0.1, b1=0.9, b2=0.999):
        self.lr, self.b1, self.b2, self.t, self.m, self.v = lr, b1, b2, 0, 0, 0
    def step(self, p, g):
        self.t += 1
        self.m = self.b1 * self.m + (1 - self.b1) * g
        self.v = self.b2 * self.v + (1 - self.b2) * g**2
        return p - self.lr * (self.m / (1 - self.b1**self.t)) / (np.sqrt(self.v / (1 - self.b2**self.t)) + 1e-8)
f = lambda p: (p[0] - 1) ** 2 + 10 * (p[1] + 2) ** 2
grad = lambda p: np.array([2 * (p[0] - 1), 20 * (p[1] + 2)])
p, opt, trace = np.zeros(2), Adam(), []
for step in range(60):
    p = opt.step(p, grad(p))
    if step % 20 == 0:
        trace.append(f(p))
print(p, trace)
def numeric(f, p, h=1e-6):
    g = np.zeros_like(p)
    for i in np.ndindex(p.shape):
        old = p[i]; p[i] = old + h; hi = f(p); p[i] = old - h; lo = f(p); p[i] = old
        g[i] = (hi - lo) / (2 * h)
    return g
print(np.abs(numeric(f, p) - grad(p)).max() < 1e-4, numeric(f, np.array([0.5, 0.5])))
class RNN:
    def __init__(self, n, h, rng):
        self.Wx, self.Wh, self.b = rng.normal(0, .1, (h, n)), rng.normal(0, .1, (h, h)), np.zeros((h, 1))
    def forward(self, xs):
        hs = [np.zeros_like(self.b)]
        for x in xs:
            hs.append(np.tanh(self.Wx @ x + self.Wh @ hs[-1] + self.b))
        return hs
    def backward(self, xs, hs, dlast):
        dWx, dWh, db, dh = np.zeros_like(self.Wx), np.zeros_like(self.Wh), np.zeros_like(self.b), dlast
        for t in reversed(range(len(xs))):
            dz = dh * (1 - hs[t + 1] ** 2)
            dWx += dz @ xs[t].T; dWh += dz @ hs[t].T; db += dz
            dh = self.Wh.T @ dz
        for d in (dWx, dWh, db):
            np.clip(d, -1, 1, out=d)
        return dWx, dWh, db
net = RNN(3, 2, np.random.default_rng(1))
xs = [np.eye(3)[:, [i]] for i in (0, 2, 1)]
hs = net.forward(xs)
dWx, dWh, db = net.backward(xs, hs, hs[-1])
print(hs[-1].ravel(), dWx, db.T)
onehot = np.eye(3)[[0, 2, 1, 1]]
logits = rng.normal(size=(4, 3))
loss = -np.mean(np.sum(onehot * np.log(softmax(logits)), axis=1))
print(loss, (softmax(logits) - onehot)[0] / 4, softmax(logits).argmax(1), np.log1p(np.exp(-np.abs(logits))).sum())
mask = rng.random((2, 3)) > 0.5
print(mask, np.where(mask, 1 / 0.5, 0.0), np.maximum(0.01 * logits, logits)[0])
