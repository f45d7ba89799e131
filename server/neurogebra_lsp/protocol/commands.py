"""workspace/executeCommand: what the lenses offer, each answered with something to read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from neurogebra_lsp.protocol.server import Server

Command = Callable[["Server", tuple[Any, ...]], Awaitable[Any]]

COMMANDS: Mapping[str, Command] = {}
