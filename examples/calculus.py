"""Derivatives: how much a result changes when its input changes a little.

Hover `f`, `f_prime`, `mse` or `grad` to see the formulas typeset.
"""

from neurogebra import Expression, MathForge

f = Expression("quadratic", "x**2")
f_prime = f.gradient("x")

# At x = 3 the parabola has the height 9 and the slope 6.
print(f"f(3) = {f.eval(x=3)}")           # 9
print(f"f'(3) = {f_prime.eval(x=3)}")    # 6

forge = MathForge()

# The squared error of one prediction: L = (y_pred - y_true)²
mse = forge.get("mse")
print(mse.symbolic_expr)  # (y_pred - y_true)**2

# How the error changes with the prediction: dL/dy_pred = 2(y_pred - y_true)
grad = mse.gradient("y_pred")
print(grad.symbolic_expr)  # 2*(y_pred - y_true)

# Predicted 5 where 3 was true: the slope is positive, so predict less next time.
print(grad.eval(y_pred=5, y_true=3))  # 4.0
