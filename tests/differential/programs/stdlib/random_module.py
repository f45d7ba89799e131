import random
random.seed(0)
print(random.random(), random.uniform(1, 10), random.randint(1, 100), random.randrange(0, 100, 5))
print(random.choice(["a", "b", "c"]), random.choices([1, 2, 3], weights=[5, 1, 1], k=5), random.sample(range(100), 4))
deck = list(range(8))
random.shuffle(deck)
print(deck, random.gauss(0, 1), random.normalvariate(0, 1), random.expovariate(2), random.betavariate(1, 2), random.triangular(0, 1, 0.5))
rng = random.Random(42)
print([rng.randint(1, 6) for _ in range(10)], rng.getrandbits(16), rng.random())
state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(first == [random.random() for _ in range(3)])
random.seed("text seed")
print(random.random(), random.getrandbits(64))
def monte_carlo_pi(n, seed):
    r = random.Random(seed)
    inside = sum(r.random() ** 2 + r.random() ** 2 <= 1 for _ in range(n))
    return 4 * inside / n
print(monte_carlo_pi(1000, 1), monte_carlo_pi(1000, 2))
random.seed(7)
walk = [0]
for _ in range(20):
    walk.append(walk[-1] + random.choice([-1, 1]))
print(walk, max(walk), min(walk))
password = "".join(random.choice("abcdef0123") for _ in range(12))
print(password)
