"""Measure the server beside a bare pygls server, in one run, and write `RESULTS.md`.

Ratios count, not seconds: both servers take turns on the same machine and the same files.
"""

from __future__ import annotations

import platform
import statistics
import sys
import time
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from client import Client

HERE = Path(__file__).parent
OURS = [sys.executable, "-m", "neurogebra_lsp", "server"]
BARE = [sys.executable, str(HERE / "bare_server.py")]
ROUNDS = 7
HOVERS = 400
EDITS = 60
FRESH_EDITS = 24
URI = "file:///measured.py"
LINES = (50, 2_000, 10_000)

BLOCK = """\
x{n} = Value({n}.0)
h{n} = x{n} ** 2
y{n} = h{n} + 3
z{n} = y{n} * 2
z{n}.backward()


def f{n}(a, b=2):
    total = a * b + {n}
    return total


r{n} = f{n}({n})
"""
HEAD = "from neurogebra import MathForge, Value\n\nforge = MathForge()\nsigmoid = forge.get('sigmoid')\n"
SIGMOID = (3, 2)


def program(n_lines: int) -> str:
    """A file of about so many lines that uses what learners use."""
    blocks = (n_lines - 4) // BLOCK.count("\n")
    return HEAD + "".join(BLOCK.format(n=n) for n in range(blocks))


def first_hover(command: list[str], useful: Callable[[str], bool]) -> float:
    """Milliseconds from spawning to the first hover that says something."""
    client = Client(command)
    with client:
        client.open(URI, program(50))
        while not useful(client.hover(URI, *SIGMOID)):
            time.sleep(0.001)
        return (time.perf_counter() - client.spawned) * 1000


def warm(command: list[str], n_lines: int, wait: float) -> tuple[list[float], list[float], float]:
    """Milliseconds of hovers at rest, of hovers right after an edit, and megabytes then."""
    with Client(command) as client:
        client.open(URI, program(n_lines))
        time.sleep(wait)
        for _ in range(20):
            client.hover(URI, *SIGMOID)
        at_rest = [_timed(lambda: client.hover(URI, *SIGMOID)) for _ in range(HOVERS)]
        after_edit: list[float] = []
        for _ in range(EDITS):
            start = time.perf_counter()
            client.insert(URI, 4, 11, "1")
            client.hover(URI, *SIGMOID)
            after_edit.append((time.perf_counter() - start) * 1000)
            time.sleep(0.05)
        return at_rest, after_edit, client.memory()


def fresh(n_lines: int) -> tuple[float, float]:
    """Milliseconds from an edit to a hover with the number that follows from it, and of plain runs.

    The edit is in the first statement, and the number is that of a Value four statements on.
    """
    text = program(n_lines)
    with Client(OURS) as client:
        client.open(URI, text)
        times: list[float] = []
        for number in range(FRESH_EDITS):
            digit = number % 8 + 1
            expected = f"{(digit**2 + 3) * 2}"
            start = time.perf_counter()
            client.replace(URI, 4, 11, 12, str(digit))
            while expected not in client.hover(URI, 7, 0):
                time.sleep(0.001)
            times.append((time.perf_counter() - start) * 1000)
            time.sleep(0.1)
    plain = [_timed(lambda: exec(compile(text, "measured.py", "exec"), {})) for _ in range(5)]
    # The first ones come while the process is still warming up.
    return statistics.median(times[FRESH_EDITS // 4 :]), min(plain)


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def _percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(int(len(times) * share), len(times) - 1)]


def main() -> None:
    """Run everything and write the table."""
    starts: dict[str, list[float]] = {"ours": [], "bare": []}
    for turn in range(ROUNDS):
        print(f"start {turn + 1} of {ROUNDS} ...", flush=True)
        starts["bare"].append(first_hover(BARE, bool))
        starts["ours"].append(first_hover(OURS, lambda card: "probability" in card))
    ours, bare = (statistics.median(starts[name]) for name in ("ours", "bare"))
    rows = [
        f"| spawn -> first useful hover, median of {ROUNDS} | {ours:.0f} ms | {bare:.0f} ms | {ours / bare:.2f} |"
    ]
    for n_lines in LINES:
        print(f"{n_lines:,} lines ...", flush=True)
        mine = warm(OURS, n_lines, 3.0)
        floor = warm(BARE, n_lines, 0.5)
        for title, index in (("warm hover", 0), ("edit -> hover", 1)):
            for name, share in (("p50", 0.5), ("p99", 0.99)):
                a, b = (_percentile(times[index], share) for times in (mine, floor))  # type: ignore[arg-type]
                rows.append(
                    f"| {title} {name}, {n_lines:,} lines | {a:.2f} ms | {b:.2f} ms | {a / b:.2f} |"
                )
        rows.append(
            f"| memory of all processes, {n_lines:,} lines | {mine[2]:.0f} MB | {floor[2]:.0f} MB | {mine[2] / floor[2]:.2f} |"
        )
    fresh_rows: list[str] = []
    for n_lines in LINES:
        print(f"fresh facts, {n_lines:,} lines ...", flush=True)
        facts, plain = fresh(n_lines)
        fresh_rows.append(
            f"| {n_lines:,} lines | {facts:.0f} ms | {plain:.1f} ms | {facts / plain:.1f} |"
        )
    versions = ", ".join(f"{p} {metadata.version(p)}" for p in ("pygls", "lsprotocol", "numpy"))
    text = "\n".join(
        [
            "# Measured",
            "",
            "Made by `make bench`. The bare server is a pygls server whose hover answers a constant.",
            f"{platform.system()} on {platform.machine()}, Python {platform.python_version()}, {versions}.",
            "",
            "| what | neurogebra | bare pygls | ratio |",
            "|---|---|---|---|",
            *rows,
            "",
            "From an edit in the first statement to a hover that has the number which follows from it, beside",
            "compiling and running the same program in CPython:",
            "",
            "| edit -> fresh facts | neurogebra | plain run | ratio |",
            "|---|---|---|---|",
            *fresh_rows,
            "",
        ]
    )
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
