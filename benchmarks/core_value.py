"""How much faster and smaller is a step with Value than with micrograd, on the same programs?

Run `python benchmarks/core_value.py`; micrograd is needed beside the package (`pip install
micrograd`). Both engines take turns in one process; numbers are medians of seven
runs. A run is as many steps in a row as training would take, because a graph of micrograd is a knot of
references that only the garbage collector frees, and does so now and then.
"""

from __future__ import annotations

import gc
import itertools
import random
import statistics
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from neurogebra.core.autograd import Value

REPEATS = 7
#: How many nodes one run makes at least.
RUN = 100_000
Engine = Callable[[float], Any]


def chain(engine: Engine, length: int) -> Any:
    """Products and sums of what exists already: no new leaves."""
    w, b = engine(0.999), engine(0.1)
    y = engine(1.0)
    for _ in range(length // 2):
        y = y * w + b
    return y


def chain_of_numbers(engine: Engine, length: int) -> Any:
    y = engine(1.0)
    for _ in range(length // 2):
        y = y * 0.999 + 0.1
    return y


@dataclass(frozen=True)
class Numbers:
    """What a network is made of and trained on, drawn before the clock runs."""

    layers: list[list[list[float]]]
    samples: list[tuple[list[float], int]]


def drawn(widths: list[int], samples: int) -> Numbers:
    draw = random.Random(1)
    return Numbers(
        [
            [[draw.uniform(-1, 1) for _ in range(n_in + 1)] for _ in range(n_out)]
            for n_in, n_out in itertools.pairwise(widths)
        ],
        [
            ([draw.gauss(0, 1) for _ in range(widths[0])], draw.choice([-1, 1]))
            for _ in range(samples)
        ],
    )


def network(engine: Engine, numbers: Numbers) -> Any:
    """A hinge loss of a fully connected relu network, as in micrograd's own demonstration."""
    layers = [[[engine(w) for w in row] for row in layer] for layer in numbers.layers]

    def forward(x: list[Any]) -> Any:
        for layer in layers:
            x = [sum((w * v for w, v in zip(row[1:], x, strict=True)), row[0]) for row in layer]
            if layer is not layers[-1]:
                x = [v.relu() for v in x]
        return x[0]

    total = engine(0.0)
    for x, label in numbers.samples:
        total = total + (1 + -label * forward(x)).relu()
    squares = sum((w * w for layer in layers for row in layer for w in row), engine(0.0))
    return total * (1.0 / len(numbers.samples)) + 1e-4 * squares


SMALL, LARGE = drawn([3, 4, 4, 1], 4), drawn([2, 16, 16, 1], 100)
PROGRAMS: dict[str, Callable[[Engine], Any]] = {
    "chain, 1,000 nodes": lambda engine: chain(engine, 1_000),
    "chain, 10,000": lambda engine: chain(engine, 10_000),
    "chain, 30,000": lambda engine: chain(engine, 30_000),
    "chain with numbers, 1,000": lambda engine: chain_of_numbers(engine, 1_000),
    "chain with numbers, 30,000": lambda engine: chain_of_numbers(engine, 30_000),
    "MLP 3-4-4-1, 4 samples": lambda engine: network(engine, SMALL),
    "MLP 2-16-16-1, 100 samples": lambda engine: network(engine, LARGE),
}


@dataclass(frozen=True)
class Step:
    build: float
    backward: float


def timed(program: Callable[[Engine], Any], engine: Engine, steps: int) -> Step:
    """Seconds a step, over several in a row as in training, so that clearing up is counted."""
    gc.collect()
    build = backward = 0.0
    root = None
    for _ in range(steps):
        start = time.process_time()
        root = program(engine)
        built = time.process_time()
        root.backward()
        build += built - start
        backward += time.process_time() - built
    return Step(build / steps, backward / steps)


def held(program: Callable[[Engine], Any], engine: Engine) -> int:
    """Bytes a graph holds after its backward pass."""
    gc.collect()
    tracemalloc.start()
    root = program(engine)
    root.backward()
    gc.collect()
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return size


def count(root: Any) -> int:
    """The nodes of a micrograd graph; both engines are divided by this number."""
    found = {root}
    pending = [root]
    for node in pending:
        for operand in node._prev - found:
            found.add(operand)
            pending.append(operand)
    return len(found)


def compare(peer: Engine) -> None:
    print(f"CPU time, Python {sys.version.split()[0]}; µs and bytes per node of the peer's graph")
    print(f"{'program':30}{'nodes':>8}{'micrograd':>16}{'Value':>16}{'faster':>8}{'smaller':>8}")
    for name, program in PROGRAMS.items():
        nodes = count(program(peer))
        steps = max(1, RUN // nodes)
        runs: dict[Engine, list[Step]] = {peer: [], Value: []}
        for _ in range(REPEATS):
            for engine, found in runs.items():
                found.append(timed(program, engine, steps))
        cells: list[str] = []
        totals: list[float] = []
        for found in runs.values():
            build = statistics.median(step.build for step in found) / nodes * 1e6
            backward = statistics.median(step.backward for step in found) / nodes * 1e6
            cells.append(f"{build:.3f} + {backward:.3f}")
            totals.append(build + backward)
        sizes = [held(program, engine) / nodes for engine in (peer, Value)]
        print(
            f"{name:30}{nodes:>8}{cells[0]:>16}{cells[1]:>16}"
            f"{totals[0] / totals[1]:>7.1f}x{sizes[0] / sizes[1]:>7.1f}x"
            f"   ({sizes[0]:.0f} B, {sizes[1]:.0f} B)"
        )


def million() -> None:
    start = time.process_time()
    root = chain(Value, 1_000_000)
    root.backward()
    passed = time.process_time() - start
    del root
    freed = time.process_time() - start - passed
    print(f"chain of 1,000,000 nodes: {passed:.2f} s build and backward, {freed:.2f} s to free")


def main() -> None:
    try:
        from micrograd.engine import Value as Micrograd
    except ImportError:
        sys.exit("micrograd is not installed beside this package: pip install micrograd")
    compare(Micrograd)
    million()


if __name__ == "__main__":
    # micrograd recurses once a node.
    sys.setrecursionlimit(10**6)
    threading.stack_size(512 * 2**20)
    worker = threading.Thread(target=main)
    worker.start()
    worker.join()
