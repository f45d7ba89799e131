import math
values = [math.sqrt(v) for v in (0, 4, 2)]
print(values, math.log(math.e), math.acos(-1))
print(math.log(0))
