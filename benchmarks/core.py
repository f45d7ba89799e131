"""Measure the core beside its peers: the PyPI package `neurogebra`, micrograd, numpy by hand.

Run `python benchmarks/core.py`; it writes `CORE.md`. The PyPI package has this one's import name,
so the peers are installed into a folder of their own and each measurement is a process of its own.
Sides take turns; figures are medians of three, of CPU time, which a busy machine disturbs less.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import core_arrays

from neurogebra import catalogue

HERE = Path(__file__).parent
PEERS = HERE / ".peers"
PACKAGES = ("neurogebra==2.5.11", "micrograd")
REPEATS = 7
ARRAY_REPEATS = 7
SIZE = 1_000_000

#: The end of a program that times `calls` on arrays, each the best of three.
TIMED = """
        def drawn(draw, low, high, whole):
            if whole:
                return draw.integers(low, high + 1, {size}).astype(float)
            return draw.uniform(low, high, {size})

        seconds, strict = {{}}, {strict!r}
        for name, call in calls.items():
            draw = np.random.default_rng(0)
            given = [drawn(draw, *ends) for ends in wanted[name]["ranges"].values()]
            few = [values[: {size} // 500] for values in given]
            best = float("inf")
            with np.errstate(all="ignore"):
                try:
                    call(*few)  # compiles
                except Exception:  # the peer cannot take arrays here
                    if strict:
                        raise
                    continue
                start = time.process_time()
                call(*few)
                taken = time.process_time() - start
                if strict and taken > 0.05:  # element by element: as many times as long for all of them
                    seconds[name] = 500 * taken
                    continue
                call(*given)
                for _ in range(3):
                    start = time.process_time()
                    call(*given)
                    best = min(best, time.process_time() - start)
            seconds[name] = best
"""

#: What a child process times: a name, and the program that prints seconds as JSON.
PROGRAMS = {
    "start": """
        import time
        start = time.process_time()
        from neurogebra import MathForge
        MathForge().get("sigmoid")
        seconds = time.process_time() - start
    """,
    "scalar": """
        import time
        from neurogebra import MathForge
        sigmoid = MathForge().get("sigmoid")
        sigmoid.eval(x=0.5)
        start = time.process_time()
        for _ in range({times}):
            sigmoid.eval(x=0.5)
        seconds = (time.process_time() - start) / {times}
    """,
    "arrays": """
        import json
        import time
        import numpy as np
        from neurogebra import MathForge
        wanted = json.load(open({path!r}))
        forge = MathForge()
        known = set(forge.list_all())
        calls = {{}}
        for name in wanted:
            if name not in known:
                continue
            entry = forge.get(name)
            names = list(wanted[name]["ranges"])
            free = {{str(each) for each in entry.variables}} - set(entry.params)
            if free == set(names):
                calls[name] = lambda *args, e=entry, n=names: e.eval(**dict(zip(n, args)))
    """
    + TIMED,
    "hand": """
        import json
        import time
        import numpy as np
        from scipy import special
        wanted = json.load(open({path!r}))
        calls = {{
            name: eval(f"lambda {{', '.join(each['arguments'])}}: {{each['text']}}")
            for name, each in wanted.items()
        }}
    """
    + TIMED,
}

#: What one would write by hand in numpy, without overflow.
BY_HAND = {
    "smootherstep": ("t", "t*t*t*(t*(t*6 - 15) + 10)"),
    "sinc": ("x", "np.sinc(x)"),
    "sigmoid": ("x", "1/(1 + np.exp(-x))"),
    "tanh": ("x", "np.tanh(x)"),
    "relu": ("x", "np.maximum(x, 0)"),
    "softplus": ("x", "np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))"),
    "swish": ("x", "x/(1 + np.exp(-x))"),
    "gelu": ("x", "x/2*(1 + np.tanh(np.sqrt(2/np.pi)*(x + 0.044715*x*x*x)))"),
    "elu": ("x", "np.where(x > 0, x, np.expm1(np.minimum(x, 0)))"),
    "mse": ("y_pred y_true", "(y_pred - y_true)**2"),
    "mae": ("y_pred y_true", "np.abs(y_pred - y_true)"),
    "log_cosh": ("y_pred y_true", "np.logaddexp(y_pred - y_true, y_true - y_pred) - np.log(2)"),
    "hinge": ("y_pred y_true", "np.maximum(0, 1 - y_true*y_pred)"),
    "huber": (
        "y_pred y_true",
        "(lambda a: np.where(a <= 1, a*a/2, a - 0.5))(np.abs(y_pred - y_true))",
    ),
    "focal_loss": (
        "y_pred y_true",
        "-(0.25*y_true*(1 - y_pred)**2*np.log(y_pred)"
        " + 0.75*(1 - y_true)*y_pred**2*np.log1p(-y_pred))",
    ),
    "binary_crossentropy": (
        "y_pred y_true",
        "-(y_true*np.log(y_pred) + (1 - y_true)*np.log1p(-y_pred))",
    ),
}


def install_peers() -> None:
    """The peers in a folder that this package does not see."""
    wanted = "\n".join(PACKAGES)
    done = PEERS / "installed.txt"
    if done.exists() and done.read_text(encoding="utf-8") == wanted:
        return
    command = [sys.executable, "-m", "pip", "install", "--upgrade", "--progress-bar", "on"]
    subprocess.run([*command, "--target", str(PEERS), *PACKAGES], check=True)
    done.write_text(wanted, encoding="utf-8")


def seconds(side: str, program: str, **given: Any) -> Any:
    """What one run in a process of its own measures; None where the side cannot."""
    text = "\n".join(line[8:] for line in PROGRAMS[program].splitlines()).format(**given)
    path = PEERS if side == "peer" else HERE.parent
    environment = {**os.environ, "PYTHONPATH": str(path)}
    text += "\nimport json\nprint(json.dumps(seconds))\n"
    command = [sys.executable, "-c", text]
    done = subprocess.run(command, env=environment, cwd=path, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else None


def medians(*runs: Callable[[], float | None]) -> list[float | None]:
    """The median of each, taking turns; None where one of its runs failed."""
    found = [[run() for run in runs] for _ in range(REPEATS)]
    columns = [[row[n] for row in found] for n in range(len(runs))]
    return [
        None if None in column else statistics.median(t for t in column if t is not None)
        for column in columns
    ]


def row(
    what: str,
    ours: float,
    peer: float | None,
    goal: str,
    by_hand: float | None = None,
    times: float = 1.0,
) -> str:
    """A line of the table; the goal is to be so many times faster than PyPI, and near numpy."""
    met = (not peer or peer >= times * ours) and (not by_hand or ours <= 1.5 * by_hand)
    faster = f"{peer / ours:.1f} ×" if peer else "–"
    beside = f"{ours / by_hand:.2f} ×" if by_hand else "–"
    cells = (
        _shown(ours),
        _shown(peer),
        faster,
        _shown(by_hand),
        beside,
        goal,
        "yes" if met else "no",
    )
    return f"| {what} | {' | '.join(cells)} |"


def _shown(time: float | None) -> str:
    if time is None:
        return "–"
    return f"{time * 1e3:.2f} ms" if time > 1e-3 else f"{time * 1e6:.2f} µs"


def catalogue_rows() -> list[str]:
    """Starting, single numbers and arrays."""
    print("starting ...", flush=True)
    ours, peer = medians(lambda: seconds("ours", "start"), lambda: seconds("peer", "start"))
    rows = [
        row("import, `MathForge()`, `get('sigmoid')`", ours or 0, peer, "20 × faster", times=20)
    ]
    print("single numbers ...", flush=True)
    ours, peer = medians(
        lambda: seconds("ours", "scalar", times=100_000),
        lambda: seconds("peer", "scalar", times=50),
    )
    rows.append(row("`sigmoid.eval(x=0.5)`", ours or 0, peer, "100 × faster", times=100))
    print("arrays ...", flush=True)
    every = core_arrays.everything()
    chosen: dict[str, Any] = {}
    for name, (arguments, text) in BY_HAND.items():
        order = arguments.split()
        ranges = {argument: every[name]["ranges"][argument] for argument in order}
        chosen[name] = {"ranges": ranges, "arguments": order, "text": text}
    runs = [
        of_arrays(chosen, f"turn {turn + 1} of {ARRAY_REPEATS}") for turn in range(ARRAY_REPEATS)
    ]
    goal = "≤ 1.5 × by hand, no slower than PyPI"
    for name in BY_HAND:
        ours, peer, written = (
            statistics.median(run[side][name] for run in runs) if name in runs[0][side] else None
            for side in range(3)
        )
        rows.append(row(f"`{name}`, array of {SIZE:,}", ours or 0, peer, goal, written))
    return rows


def of_arrays(wanted: dict[str, Any], what: str) -> tuple[dict[str, float], ...]:
    """Seconds of each entry here, of the PyPI package, and of its form in numpy."""
    return (
        _timed(wanted, what, "ours", "arrays"),
        _timed(wanted, what, "peer", "arrays"),
        of_hand(wanted, what),
    )


def of_hand(wanted: dict[str, Any], what: str) -> dict[str, float]:
    """Seconds of each entry's form in numpy."""
    return _timed(wanted, what, "peer", "hand")


def _timed(wanted: dict[str, Any], what: str, side: str, program: str) -> dict[str, float]:
    path = PEERS / "wanted.json"
    path.write_text(json.dumps(wanted), encoding="utf-8")
    print(f"  {what}, {side} {program} ...", flush=True)
    strict = (side, program) != ("peer", "arrays")
    return seconds(side, program, path=str(path), size=SIZE, strict=strict) or {}


def every_entry() -> str:
    """How many entries are within the goals on arrays, and those that are not."""
    print("all entries on arrays ...", flush=True)
    every = core_arrays.everything()
    ours, peer, written = of_arrays(every, "as written")
    stable = {name: {**each, "text": each["stable"]} for name, each in every.items()}
    careful = of_hand(stable, "without overflow")
    beside = {name: _ratio(ours[name], careful[name]) for name in ours if name in careful}
    plain = {name: _ratio(ours[name], written[name]) for name in ours if name in written}
    slower = {name: _ratio(ours[name], peer[name]) for name in ours if name in peer}
    within = sum(ratio <= 1.5 for ratio in beside.values())
    faster = sum(ratio <= 1 for ratio in slower.values())
    lines = [
        f"Goal: within 1.5 × of numpy by hand. {within} of {len(beside)} entries are, median "
        f"{statistics.median(beside.values()):.2f} ×, beside the form without overflow and "
        "warnings (`log1p`, `expm1`, `logaddexp`, `hypot` where they belong); beside the formula "
        f"as it is written down first {sum(ratio <= 1.5 for ratio in plain.values())}, median "
        f"{statistics.median(plain.values()):.2f} ×.",
        "",
        f"Goal: never slower than the PyPI package. {len(slower)} entries are in it with the same "
        f"arguments: {faster} are faster here, "
        f"{sum(1 < ratio <= 1.1 for ratio in slower.values())} within a tenth, "
        f"{sum(ratio > 1.1 for ratio in slower.values())} slower; median "
        f"{statistics.median(slower.values()):.2f} × of its time.",
        "",
        "What stays above: formulas whose terms cancel in the ranges that are drawn from. There "
        "the bound on the error is computed beside the value (two to three operations for each "
        "one), and what has lost digits again in longer floats; neither numpy by hand nor the "
        "PyPI package knows of the loss. Others end in functions that numpy does not have (the "
        "gamma function and its relatives, erf), whose code here is numpy's operations, not C. "
        "Formulas of one to three operations pay for the look at the ranges.",
        "",
        "Above 1.5 ×, the largest first:",
        "",
    ]
    over = sorted((n for n in beside if beside[n] > 1.5), key=lambda n: -beside[n])
    lines.append(", ".join(f"`{name}` {beside[name]:.1f}" for name in over) + ".")
    late = sorted((n for n in slower if slower[n] > 1.1), key=lambda n: -slower[n])
    lines += ["", "Slower than the PyPI package by more than a tenth:", ""]
    lines.append(", ".join(f"`{name}` {slower[name]:.1f}" for name in late) + ".")
    return "\n".join(lines)


#: Seconds of a call on arrays that no element is responsible for: such times are as good as equal.
_CALL = 1e-4


def _ratio(ours: float, other: float) -> float:
    return max(ours, _CALL) / max(other, _CALL)


def corrected() -> str:
    """What differs from the common formula, by name."""
    entries = [entry for entry in catalogue.entries() if entry.corrected]
    names = ", ".join(f"`{entry.name}`" for entry in entries)
    return f"{len(entries)} formulas, each with its reason in `docs/catalogue.md`: {names}."


def output(script: str) -> str:
    """What one of the other two measurements prints."""
    path = os.pathsep.join((str(HERE.parent), str(PEERS)))
    environment = {**os.environ, "PYTHONPATH": path}
    command = [sys.executable, str(HERE / script)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.rstrip()


def main() -> None:
    """Install the peers, run everything, write the page."""
    install_peers()
    rows = catalogue_rows()
    every = every_entry()
    print("Value ...", flush=True)
    value = output("core_value.py")
    print("Tensor ...", flush=True)
    tensor = output("core_tensor.py")
    numpy = metadata.version("numpy")
    text = f"""# The core, measured

Made by `make bench`. Peers: {" and ".join(PACKAGES)} from PyPI, and numpy by hand, in turns, each in
a process of its own, medians of {REPEATS}, CPU time. {platform.system()} on {platform.machine()},
{os.cpu_count()} cores, Python {platform.python_version()}, numpy {numpy}.

| what | here | PyPI package | faster | numpy by hand | beside it | goal | met |
|---|---|---|---|---|---|---|---|
{chr(10).join(rows)}

## Every entry on arrays of {SIZE:,}

{every}

## Formulas that were corrected

{corrected()}

The worst errors in units in the last place: `python -m tests.core.accuracy`.

## Value beside micrograd

Goals: 4 × faster for building and the backward pass together, 3 × smaller.

```text
{value}
```

## Tensor beside numpy by hand

Goal: at most 2 ×.

```text
{tensor}
```
"""
    (HERE / "CORE.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
