import numpy as np
from neurogebra import Expression, MathForge
forge = MathForge()
x = np.linspace(-2, 2, 5)
sigmoid = forge.get("sigmoid")
y = sigmoid.eval(x=x)
print(y, y.dtype, y.shape)
relu = forge.get("relu")
print(relu.eval(x=x), relu.eval(x=np.array([[1.0, -1.0]])))
f = Expression("wave", "sin(x)*exp(-x**2)")
print(f.eval(x=x), f.gradient("x").eval(x=x))
numeric = (f.eval(x=x + 1e-6) - f.eval(x=x - 1e-6)) / 2e-6
print(np.abs(numeric - f.gradient("x").eval(x=x)).max() < 1e-8)
grid = Expression("g", "x**2 + y**2").eval(x=x[:, None], y=x[None, :])
print(grid.shape, grid.min(), grid[0])
