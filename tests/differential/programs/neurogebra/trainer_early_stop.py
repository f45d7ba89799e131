import random

from neurogebra import Expression, Trainer

random.seed(31)
xs = [i / 4 for i in range(8)]
ys = [2.5 * x - 0.5 + random.uniform(-0.1, 0.1) for x in xs]


class Patience:
    def __init__(self, turns, gain=1e-3):
        self.turns, self.gain = turns, gain
        self.best, self.waited = float("inf"), 0
        self.seen = []

    def __call__(self, epoch):
        self.seen.append(epoch.loss)
        if epoch.loss < self.best - self.gain:
            self.best, self.waited = epoch.loss, 0
            return False
        self.waited += 1
        return self.waited >= self.turns


line = Expression("line", "m*x + c", params={"m": 0.0, "c": 0.0}, trainable_params=["m", "c"])
for rate in (0.02, 0.1):
    model = line.clone()
    watch = Patience(3)
    history = Trainer(model, loss="mse", learning_rate=rate).fit(xs, ys, epochs=100, callbacks=[watch], progress=False)
    print(rate, len(history["loss"]), history["stopped"], {k: round(v, 4) for k, v in model.params.items()})
    print(round(watch.best, 6), watch.waited, len(watch.seen) == len(history["loss"]))
print(line.params, line.trainable_params, line.eval(x=2.0))
predictions = [round(model.eval(x=x), 3) for x in (0.0, 1.0, 2.0)]
print(predictions, model.gradient("x").symbolic_expr)
