import math
print(math.floor(2.7), math.tau)
angle = math.radian(90)
