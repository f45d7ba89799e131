from neurogebra import Expression

line = Expression("line", "m*x + b", params={"m": 2.0, "b": 1.0}, trainable_params=["m", "b"])
print(line.params, line.trainable_params, line.variables, line.eval(x=3), line.eval(x=3, m=0))
line.params["m"] = 5
print(line.eval(x=2), line.eval(2, b=-1), line.gradient("m").eval(x=2), line.gradient("x").text)
copy = line.clone()
copy.params["b"] = 100
print(line.params, copy.params, copy.eval(x=0), copy.name, copy.trainable_params)
line.params = {"m": 1, "b": 0}
print(line.eval(x=7), line.params)
leaky = Expression("leaky", "Max(alpha*x, x)", params={"alpha": 0.1}, metadata={"kind": "activation"})
print(leaky.eval(x=-2), leaky.eval(x=2), leaky.metadata, leaky.gradient("x").eval(x=-2), leaky.gradient("alpha").eval(x=-2))
data = [(0, 1), (1, 2.9), (2, 5.1)]
m, b = 0.0, 0.0
error = Expression("error", "(m*x + b - y)**2")
dm, db = error.gradient("m"), error.gradient("b")
for step in range(200):
    gm = sum(dm.eval(m=m, b=b, x=x, y=y) for x, y in data) / len(data)
    gb = sum(db.eval(m=m, b=b, x=x, y=y) for x, y in data) / len(data)
    m, b = m - 0.1 * gm, b - 0.1 * gb
print(round(m, 4), round(b, 4), dm.text, db.text)
for bad in (lambda: line.eval(), lambda: line.eval(x=1, z=2), lambda: line.eval(1, 2), lambda: Expression("e", "x +"), lambda: Expression("e", "sigmod(x)"),
            lambda: Expression("p", "a*x", trainable_params=["q"]), lambda: Expression("e", "2x"), lambda: Expression("l", "log(x)").eval(x=-1)):
    try:
        print(bad())
    except (TypeError, ValueError) as problem:
        print(type(problem).__name__, str(problem).splitlines()[0])
