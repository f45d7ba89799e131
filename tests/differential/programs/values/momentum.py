from neurogebra import Value
class Optimizer:
    def __init__(self, params, lr=0.1):
        self.params, self.lr = params, lr
    def zero_grad(self):
        for p in self.params:
            p.grad = 0.0
class SGD(Optimizer):
    def __init__(self, params, lr=0.1, momentum=0.0):
        super().__init__(params, lr)
        self.momentum = momentum
        self.velocity = [0.0 for _ in params]
    def step(self):
        for i, p in enumerate(self.params):
            self.velocity[i] = self.momentum * self.velocity[i] - self.lr * p.grad
            p.data += self.velocity[i]
def train(momentum):
    x, y = Value(-1.5), Value(2.0)
    opt = SGD([x, y], lr=0.02, momentum=momentum)
    losses = []
    for _ in range(25):
        loss = (x - 1) ** 2 + 10 * (y - x) ** 2
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(round(loss.data, 5))
    return losses[::8], x.data, y.data
for m in (0.0, 0.5, 0.9):
    print(m, train(m))
