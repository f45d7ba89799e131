import numpy as np
from neurogebra import Expression, MathForge, Value

f = Expression("f", "x**2*sin(y)")
x, y = Value(2.0), Value(0.5)
out = f.eval(x=x, y=y)
out.backward()
print(out.data, x.grad, y.grad, f.gradient("x").eval(x=2.0, y=0.5), f.gradient("y").eval(x=2.0, y=0.5))
forge = MathForge()
for name in ("sigmoid", "tanh", "relu", "softplus", "swish"):
    v = Value(0.8)
    activation = forge.get(name)
    result = activation.eval(x=v)
    result.backward()
    exact = activation.gradient("x").eval(x=0.8)
    print(name, result.data, abs(v.grad - exact) < 1e-12, type(result).__name__)
grid = np.linspace(-2, 2, 5)
sigmoid = forge.get("sigmoid")
print(sigmoid.eval(x=grid), sigmoid.gradient("x").eval(x=grid), sigmoid.eval(x=[0, 1]), sigmoid.eval(x=grid.reshape(5, 1)).shape)
mse = forge.get("mse")
y_true, y_pred = np.array([1.0, 2.0, 3.0]), np.array([1.5, 1.5, 3.5])
print(mse.eval(y_pred=y_pred, y_true=y_true), np.mean(mse.eval(y_pred=y_pred, y_true=y_true)), mse.gradient("y_pred").eval(y_pred=y_pred, y_true=y_true))
w, b = Value(0.1), Value(0.0)
loss = Expression("loss", "(w*x + b - t)**2")
for step in range(10):
    total = sum(loss.eval(w=w, b=b, x=xi, t=ti) for xi, ti in [(1.0, 2.0), (2.0, 3.0)])
    w.grad = b.grad = 0.0
    total.backward()
    w.data -= 0.05 * w.grad
    b.data -= 0.05 * b.grad
print(w.data, b.data, total.data)
print(sigmoid.eval(x=-1000), sigmoid.eval(x=1000), forge.get("softplus").eval(x=1000), forge.get("log_cosh").eval(y_pred=1000, y_true=0))
print(f.to_numpy_source().splitlines()[0], sigmoid.to_latex(), sigmoid.explain("beginner").splitlines()[0], "def" in sigmoid.to_torch_source())
