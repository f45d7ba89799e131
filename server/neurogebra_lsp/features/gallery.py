"""The catalogue as something to walk through: each entry with its formula and a small picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from neurogebra import catalogue
from neurogebra.catalogue import Entry, Plot
from neurogebra.curve import window
from neurogebra_lsp.features import cards
from neurogebra_lsp.features.answers import Hover
from neurogebra_lsp.features.hover import render
from neurogebra_lsp.settings import Settings

_POINTS = 31  #: of a picture
_LONGEST = 90  #: characters of a formula on one line
_MOST = 60  #: entries that a search finds


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An entry of the catalogue in a list; in the picture 0 is at the bottom and 1 at the top."""

    name: str
    formula: str
    summary: str
    aliases: tuple[str, ...]
    picture: tuple[float | None, ...]


def gallery() -> Iterator[tuple[str, Exhibit]]:
    """Every entry with its category, in teaching order; each is read when it is asked for."""
    for category in catalogue.categories():
        for name in catalogue.names(category):
            yield category, _exhibit(catalogue.get(name))


def found(query: str) -> tuple[str, ...]:
    """The names that a query may mean, best first: by name, by alias, by meaning."""
    wanted = query.strip().lower().replace(" ", "_")
    if not wanted:
        return ()
    begins, holds = [], []
    for name in catalogue.names():
        names = (name, *(alias.lower().replace(" ", "_") for alias in catalogue.get(name).aliases))
        if any(one.startswith(wanted) for one in names):
            begins.append(name)
        elif any(wanted in one for one in names):
            holds.append(name)
    # What is called so itself comes first, the shortest name before longer ones.
    begins.sort(key=lambda name: (not name.startswith(wanted), len(name)))
    return tuple(dict.fromkeys((*begins, *holds, *catalogue.search(query))))[:_MOST]


def card(name: str, settings: Settings) -> str | None:
    """The card of an entry as markdown; None where there is no such entry."""
    known = catalogue.resolve(name)
    if known is None:
        return None
    blocks = cards.of_entry(catalogue.get(known), settings)
    return render.markdown(Hover((0, 0, 0, 0), blocks), latex=False)


def _exhibit(entry: Entry) -> Exhibit:
    formula = entry.formula.unicode
    return Exhibit(
        entry.name,
        formula if len(formula) <= _LONGEST else f"{formula[: _LONGEST - 1]}…",
        entry.summary,
        entry.aliases,
        () if entry.plot is None else tuple(_picture(entry.plot)),
    )


def _picture(plot: Plot) -> Iterator[float | None]:
    if all(y is None for y in plot.ys):
        return
    bottom, top = window(Plot(plot.variable, plot.xs, plot.ys, ()))
    last = len(plot.ys) - 1
    for place in range(_POINTS):
        y = plot.ys[round(place * last / (_POINTS - 1))]
        share = None if y is None else (y - bottom) / (top - bottom)
        yield None if share is None or not -0.5 < share < 1.5 else round(min(max(share, 0), 1), 3)
