"""The page of a catalogue entry: all that is known of it, to be read as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from neurogebra import catalogue
from neurogebra.catalogue import Entry, Name


def page(name: str) -> str:
    """The page of an entry as markdown; "" where there is no such entry."""
    if catalogue.resolve(name) is None:
        return ""
    return "\n\n".join(_parts(catalogue.get(name))) + "\n"


def _parts(entry: Entry) -> Iterator[str]:
    yield f"# {entry.name}"
    yield f"{entry.summary} ({entry.category})"
    yield _code((f"{entry.name} =", *entry.formula.pretty))
    yield "    " + entry.formula.text
    yield from _table("Variables", entry.variables)
    yield from _table("Parameters", entry.params)
    if entry.derivatives:
        yield "## Derivatives"
        for by, setting in entry.derivatives.items():
            yield _code((f"∂/∂{by} =", *setting.pretty))
    for level in ("beginner", "intermediate", "advanced"):
        if entry.explain.get(level):
            yield f"## In words: {level}"
            yield entry.explain[level]
    if entry.use:
        yield "## When to use it"
        yield entry.use
    yield from _list("Strengths", entry.strengths)
    yield from _list("Weaknesses", entry.weaknesses)
    yield from _list("What to watch", entry.watch)
    yield from _list("Properties", [f"{p.text} ({p.known})" for p in entry.properties])
    yield from _list("Also called", entry.aliases)
    yield from _list("See also", entry.see_also)
    if entry.reference:
        yield "## Reference"
        yield entry.reference


def _code(lines: Sequence[str]) -> str:
    return "\n".join(["```", *lines, "```"])


def _table(title: str, names: Sequence[Name]) -> Iterator[str]:
    if names:
        yield f"## {title}"
        rows = [
            f"- `{name.name}`: {name.meaning}, in {name.domain}"
            + (f", {name.default:g} unless given" if name.default is not None else "")
            for name in names
        ]
        yield "\n".join(rows)


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"## {title}"
        yield "\n".join(f"- {line}" for line in lines)
