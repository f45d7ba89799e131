from fractions import Fraction
from math import ceil, gcd, lcm


def egyptian(value):
    parts = []
    while value:
        n = ceil(1 / value)
        parts.append(n)
        value -= Fraction(1, n)
    return parts


for value in (Fraction(5, 6), Fraction(7, 15), Fraction("0.7"), Fraction(3, 7)):
    parts = egyptian(value)
    print(value, "=", " + ".join(f"1/{n}" for n in parts), sum(Fraction(1, n) for n in parts) == value)


def continued(value, n=6):
    out = []
    for _ in range(n):
        whole, rest = divmod(value, 1)
        out.append(int(whole))
        if not rest:
            break
        value = 1 / rest
    return out


def convergents(terms):
    h0, h1, k0, k1 = 0, 1, 1, 0
    for a in terms:
        h0, h1 = h1, a * h1 + h0
        k0, k1 = k1, a * k1 + k0
        yield Fraction(h1, k1)


import math
terms = continued(Fraction(math.pi))
print(terms, [str(c) for c in convergents(terms)])
print(Fraction(math.e).limit_denominator(1000), Fraction(0.1), Fraction.from_float(0.5))


def solve(a, b):
    n = len(a)
    m = [[Fraction(x) for x in row] + [Fraction(y)] for row, y in zip(a, b)]
    for i in range(n):
        pivot = next(r for r in range(i, n) if m[r][i])
        m[i], m[pivot] = m[pivot], m[i]
        m[i] = [x / m[i][i] for x in m[i]]
        for r in range(n):
            if r != i:
                factor = m[r][i]
                m[r] = [x - factor * y for x, y in zip(m[r], m[i])]
    return [row[-1] for row in m]


print(*solve([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3]))
print(*solve([[0, 3], [7, 2]], [1, "1/3"]))
hilbert = [[Fraction(1, i + j + 1) for j in range(4)] for i in range(4)]
print(solve(hilbert, [1, 0, 0, 0]), max(x.denominator for row in hilbert for x in row))
bernoulli = [Fraction(1)]
for m in range(1, 11):
    total = sum(math.comb(m + 1, k) * bernoulli[k] for k in range(m))
    bernoulli.append(-total / (m + 1))
print([str(b) for b in bernoulli if b])
print(gcd(84, 36, 60), lcm(4, 6, 10), Fraction(-7, 3) // 1, Fraction(-7, 3) % 1, round(Fraction(5, 2)), Fraction(3, 4) ** -2)
print(Fraction(1, 3) + 0.5, Fraction(1, 3) < 0.34, hash(Fraction(4, 2)) == hash(2), float(Fraction(2, 3)), f"{float(Fraction(1, 7)):.5f}")
