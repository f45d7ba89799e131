import math

from neurogebra import Expression


def taylor(expr, at, order):
    terms, derivative = [], expr
    for n in range(order + 1):
        terms.append(derivative.eval(x=at) / math.factorial(n))
        derivative = derivative.gradient("x")
    return terms


def value_of(terms, at, x):
    return sum(c * (x - at) ** n for n, c in enumerate(terms))


f = Expression("f", "exp(-x) * sin(x)")
coefficients = taylor(f, 0.0, 3)
print([round(c, 10) for c in coefficients])
for x in (0.1, 0.5, 1.0):
    exact, near = f.eval(x=x), value_of(coefficients, 0.0, x)
    print(f"{x} {exact:.8f} {near:.8f} {abs(exact - near):.2e}")
gaps = []
for order in range(1, 3):
    gaps.append(abs(value_of(taylor(f, 1.0, order), 1.0, 1.2) - f.eval(x=1.2)))
print(gaps, gaps == sorted(gaps, reverse=True))
