from neurogebra import Expression

f = Expression("f", "x**2 + 1")
g = Expression("g", "3*x - 2")
combos = {"f+g": f + g, "f-g": f - g, "f*g": f * g, "f/g": f / g, "f**2": f**2, "-f": -f, "+g": +g, "1-f": 1 - f,
          "2*g": 2 * g, "1/f": 1 / f, "2**g": 2**g, "f%3": f % 3, "abs": abs(g), "7%g": 7 % g}
for label, expression in combos.items():
    print(f"{label:5s} {expression.text:30s}", expression.eval(x=2), expression.eval(x=-1))
h = f.compose(g)
k = g.compose(f)
print(h.text, k.text, h.eval(x=1), k.eval(x=1), h.name)
print(f.eval(3), f(3), f(x=3), g.eval(0), type(f.eval(2)).__name__, type(f.eval(2.0)).__name__)
print(f.gradient("x").text, g.gradient("x").eval(x=100), f.gradient("y").eval(x=1))
quotient = (f / g).gradient("x")
print(quotient.text, quotient.eval(x=2))
print(f.text, f.formula, f.to_latex(), str(f), repr(f), f.name, f.variables, f.arguments)
print(f.symbolic_expr, f.symbolic_expr.diff("x"), f.gradient("x").symbolic_expr, h.symbolic_expr.expand())
print(f.expand().text, h.expand().text, Expression("t", "sin(x)**2 + cos(x)**2").simplify().text, f.integrate("x").text)
two = Expression("two", "x*y + y**2")
print(two.variables, two.eval(x=1, y=2), two.eval(1, 2), two.gradient("y").text, two.gradient("x").arguments)
print((f + two).variables, (two * 0).eval(x=1, y=1), (f - f).eval(x=5), (f == f), f is f.clone())
