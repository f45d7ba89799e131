import numpy as np

rng = np.random.default_rng(4)
dt = 1.0
F = np.array([[1.0, dt], [0.0, 1.0]])
H = np.array([[1.0, 0.0]])
Q = 0.01 * np.array([[dt**4 / 4, dt**3 / 2], [dt**3 / 2, dt**2]])
R = np.array([[1.0]])

truth = np.array([0.0, 1.0])
x = np.array([0.0, 0.0])
P = np.eye(2) * 10
track, estimates, gains = [], [], []
for k in range(8):
    truth = F @ truth
    z = H @ truth + rng.normal(0, 1, size=1)
    # predict
    x = F @ x
    P = F @ P @ F.T + Q
    # update
    S = H @ P @ H.T + R
    K = P @ H.T @ np.linalg.inv(S)
    x = x + K @ (z - H @ x)
    P = (np.eye(2) - K @ H) @ P
    track.append(truth[0])
    estimates.append(x[0])
    gains.append(K[:, 0].tolist())
    print(k, f"true {truth[0]:.2f} seen {z[0]:.3f} estimate {x[0]:.3f} speed {x[1]:.3f}")
track, estimates = np.array(track), np.array(estimates)
rmse = np.sqrt(np.mean((track - estimates) ** 2))
print(rmse, P, np.trace(P) < 20)
print(gains[0], gains[-1], np.linalg.eigvalsh(P) > 0)
