import numpy as np

n, alpha, dt = 11, 0.1, 0.4
u = np.zeros(n)
u[n // 2] = 100.0
snapshots = [u.copy()]
for t in range(1, 31):
    u[1:-1] += alpha * dt * (u[2:] - 2 * u[1:-1] + u[:-2]) / 0.25
    u[0] = u[-1] = 0
    if t % 10 == 0:
        snapshots.append(u.copy())
print(np.array(snapshots).round(3))
print(u.sum(), u.argmax(), np.allclose(u, u[::-1]))
plate = np.zeros((5, 5))
plate[0] = 100
sweeps = 0
while True:
    new = plate.copy()
    new[1:-1, 1:-1] = 0.25 * (plate[:-2, 1:-1] + plate[2:, 1:-1] + plate[1:-1, :-2] + plate[1:-1, 2:])
    change = np.abs(new - plate).max()
    plate = new
    sweeps += 1
    if change < 0.01:
        break
print(sweeps, change, plate.round(2))
x, v = 1.0, 0.0
energy = []
for _ in range(50):
    v -= 0.1 * x
    x += 0.1 * v
    energy.append(0.5 * (x**2 + v**2))
print(x, v, min(energy), max(energy))
def rk4(f, y, h, steps):
    out = [y]
    for _ in range(steps):
        k1 = f(y)
        k2 = f(y + h / 2 * k1)
        k3 = f(y + h / 2 * k2)
        k4 = f(y + h * k3)
        y = y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        out.append(y)
    return np.array(out)
pendulum = rk4(lambda s: np.array([s[1], -np.sin(s[0])]), np.array([0.5, 0.0]), 0.1, 20)
print(pendulum.shape, pendulum[-1], pendulum[:, 0].min())
decay = rk4(lambda y: -0.5 * y, np.array([1.0]), 0.5, 4)
print(decay.ravel(), np.exp(-0.25 * np.arange(5) * 1.0)[:3], abs(decay[-1, 0] - np.exp(-1.0)) < 1e-5)
