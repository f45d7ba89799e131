"""neurogebra/status: what the server is doing, and why something is not known."""

from __future__ import annotations

import contextlib
import platform
import sys
from collections.abc import Iterator
from importlib import metadata
from typing import TYPE_CHECKING, Any

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.protocol.session import Open
from neurogebra_lsp.text import Document
from neurogebra_lsp.wire import NO_NUMPY

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

METHOD = "neurogebra/status"
#: Modules that this process must never load.
_HEAVY = ("sympy", "mpmath", "numpy")
#: Things of one document that are told not to be known.
_MOST = 100


async def handle(server: Server, params: Any) -> dict[str, Any]:
    """The state of everything, or of the document that the request names."""
    session = server.session
    named = getattr(getattr(params, "textDocument", None), "uri", None)
    uris = session.uris if named is None else (named,)
    entries = ((uri, session.opened(uri)) for uri in uris)
    return {
        "documents": len(session.uris),
        "evaluation": session.status(),
        "failures": server.n_failures,
        "folders": [folder.as_uri() for folder in session.workspace.folders],
        "heavyModules": [name for name in _HEAVY if name in sys.modules],
        "pendingRequests": len(server.protocol.pending),
        "settingsProblems": sorted(server.told_settings),
        "versions": {
            "python": platform.python_version(),
            **{name: _version(name) for name in ("neurogebra", "numpy", "sympy")},
        },
        "states": [_state(server, uri, entry) for uri, entry in entries if entry is not None],
    }


def _state(server: Server, uri: str, entry: Open) -> dict[str, Any]:
    settings = server.session.settings_of(entry.path)
    view = server.session.view(uri)
    state: dict[str, Any] = {"uri": uri, "version": entry.versions.get(uri)}
    if view is None:
        why = "it does not import neurogebra" if settings.enable else "neurogebra.enable is off"
        if not server.session.is_shown:
            why = "everything is hidden; the command neurogebra.toggle shows it again"
        return {**state, "state": "off", "why": why, "unknown": []}
    if not settings.evaluation_enable:
        why = "neurogebra.evaluation.enable is off"
        return {**state, "state": "not evaluated", "why": why, "unknown": []}
    ended = view.facts.ended
    found = list(_unknown(view.doc, view.facts))
    state["needs"] = ["numpy"] if any(one["why"] == NO_NUMPY for one in found) else []
    unknown = found[:_MOST]
    if ended is None or not entry.fresh.is_set():
        return {**state, "state": "evaluating", "why": "", "unknown": unknown}
    return {**state, "state": ended.state, "why": ended.why, "unknown": unknown}


def _version(package: str) -> str:
    """The version of a package that this interpreter finds, "" where there is none."""
    with contextlib.suppress(metadata.PackageNotFoundError):
        return metadata.version(package)
    return ""


def _unknown(doc: Document, facts: Facts) -> Iterator[dict[str, Any]]:
    """Where knowing stopped, and the names that are not known for that, from top to bottom."""
    places = [(gap.line, "", gap.why) for gap in facts.gaps]
    places += [(b.span[0], b.name, b.value.why) for b in facts.bound if b.value.why is not None]
    for line, name, why in sorted(set(places)):
        home = doc.home(line)
        if home is not None and doc.owns(line):
            yield {"uri": home.uri, "line": line - home.first, "name": name, "why": why}
