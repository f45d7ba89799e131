from neurogebra import Value

x, y = Value(0.6), Value(1.7)
unary = ["exp", "log", "sqrt", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "relu", "sigmoid",
         "softplus", "silu", "gelu", "leaky_relu", "abs", "sign", "floor", "ceil", "expm1", "log1p", "log2", "log10",
         "cbrt", "asinh", "atanh", "erf", "erfc", "gamma", "lgamma", "digamma"]
for name in unary:
    x.grad = 0.0
    out = getattr(x, name)()
    out.backward()
    print(f"{name:10s} {out.data!r} {x.grad!r} {out._op}")
binary = {"add": x + y, "sub": x - y, "mul": x * y, "div": x / y, "pow": x**y, "mod": y % x, "max": x.max(y), "min": x.min(y), "atan2": x.atan2(y)}
for name, out in binary.items():
    x.grad = y.grad = 0.0
    out.backward()
    print(name, out.data, x.grad, y.grad, len(out._prev))
mixed = [2 + x, 2 - x, 2 * x, 2 / x, 2**x, 2 % x, x + 2, x - 2, x / 2, x**2, -x, +x, abs(-x)]
print([round(m.data, 6) for m in mixed], x < y, x <= 0.6, y > 1, 2 >= y, float(x), int(y))
z = x.polygamma(1)
acosh = y.acosh()
print(z.data, acosh.data, f"{z:.3f} {x:8.2e} {y}", x == x, x != y, x in [y, x], len({x, y, x}))
z.zero_grad()
print(x.grad, repr(acosh), str(z), bool(x), x is not y)
