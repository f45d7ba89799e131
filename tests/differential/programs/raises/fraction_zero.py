from fractions import Fraction
half = Fraction(1, 2)
print(half - Fraction(2, 4), 1 / half)
broken = 1 / (half - Fraction(2, 4))
