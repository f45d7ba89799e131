import heapq
import random
from contextlib import contextmanager
from itertools import count
from statistics import fmean

import numpy as np

rng = random.Random(7)
ticket = count(1)
log = []


@contextmanager
def section(title):
    log.append(f"<{title}>")
    try:
        yield log
    finally:
        log.append(f"</{title}>")


def customers(n, rate):
    clock = 0.0
    for _ in range(n):
        clock += rng.expovariate(rate)
        yield clock, next(ticket)


def simulate(n, servers):
    free = [0.0] * servers
    waits, leaving = [], []
    for arrival, number in customers(n, rate=1.0):
        start = max(arrival, heapq.heappop(free))
        service = rng.uniform(0.5, 2.5)
        heapq.heappush(free, start + service)
        waits.append(start - arrival)
        leaving.append((start + service, number))
    return waits, sorted(leaving)


with section("one server"):
    waits, leaving = simulate(12, 1)
    print(f"{fmean(waits):.4f} {max(waits):.4f}", [n for _, n in leaving][:4])
with section("two servers"):
    waits2, leaving2 = simulate(12, 2)
    print(f"{fmean(waits2):.4f} {max(waits2):.4f}", leaving2[0][1])
print(log)
edges = np.linspace(0, max(waits) + 1e-9, 5)
bars, _ = np.histogram(waits, bins=edges)
for low, high, n in zip(edges, edges[1:], bars):
    print(f"{low:6.2f}-{high:6.2f} {'#' * n}")
try:
    with section("broken") as lines:
        lines.append("before")
        raise RuntimeError("closed")
except RuntimeError as error:
    print(error, log[-3:])
