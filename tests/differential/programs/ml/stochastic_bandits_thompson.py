import math
import random

TRUE = [0.2, 0.5, 0.65]


class Thompson:
    def __init__(self, arms, rng):
        self.rng = rng
        self.a, self.b = [1] * arms, [1] * arms

    def choose(self):
        draws = [self.rng.betavariate(a, b) for a, b in zip(self.a, self.b)]
        return draws.index(max(draws))

    def learn(self, arm, reward):
        self.a[arm] += reward
        self.b[arm] += 1 - reward


class Ucb:
    def __init__(self, arms, _rng):
        self.n, self.mean, self.t = [0] * arms, [0.0] * arms, 0

    def choose(self):
        self.t += 1
        for arm, n in enumerate(self.n):
            if n == 0:
                return arm
        scores = [m + math.sqrt(2 * math.log(self.t) / n) for m, n in zip(self.mean, self.n)]
        return max(range(len(scores)), key=scores.__getitem__)

    def learn(self, arm, reward):
        self.n[arm] += 1
        self.mean[arm] += (reward - self.mean[arm]) / self.n[arm]


for policy in (Thompson, Ucb):
    rng = random.Random(17)
    agent = policy(len(TRUE), rng)
    regret, pulls, curve = 0.0, [0, 0, 0], []
    for t in range(120):
        arm = agent.choose()
        reward = int(rng.random() < TRUE[arm])
        agent.learn(arm, reward)
        pulls[arm] += 1
        regret += max(TRUE) - TRUE[arm]
        if t % 40 == 39:
            curve.append(round(regret, 3))
    print(policy.__name__, pulls, curve)
print(vars(agent).keys() if False else sorted(agent.__dict__))
