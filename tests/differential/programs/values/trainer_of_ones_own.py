import random
from neurogebra import Value


class LinearModel:
    def __init__(self, n_features, seed=0):
        rng = random.Random(seed)
        self.w = [Value(rng.uniform(-1, 1), label=f"w{i}") for i in range(n_features)]
        self.b = Value(0.0, label="b")

    def __call__(self, x):
        return sum((wi * xi for wi, xi in zip(self.w, x)), self.b)

    def parameters(self):
        return [*self.w, self.b]

    def zero_grad(self):
        for p in self.parameters():
            p.grad = 0.0


class MeanSquaredError:
    def __call__(self, predictions, targets):
        errors = [(p - t) ** 2 for p, t in zip(predictions, targets)]
        return sum(errors) / len(errors)


class Trainer:
    def __init__(self, model, loss_fn, lr=0.05, callbacks=()):
        self.model = model
        self.loss_fn = loss_fn
        self.lr = lr
        self.callbacks = list(callbacks)
        self.history = []

    def step(self, xs, ys):
        loss = self.loss_fn([self.model(x) for x in xs], ys)
        self.model.zero_grad()
        loss.backward()
        for p in self.model.parameters():
            p.data -= self.lr * p.grad
        return loss.data

    def fit(self, xs, ys, epochs):
        for epoch in range(epochs):
            loss = self.step(xs, ys)
            self.history.append(loss)
            for callback in self.callbacks:
                callback(epoch, loss)
        return self


class PrintEvery:
    def __init__(self, n):
        self.n = n

    def __call__(self, epoch, loss):
        if epoch % self.n == 0:
            print(f"epoch {epoch:3d} | loss {loss:.6f}")


xs = [[1.0, 2.0], [2.0, 0.5], [3.0, -1.0], [0.0, 1.0]]
ys = [2 * a - 3 * b + 1 for a, b in xs]
model = LinearModel(2, seed=42)
trainer = Trainer(model, MeanSquaredError(), callbacks=[PrintEvery(5)])
trainer.fit(xs, ys, epochs=20)
print([round(p.data, 4) for p in model.parameters()])
print(trainer.history[0] > trainer.history[-1])
