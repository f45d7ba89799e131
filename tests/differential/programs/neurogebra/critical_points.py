from neurogebra import Expression

f = Expression("f", "x**4 - 4*x**2 + x")
slope = f.gradient("x")
bend = slope.gradient("x")
print(slope.symbolic_expr, "|", bend.symbolic_expr)


def refine(x):
    for _ in range(20):
        move = slope.eval(x=x) / bend.eval(x=x)
        x -= move
        if abs(move) < 1e-12:
            break
    return x


found = []
grid = [k / 2 for k in range(-6, 7)]
for left, right in zip(grid, grid[1:]):
    if slope.eval(x=left) * slope.eval(x=right) < 0:
        at = refine((left + right) / 2)
        kind = "minimum" if bend.eval(x=at) > 0 else "maximum"
        found.append((round(at, 8), kind, round(f.eval(x=at), 8)))
for at, kind, height in found:
    print(f"{kind:<8} at {at:+.6f}: {height:+.6f}")
lowest = min(found, key=lambda row: row[2])
print(lowest, len(found))
g = Expression("g", "x**2*y - y**3 + 3*x")
partials = {v: g.gradient(v) for v in g.variables}
at = {"x": 1.5, "y": -1.0}
gradient = {v: p.eval(**{k: at[k] for k in p.variables}) for v, p in partials.items()}
print({v: str(p.symbolic_expr) for v, p in partials.items()}, gradient, g.eval(**at))
mixed = partials["x"].gradient("y"), partials["y"].gradient("x")
print(mixed[0].symbolic_expr == mixed[1].symbolic_expr, mixed[0].eval(x=1.5))
