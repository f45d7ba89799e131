import random

import matplotlib.pyplot as plt

random.seed(3)
rolls = [random.randint(1, 6) + random.randint(1, 6) for _ in range(30)]
plt.hist(rolls, bins=range(2, 14), edgecolor="black")
plt.title("Two dice")
plt.axvline(sum(rolls) / len(rolls), color="red")
plt.show()
counts = {n: rolls.count(n) for n in range(2, 13)}
plt.bar(counts.keys(), counts.values())
plt.show()
print(counts)
