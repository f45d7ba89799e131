"""One command hides everything and shows it again, in any editor."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.support.client import RICH, URI, Client
from tests.support.engines import InlineEngine

TEXT = """\
from neurogebra import MathForge, Value
x = Value(2.0)
y = x ** 2
y.backward()
f = MathForge().get("sigmiod")
"""
TOGGLE = {"command": "neurogebra.toggle", "arguments": []}
DOCUMENT = {"textDocument": {"uri": URI}}


def problems(client: Client) -> list[int]:
    """How many problems were told, each time."""
    return [
        len(message["params"]["diagnostics"])
        for message in client.received
        if message.get("method") == "textDocument/publishDiagnostics"
    ]


async def shown(client: Client) -> list[bool]:
    """Whether there are lenses, hints, a hover, completions and symbols."""
    return [
        bool(await client.lenses()),
        bool(await client.hints()),
        bool(await client.at("textDocument/hover", 2, 0)),
        bool((await client.at("textDocument/completion", 3, 2) or {}).get("items")),
        bool(await client.ask("textDocument/documentSymbol", DOCUMENT)),
    ]


def asked(client: Client, what: str) -> int:
    return sum(message.get("method") == f"workspace/{what}/refresh" for message in client.received)


def test_everything_is_hidden_and_shown_again() -> None:
    async def scenario() -> None:
        client = Client(InlineEngine)
        tokens: dict[str, Any] = {"semanticTokens": {"refreshSupport": True}}
        await client.start({**RICH, "workspace": {**RICH["workspace"], **tokens}})
        client.open(TEXT)
        await client.problems(1)
        assert await shown(client) == [True] * 5

        assert await client.ask("workspace/executeCommand", TOGGLE) is False
        await client.until(lambda m: m.get("method") == "workspace/inlayHint/refresh")
        assert asked(client, "codeLens") == asked(client, "semanticTokens") == 1
        assert await shown(client) == [False] * 5
        (state,) = (await client.ask("neurogebra/status"))["states"]
        assert state["state"] == "off"
        assert "neurogebra.toggle" in state["why"]

        # What is typed meanwhile is shown from then on.
        change = {"start": {"line": 5, "character": 0}, "end": {"line": 5, "character": 0}}
        client.edit({"range": change, "text": "z = y * 3\n"})
        assert await shown(client) == [False] * 5
        assert await client.ask("workspace/executeCommand", TOGGLE) is True
        await client.until(lambda _: asked(client, "inlayHint") == 2)
        assert asked(client, "semanticTokens") == 2
        assert await shown(client) == [True] * 5
        assert problems(client) == [1, 0, 1]

    asyncio.run(scenario())
