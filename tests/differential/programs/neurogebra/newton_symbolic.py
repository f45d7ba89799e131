from neurogebra import Expression
f = Expression("f", "x**3 - 2*x - 5")
slope = f.gradient("x")
x = 2.0
for step in range(6):
    x = x - f.eval(x=x) / slope.eval(x=x)
    print(step, x, f.eval(x=x))
curve = slope.gradient("x")
print(curve.symbolic_expr, curve.eval(x=x), slope.eval(x=0))
def minimise(expr, start, rate=0.1, steps=20):
    d = expr.gradient("x")
    at = start
    for _ in range(steps):
        at -= rate * d.eval(x=at)
    return at
bowl = Expression("bowl", "(x - 3)**2 + 1")
best = minimise(bowl, 0.0)
print(best, bowl.eval(x=best), bowl.expand().symbolic_expr, bowl.simplify().eval(x=1))
