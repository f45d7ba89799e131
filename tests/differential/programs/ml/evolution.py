import random
random.seed(3)
target = "hello"
letters = "abcdefghijklmnopqrstuvwxyz"
def fitness(word):
    return sum(a == b for a, b in zip(word, target))
def mutate(word, rate=0.3):
    return "".join(random.choice(letters) if random.random() < rate else ch for ch in word)
def crossover(a, b):
    cut = random.randint(1, len(a) - 1)
    return a[:cut] + b[cut:]
population = ["".join(random.choices(letters, k=5)) for _ in range(30)]
for generation in range(25):
    population.sort(key=fitness, reverse=True)
    if generation % 8 == 0:
        print(generation, population[0], fitness(population[0]))
    if fitness(population[0]) == len(target):
        break
    elite = population[:6]
    population = elite + [mutate(crossover(*random.sample(elite, 2))) for _ in range(24)]
best = max(population, key=fitness)
print(best, fitness(best), len(population))
