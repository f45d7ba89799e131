"""In a workspace that is not trusted nothing is evaluated, and all that only reads works."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from tests.support.client import RICH, URI, Client
from tests.support.engines import InlineEngine

TEXT = """\
import numpy as np
from neurogebra import Expression, MathForge, Value
f = Expression("f", "x**2")
x = Value(2.0)
y = x ** 2
y.backward()
g = MathForge().get("sigmiod")
"""
DOCUMENT = {"textDocument": {"uri": URI}}


async def card(client: Client, line: int, character: int) -> str:
    answer = await client.at("textDocument/hover", line, character)
    return "" if answer is None else answer["contents"]["value"]


def opened(uri: str) -> Mapping[str, Any]:
    """What is shown of a text."""

    async def scenario() -> Mapping[str, Any]:
        client = Client(InlineEngine)
        await client.start(RICH, trusted=True)
        client.open(TEXT, uri)
        found = await client.problems(1, uri)
        document = {"textDocument": {"uri": uri}}
        (state,) = (await client.ask("neurogebra/status", document))["states"]
        return {
            "lenses": [lens["command"] for lens in await client.lenses(uri)],
            "hints": [hint["position"]["line"] for hint in await client.hints(uri=uri)],
            "problems": [problem["code"] for problem in found],
            "state": (state["state"], state["why"]),
        }

    return asyncio.run(scenario())


def test_evaluation_waits_for_trust_and_says_so_where_values_would_stand() -> None:
    async def scenario() -> None:
        client = Client(InlineEngine)
        await client.start(RICH, trusted=False)
        client.open(TEXT)
        assert [problem["code"] for problem in await client.problems(1)] == ["NG301"]
        (lens,) = await client.lenses()
        assert lens["range"]["start"]["line"] == 1
        assert lens["command"]["title"] == "No values: this workspace is not trusted yet"
        assert lens["command"]["command"] == "neurogebra.trust"
        assert "x²" in await card(client, 2, 21)
        assert "this workspace is not trusted yet" in await card(client, 4, 0)
        assert await card(client, 0, 8) == ""
        items = (await client.at("textDocument/completion", 6, 24))["items"]
        assert any(item["label"] == "sigmoid" for item in items)
        evaluate = {"command": "neurogebra.evaluateFurther", "arguments": [URI]}
        assert await client.ask("workspace/executeCommand", evaluate) is False
        (state,) = (await client.ask("neurogebra/status", DOCUMENT))["states"]
        assert (state["state"], state["why"]) == ("waiting", "this workspace is not trusted yet")
        assert client.server.session.status() == "0 evaluations"

    asyncio.run(scenario())


@pytest.mark.parametrize("uri", [URI, "vscode-vfs://host/folder/a.py", "untitled:Untitled-1"])
def test_a_trusted_text_has_its_values_whatever_its_address(uri: str) -> None:
    shown = opened(uri)
    assert shown["lenses"][0]["title"] == "y = 4 · ∂y/∂x = 4"
    assert shown["state"] == ("complete", "")
    assert shown["problems"] == ["NG301"]
    assert 4 in shown["hints"]


def test_a_text_without_neurogebra_does_not_wait_for_anything() -> None:
    async def scenario() -> None:
        client = Client(InlineEngine)
        await client.start(RICH, trusted=False)
        client.open("x = 1\n")
        assert await client.lenses() == []
        assert await card(client, 0, 0) == ""
        (state,) = (await client.ask("neurogebra/status", DOCUMENT))["states"]
        assert state["state"] == "off"

    asyncio.run(scenario())
