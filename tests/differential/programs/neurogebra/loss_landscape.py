import numpy as np

from neurogebra import MathForge

forge = MathForge()
names = ["mse", "mae", "log_cosh", "hinge"]
errors = np.linspace(-2, 2, 5)
for name in names[:3]:
    loss = forge.get(name)
    at = {"y_pred": errors, "y_true": 0.0}
    heights = loss.eval(**{v: at[v] for v in loss.variables})
    print(f"{name:<9}", np.round(heights, 5), loss.symbolic_expr)
mse = forge.get("mse")
slope = mse.gradient("y_pred")
x = np.array([0.0, 1.0, 2.0, 3.0])
y = 2 * x + 1
ws, bs = np.meshgrid(np.linspace(0, 4, 5), np.linspace(-1, 3, 5))
heights = np.array([[float(np.mean(mse.eval(y_pred=w * x + b, y_true=y))) for w, b in zip(*row)] for row in zip(ws, bs)])
best = np.unravel_index(heights.argmin(), heights.shape)
print(heights.round(3))
print(best, ws[best], bs[best], heights.min())
w, b = 0.0, 0.0
path = []
for _ in range(25):
    residual = slope.eval(y_pred=w * x + b, y_true=y)
    w -= 0.05 * float(np.mean(residual * x))
    b -= 0.05 * float(np.mean(residual))
    path.append((round(w, 4), round(b, 4)))
print(path[0], path[4], path[-1])
bowl = forge.get("rosenbrock")
print(bowl.variables, bowl.params, bowl.eval(**dict.fromkeys(bowl.variables, 1.0)))
