"""Layers with forward and backward methods, as in many tutorials."""
from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np


class Layer(ABC):
    @abstractmethod
    def forward(self, x: np.ndarray) -> np.ndarray: ...

    @abstractmethod
    def backward(self, grad: np.ndarray) -> np.ndarray: ...

    def step(self, rate: float) -> None:
        pass


class Dense(Layer):
    def __init__(self, n_in: int, n_out: int, rng: np.random.Generator):
        self.W = rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out))
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad):
        self.dW = self.x.T @ grad
        self.db = grad.sum(axis=0)
        return grad @ self.W.T

    def step(self, rate):
        self.W -= rate * self.dW
        self.b -= rate * self.db


class ReLU(Layer):
    def forward(self, x):
        self.mask = x > 0
        return np.where(self.mask, x, 0)

    def backward(self, grad):
        return grad * self.mask


class Dropout(Layer):
    def __init__(self, p, rng):
        self.p, self.rng = p, rng

    def forward(self, x):
        self.keep = (self.rng.random(x.shape) > self.p) / (1 - self.p)
        return x * self.keep

    def backward(self, grad):
        return grad * self.keep


class Sequential(list):
    def __call__(self, x):
        for layer in self:
            x = layer.forward(x)
        return x

    def backward(self, grad):
        for layer in reversed(self):
            grad = layer.backward(grad)
        return grad


rng = np.random.default_rng(0)
X = rng.uniform(-1, 1, (8, 2))
y = (X[:, :1] * X[:, 1:] > 0).astype(float)
net = Sequential([Dense(2, 6, rng), ReLU(), Dropout(0.2, rng), Dense(6, 1, rng)])
losses = []
for epoch in range(25):
    out = net(X)
    prob = 1 / (1 + np.exp(-out))
    loss = -np.mean(y * np.log(prob) + (1 - y) * np.log(1 - prob))
    losses.append(float(loss))
    dx = net.backward((prob - y) / len(X))
    for layer in net:
        layer.step(0.5)
print(losses[0], losses[-1], dx.shape, [type(layer).__name__ for layer in net])
print(net[0].W, net[-1].b, net[2].keep.mean())
try:
    Layer()
except TypeError as error:
    print("abstract:", type(error).__name__)
