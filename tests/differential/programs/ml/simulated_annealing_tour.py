import math
import random

random.seed(21)
cities = [(random.randint(0, 20), random.randint(0, 20)) for _ in range(7)]
print(cities)


def length(tour):
    return sum(math.dist(cities[a], cities[b]) for a, b in zip(tour, tour[1:] + tour[:1]))


def swapped(tour):
    i, j = sorted(random.sample(range(len(tour)), 2))
    return tour[:i] + tour[i : j + 1][::-1] + tour[j + 1 :]


tour = list(range(len(cities)))
current = best_length = length(tour)
best = tour[:]
temperature = 10.0
accepted_worse = 0
log = []
while temperature > 0.1:
    for _ in range(5):
        candidate = swapped(tour)
        after = length(candidate)
        if after < current:
            tour, current = candidate, after
        elif random.random() < math.exp((current - after) / temperature):
            accepted_worse += after > current
            tour, current = candidate, after
        if current < best_length:
            best, best_length = tour[:], current
    log.append((round(temperature, 3), round(current, 3)))
    temperature *= 0.85
print(log[0], log[len(log) // 2], log[-1], len(log))
print(best, best_length, accepted_worse)
start = best.index(0)
print(best[start:] + best[:start], length(list(range(7))) - best_length >= 0)
