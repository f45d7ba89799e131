import math
import sys
from decimal import Decimal
from fractions import Fraction

print(0.1 + 0.2 == 0.3, math.isclose(0.1 + 0.2, 0.3), 0.1 + 0.2)
print(Decimal(0.1), Fraction(0.1), (0.1).hex(), (0.1).as_integer_ratio())
eps = 1.0
while 1.0 + eps / 2 > 1.0:
    eps /= 2
print(eps, eps == sys.float_info.epsilon, math.ulp(1.0))
values = [1e16, 1.0, -1e16, 1.0]
print(sum(values), math.fsum(values), sum(sorted(values, key=abs)))


def kahan(numbers):
    total = lost = 0.0
    for x in numbers:
        y = x - lost
        t = total + y
        lost = (t - total) - y
        total = t
    return total


tenths = [0.1] * 10
print(sum(tenths), kahan(tenths), math.fsum(tenths))
a, b, c = 1.0, 1e8, 1.0
bad = (-b + math.sqrt(b * b - 4 * a * c)) / (2 * a)
good = 2 * c / (-b - math.sqrt(b * b - 4 * a * c))
print(bad, good)
print(round(0.5), round(1.5), round(2.675, 2), round(-7.5), round(1234, -2))
print(math.inf - math.inf, math.nan == math.nan, -0.0 == 0.0, math.copysign(1, -0.0), 1 / math.inf)
print(-7 // 2, -7 % 2, math.fmod(-7, 2), divmod(7.5, -2), 7 // -2.0)
print(10**20 + 1 == 1e20 + 1, 2**53 + 1 == float(2**53 + 1), int(1e23), 1e23 == 10**23)
try:
    math.exp(1000)
except OverflowError as error:
    print(type(error).__name__, error)
x = 2.0
for _ in range(60):
    x = math.sqrt(x)
for _ in range(60):
    x = x * x
print(x, math.nextafter(1.0, 2.0), math.frexp(10.0), math.ldexp(0.625, 4), math.modf(-3.25))
