from neurogebra import Expression, MathForge, Value

forge = MathForge()
field = Expression("field", "sin(x)*cos(y) + x*y/4")
dx, dy = field.gradient("x"), field.gradient("y")
for x in (-1.0, 0.0, 1.0):
    row = []
    for y in (0.0, 0.5):
        row.append((round(dx.eval(x=x, y=y), 5), round(dy.eval(x=x, y=y), 5)))
    print(x, row)
a, b = Value(1.0), Value(0.5)
z = a.sin() * b.cos() + a * b / 4
z.backward()
print(a.grad == dx.eval(x=1.0, y=0.5), b.grad == dy.eval(x=1.0, y=0.5), abs(a.grad - dx.eval(x=1.0, y=0.5)) < 1e-15)
at = [1.0, 1.0]
heights = []
for _ in range(15):
    step = dx.eval(x=at[0], y=at[1]), dy.eval(x=at[0], y=at[1])
    at = [p - 0.2 * s for p, s in zip(at, step)]
    heights.append(field.eval(x=at[0], y=at[1]))
print(at, heights[0], heights[-1], all(q < p for p, q in zip(heights, heights[1:])))
sigmoid = forge.get("sigmoid")
inner = Expression("inner", "2*x - 1")
chained = sigmoid.compose(inner)
print(chained.symbolic_expr, chained.eval(x=0.5), chained.gradient("x").eval(x=0.5))
