"""A regression trained under a progress bar, its loss plotted at the end."""

import matplotlib.pyplot as plt
from tqdm import tqdm

from neurogebra import Value

xs = [0.0, 1.0, 2.0, 3.0]
ys = [1.0, 3.0, 5.0, 7.0]
w, b = Value(0.0), Value(0.0)
losses = []
bar = tqdm(range(20), desc="training")
for epoch in bar:
    loss = sum((w * x + b - y) ** 2 for x, y in zip(xs, ys)) / len(xs)
    w.zero_grad()
    b.zero_grad()
    loss.backward()
    w.data -= 0.05 * w.grad
    b.data -= 0.05 * b.grad
    losses.append(loss.data)
    bar.set_postfix(loss=loss.data)
plt.plot(losses)
plt.xlabel("epoch")
plt.show()
print(len(losses), losses[-1])
