import matplotlib.pyplot as plt
import numpy as np

xs = np.linspace(0, 1, 5)
curves = {"sin": np.sin(xs), "cos": np.cos(xs)}
fig, axes = plt.subplots(2, 2, figsize=(8, 6))
axes[0, 1].plot(xs, curves["sin"], label="sin")
axes[1][0].hist(xs, bins=3)
for ax in axes.flat:
    ax.plot(xs, np.tanh(xs))
    ax.set_title(f"{len(xs)} points")
    ax.legend()
fig.tight_layout()
plt.show()
print(xs, curves["cos"].sum())
