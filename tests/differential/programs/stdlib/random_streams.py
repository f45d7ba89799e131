import random
random.seed(42)
print(random.random(), random.randint(1, 6), random.uniform(-1, 1), random.choice("abcde"), random.randrange(0, 100, 7))
deck = [r + s for s in "SH" for r in "23456"]
random.shuffle(deck)
hand, rest = deck[:4], deck[4:]
print(hand, len(rest), random.sample(range(1000), 4), random.choices(["a", "b", "c"], weights=[5, 3, 1], k=6))
print(random.gauss(0, 1), random.normalvariate(10, 2), random.expovariate(0.5), random.betavariate(2, 3), random.triangular(0, 10, 3))
state = random.getstate()
one = [random.random() for _ in range(3)]
random.setstate(state)
two = [random.random() for _ in range(3)]
print(one == two, random.getrandbits(16), random.gammavariate(2, 1), random.lognormvariate(0, 0.5), random.vonmisesvariate(0, 4), random.paretovariate(3), random.weibullvariate(1, 2))
mine = random.Random("a text as seed")
print(mine.random(), mine.choice([1, 2, 3]), mine.randint(1, 10), mine.sample(["x", "y", "z"], k=2))
other = random.Random(7)
walk = [0]
for _ in range(10):
    walk.append(walk[-1] + other.choice((-1, 1)))
print(walk, max(walk), min(walk))
def monte_carlo_pi(n, rng):
    inside = sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(n))
    return 4 * inside / n
print(monte_carlo_pi(500, random.Random(1)), monte_carlo_pi(500, random.Random(2)))
def weighted(options, rng):
    total = sum(options.values())
    r = rng.uniform(0, total)
    for name, weight in options.items():
        r -= weight
        if r <= 0:
            return name
tally = {}
rng = random.Random(99)
for _ in range(60):
    pick = weighted({"common": 10, "rare": 1}, rng)
    tally[pick] = tally.get(pick, 0) + 1
print(tally)
random.seed("again")
print(random.random(), [random.randint(0, 9) for _ in range(5)])
random.seed(3.5)
print(random.random(), random.sample([1, 2, 3, 4], counts=[1, 1, 1, 1], k=2))
class Dice:
    def __init__(self, sides, seed=None):
        self.sides, self._rng = sides, random.Random(seed)
    def roll(self, n=1): return sorted(self._rng.randint(1, self.sides) for _ in range(n))
print(Dice(6, 5).roll(4), Dice(20, 5).roll(3))
try:
    random.choice([])
except IndexError as error:
    print(error)
try:
    random.sample([1], 2)
except ValueError as error:
    print(error)
