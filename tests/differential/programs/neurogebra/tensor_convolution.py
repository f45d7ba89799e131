import numpy as np

from neurogebra import Tensor

signal = np.sin(np.arange(10.0))
target = signal[:-2] + 0.5 * signal[1:-1] - 0.25 * signal[2:]
kernel = Tensor(np.zeros(3), label="kernel")
windows = np.stack([signal[i : i + 3] for i in range(8)])
for epoch in range(60):
    predicted = Tensor(windows) @ kernel
    loss = ((predicted - target) ** 2).mean()
    kernel.zero_grad()
    loss.backward()
    kernel.data -= 0.3 * kernel.grad
    if epoch % 20 == 0:
        print(epoch, f"{loss.item():.8f}", kernel.data.round(4))
print(kernel.data, loss.item() < 1e-2, predicted.shape)
exact = np.linalg.lstsq(windows, target, rcond=None)[0]
print(exact.round(6), kernel.grad.round(6))
weights = Tensor([[0.5, -1.0], [2.0, 0.0]])
penalty = weights.abs().sum() + 0.5 * (weights * weights).sum()
penalty.backward()
print(penalty.item(), weights.grad)
