import numpy as np


class Welford:
    def __init__(self, shape):
        self.n = 0
        self.mean = np.zeros(shape)
        self.m2 = np.zeros(shape)

    def update(self, row):
        self.n += 1
        delta = row - self.mean
        self.mean += delta / self.n
        self.m2 += delta * (row - self.mean)

    @property
    def var(self):
        return self.m2 / self.n


rng = np.random.default_rng(10)
data = rng.normal([0, 10], [1, 3], size=(50, 2))
stats = Welford(2)
for row in data:
    stats.update(row)
print(stats.mean, stats.var, np.allclose(stats.mean, data.mean(0)), np.allclose(stats.var, data.var(0)))
weights = 0.9 ** np.arange(50)[::-1]
ema = (weights[:, None] * data).sum(0) / weights.sum()
running = data[0].copy()
for row in data[1:]:
    running *= 0.9
    running += 0.1 * row
print(ema, running)
windows = np.lib.stride_tricks.sliding_window_view(data[:, 0], 5)
print(windows.shape, windows.mean(axis=1)[:3], np.median(windows, axis=1)[-2:])
drawdown = np.maximum.accumulate(data[:, 1].cumsum()) - data[:, 1].cumsum()
print(drawdown.max(), drawdown.argmax(), np.percentile(data, [5, 50, 95], axis=0))
