"""What a panel asks for over the wire: what is explored, its points, what is written."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.support.client import URI, Client
from tests.support.engines import InlineEngine

TEXT = """\
from neurogebra import Expression
f = Expression("f", "a*x**2", params={"a": 2})
"""
PLACE = {"uri": URI, "position": {"line": 1, "character": 0}}
PLAIN = "file:///plain.py"


async def _scenario() -> None:
    client = Client(InlineEngine)
    await client.start()
    client.open(TEXT)
    client.open("x = 1\n", PLAIN)
    try:
        await _explored(client)
        await _catalogue(client)
    finally:
        await client.server.session.close()


async def _explored(client: Client) -> None:
    found = await client.ask("neurogebra/explore", PLACE)
    assert (found["title"], found["maths"]["unicode"]) == ("f", "a·x²")
    x, a = found["quantities"]
    assert (x["name"], x["isParameter"], x["line"]) == ("x", False, None)
    assert (a["name"], a["value"], a["line"], a["why"]) == ("a", 2.0, 1, "")

    request: dict[str, Any] = {
        "formula": found["formula"], "names": ["x", "a"], "values": [3, 2], "by": "x",
        "low": -1, "high": 1, "orders": [0, 1],
    }  # fmt: skip
    drawn = await client.ask("neurogebra/draw", request)
    assert [curve["value"] for curve in drawn["curves"]] == [18.0, 12.0]

    change = await client.ask("neurogebra/write", {**PLACE, "name": "a", "value": 3.5})
    (edit,) = change["edits"]
    assert (edit["uri"], edit["version"], edit["newText"]) == (URI, 1, "3.5")
    assert edit["range"]["start"] == {"line": 1, "character": TEXT.split("\n")[1].index("2})")}
    refused = await client.ask("neurogebra/write", {**PLACE, "name": "x", "value": 1})
    assert refused == {"why": "no line of the program says it"}

    code = await client.ask("neurogebra/code", {**PLACE, "library": "numpy", "values": [["a", 4]]})
    assert "def f(x, a=4):" in code["code"]

    command = {"command": "neurogebra.explore", "arguments": [PLACE]}
    card = await client.ask("workspace/executeCommand", command)
    assert card["title"] == "f" and "f′(x) = 2a·x" in card["text"] and "─" not in card["text"]
    nothing = {"command": "neurogebra.explore", "arguments": [{"text": "sigmod(x)"}]}
    assert "did you mean" in (await client.ask("workspace/executeCommand", nothing))["text"]


async def _catalogue(client: Client) -> None:
    categories = await client.ask("neurogebra/catalogue", {})
    assert categories[0]["category"] == "activation"
    names = [entry["name"] for entry in categories[0]["entries"]]
    assert "sigmoid" in names
    assert (await client.ask("neurogebra/search", {"query": "SiLU"}))[0] == "swish"
    assert "e⁻ˣ" in (await client.ask("neurogebra/entry", {"name": "sigmoid"}))["text"]
    place = {"uri": PLAIN, "position": {"line": 0, "character": 4}, "name": "mse"}
    edits = (await client.ask("neurogebra/insertion", place))["edits"]
    assert [edit["newText"] for edit in edits] == [
        "from neurogebra import MathForge\n", 'MathForge().get("mse")',
    ]  # fmt: skip
    status = await client.ask("neurogebra/status")
    assert status["failures"] == 0


def test_a_panel_has_all_it_asks_for() -> None:
    asyncio.run(_scenario())
