import numpy as np

np.random.seed(0)
text = "hello"
chars = sorted(set(text))
to_ix = {c: i for i, c in enumerate(chars)}
ix_to = {i: c for c, i in to_ix.items()}
V, H = len(chars), 5
Wxh = np.random.randn(H, V) * 0.1
Whh = np.random.randn(H, H) * 0.1
Why = np.random.randn(V, H) * 0.1
bh, by = np.zeros((H, 1)), np.zeros((V, 1))


def loss_and_grads(inputs, targets, hprev):
    xs, hs, ps = {}, {-1: hprev.copy()}, {}
    loss = 0.0
    for t, (i, j) in enumerate(zip(inputs, targets)):
        xs[t] = np.zeros((V, 1))
        xs[t][i] = 1
        hs[t] = np.tanh(Wxh @ xs[t] + Whh @ hs[t - 1] + bh)
        scores = Why @ hs[t] + by
        ps[t] = np.exp(scores) / np.exp(scores).sum()
        loss += -np.log(ps[t][j, 0])
    grads = [np.zeros_like(p) for p in (Wxh, Whh, Why, bh, by)]
    dWxh, dWhh, dWhy, dbh, dby = grads
    dhnext = np.zeros_like(hs[0])
    for t in reversed(range(len(inputs))):
        dy = ps[t].copy()
        dy[targets[t]] -= 1
        dWhy += dy @ hs[t].T
        dby += dy
        draw = (1 - hs[t] ** 2) * (Why.T @ dy + dhnext)
        dbh += draw
        dWxh += draw @ xs[t].T
        dWhh += draw @ hs[t - 1].T
        dhnext = Whh.T @ draw
    for g in grads:
        np.clip(g, -5, 5, out=g)
    return loss, grads, hs[len(inputs) - 1]


inputs = [to_ix[c] for c in text[:-1]]
targets = [to_ix[c] for c in text[1:]]
memory = [np.zeros_like(p) for p in (Wxh, Whh, Why, bh, by)]
for n in range(30):
    loss, grads, hlast = loss_and_grads(inputs, targets, np.zeros((H, 1)))
    for p, g, m in zip((Wxh, Whh, Why, bh, by), grads, memory):
        m += g * g
        p += -0.1 * g / np.sqrt(m + 1e-8)
    if n % 10 == 0:
        print(n, f"{loss:.6f}")
h = np.zeros((H, 1))
ix, said = to_ix["h"], "h"
for _ in range(4):
    x = np.zeros((V, 1))
    x[ix] = 1
    h = np.tanh(Wxh @ x + Whh @ h + bh)
    ix = int((Why @ h + by).argmax())
    said += ix_to[ix]
print(said, loss, hlast.ravel(), bh.T)
