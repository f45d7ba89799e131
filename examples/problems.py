"""Mistakes that an editor should catch: hover what is underlined to read what is wrong.

Running this file stops at the first mistake, so most of them would stay hidden for a while.
"""

from neurogebra import Expression, MathForge

forge = MathForge()

swish = forge.get("swihs")

broken = Expression("broken", "2*x +* 3")
unknown = Expression("unknown", "1 - sigmod(x)")

parabola = Expression("parabola", "x**2")
flat = parabola.gradient("y")
print(parabola.eval(z=3))

mse = forge.get("mse")
print(mse.eval(y_pred=5))

print(parabola.eval(x=3))  # 8
