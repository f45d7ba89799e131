"""neurogebra/graph: the graph of a backward pass, for a client that draws it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.client import URI, Client, FailedError, cell, replaced
from tests.support.engines import InlineEngine

TEXT = """from neurogebra import Value
x = Value(2.0)
z = x * x
z.backward()
"""


async def opened(text: str = TEXT, **options: Any) -> Client:
    client = Client(InlineEngine)
    await client.start(**options)
    client.open(text)
    return client


async def graph(client: Client, **params: Any) -> Any:
    return await client.ask("neurogebra/graph", {"textDocument": {"uri": URI}, **params})


async def test_the_pass_at_a_place_is_told_with_places_of_the_client():
    client = await opened()
    answer = await graph(client, position={"line": 1, "character": 0})
    drawing = answer["graph"]
    assert (drawing["number"], drawing["title"], drawing["place"]["range"]["start"]["line"]) == (
        0, "z", 3,
    )  # fmt: skip
    assert [box["place"]["range"]["start"] for box in drawing["boxes"]] == [
        {"line": 1, "character": 0},
        {"line": 2, "character": 0},
    ]
    assert [arrow["product"]["exact"] for arrow in drawing["arrows"]] == ["2.0", "2.0"]


async def test_a_document_without_a_pass_has_no_graph():
    client = await opened("from neurogebra import Value\nx = Value(2.0)\n")
    answer = await graph(client, position={"line": 1, "character": 0})
    assert (answer["passes"], answer["graph"]) == ([], None)


async def test_a_pass_is_found_again_by_its_root_after_an_edit():
    client = await opened()
    client.edit(replaced(2, 0, 0, "w = x + 1\nw.backward()\n"))
    assert (await graph(client, number=0, root="z"))["graph"]["number"] == 1


async def test_a_client_with_panels_hears_of_new_facts():
    client = await opened(panels=True)
    told = await client.until(lambda message: message.get("method") == "neurogebra/facts")
    assert told["params"] == {"uris": [URI]}


async def test_others_hear_nothing():
    client = await opened()
    await graph(client, number=0)
    assert not [m for m in client.received if m.get("method") == "neurogebra/facts"]


async def test_a_question_without_a_document_is_refused():
    client = await opened()
    with pytest.raises(FailedError, match="expected a textDocument"):
        await client.ask("neurogebra/graph", {"number": 0})


async def command(client: Client, name: str, *arguments: Any) -> Any:
    params = {"command": f"neurogebra.{name}", "arguments": [*arguments]}
    return await client.ask("workspace/executeCommand", params)


async def test_lenses_lead_to_texts_where_nothing_is_drawn():
    client = await opened()
    links = [lens["command"] for lens in (await client.lenses())[1:]]
    answers = [await client.ask("workspace/executeCommand", link) for link in links]
    assert [answer["title"] for answer in answers] == ["Graph of z", "Steps of z"]
    assert "flowchart LR" in answers[0]["text"]
    assert "∂z/∂x · ∂z/∂z = x · ∂z/∂z = 2 · 1 = 2" in answers[1]["text"]


async def test_the_commands_take_a_place_too():
    client = await opened()
    place = {"uri": URI, "position": {"line": 1, "character": 0}}
    assert (await command(client, "steps", place))["title"] == "Steps of z"


@pytest.mark.parametrize("arguments", [(), (URI,), ({"uri": URI},), (URI, "x"), (1, 2, 3)])
async def test_commands_on_nonsense_are_refused(arguments: tuple[Any, ...]):
    client = await opened()
    with pytest.raises(FailedError, match="expected a uri"):
        await command(client, "graph", *arguments)


async def test_commands_on_what_is_not_there_answer_nothing():
    client = await opened()
    assert await command(client, "graph", URI, 7) is None
    assert await command(client, "graph", "file:///other.py", 0) is None


async def test_the_place_of_a_node_in_a_notebook_is_in_its_cell():
    client = Client(InlineEngine)
    await client.start()
    client.open_notebook(
        "from neurogebra import Value\nx = Value(2.0)\n", "y = x * x\ny.backward()\n"
    )
    place = {"textDocument": {"uri": cell(1)}, "position": {"line": 1, "character": 0}}
    answer = await client.ask("neurogebra/graph", place)
    assert [(box["place"]["uri"], box["place"]["range"]["start"]["line"]) for box in answer["graph"]["boxes"]] == [
        (cell(0), 1), (cell(1), 0),
    ]  # fmt: skip
