import numpy as np

rng = np.random.default_rng(6)
theta = np.zeros(3)
rewards = np.array([1.0, 0.2, -0.5])
baseline, history = 0.0, []


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


for episode in range(60):
    p = softmax(theta)
    action = rng.choice(3, p=p)
    reward = rewards[action] + 0.1 * rng.standard_normal()
    grad = -p
    grad[action] += 1
    theta += 0.4 * (reward - baseline) * grad
    baseline += 0.1 * (reward - baseline)
    history.append(p @ rewards)
print(softmax(theta).round(4), theta, baseline)
print(history[0], history[-1], np.mean(history[:10]) < np.mean(history[-10:]))
blocks = np.array(history).reshape(6, 10)
print(blocks.mean(axis=1).round(4), blocks.std(axis=1).argmax())

V = np.zeros(5)
for sweep in range(30):
    new = V.copy()
    for s in range(1, 4):
        new[s] = max(-1 + 0.9 * V[s - 1], -1 + 0.9 * V[s + 1] + (10 if s + 1 == 4 else 0))
    delta = np.abs(new - V).max()
    V = new
    if delta < 1e-8:
        break
print(sweep, V, delta)
