from math import pi, sqrt
print(round(pi * sqrt(2), 4))
from collections import Counter, defaultdictt
