class Polynomial:
    def __init__(self, *coefficients):
        self.c = coefficients
    def __call__(self, x):
        result = 0
        for c in reversed(self.c):
            result = result * x + c
        return result
    def derivative(self):
        return Polynomial(*(i * c for i, c in enumerate(self.c) if i))
    def __str__(self):
        parts = [f"{c}x^{i}" if i else str(c) for i, c in enumerate(self.c) if c]
        return " + ".join(parts) or "0"
p = Polynomial(1, 0, -2, 3)
dp = p.derivative()
print(p, "|", dp, "|", dp.derivative().derivative().derivative())
print([p(x) for x in (-1, 0, 0.5, 2)], list(map(dp, range(3))), callable(p), callable(3))
root = 1.0
for step in range(20):
    root -= p(root) / dp(root) if dp(root) else 1
    if abs(p(root)) < 1e-12:
        break
print(step, root)
class Accumulate:
    def __init__(self): self.total = 0
    def __call__(self, *values, scale=1):
        self.total += scale * sum(values)
        return self
acc = Accumulate()
print(acc(1)(2, 3)(4, scale=10).total)
bound = acc.__call__
unbound = Accumulate.__call__
bound(5); unbound(acc, 6)
print(acc.total, bound.__self__ is acc, bound.__name__, unbound.__qualname__)
def compose(*functions):
    def composed(x):
        for f in functions:
            x = f(x)
        return x
    composed.__name__ = "_then_".join(f.__name__ for f in functions)
    return composed
shout = compose(str.strip, str.upper, lambda s: s + "!")
print(shout("  hi "), shout.__name__)
actions = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "max": max, "pow": pow}
for sign, action in actions.items():
    print(sign, action(7, 3), end="; ")
print()
def apply(f, *args, **kwargs):
    return f(*args, **kwargs)
print(apply(sorted, [3, 1, 2], reverse=True), apply(apply, divmod, 17, 5), apply("{}-{x}".format, 1, x=2))
methods = [getattr("Text", name) for name in ("upper", "lower", "swapcase")]
print([m() for m in methods])
