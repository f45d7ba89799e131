"""neurogebra/explore and its kin: what a panel draws and writes, and what the catalogue has.

A source says what is explored: `{"text": …}`, an entry or a formula, or a place in a program,
`{"uri": …, "position": …}`.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pygls.exceptions import JsonRpcInvalidParams

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features import explore, explore_card, gallery, literals
from neurogebra_lsp.features.answers import Edit, Refusal
from neurogebra_lsp.features.explore import Explored, Quantity
from neurogebra_lsp.features.insertion import insertion
from neurogebra_lsp.protocol import convert
from neurogebra_lsp.protocol.gaps import Ready
from neurogebra_lsp.protocol.session import View
from neurogebra_lsp.text import Document, Program
from neurogebra_lsp.wire import Draw, Drawn

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

#: How long an answer may wait for the facts of a text that was just edited, in seconds.
_WORTH_WAITING = 1.0


async def card(server: Server, arguments: tuple[Any, ...]) -> dict[str, str] | None:
    """The command `neurogebra.explore`: a place or a text, as a card to be read."""
    if len(arguments) != 1 or not isinstance(arguments[0], dict):
        raise JsonRpcInvalidParams("expected a place or a text")
    _, found = await _found(server, arguments[0].get)
    if isinstance(found, Refusal):
        return {"title": "Explore", "text": found.why}
    drawn = await server.session.drawing.draw(explore_card.request(found))
    text = explore_card.card(found, drawn, latex=server.client.latex)
    return {"title": found.title, "text": text}


async def _explore(server: Server, params: Any) -> dict[str, Any]:
    """What is to be explored at a place."""
    view, found = await _found(server, _reader(params))
    if isinstance(found, Refusal):
        return {"why": found.why}
    return {
        "title": found.title,
        "head": {"unicode": found.head.unicode, "latex": found.head.latex},
        "formula": found.text,
        "maths": {
            "unicode": found.maths.unicode,
            "latex": found.maths.latex,
            "mathml": found.mathml,
        },
        "entry": found.entry,
        "quantities": [_quantity(server, view, quantity) for quantity in found.quantities],
    }


def _quantity(server: Server, view: View | None, quantity: Quantity) -> dict[str, Any]:
    place, line, why = quantity.place, None, ""
    if isinstance(place, Refusal):
        why = place.why
    elif view is not None:
        line = convert.to_lsp_range(view.doc, place[0], server.client.encoding).start.line
    return {
        "name": quantity.name,
        "label": quantity.label,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "isParameter": quantity.is_parameter,
        "meaning": quantity.meaning,
        "line": line,
        "why": why,
    }


async def _draw(server: Server, params: Any) -> Ready:
    """The points of a formula, its derivatives and its surface."""
    return Ready(_told(await server.session.drawing.draw(_request(_reader(params)))))


def _told(drawn: Drawn) -> dict[str, Any]:
    surface = drawn.surface
    return {
        "curves": [
            {
                "order": curve.order,
                "text": curve.text,
                "unicode": curve.unicode,
                "latex": curve.latex,
                "mathml": curve.mathml,
                "xs": curve.xs,
                "ys": curve.ys,
                "value": curve.value,
                "why": curve.why,
            }
            for curve in drawn.curves
        ],
        "bottom": drawn.bottom,
        "top": drawn.top,
        "poles": drawn.poles,
        "surface": None if surface is None else {
            "columns": surface.n_columns,
            "values": surface.values,
            "slope": surface.slope,
            "why": surface.why,
        },
        "why": drawn.why,
    }  # fmt: skip


def _request(given: Callable[..., Any]) -> Draw:
    try:
        return Draw(
            str(given("formula")),
            tuple(str(name) for name in given("names")),
            tuple(float(value) for value in given("values")),
            str(given("by")), float(given("low")), float(given("high")),
            orders=tuple(int(order) for order in given("orders", (0, 1))),
            bottom=_optional(given("bottom")), top=_optional(given("top")),
            across=str(given("across") or ""),
            across_low=float(given("acrossLow") or 0.0),
            across_high=float(given("acrossHigh") or 0.0),
        )  # fmt: skip
    except (TypeError, ValueError, OverflowError) as error:
        raise JsonRpcInvalidParams("expected a formula, its names and their values") from error


def _optional(value: Any) -> float | None:
    return None if value is None or not math.isfinite(value) else float(value)


async def _write(server: Server, params: Any) -> dict[str, Any]:
    """The change of the program that gives a name another number, or why there is none."""
    given = _reader(params)
    view, found = await _found(server, given)
    if isinstance(found, Refusal) or view is None:
        return {"why": found.why if isinstance(found, Refusal) else "it is not in a program"}
    made = literals.written(view.doc, found.places, str(given("name")), float(given("value")))
    if isinstance(made, Refusal):
        return {"why": made.why}
    return {"edits": _edits(server, view.doc, (made,))}


async def _code(server: Server, params: Any) -> dict[str, Any]:
    """The expression as code of a library."""
    given = _reader(params)
    _, found = await _found(server, given)
    if isinstance(found, Explored):
        values = {str(name): float(value) for name, value in given("values") or ()}
        found = explore.code(found, values, str(given("library")))
    return {"why": found.why} if isinstance(found, Refusal) else {"code": found}


async def _catalogue(_server: Server, _params: Any) -> Ready:
    """All of the catalogue, category by category."""
    shelves: dict[str, list[dict[str, Any]]] = {}
    for category, one in gallery.gallery():
        shelves.setdefault(category, []).append(
            {
                "name": one.name,
                "formula": one.formula,
                "summary": one.summary,
                "aliases": one.aliases,
                "picture": one.picture,
            }
        )
        await asyncio.sleep(0)  # others get their turn: all of them take a while to read
    return Ready([{"category": name, "entries": entries} for name, entries in shelves.items()])


async def _search(server: Server, params: Any) -> list[str]:
    """The names that a query may mean, best first."""
    return list(gallery.found(str(_reader(params)("query") or "")))


async def _entry(server: Server, params: Any) -> dict[str, str] | None:
    """The card of an entry."""
    name = str(_reader(params)("name"))
    text = gallery.card(name, server.session.settings)
    return None if text is None else {"title": name, "text": text}


async def _insertion(server: Server, params: Any) -> dict[str, Any] | None:
    """What to write at a place to have an entry there."""
    given = _reader(params)
    view = _view(server, str(given("uri")))
    if view is None:
        return None
    at = convert.from_lsp_position(view.doc, _position(given), server.client.encoding)
    edits = insertion(view.doc, view.facts, at, str(given("name")))
    return {"edits": _edits(server, view.doc, edits)}


REQUESTS: Mapping[str, Callable[[Server, Any], Awaitable[Any]]] = {
    "neurogebra/explore": _explore,
    "neurogebra/draw": _draw,
    "neurogebra/write": _write,
    "neurogebra/code": _code,
    "neurogebra/catalogue": _catalogue,
    "neurogebra/search": _search,
    "neurogebra/entry": _entry,
    "neurogebra/insertion": _insertion,
}


# -- what they share ----------------------------------------------------------------------------


def _reader(params: Any) -> Callable[..., Any]:
    """Reads the fields of what a client sent, whatever it is."""
    return lambda name, otherwise=None: getattr(params, name, otherwise)


def _position(given: Callable[..., Any]) -> Any:
    place = given("position")
    if isinstance(place, dict):
        return convert.from_lsp_place(place)
    try:
        return convert.from_lsp_place({"line": place.line, "character": place.character})
    except (AttributeError, TypeError, ValueError) as error:
        raise JsonRpcInvalidParams("expected a position") from error


async def _found(
    server: Server, given: Callable[..., Any]
) -> tuple[View | None, Explored | Refusal]:
    """What a source leads to, and the document that it is in."""
    uri = given("uri")
    if uri is None:
        return None, explore.explore_text(str(given("text") or ""))
    entry = server.session.opened(str(uri))
    if entry is not None and not entry.fresh.is_set():
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(entry.fresh.wait(), _WORTH_WAITING)
    view = _view(server, str(uri))
    if view is None:
        return None, Refusal("the file is not open")
    at = convert.from_lsp_position(view.doc, _position(given), server.client.encoding)
    return view, explore.explore(view.doc, view.facts, at, view.settings)


def _view(server: Server, uri: str) -> View | None:
    """A document as it is now, whether it uses neurogebra yet or not."""
    entry = server.session.opened(uri)
    if entry is None:
        return None
    doc = entry.doc.at(uri) if isinstance(entry.doc, Program) else entry.doc
    settings = server.session.settings_of(entry.path)
    return server.session.view(uri) or View(doc, Facts(doc.version, doc.text), settings)


def _edits(server: Server, doc: Document, edits: tuple[Edit, ...]) -> list[dict[str, Any]]:
    """Changes with the version of the text that they are for."""
    versions = server.session.versions(doc)
    places = [convert.to_lsp_place(doc, edit.span, server.client) for edit in edits]
    return [
        {**place, "version": versions.get(str(place["uri"])), "newText": edit.new_text}
        for edit, place in zip(edits, places, strict=True)
    ]
