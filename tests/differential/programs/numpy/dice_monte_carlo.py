import random
import numpy as np

random.seed(1)
rolls = [random.randint(1, 6) for _ in range(20)]
print(rolls, sum(rolls) / len(rolls), random.random(), random.uniform(1, 2), random.gauss(0, 1))
cards = [f"{r}{s}" for s in "SH" for r in "AKQ"]
random.shuffle(cards)
hand = random.sample(cards, 3)
print(cards, hand, random.choice(cards), random.choices("ab", weights=[9, 1], k=5))
np.random.seed(1)
pair = np.random.randint(1, 7, size=(1000, 2))
sums = pair.sum(axis=1)
freq = np.bincount(sums, minlength=13)[2:] / 1000
print(freq, sums.mean(), (sums == 7).mean(), (pair[:, 0] == pair[:, 1]).sum())
points = np.random.rand(2000, 2)
inside = (points**2).sum(axis=1) <= 1
estimates = 4 * np.cumsum(inside) / np.arange(1, 2001)
print(estimates[[9, 99, 999, 1999]], abs(estimates[-1] - np.pi))
def birthday(people, trials, rng):
    hits = 0
    for _ in range(trials):
        days = rng.integers(0, 365, people)
        hits += len(np.unique(days)) < people
    return hits / trials
rng = np.random.default_rng(5)
print(birthday(23, 200, rng), birthday(40, 100, rng))
position, path = 0, []
for _ in range(15):
    position += random.choice([-1, 1])
    path.append(position)
print(path, max(path), path.count(0))
prize = np.random.randint(3, size=500)
choice = np.random.randint(3, size=500)
stay = (prize == choice).mean()
print(stay, 1 - stay)
x = np.random.uniform(0, np.pi, 3000)
integral = np.pi * np.sin(x).mean()
error = np.pi * np.sin(x).std() / np.sqrt(3000)
print(integral, error, abs(integral - 2) < 3 * error)
gaps = -np.log(1 - np.random.rand(5)) / 2.0
arrivals = gaps.cumsum()
print(arrivals, (arrivals < 1).sum(), random.expovariate(2.0), random.betavariate(1, 2), random.triangular(0, 1, 0.5))
print(random.getrandbits(8), random.randrange(0, 100, 5), random.lognormvariate(0, 1), random.normalvariate(), random.paretovariate(3))
