from matplotlib.pyplot import *

heights = [1.5, 2.5, 0.5]
bar(range(3), heights)
title("heights")
show()
best = max(heights)
print(best, len(heights), sorted(heights))
