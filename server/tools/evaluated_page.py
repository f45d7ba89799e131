"""The page of documentation that lists which names a program may use and have evaluated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from neurogebra_lsp.worker import numpy_table, tables

_HEAD = """# Which names are evaluated

What a program may use of Python's library and of numpy and have evaluated;
[evaluation.md](evaluation.md) says how. A name that is not here is *unknown*, with a reason that
says so, and costs only what depends on it. Your own functions and classes are evaluated whatever
they are called, and of neurogebra everything is.

<!-- {made} -->
"""


def page(made: str) -> str:
    """The whole page."""
    return _HEAD.format(made=made) + "\n" + "\n\n".join(_sections()) + "\n"


def _sections() -> Iterator[str]:
    yield "## Builtins\n\nAll of them, but for:"
    yield _table(("builtin", "what is shown in its place"), sorted(tables.CLOSED_BUILTINS.items()))
    yield "## The standard library"
    modules = {m: names for m, names in tables.MODULES.items() if not m.startswith("neurogebra")}
    modules["sys"] |= {"exit", "stdout", "setrecursionlimit", "getrecursionlimit"}  # guards' own
    modules["pprint"] |= {"pprint", "pp"}
    yield _table(("module", "names"), ((m, _names(modules[m])) for m in sorted(modules)))
    bars = tables.BARS | tables.RANGES_WITH_BARS | tables.GENERATORS_WITH_BARS
    yield (
        "Packages that only look at what they are given leave it known: "
        f"{_names(tables.LOOKERS)}. What they return is unknown, but for progress bars, which give"
        f" the items of what they are given: {_names(bars)}."
    )
    yield "## numpy"
    numpy = {
        "numpy": numpy_table.NAMES,
        "numpy.linalg": numpy_table.LINALG,
        "numpy.random": numpy_table.RANDOM,
        **numpy_table.PARTS,
        "of an array": numpy_table.ARRAY,
    }
    yield _table(("where", "names"), ((where, _names(names)) for where, names in numpy.items()))


def _names(names: Iterable[str]) -> str:
    return " ".join(f"`{name}`" for name in sorted(names))


def _table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    lines = [f"| {head[0]} | {head[1]} |", "|---|---|"]
    return "\n".join([*lines, *(f"| `{name}` | {text} |" for name, text in rows)])
