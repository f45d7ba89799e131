import numpy as np

prices = np.array([100.0, 102.0, 99.5, 101.0, 105.0, 104.0])
returns = np.diff(prices) / prices[:-1]
growth = np.cumprod(1 + returns)
print(returns.round(4), growth.round(6), prices[-1] / prices[0])
peak = np.maximum.accumulate(prices)
drawdown = (prices - peak) / peak
print(peak, drawdown.round(4), drawdown.min(), drawdown.argmin())
window = 3
kernel = np.ones(window) / window
moving = np.convolve(prices, kernel, mode="valid")
csum = np.cumsum(np.insert(prices, 0, 0))
also = (csum[window:] - csum[:-window]) / window
print(moving, also, np.allclose(moving, also))
print(np.convolve([1, 2, 3], [0, 1, 0.5]), np.convolve([1, 2, 3], [1, 1], "same"), np.correlate([1, 2, 3], [0, 1], "full"))
print(np.diff(prices, n=2), np.ediff1d([1, 4, 9]), np.cumsum([[1, 2], [3, 4]]), np.cumsum([[1, 2], [3, 4]], axis=1))
print(np.add.reduce([1, 2, 3]), np.multiply.reduce([[1, 2], [3, 4]], axis=1), np.subtract.accumulate([10, 1, 2]), np.logaddexp.reduce([0.0, 0.0]))
ema = np.zeros_like(prices)
ema[0] = prices[0]
alpha = 0.5
for t in range(1, len(prices)):
    ema[t] = alpha * prices[t] + (1 - alpha) * ema[t - 1]
print(ema, ema[-1])
area = np.trapezoid(prices, dx=1.0) if hasattr(np, "trapezoid") else np.trapz(prices)
print(area, np.gradient(prices), np.gradient(prices, 0.5)[0])
up = np.sign(np.diff(prices))
runs = np.flatnonzero(np.diff(up) != 0) + 1
print(up, runs, np.split(up, runs), prices[np.r_[True, up > 0]])
lag = np.array([np.corrcoef(prices[:-k], prices[k:])[0, 1] for k in (1, 2)])
print(lag.round(6), np.std(returns, ddof=1).round(6), np.var(returns), returns.std() * np.sqrt(252))
windows = np.lib.stride_tricks.sliding_window_view(prices, 2) if False else np.array([prices[i : i + 2] for i in range(5)])
print(windows.max(axis=1), windows.shape)
