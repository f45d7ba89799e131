import numpy as np
from neurogebra import Tensor

rng = np.random.default_rng(0)
X = rng.normal(size=(6, 2))
labels = np.array([0, 1, 0, 1, 1, 0])
W1, b1 = Tensor(rng.normal(size=(2, 4)) * 0.5), Tensor(np.zeros(4))
W2, b2 = Tensor(rng.normal(size=(4, 2)) * 0.5), Tensor(np.zeros(2))
params = [W1, b1, W2, b2]
losses = []
for epoch in range(15):
    hidden = (X @ W1 + b1).tanh()
    logits = hidden @ W2 + b2
    loss = logits.cross_entropy(labels)
    for p in params:
        p.zero_grad()
    loss.backward()
    for p in params:
        p.data -= 0.5 * p.grad
    losses.append(loss.item())
print(losses[0], losses[-1], losses[-1] < losses[0], hidden.shape, logits.shape)
print(W2.grad, b1.grad.shape, b2.data)
probs = logits.softmax()
print(probs.data.sum(axis=1), probs.data.argmax(axis=1), logits.log_softmax().data[0])
t = Tensor([[1.0, 2.0], [3.0, 4.0]], label="t")
out = ((t * 2 - 1).relu() ** 2).mean()
out.backward()
print(out.item(), t.grad, t.T.shape, t.sum(axis=0).data, t.mean(axis=1, keepdims=True).data, t.max().item(), t.min(axis=0).data)
t.zero_grad()
picked = t[0].sum() + t[:, 1].sum()
picked.backward()
print(t.grad, len(t), t.ndim, t.size, t.dtype, [row.data for row in t])
u = Tensor([1.0, -2.0, 3.0])
mixed = (u.abs() + u.exp() / (1 + u.exp()) + u.maximum(0) - u.minimum(1)).sum()
mixed.backward()
print(mixed.item(), u.grad, float(mixed), f"{mixed:.3f}", u > 0, repr(u))
r = Tensor(np.arange(6.0)).reshape(2, 3)
(r.transpose() @ np.ones((2, 1))).sum().backward()
print(r.grad, r.data, (2 / (r + 1)).data, (2 ** r).data, (-r).data)
