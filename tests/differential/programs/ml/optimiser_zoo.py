from dataclasses import dataclass, field

import numpy as np


def rosenbrock(p):
    x, y = p
    return (1 - x) ** 2 + 5 * (y - x * x) ** 2


def slope(p):
    x, y = p
    return np.array([-2 * (1 - x) - 20 * x * (y - x * x), 10 * (y - x * x)])


@dataclass
class Sgd:
    rate: float = 0.01

    def step(self, p, g):
        return p - self.rate * g


@dataclass
class Nesterov:
    rate: float = 0.01
    mu: float = 0.9
    v: np.ndarray = field(default_factory=lambda: np.zeros(2))

    def step(self, p, g):
        before = self.v
        self.v = self.mu * self.v - self.rate * g
        return p - self.mu * before + (1 + self.mu) * self.v


@dataclass
class AdaGrad:
    rate: float = 0.5
    cache: np.ndarray = field(default_factory=lambda: np.zeros(2))

    def step(self, p, g):
        self.cache += g**2
        return p - self.rate * g / (np.sqrt(self.cache) + 1e-8)


@dataclass
class AdaDelta:
    rho: float = 0.9
    squares: np.ndarray = field(default_factory=lambda: np.zeros(2))
    moves: np.ndarray = field(default_factory=lambda: np.zeros(2))

    def step(self, p, g):
        self.squares = self.rho * self.squares + (1 - self.rho) * g * g
        move = -np.sqrt(self.moves + 1e-6) / np.sqrt(self.squares + 1e-6) * g
        self.moves = self.rho * self.moves + (1 - self.rho) * move * move
        return p + move


@dataclass
class AMSGrad:
    rate: float = 0.1
    t: int = 0
    m: np.ndarray = field(default_factory=lambda: np.zeros(2))
    v: np.ndarray = field(default_factory=lambda: np.zeros(2))
    top: np.ndarray = field(default_factory=lambda: np.zeros(2))

    def step(self, p, g):
        self.t += 1
        self.m = 0.9 * self.m + 0.1 * g
        self.v = 0.999 * self.v + 0.001 * g**2
        self.top = np.maximum(self.top, self.v)
        return p - self.rate * self.m / (1 - 0.9**self.t) / (np.sqrt(self.top) + 1e-8)


results = {}
for optimiser in (Sgd(), Nesterov(0.005), AdaGrad(), AdaDelta(), AMSGrad()):
    p = np.array([-1.0, 1.5])
    for _ in range(60):
        p = optimiser.step(p, slope(p))
    results[type(optimiser).__name__] = (p, rosenbrock(p))
    print(f"{type(optimiser).__name__:<9} {p} {rosenbrock(p):.6f}")
winner = min(results, key=lambda name: results[name][1])
print(winner, Sgd(), AMSGrad(rate=1).rate)
