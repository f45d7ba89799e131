from decimal import Decimal, getcontext
getcontext().prec = 5
third = Decimal(1) / 3
print(third, third * 3)
root = Decimal(-4).sqrt()
