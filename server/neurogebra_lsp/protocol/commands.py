"""workspace/executeCommand: answers with something to read, `{"title": …, "text": markdown}`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from pygls.exceptions import JsonRpcInvalidParams

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
    "neurogebra.toggle": _toggle,
}
