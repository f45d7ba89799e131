import numpy as np
text = "hello"
chars = sorted(set(text))
index = {c: i for i, c in enumerate(chars)}
size, hidden = len(chars), 5
rng = np.random.RandomState(1)
Wxh, Whh, Why = rng.randn(hidden, size) * 0.1, rng.randn(hidden, hidden) * 0.1, rng.randn(size, hidden) * 0.1
def onehot(c):
    v = np.zeros((size, 1))
    v[index[c]] = 1
    return v
losses = []
for epoch in range(30):
    h, hs, ps, loss = np.zeros((hidden, 1)), [], [], 0.0
    hs.append(h)
    for a, b in zip(text, text[1:]):
        h = np.tanh(Wxh @ onehot(a) + Whh @ h)
        e = np.exp(Why @ h)
        p = e / e.sum()
        loss -= np.log(p[index[b], 0])
        hs.append(h)
        ps.append(p)
    dWxh, dWhh, dWhy = np.zeros_like(Wxh), np.zeros_like(Whh), np.zeros_like(Why)
    dnext = np.zeros((hidden, 1))
    for t in reversed(range(len(text) - 1)):
        dy = ps[t].copy()
        dy[index[text[t + 1]]] -= 1
        dWhy += dy @ hs[t + 1].T
        dh = (Why.T @ dy + dnext) * (1 - hs[t + 1] ** 2)
        dWxh += dh @ onehot(text[t]).T
        dWhh += dh @ hs[t].T
        dnext = Whh.T @ dh
    for w, g in ((Wxh, dWxh), (Whh, dWhh), (Why, dWhy)):
        w -= 0.2 * np.clip(g, -1, 1)
    losses.append(float(loss))
print([round(v, 4) for v in losses[::10]], chars, losses[-1] < losses[0])
