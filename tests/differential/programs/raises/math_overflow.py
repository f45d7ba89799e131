import math
growth = [math.exp(x) for x in (0, 1, 10)]
print(growth, 10.0 ** 300)
big = math.exp(1000)
