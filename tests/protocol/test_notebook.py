"""Notebooks: cells are one program, and every answer is of the cell that it was asked for."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from neurogebra_lsp.text import Program

from tests.protocol.test_navigation import place, reach
from tests.support.client import NOTEBOOK, RICH, URI, Client, cell, cell_text, replaced
from tests.support.engines import HandEngine, InlineEngine
from tests.support.marker import source

ABLE = {**RICH, "notebookDocument": {"synchronization": {"executionSummarySupport": True}}}
START = source("""
    %matplotlib inline
    from neurogebra import Expression, MathForge, Value
    f = Expression("f", "a*x**2", params={"a": 2})
    x = Value(2.0)
""")
GRAPH = "!ls\nh = x * x\nh.backward()\nh"
LAST = "print(f.eval(x=3))\nx.grad"
WRONG = 'forge = MathForge()\ng = forge.get("sigmiod")'


async def opened(*cells: str, capabilities: dict[str, Any] = ABLE) -> Client:
    client = Client(InlineEngine)
    await client.start(capabilities)
    client.open_notebook(*cells)
    await asyncio.sleep(0.02)
    return client


async def asked(client: Client, method: str, number: int, **params: Any) -> Any:
    return await client.ask(method, {"textDocument": {"uri": cell(number)}, **params})


async def hints(client: Client, number: int) -> list[tuple[int, str]]:
    return [
        (hint["position"]["line"], "".join(part["value"] for part in hint["label"]))
        for hint in await client.hints(uri=cell(number))
    ]


async def hover(client: Client, number: int, line: int, character: int) -> str:
    answer = await client.at("textDocument/hover", line, character, uri=cell(number))
    return answer["contents"]["value"] if answer else ""


def close_notebook(client: Client, n_cells: int) -> None:
    texts = [{"uri": cell(number)} for number in range(n_cells)]
    params = {"notebookDocument": {"uri": NOTEBOOK}, "cellTextDocuments": texts}
    client.notify("notebookDocument/didClose", params)


async def test_python_cells_of_any_notebook_are_synchronised():
    client = Client(HandEngine)
    offered = (await client.start(ABLE))["capabilities"]["notebookDocumentSync"]
    assert offered["notebookSelector"] == [{"notebook": "*", "cells": [{"language": "python"}]}]


async def test_each_cell_shows_what_the_cells_above_it_give():
    client = await opened(START, GRAPH, LAST)
    assert await hints(client, 0) == [(2, "a·x²"), (3, "∂h/∂x 4")]
    assert await hints(client, 1) == [(1, "4"), (3, "4")]
    assert await hints(client, 2) == [(0, "» 18"), (1, "4")]
    assert [
        (lens["range"]["start"]["line"], lens["command"]["title"])
        for number in range(3)
        for lens in await client.lenses(cell(number))
    ] == [(2, "h = 4 · ∂h/∂x = 4"), (2, "Graph"), (2, "Steps")]
    assert "h = x·x" in await hover(client, 1, 1, 0)
    assert await hover(client, 1, 0, 1) == ""


@pytest.mark.parametrize(
    ("last", "shown"),
    [
        ("f", "a·x²"),
        ('f.gradient("x")', "2a·x"),
        ("x", "2"),
        ("x, 3", "(Value(data=2.0, grad=0.0), 3)"),
        ("x  # the input\n\n# no more", "  2"),
        ("x;", None),
        ("x\n%matplotlib", None),
        ("None", None),
        ("y = 1", None),
        ("if x:\n    x", None),
    ],
)
async def test_the_last_expression_of_a_cell_shows_its_result(last: str, shown: str | None):
    client = await opened(START, last, "1")
    assert [text for _, text in await hints(client, 1)] == ([] if shown is None else [shown])


async def test_an_expression_that_is_not_the_last_is_not_displayed():
    client = await opened(START, "f\nx\ny = 1")
    assert await hints(client, 1) == []


async def test_problems_are_told_of_the_cell_they_are_in():
    client = await opened(START, WRONG, LAST)
    (problem,) = await client.problems(1, uri=cell(1))
    assert (problem["code"], problem["range"]) == ("NG301", reach(1, 15, 22))
    published = [m for m in client.received if m.get("method") == "textDocument/publishDiagnostics"]
    assert {m["params"]["uri"] for m in published} == {cell(1)}
    (action,) = [
        action
        for action in await asked(
            client, "textDocument/codeAction", 1,
            range=problem["range"], context={"diagnostics": [problem]},
        )
        if action["kind"] == "quickfix"
    ][:1]  # fmt: skip
    (change,) = action["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": cell(1), "version": 1}
    assert change["edits"][0]["range"] == problem["range"]


async def test_a_source_action_is_of_the_cell_it_was_asked_for():
    client = await opened(START, "print(x.data)  # 3", "print(x.data)  # 4")
    (action,) = await asked(
        client, "textDocument/codeAction", 2, range=reach(0, 0, 0),
        context={"diagnostics": [], "only": ["source.updateResultComments"]},
    )  # fmt: skip
    assert [change["textDocument"]["uri"] for change in action["edit"]["documentChanges"]] == [
        cell(2)
    ]


async def test_definitions_and_references_lead_from_cell_to_cell():
    client = await opened(START, GRAPH, LAST)
    assert await asked(client, "textDocument/definition", 1, position=place(1, 4)) == [
        {"uri": cell(0), "range": reach(3, 0, 1)}
    ]
    found = await asked(
        client, "textDocument/references", 2,
        position=place(1, 0), context={"includeDeclaration": True},
    )  # fmt: skip
    assert [(one["uri"], one["range"]) for one in found] == [
        (cell(0), reach(3, 0, 1)),
        (cell(1), reach(1, 4, 5)),
        (cell(1), reach(1, 8, 9)),
        (cell(2), reach(1, 0, 1)),
    ]
    found = await asked(client, "textDocument/documentHighlight", 1, position=place(1, 4))
    assert [one["range"] for one in found] == [reach(1, 4, 5), reach(1, 8, 9)]


async def test_what_a_notebook_itself_defines_leads_nowhere():
    client = await opened(START, "display(x)\nx")
    assert await asked(client, "textDocument/definition", 1, position=place(0, 1)) == []
    assert await hints(client, 1) == [(1, "2")]


async def test_a_rename_goes_through_all_cells_each_at_its_version():
    client = await opened(START, GRAPH, LAST)
    client.edit_cell(2, replaced(0, 17, 17, " "), version=7)
    found = await asked(
        client, "textDocument/rename", 2, position=place(0, 13), newName="t"
    )  # fmt: skip
    assert [
        (change["textDocument"], [edit["range"] for edit in change["edits"]])
        for change in found["documentChanges"]
    ] == [
        ({"uri": cell(0), "version": 1}, [reach(2, 23, 24)]),
        ({"uri": cell(2), "version": 7}, [reach(0, 13, 14)]),
    ]
    assert await asked(client, "textDocument/prepareRename", 2, position=place(0, 13)) == reach(
        0, 13, 14
    )


async def test_the_outline_of_each_cell_and_the_symbols_of_all():
    client = await opened(START, GRAPH)
    names = [
        [one["name"] for one in await asked(client, "textDocument/documentSymbol", number)]
        for number in range(2)
    ]
    assert names == [["f", "x"], ["h"]]
    found = await client.ask("workspace/symbol", {"query": "h"})
    assert [(one["name"], one["location"]) for one in found] == [
        ("h", {"uri": cell(1), "range": reach(1, 0, 1)})
    ]


async def test_folds_do_not_reach_into_the_next_cell():
    client = await opened(
        "from neurogebra import Value\nimport math\nimport random", "import cmath\nimport re", "# a"
    )
    folds = [await asked(client, "textDocument/foldingRange", number) for number in range(3)]
    assert folds == [
        [{"startLine": 0, "endLine": 2, "kind": "imports"}],
        [{"startLine": 0, "endLine": 1, "kind": "imports"}],
        [],
    ]


async def test_selections_grow_to_the_cell():
    client = await opened(START, GRAPH)
    (found,) = await asked(client, "textDocument/selectionRange", 1, positions=[place(1, 4)])
    ranges = []
    while found:
        ranges.append(found["range"])
        found = found.get("parent")
    assert ranges == [
        reach(1, 4, 5), reach(1, 4, 9), reach(1, 0, 9), {"start": place(0, 0), "end": place(3, 1)}
    ]  # fmt: skip


async def test_tokens_are_counted_from_the_start_of_the_cell():
    client = await opened(START, 'g = Expression("g", "t**2")')
    whole = await asked(client, "textDocument/semanticTokens/full", 1)
    assert whole["data"][:5] == [0, 21, 1, 0, 0]
    part = await asked(client, "textDocument/semanticTokens/range", 0, range=reach(2, 0, 9))
    assert part["data"][:2] == [2, 21]


async def test_completion_signature_and_links_in_a_cell():
    client = await opened(START, 'forge = MathForge()\ng = forge.get("sigm', "f.eval(")
    found = await client.at("textDocument/completion", 1, 19, uri=cell(1))
    assert found["items"][0]["textEdit"]["range"] == reach(1, 15, 19)
    found = await client.at("textDocument/signatureHelp", 0, 7, uri=cell(2))
    assert found["signatures"][0]["label"] == "eval(x, a=2)"
    client = await opened(START, 'forge = MathForge()\nforge.get("sigmoid")')
    (link,) = await asked(client, "textDocument/documentLink", 1)
    assert link["range"] == reach(1, 11, 18)
    assert await asked(client, "textDocument/documentLink", 0) == []


async def test_the_graph_leads_from_cell_to_cell():
    client = await opened(START, GRAPH)
    (item,) = await asked(client, "textDocument/prepareCallHierarchy", 1, position=place(1, 0))
    assert (item["uri"], item["range"]) == (cell(1), reach(1, 0, 1))
    (below,) = await client.ask("callHierarchy/outgoingCalls", {"item": item})
    assert (below["to"]["uri"], below["to"]["range"]) == (cell(0), reach(3, 0, 1))
    found = await asked(
        client, "textDocument/inlineValue", 1, range=reach(0, 0, 0),
        context={"frameId": 1, "stoppedLocation": reach(3, 0, 0)},
    )  # fmt: skip
    assert {"range": reach(1, 0, 1), "expression": "h.grad"} in found


async def test_a_card_by_command_is_of_the_cell():
    client = await opened(START, GRAPH)
    where = {"uri": cell(1), "position": place(1, 0)}
    command = {"command": "neurogebra.card", "arguments": [where]}
    assert (await client.ask("workspace/executeCommand", command))["title"] == "h"


# -- what happens to cells --------------------------------------------------------------------------


async def test_an_edit_of_a_cell_is_seen_in_the_cells_below():
    client = await opened(START, GRAPH, LAST)
    client.edit_cell(0, replaced(3, 10, 13, "5.0"))
    await asyncio.sleep(0.02)
    assert await hints(client, 2) == [(0, "» 18"), (1, "10")]


async def test_a_cell_is_inserted():
    client = await opened(START, GRAPH, LAST)
    client.change_notebook(
        structure={
            "array": {"start": 1, "deleteCount": 0, "cells": [{"kind": 2, "document": cell(9)}]},
            "didOpen": [cell_text(9, "x = Value(3.0)")],
        }
    )
    await asyncio.sleep(0.02)
    assert await hints(client, 1) == [(1, "9"), (3, "9")]
    assert await hints(client, 9) == [(0, "∂h/∂x 6")]


async def test_a_cell_is_removed_and_its_problems_with_it():
    client = await opened(START, WRONG, LAST)
    await client.problems(1, uri=cell(1))
    client.change_notebook(
        structure={
            "array": {"start": 1, "deleteCount": 1},
            "didClose": [{"uri": cell(1)}],
        }
    )
    last = [m for m in client.received if m.get("method") == "textDocument/publishDiagnostics"][-1]
    assert last["params"] == {"uri": cell(1), "diagnostics": []}
    assert await client.hints(uri=cell(1)) == []
    assert await hints(client, 2) == [(0, "» 18"), (1, "0")]


async def test_a_notebook_reopened_without_its_import_no_longer_shows_what_it_showed():
    client = await opened("from neurogebra import Value", "x = Value(2.0)\nx.data")
    assert await hints(client, 1) == [(1, "2")]
    client.received.clear()
    # So does VS Code when a cell is deleted, and it keeps the hints of the others on screen.
    close_notebook(client, 2)
    client.open_notebook("#", "x = Value(2.0)\nx.data")
    await asyncio.sleep(0.1)
    assert "workspace/inlayHint/refresh" in [one.get("method") for one in client.received]
    assert await hints(client, 1) == []


@pytest.mark.parametrize("reopened", [False, True])
async def test_a_cell_moves(reopened: bool):
    client = await opened(START, "x = Value(3.0)", "x.data", "x = Value(4.0)")
    assert await hints(client, 2) == [(0, "3")]
    moved = {"kind": 2, "document": cell(3)}
    client.change_notebook(structure={"array": {"start": 3, "deleteCount": 1}})
    client.change_notebook(
        structure={
            "array": {"start": 2, "deleteCount": 0, "cells": [moved]},
            **(
                {"didClose": [{"uri": cell(3)}], "didOpen": [cell_text(3, "x = Value(4.0)")]}
                if reopened
                else {}
            ),
        }
    )
    await asyncio.sleep(0.02)
    assert await hints(client, 2) == [(0, "4")]


async def test_two_cells_of_one_text_change_places():
    client = await opened(START, "x.data", "x.data")
    cells = [{"kind": 2, "document": cell(2)}, {"kind": 2, "document": cell(1)}]
    client.change_notebook(structure={"array": {"start": 1, "deleteCount": 2, "cells": cells}})
    entry = client.server.session.opened(NOTEBOOK)
    assert entry is not None
    assert [home.uri for home in entry.doc.homes] == [cell(0), cell(2), cell(1)]
    assert await hints(client, 1) == await hints(client, 2) == [(0, "2")]


async def test_executing_cells_changes_nothing():
    engines: list[HandEngine] = []

    def make(*arguments: Any) -> HandEngine:
        engines.append(HandEngine(*arguments))
        return engines[-1]

    client = Client(make)
    await client.start(ABLE)
    client.open_notebook(START, LAST)
    executed = {"executionOrder": 3, "success": True}
    client.change_notebook(data=[{"kind": 2, "document": cell(1), "executionSummary": executed}])
    client.change_notebook(data=[])
    client.notify(
        "notebookDocument/didChange",
        {"notebookDocument": {"uri": NOTEBOOK, "version": 3}, "change": {"metadata": {"a": 1}}},
    )
    client.notify("notebookDocument/didSave", {"notebookDocument": {"uri": NOTEBOOK}})
    assert len(engines[0].submitted) == 1
    assert client.server.n_failures == 0


async def test_cells_that_are_no_python_are_no_part_of_the_program():
    client = await opened(START, "# Title", LAST)
    client.change_notebook(data=[{"kind": 1, "document": cell(1)}])
    client.change_notebook(
        structure={
            "array": {"start": 0, "deleteCount": 0, "cells": [{"kind": 2, "document": cell(8)}]},
            "didOpen": [cell_text(8, "SELECT 1", "sql")],
        }
    )
    await asyncio.sleep(0.02)
    entry = client.server.session.opened(cell(0))
    assert entry is not None and isinstance(entry.doc, Program)
    assert [home.uri for home in entry.doc.homes] == [cell(0), cell(2)]
    assert await hints(client, 2) == [(0, "» 18"), (1, "0")]


async def test_a_broken_cell_leaves_what_is_known_of_the_others():
    client = await opened(START, GRAPH, LAST)
    client.edit_cell(1, replaced(0, 0, 3, 'text = """'))
    await asyncio.sleep(0.05)
    assert await hints(client, 2) == [(0, "» 18"), (1, "4")]
    assert await hints(client, 0) == [(2, "a·x²"), (3, "∂h/∂x 4")]


async def test_a_notebook_is_closed():
    client = await opened(START, WRONG)
    await client.problems(1, uri=cell(1))
    close_notebook(client, 2)
    assert client.received[-1]["params"] == {"uri": cell(1), "diagnostics": []}
    assert await client.hints(uri=cell(0)) == []
    client.change_notebook(data=[])
    client.edit_cell(1, replaced(0, 0, 0, "#"))
    assert client.server.n_failures == 0
    assert client.server.session.uris == ()


async def test_a_notebook_without_neurogebra_costs_nothing_and_shows_nothing():
    client = await opened("import numpy as np\nx = 1", "x")
    assert await hints(client, 1) == []
    assert await hover(client, 1, 0, 0) == ""
    assert client.server.session.status() == "0 evaluations"


async def test_positions_are_counted_in_the_clients_units_in_every_cell():
    client = await opened(START, 's = "👩"; q = x * 2\nq.data')
    assert await asked(client, "textDocument/definition", 1, position=place(1, 0)) == [
        {"uri": cell(0 + 1), "range": reach(0, 10, 11)}
    ]
    client.edit_cell(1, replaced(0, 18, 19, "5"))
    await asyncio.sleep(0.02)
    assert await hints(client, 1) == [(0, "s '👩'   q 10"), (1, "10")]


async def test_a_plain_file_beside_a_notebook_is_its_own_program():
    client = await opened(START, "x.data")
    client.open("from neurogebra import Value\nx = Value(9.0)\nx.data\n")
    await asyncio.sleep(0.02)
    assert await hints(client, 1) == [(0, "2")]
    assert [hint["position"]["line"] for hint in await client.hints(uri=URI)] == [2]


# -- cells that are sent as one text ----------------------------------------------------------------


async def test_a_client_that_sends_all_cells_as_one_text():
    client = Client(InlineEngine)
    await client.start({"textDocument": RICH["textDocument"]})
    uri = "file:///home/me/.virtual_documents/test.ipynb"
    magic = "get_ipython().run_line_magic('matplotlib', ' inline')\n\n\n"
    client.open(magic + START.partition("\n")[2] + "\n\n" + LAST, uri=uri)
    await asyncio.sleep(0.02)
    answer = await client.at("textDocument/hover", 5, 0, uri=uri)
    assert "x = 2" in answer["contents"]["value"]
    assert answer["range"] == reach(5, 0, 1)
    client.edit({"text": START + "display(x)\nforge = MathForge()\nforge.get('sigmiod')"}, uri=uri)
    (problem,) = await client.problems(2, uri=uri)
    assert problem["range"] == reach(6, 11, 18)
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert client.received[-1]["params"] == {"uri": uri, "diagnostics": []}
    assert client.server.session.uris == ()


async def test_modules_lie_beside_the_notebook_itself(tmp_path: Path):
    (tmp_path / "helper.py").write_text("k = 7\n")
    for folder in ("", ".virtual_documents/"):
        client = Client(InlineEngine)
        await client.start(ABLE)
        uri = f"{tmp_path.as_uri()}/{folder}a.ipynb"
        client.open("import neurogebra, helper\nhelper.k\n", uri=uri)
        await asyncio.sleep(0.05)
        (hint,) = await client.hints(uri=uri)
        assert hint["label"][0]["value"] == "7"


async def test_a_cell_whose_lines_are_all_indented_is_read_without_its_margin():
    indented = "".join(f"    {line}\n" if line else "\n" for line in (*GRAPH.split("\n"), "h + 1"))
    client = await opened(START, indented)
    assert (await hints(client, 1))[-1] == (4, "5")
    assert await hover(client, 1, 1, 4) == await hover(await opened(START, GRAPH), 1, 1, 0)
    found = await asked(client, "textDocument/definition", 1, position=place(2, 4))
    assert found == [{"uri": cell(1), "range": reach(1, 4, 5)}]
    # It is edited, and loses its margin.
    client.edit_cell(1, replaced(1, 4, 5, "k"))
    client.edit_cell(1, {"text": GRAPH}, version=3)
    await asyncio.sleep(0.02)
    assert await asked(client, "textDocument/definition", 1, position=place(2, 0)) == [
        {"uri": cell(1), "range": reach(1, 0, 1)}
    ]


async def test_what_is_written_into_an_indented_cell_is_indented():
    client = await opened(START, "  g = f\n  g")
    found = await asked(
        client, "textDocument/codeAction", 1, range=reach(0, 2, 2), context={"diagnostics": []}
    )
    edits = {one["title"]: one["edit"]["documentChanges"][0]["edits"] for one in found}
    (edit,) = edits["Insert the derivative of g by x"]
    assert (edit["range"], edit["newText"]) == (reach(0, 7, 7), '\n  dg_dx = g.gradient("x")')
