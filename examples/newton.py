"""Newton's method: find where a formula is 0, following its tangent."""

from neurogebra import Expression

f = Expression("f", "x**3 - 2*x - 5")
slope = f.gradient("x")

x = 2.0
for step in range(6):
    x = x - f(x) / slope(x)
    print(f"step {step}: x = {x:.12f}")

print(f"f(x) = {f(x):.1e}")
