from neurogebra import Expression
f = Expression("quadratic", "x**2")
g = f.gradient("x")
print(f.eval(x=3), g.eval(x=3), f, g)
print(f.symbolic_expr, g.symbolic_expr, f.variables, f.params)
h = Expression("damped", "a*exp(-k*x)*cos(w*x)", params={"a": 2.0, "k": 0.5, "w": 3.0})
print(h.eval(x=0), h.eval(x=1.0), h.eval(x=1.0, k=0), h.variables, h.params)
print(h.gradient("x").eval(x=1.0))
total = f + 1
print((f + f).eval(x=2), (1 - f).eval(x=2), (f * 3).eval(x=2), (f / 4).eval(x=2), (f**2).eval(x=2), (-f).eval(x=2), total.eval(x=5))
composed = f.compose(Expression("inner", "2*x + 1"))
print(composed.eval(x=1), composed.gradient("x").eval(x=1))
two = Expression("two", "x*y + y**2")
print(two.gradient("x").symbolic_expr, two.gradient("y").eval(x=1, y=2), two.eval(x=2, y=3))
try:
    two.eval(x=1)
except TypeError as error:
    print("missing:", error)
try:
    two.eval(x=1, z=2)
except TypeError as error:
    print("unknown:", error)
try:
    Expression("bad", "2*x +* 3")
except ValueError as error:
    print("syntax")
line = Expression("line", "m*x + c", params={"m": 1.0, "c": 0.0}, trainable_params=["m", "c"])
line.params["m"] = 4
print(line.eval(x=2), line.trainable_params, line.clone().eval(x=2))
