"""What does a training step with Tensor cost beside the same step written by hand in numpy?

Run `python benchmarks/core_tensor.py`. Both take turns, on one thread; numbers are the best of
sixty short runs by CPU time, which is what a busy machine disturbs least.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

# Before numpy is loaded: with more threads CPU time would count those that wait, too.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np

from neurogebra.core.tensor import Tensor

REPEATS = 60
RATE = 0.01


def by_hand(x: np.ndarray, labels: np.ndarray, parameters: list[np.ndarray]) -> Callable[[], float]:
    right = (np.arange(len(x)), labels)

    def step() -> float:
        w1, b1, w2, b2 = parameters
        hidden = np.maximum(x @ w1 + b1, 0.0)
        scores = hidden @ w2 + b2
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        loss = -(shifted - np.log(total))[right].sum() / len(x)
        d_scores = e / total
        d_scores[right] -= 1.0
        d_scores /= len(x)
        d_hidden = d_scores @ w2.T * (hidden > 0)
        gradients = (
            x.T @ d_hidden,
            d_hidden.sum(axis=0),
            hidden.T @ d_scores,
            d_scores.sum(axis=0),
        )
        for parameter, gradient in zip(parameters, gradients, strict=True):
            parameter -= RATE * gradient
        return float(loss)

    return step


def by_tensor(
    x: np.ndarray, labels: np.ndarray, parameters: list[np.ndarray]
) -> Callable[[], float]:
    tensors = [Tensor(parameter) for parameter in parameters]

    def step() -> float:
        w1, b1, w2, b2 = tensors
        loss = ((x @ w1 + b1).relu() @ w2 + b2).cross_entropy(labels)
        loss.zero_grad()
        loss.backward()
        for tensor in tensors:
            tensor.data -= RATE * tensor.grad
        return loss.item()

    return step


def seconds(step: Callable[[], float], times: int) -> float:
    start = time.process_time()
    for _ in range(times):
        step()
    return (time.process_time() - start) / times


def main() -> None:
    draw = np.random.default_rng(0)
    print(f"{'network':24}{'samples':>8}{'numpy':>12}{'Tensor':>12}{'ratio':>8}")
    for inputs, hidden, classes, samples in (
        (2, 16, 2, 32), (64, 64, 10, 64), (784, 128, 10, 64), (784, 256, 10, 256),
    ):  # fmt: skip
        x = draw.normal(size=(samples, inputs))
        labels = draw.integers(classes, size=samples)
        shapes = [(inputs, hidden), (hidden,), (hidden, classes), (classes,)]
        start = [draw.normal(size=shape) * 0.1 for shape in shapes]
        steps = [make(x, labels, [p.copy() for p in start]) for make in (by_hand, by_tensor)]
        first = [step() for step in steps]
        assert abs(first[0] - first[1]) < 1e-12
        times = max(2, int(0.01 / seconds(steps[0], 20)))
        runs: list[list[float]] = [[], []]
        for _ in range(REPEATS):
            for step, run in zip(steps, runs, strict=True):
                run.append(seconds(step, times))
        hand, tensor = map(min, runs)
        name = f"{inputs}-{hidden}-{classes}"
        times_hand = f"{hand * 1e6:.0f} µs{tensor * 1e6:>9.0f} µs"
        print(f"{name:24}{samples:>8}{times_hand:>24}{tensor / hand:>7.2f}x")


if __name__ == "__main__":
    main()
