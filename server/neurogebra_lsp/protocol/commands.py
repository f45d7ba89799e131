"""workspace/executeCommand: answers with something to read, `{"title": …, "text": markdown}`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from pygls.exceptions import JsonRpcInvalidParams

from neurogebra_lsp.features.graph import Drawing, graph, pass_at
from neurogebra_lsp.features.graph_text import graph_text, steps_text
from neurogebra_lsp.features.hover import hover, render
from neurogebra_lsp.protocol import convert, exploring

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server


async def _card(server: Server, arguments: tuple[Any, ...]) -> dict[str, str] | None:
    """The card of a place: `{"uri": …, "position": {"line": …, "character": …}}`."""
    try:
        (place,) = arguments
        view = server.session.view(str(place["uri"]))
        position = convert.from_lsp_place(place["position"])
    except (TypeError, ValueError, KeyError) as error:
        raise JsonRpcInvalidParams("expected a uri and a position") from error
    if view is None:
        return None
    at = convert.from_lsp_position(view.doc, position, server.client.encoding)
    card = hover(view.doc, view.facts, at, view.settings)
    if card is None:
        return None
    title = view.doc.span_text(card.span)
    return {"title": title, "text": render.markdown(card, server.client.latex)}


async def _graph(server: Server, arguments: tuple[Any, ...]) -> dict[str, str] | None:
    """The graph of a backward pass: its uri and number, or a place as for a card."""
    drawing = _drawing(server, arguments)
    if drawing is None:
        return None
    return {"title": f"Graph of {drawing.title}", "text": graph_text(drawing)}


async def _steps(server: Server, arguments: tuple[Any, ...]) -> dict[str, str] | None:
    """The steps of a backward pass: its uri and number, or a place as for a card."""
    drawing = _drawing(server, arguments)
    if drawing is None:
        return None
    return {"title": f"Steps of {drawing.title}", "text": steps_text(drawing)}


def _drawing(server: Server, arguments: tuple[Any, ...]) -> Drawing | None:
    try:
        uri, number = arguments if len(arguments) == 2 else (arguments[0]["uri"], None)
        view = server.session.view(str(uri))
        at = None if number is not None else convert.from_lsp_place(arguments[0]["position"])
        found = None if number is None else int(number)
    except (TypeError, ValueError, KeyError, IndexError) as error:
        raise JsonRpcInvalidParams("expected a uri and a number, or a position") from error
    if view is None:
        return None
    if at is not None:
        offset = convert.from_lsp_position(view.doc, at, server.client.encoding)
        found = pass_at(view.doc, view.facts, offset, view.settings)
    return None if found is None else graph(view.doc, view.facts, found, (), view.settings)


async def _evaluate_further(server: Server, arguments: tuple[Any, ...]) -> bool:
    """Evaluate a document once more, within a larger budget: its uri; whether it is evaluated."""
    try:
        uri = str(arguments[0])
    except IndexError as error:
        raise JsonRpcInvalidParams("expected a uri") from error
    is_evaluated = server.session.evaluate_further(uri)
    if is_evaluated and server.client.shows_progress:
        server.follow(uri)
    return is_evaluated


async def _toggle(server: Server, _arguments: tuple[Any, ...]) -> bool:
    """Hide everything that is shown, or show it again; whether it is shown now."""
    is_shown = server.session.toggle()
    server.push.shown_or_hidden()
    return is_shown


COMMANDS: Mapping[str, Callable[[Server, tuple[Any, ...]], Awaitable[Any]]] = {
    "neurogebra.card": _card,
    "neurogebra.explore": exploring.card,
    "neurogebra.evaluateFurther": _evaluate_further,
    "neurogebra.graph": _graph,
    "neurogebra.steps": _steps,
    "neurogebra.toggle": _toggle,
}
