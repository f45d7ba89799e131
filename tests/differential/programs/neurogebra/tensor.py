import numpy as np
from neurogebra import Tensor
x = Tensor([[1.0, 2.0], [3.0, 4.0]])
w = Tensor([[0.5], [-1.0]])
y = (x @ w).tanh()
loss = (y**2).mean()
loss.backward()
print(loss.item(), w.grad, x.grad.shape, y.shape)
a = Tensor([1.0, 2.0, 3.0])
b = (a * 2 + 1).sum()
b.backward()
print(a.grad, b.item(), a.data, (a + 1).data, a.max().item())
rng = np.random.default_rng(0)
X, t = Tensor(rng.normal(size=(6, 2))), Tensor(rng.normal(size=(6, 1)))
W = Tensor(np.zeros((2, 1)))
for step in range(5):
    loss = ((X @ W - t) ** 2).mean()
    W.zero_grad()
    loss.zero_grad()
    loss.backward()
    W.data -= 0.1 * W.grad
    print(step, loss.item())
print(W.data.shape, W.data.ravel())
