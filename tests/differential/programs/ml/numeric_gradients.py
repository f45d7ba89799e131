import numpy as np


def numerical_gradient(f, x, eps=1e-5):
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"])
    while not it.finished:
        ix = it.multi_index
        old = x[ix]
        x[ix] = old + eps
        up = f(x)
        x[ix] = old - eps
        down = f(x)
        x[ix] = old
        grad[ix] = (up - down) / (2 * eps)
        it.iternext()
    return grad


def relative_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


rng = np.random.RandomState(1)
W = rng.randn(3, 2)
X = rng.randn(4, 3)
y = np.array([0, 1, 1, 0])


def loss(W):
    scores = X @ W
    scores = scores - scores.max(axis=1, keepdims=True)
    logp = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return -logp[np.arange(len(y)), y].mean()


def analytic(W):
    scores = X @ W
    p = np.exp(scores - scores.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    p[np.arange(len(y)), y] -= 1
    return X.T @ p / len(y)


dW = analytic(W)
dW_num = numerical_gradient(loss, W)
print(dW)
print(relative_error(dW, dW_num) < 1e-6)
broken = dW * np.array([1.0, 0.9])
print(relative_error(broken, dW_num) > 1e-3)
for index in np.ndindex(2, 2):
    print(index, W[index], dW[index].round(6))
hessian_row = numerical_gradient(lambda w: analytic(w)[0, 0], W)
print(hessian_row.round(5), np.isclose(hessian_row[0, 0], -hessian_row[0, 1], atol=1e-6))
