"""Formulas of your own: parameters, arithmetic on expressions, composition, integration."""

from neurogebra import Expression, MathForge

forge = MathForge()

# A parameter has a value from the start; a variable is given with each call.
line = Expression("line", "m*x + c", params={"m": 2.0, "c": 1.0})
print(line.variables, line.eval(x=3))

# Expressions add, multiply and nest like numbers.
gaussian = Expression("bell", "exp(-x**2/2)")
wave = Expression("wave", "sin(3*x)")
packet = gaussian * wave
print(packet.symbolic_expr)
print(packet.gradient("x").symbolic_expr)

# One inside the other: sigmoid of the line.
sigmoid = forge.get("sigmoid")
neuron = sigmoid.compose(line)
print(neuron.eval(x=-0.5))

# Two losses, mixed.
loss = forge.compose("mse + 0.1*mae")
print(loss.eval(y_pred=2.0, y_true=0.5))

# And back again: the integral of the derivative.
parabola = Expression("parabola", "x**2")
print(parabola.gradient("x").integrate("x").symbolic_expr)
