import numpy as np

rng = np.random.RandomState(3)
X, Y = rng.randn(4, 3), rng.randn(4, 2)
params = {"W1": rng.randn(3, 5) * 0.5, "b1": np.zeros(5), "W2": rng.randn(5, 2) * 0.5, "b2": np.zeros(2)}


def forward(params):
    h = np.tanh(X @ params["W1"] + params["b1"])
    out = h @ params["W2"] + params["b2"]
    return h, out, 0.5 * np.sum((out - Y) ** 2) / len(X)


def backward(params):
    h, out, _ = forward(params)
    d_out = (out - Y) / len(X)
    d_h = d_out @ params["W2"].T * (1 - h**2)
    return {"W2": h.T @ d_out, "b2": d_out.sum(0), "W1": X.T @ d_h, "b1": d_h.sum(0)}


def numerical(params, name, eps=1e-6):
    grad = np.zeros_like(params[name])
    it = np.nditer(params[name], flags=["multi_index"]) if False else np.ndindex(*params[name].shape)
    for idx in it:
        kept = params[name][idx]
        params[name][idx] = kept + eps
        plus = forward(params)[2]
        params[name][idx] = kept - eps
        minus = forward(params)[2]
        params[name][idx] = kept
        grad[idx] = (plus - minus) / (2 * eps)
    return grad


analytic = backward(params)
for name in params:
    numeric = numerical(params, name)
    error = np.abs(analytic[name] - numeric).max() / (np.abs(numeric).max() + 1e-12)
    print(name, params[name].shape, error < 1e-6, analytic[name].ravel()[:3])
before = forward(params)[2]
for _ in range(25):
    grads = backward(params)
    for name, g in grads.items():
        params[name] -= 0.3 * g
after = forward(params)[2]
print(before, after, after < before, np.linalg.norm(params["W1"]))
