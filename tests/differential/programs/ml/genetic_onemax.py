import random

rng = random.Random(99)
LENGTH, SIZE = 16, 10


def individual():
    return [rng.randint(0, 1) for _ in range(LENGTH)]


def fitness(genes):
    return sum(genes)


def tournament(population, k=3):
    return max(rng.sample(population, k), key=fitness)


def crossover(a, b):
    cut = rng.randrange(1, LENGTH)
    return a[:cut] + b[cut:], b[:cut] + a[cut:]


def mutate(genes, rate=0.05):
    return [1 - g if rng.random() < rate else g for g in genes]


population = [individual() for _ in range(SIZE)]
history = []
generation = 0
while generation < 30 and max(map(fitness, population)) < LENGTH:
    elite = max(population, key=fitness)
    children = [elite]
    while len(children) < SIZE:
        for child in crossover(tournament(population), tournament(population)):
            children.append(mutate(child))
    population = children[:SIZE]
    history.append((max(map(fitness, population)), sum(map(fitness, population)) / SIZE))
    generation += 1
best = max(population, key=fitness)
print(generation, "".join(map(str, best)), fitness(best))
for number, (top, mean) in enumerate(history[:6]):
    print(f"{number:2d} {top:2d} {mean:5.2f} {'=' * top}")
diversity = len({tuple(p) for p in population})
monotone = all(b[0] >= a[0] for a, b in zip(history, history[1:]))
print(diversity, monotone)
