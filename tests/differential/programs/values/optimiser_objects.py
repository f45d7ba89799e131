import math

from neurogebra import Value


class Optimizer:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = 0.0


class SGD(Optimizer):
    def step(self):
        for p in self.params:
            p.data -= self.lr * p.grad


class Adam(Optimizer):
    def __init__(self, params, lr=0.1, betas=(0.9, 0.999)):
        super().__init__(params, lr)
        self.b1, self.b2 = betas
        self.m = [0.0] * len(self.params)
        self.v = [0.0] * len(self.params)
        self.t = 0

    def step(self):
        self.t += 1
        for i, p in enumerate(self.params):
            self.m[i] = self.b1 * self.m[i] + (1 - self.b1) * p.grad
            self.v[i] = self.b2 * self.v[i] + (1 - self.b2) * p.grad**2
            m_hat = self.m[i] / (1 - self.b1**self.t)
            v_hat = self.v[i] / (1 - self.b2**self.t)
            p.data -= self.lr * m_hat / (math.sqrt(v_hat) + 1e-8)


class RMSProp(Optimizer):
    def __init__(self, params, lr=0.05):
        super().__init__(params, lr)
        self.cache = {id(p): 0.0 for p in self.params} if False else [0.0] * len(self.params)

    def step(self):
        for i, p in enumerate(self.params):
            self.cache[i] = 0.9 * self.cache[i] + 0.1 * p.grad**2
            p.data -= self.lr * p.grad / (self.cache[i] ** 0.5 + 1e-8)


def rosenbrock(x, y):
    return (1 - x) ** 2 + 10 * (y - x**2) ** 2


for make in (lambda ps: SGD(ps, 0.01), lambda ps: Adam(ps), lambda ps: RMSProp(ps)):
    x, y = Value(-0.5), Value(0.5)
    opt = make([x, y])
    losses = []
    for _ in range(25):
        loss = rosenbrock(x, y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.data)
    print(type(opt).__name__, round(x.data, 6), round(y.data, 6), f"{losses[0]:.4f} {losses[-1]:.6f}", losses[-1] < losses[0])
schedule = [0.1 * 0.5 ** (k // 5) for k in range(12)]
w = Value(5.0)
for lr in schedule:
    loss = w**2 / 2
    w.grad = 0
    loss.backward()
    w.data -= lr * w.grad
print(w.data, schedule[-1], loss.data)
