import math
class SGD:
    def __init__(self, lr):
        self.lr = lr
    def step(self, params, grads):
        return [p - self.lr * g for p, g in zip(params, grads)]
class Momentum:
    def __init__(self, lr, beta=0.9):
        self.lr, self.beta, self.v = lr, beta, None
    def step(self, params, grads):
        if self.v is None:
            self.v = [0.0] * len(params)
        self.v = [self.beta * v + g for v, g in zip(self.v, grads)]
        return [p - self.lr * v for p, v in zip(params, self.v)]
class Adam:
    def __init__(self, lr=0.1, b1=0.9, b2=0.999, eps=1e-8):
        self.lr, self.b1, self.b2, self.eps, self.t = lr, b1, b2, eps, 0
        self.m = self.v = None
    def step(self, params, grads):
        if self.m is None:
            self.m, self.v = [0.0] * len(params), [0.0] * len(params)
        self.t += 1
        out = []
        for i, (p, g) in enumerate(zip(params, grads)):
            self.m[i] = self.b1 * self.m[i] + (1 - self.b1) * g
            self.v[i] = self.b2 * self.v[i] + (1 - self.b2) * g * g
            m_hat = self.m[i] / (1 - self.b1**self.t)
            v_hat = self.v[i] / (1 - self.b2**self.t)
            out.append(p - self.lr * m_hat / (math.sqrt(v_hat) + self.eps))
        return out
def rosenbrock(x, y):
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2
def grad(x, y):
    return [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]
for optimizer in (SGD(0.001), Momentum(0.0005), Adam(0.05)):
    params = [-1.0, 1.0]
    for step in range(200):
        params = optimizer.step(params, grad(*params))
    print(type(optimizer).__name__, [round(p, 5) for p in params], rosenbrock(*params))
