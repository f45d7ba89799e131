import matplotlib.pyplot as plt
import numpy as np

w = np.linspace(-1, 1, 3)
a, b = np.meshgrid(w, w)
loss = (a - 0.5) ** 2 + b**2
plt.figure(figsize=(4, 4))
shown = plt.contourf(a, b, loss, levels=10)
plt.colorbar(shown)
path = [(1.0, 1.0)]
for _ in range(5):
    x, y = path[-1]
    path.append((x - 0.2 * 2 * (x - 0.5), y - 0.2 * 2 * y))
    plt.scatter(*path[-1], color="red")
plt.plot([p[0] for p in path], [p[1] for p in path], "o-")
print(loss.min(), path[-1])
