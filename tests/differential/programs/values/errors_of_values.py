from neurogebra import Value

attempts = {
    "text": lambda: Value("3"),
    "list": lambda: Value([1, 2]),
    "divide": lambda: Value(1.0) / Value(0.0),
    "log": lambda: Value(-1.0).log(),
    "sqrt": lambda: Value(-4.0).sqrt(),
    "slope": lambda: Value(0.0).sqrt().backward(),
    "add text": lambda: Value(1) + "a",
    "power": lambda: Value(-8.0) ** (1 / 3),
    "asin": lambda: Value(2.0).asin(),
    "missing": lambda: Value(1).softsign(),
    "overflow": lambda: Value(1000.0).exp(),
    "compare": lambda: Value(1) < "a",
    "none": lambda: Value(None),
    "zero power": lambda: Value(0.0) ** -1,
}
caught = {}
for name, attempt in attempts.items():
    try:
        caught[name] = attempt()
    except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
        caught[name] = type(error).__name__
        print(f"{name}: {type(error).__name__}: {error}")
print(caught)
safe = Value(1000.0).sigmoid()
flat = Value(-1000.0).sigmoid()
print(safe.data, flat.data, Value(1000.0).softplus().data, Value(0.0).relu().data, Value(True).data, Value(3).data)
x = Value(0.0)
y = x.relu() + x.abs()
y.backward()
print(x.grad, y.data, isinstance(y, Value), type(y).__name__, callable(x.backward))
