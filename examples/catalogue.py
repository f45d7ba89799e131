"""The catalogue: named formulas with their derivatives and an explanation.

Type `forge.get("` on a new line to choose from it.
"""

from neurogebra import MathForge

forge = MathForge()

sigmoid = forge.get("sigmoid")
print(sigmoid.symbolic_expr)  # 1/(1 + exp(-x))

# The same as σ(x)·(1 - σ(x)).
print(sigmoid.gradient("x").symbolic_expr)

print(sigmoid.explain())
