import numpy as np
from tqdm import tqdm, trange

rng = np.random.default_rng(0)
X = rng.normal(size=(32, 3))
w_true = np.array([1.0, -2.0, 0.5])
y = X @ w_true
w = np.zeros(3)
losses = []
bar = trange(10, desc="training")
for epoch in bar:
    grad = 2 * X.T @ (X @ w - y) / len(X)
    w -= 0.1 * grad
    loss = float(((X @ w - y) ** 2).mean())
    losses.append(loss)
    bar.set_postfix(loss=f"{loss:.4f}")
    if epoch % 5 == 0:
        tqdm.write(f"epoch {epoch} loss {loss:.4f}")
print(losses[0], losses[-1], w)
batches = [X[i : i + 8] for i in range(0, 32, 8)]
means = []
for i, batch in enumerate(tqdm(batches, total=4, leave=False)):
    means.append(batch.mean())
print(means, i)
