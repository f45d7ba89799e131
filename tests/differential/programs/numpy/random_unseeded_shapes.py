import numpy as np

rng = np.random.default_rng(0)
sizes = [3, 5]
arrays = [np.zeros(rng.integers(1, 4)) for _ in sizes]
print([len(a) for a in arrays], rng.random())
np.random.seed(3)
weights = {f"W{i}": np.random.randn(n_in, n_out) for i, (n_in, n_out) in enumerate([(4, 3), (3, 2)])}
shapes = {name: w.shape for name, w in weights.items()}
n_params = sum(w.size for w in weights.values())
print(shapes, n_params, weights["W1"].round(3))
layers = [4, 8, 2]
params = []
for fan_in, fan_out in zip(layers, layers[1:]):
    limit = np.sqrt(6 / (fan_in + fan_out))
    W = np.random.uniform(-limit, limit, (fan_in, fan_out))
    params.append((W, np.zeros(fan_out)))
print([p[0].shape for p in params], params[0][0].std(), params[1][0].min())
batch = np.random.randn(5, 4)
for W, bias in params:
    batch = np.tanh(batch @ W + bias)
print(batch.shape, batch)
noise = np.random.normal(0, 0.1, batch.shape)
noisy = batch + noise
print(noisy.mean(axis=0), noise.std())
