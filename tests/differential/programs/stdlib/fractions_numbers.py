from fractions import Fraction
import numbers
half, third = Fraction(1, 2), Fraction("1/3")
print(half + third, half * third, half / third, half ** 3, third ** -2, -half, abs(Fraction(-3, 4)), half % third, half // third)
print(Fraction("0.125"), Fraction(0.1).limit_denominator(100), Fraction("3.5e-2"), Fraction(10, 4), Fraction(7), Fraction(" -2/6 "))
print(float(third), int(Fraction(7, 2)), round(Fraction(7, 2)), round(Fraction(22, 7), 2), divmod(Fraction(7, 2), 1), Fraction(7, 2).__floor__())
print(half == 0.5, third == 0.333, half < third, half + 1, half + 0.5, 1 - third, 2 / third, half + 1j, sorted([half, third, 0.4]))
print(third.numerator, third.denominator, third.as_integer_ratio(), hash(half) == hash(0.5), {half: "h"}[0.5])
import math
print(math.floor(Fraction(-7, 2)), math.ceil(Fraction(-7, 2)), math.trunc(Fraction(-7, 2)), math.sqrt(Fraction(1, 4)))
def egyptian(f):
    parts = []
    while f > 0:
        unit = Fraction(1, math.ceil(1 / f))
        parts.append(unit)
        f -= unit
    return parts
print(egyptian(Fraction(7, 15)), sum(egyptian(Fraction(7, 15))))
def continued(x, n):
    terms = []
    for _ in range(n):
        whole = math.floor(x)
        terms.append(whole)
        x -= whole
        if not x:
            break
        x = 1 / x
    return terms
print(continued(Fraction(649, 200), 10), continued(Fraction(math.pi), 5))
def evaluate(terms):
    value = Fraction(terms[-1])
    for t in reversed(terms[:-1]):
        value = t + 1 / value
    return value
print(evaluate([3, 4, 12, 4]), str(evaluate([1, 2, 2, 2, 2])), repr(evaluate([1])))
harmonic = sum(Fraction(1, n) for n in range(1, 11))
print(harmonic, f"{float(harmonic):.6f}", harmonic.limit_denominator(50))
for bad in ("1/0", "abc", ""):
    try:
        print(Fraction(bad))
    except (ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
values = [1, 2.5, 3j, half, True]
print([isinstance(v, numbers.Real) for v in values], [isinstance(v, numbers.Rational) for v in values], [isinstance(v, numbers.Number) for v in values])
m = [[Fraction(2), Fraction(1)], [Fraction(1), Fraction(3)]]
det = m[0][0] * m[1][1] - m[0][1] * m[1][0]
inverse = [[m[1][1] / det, -m[0][1] / det], [-m[1][0] / det, m[0][0] / det]]
print(det, inverse, [[str(sum(a * b for a, b in zip(r, c))) for c in zip(*inverse)] for r in m])
