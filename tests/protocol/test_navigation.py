"""Whole answers of the server on where things are: as positions, locations and edits."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from tests.protocol.test_server import opened
from tests.support.client import RICH, URI, Client, FailedError, replaced
from tests.support.engines import InlineEngine
from tests.support.marker import source

TEXT = source("""
    from neurogebra import Expression, MathForge, Value
    forge = MathForge()
    f = Expression("ƒ𝑥", "a*x**2", params={"a": 2})
    print(f.eval(x=3))
    sigmoid = forge.get("sigmoid")
    x = Value(2.0)
    y = x * x
    y.backward()
""")
ABLE: dict[str, Any] = {
    **RICH,
    "textDocument": {
        **RICH["textDocument"],
        "rename": {"prepareSupport": True},
        "signatureHelp": {
            "signatureInformation": {"parameterInformation": {"labelOffsetSupport": True}}
        },
    },
}


def place(line: int, character: int) -> dict[str, int]:
    return {"line": line, "character": character}


def reach(line: int, start: int, end: int) -> dict[str, Any]:
    return {"start": place(line, start), "end": place(line, end)}


async def asked(client: Client, method: str, **params: Any) -> Any:
    return await client.ask(method, {"textDocument": {"uri": URI}, **params})


async def test_everything_is_offered():
    client = await opened(TEXT, ABLE)
    offered = (await client.ask("neurogebra/status", None), client.server.server_capabilities)[1]
    assert offered.definition_provider and offered.references_provider
    assert offered.document_highlight_provider and offered.document_symbol_provider
    assert offered.workspace_symbol_provider and offered.folding_range_provider
    assert offered.selection_range_provider and offered.call_hierarchy_provider
    assert offered.document_link_provider and offered.inline_value_provider
    assert offered.signature_help_provider.trigger_characters == ["(", ","]
    assert offered.rename_provider.prepare_provider
    assert offered.semantic_tokens_provider.full.delta
    assert offered.semantic_tokens_provider.range


async def test_a_symbol_leads_to_its_formula_counted_in_the_clients_units():
    client = await opened(TEXT)
    # "ƒ𝑥" is three units of UTF-16.
    assert await asked(client, "textDocument/definition", position=place(3, 13)) == [
        {"uri": URI, "range": reach(2, 25, 26)}
    ]


async def test_a_name_of_the_catalogue_leads_to_its_source_where_there_are_no_pages():
    client = await opened(TEXT)
    (target,) = await asked(client, "textDocument/definition", position=place(4, 22))
    assert target["uri"].startswith("file:///")
    assert target["uri"].endswith("/neurogebra/catalogue/activation.toml")
    assert target["range"]["start"]["line"] > 0


async def test_a_name_of_the_catalogue_leads_to_a_page_where_the_client_shows_pages():
    able = {**RICH, "workspace": {"textDocumentContent": {"dynamicRegistration": True}}}
    client = await opened(TEXT, able)
    asked_to = [m for m in client.received if m.get("method") == "client/registerCapability"]
    (registration,) = asked_to[0]["params"]["registrations"]
    assert registration["registerOptions"] == {"schemes": ["neurogebra-catalogue"]}
    (target,) = await asked(client, "textDocument/definition", position=place(4, 22))
    assert target["uri"] == "neurogebra-catalogue:/sigmoid.md"
    page = await client.ask("workspace/textDocumentContent", {"uri": target["uri"]})
    assert page["text"].startswith("# sigmoid\n")
    assert "## When to use it" in page["text"]
    nothing = await client.ask("workspace/textDocumentContent", {"uri": "neurogebra-catalogue:/zz"})
    assert nothing["text"] == ""


async def test_references_with_and_without_the_declaration():
    client = await opened(TEXT)
    found = await asked(
        client, "textDocument/references",
        position=place(5, 0), context={"includeDeclaration": True},
    )  # fmt: skip
    assert [one["range"] for one in found] == [reach(5, 0, 1), reach(6, 4, 5), reach(6, 8, 9)]
    found = await asked(
        client, "textDocument/references",
        position=place(5, 0), context={"includeDeclaration": False},
    )  # fmt: skip
    assert [one["range"]["start"]["line"] for one in found] == [6, 6]


async def test_highlights_tell_reads_from_writes():
    client = await opened(TEXT)
    found = await asked(client, "textDocument/documentHighlight", position=place(5, 0))
    assert [one["kind"] for one in found] == [3, 2, 2]


async def test_a_rename_is_one_edit_of_this_version():
    client = await opened(TEXT, ABLE)
    assert await asked(client, "textDocument/prepareRename", position=place(3, 13)) == reach(
        3, 13, 14
    )
    found = await asked(client, "textDocument/rename", position=place(3, 13), newName="t")
    (change,) = found["documentChanges"]
    assert change["textDocument"] == {"uri": URI, "version": 1}
    assert [edit["range"] for edit in change["edits"]] == [reach(2, 25, 26), reach(3, 13, 14)]


async def test_a_rename_that_is_refused_says_why():
    client = await opened(TEXT)
    with pytest.raises(FailedError, match="no name in Python") as refused:
        await asked(client, "textDocument/rename", position=place(3, 13), newName="2t")
    assert refused.value.code == -32803
    assert await asked(client, "textDocument/prepareRename", position=place(1, 14)) is None


async def test_the_outline_and_the_symbols_of_the_workspace():
    client = await opened(TEXT)
    found = await asked(client, "textDocument/documentSymbol")
    assert [(one["name"], one.get("detail")) for one in found] == [
        ("forge", None), ("f", "a·x²"), ("sigmoid", "1/(1 + e⁻ˣ)"), ("x", "2"), ("y", "4"),
    ]  # fmt: skip
    found = await client.ask("workspace/symbol", {"query": "sig"})
    assert [one["name"] for one in found] == ["sigmoid = 1/(1 + e⁻ˣ)"]


OUTLINED = source("""
    from neurogebra import Expression, MathForge, Value
    forge = MathForge()
    f = Expression("f", "a*x**2", params={"a": 2})

    def square(x, 𝑤=1):
        𝑠 = x * x
        return 𝑠
    x = Value(2.0); y = square(x)
    g = f
    class Kept:
        def one(self):
            return 1
    y.backward()
    n = 5
    z = Value(float(n))
""")
#: A line, a range of columns, and what is written there.
EDITS = (
    (7, 10, 11, "3"), (0, 0, 0, "\n"), (3, 22, 23, "3"), (9, 0, 0, "\n\n"), (13, 0, 0, "("),
    (13, 0, 1, ""), (5, 0, 17, ""), (8, 0, 0, "w = Value(7.0)\n"), (8, 0, 14, ""), (2, 0, 0, "'''"),
    (2, 0, 3, ""), (17, 4, 5, "15"),
)  # fmt: skip


async def test_what_is_kept_of_an_outline_is_what_would_be_told_anew():
    client = await opened(OUTLINED)
    assert len(await asked(client, "textDocument/documentSymbol")) == 8
    for number, edit in enumerate(EDITS, 2):
        client.edit(replaced(*edit), version=number)
        for seconds in (0.0, 0.02):  # before the facts of the new text have come, and after
            await asyncio.sleep(seconds)
            kept = await asked(client, "textDocument/documentSymbol")
            client.server.told_outlines.clear()
            assert kept == await asked(client, "textDocument/documentSymbol"), edit


async def test_folds_and_selections():
    client = await opened("from neurogebra import Value\ndef f():\n    return 1\n")
    found = await asked(client, "textDocument/foldingRange")
    assert found == [{"startLine": 1, "endLine": 2}]
    (found,) = await asked(client, "textDocument/selectionRange", positions=[place(2, 11)])
    assert found["range"] == reach(2, 11, 12)
    assert found["parent"]["range"] == reach(2, 4, 12)


async def test_tokens_whole_then_what_changed():
    client = await opened(TEXT)
    whole = await asked(client, "textDocument/semanticTokens/full")
    assert whole["data"][:10] == [2, 23, 1, 1, 0, 0, 1, 1, 4, 0]
    client.edit(replaced(2, 23, 24, "b"))
    change = await asked(
        client, "textDocument/semanticTokens/full/delta", previousResultId=whole["resultId"]
    )
    # The parameter became a variable.
    assert change["edits"] == [{"start": 3, "deleteCount": 1, "data": [0]}]
    again = await asked(
        client, "textDocument/semanticTokens/full/delta", previousResultId="long ago"
    )
    assert len(again["data"]) == len(whole["data"])
    part = await asked(client, "textDocument/semanticTokens/range", range=reach(0, 0, 0))
    assert part["data"] == []


async def test_the_signature_marks_the_argument():
    client = await opened(TEXT.replace("print(f.eval(x=3))", "f.eval("), ABLE)
    found = await asked(client, "textDocument/signatureHelp", position=place(3, 7))
    (signature,) = found["signatures"]
    assert signature["label"] == "eval(x, a=2)"
    assert [p["label"] for p in signature["parameters"]] == [[5, 6], [8, 11]]
    # What is said of the signature counts more than what is said of all of them.
    assert (found["activeParameter"], signature["activeParameter"]) == (0, 0)


@pytest.mark.parametrize(("can", "expected"), [(True, None), (False, 2)])
async def test_where_no_argument_is_typed_none_is_marked(can: bool, expected: int | None):
    information = {"signatureInformation": {"noActiveParameterSupport": can}}
    able = {**RICH, "textDocument": {**RICH["textDocument"], "signatureHelp": information}}
    client = await opened(TEXT.replace("print(f.eval(x=3))", "f.eval(z="), able)
    found = await asked(client, "textDocument/signatureHelp", position=place(3, 9))
    assert found["signatures"][0]["activeParameter"] == expected


async def test_the_graph_is_walked_as_a_hierarchy_of_calls():
    client = await opened(TEXT)
    (item,) = await asked(client, "textDocument/prepareCallHierarchy", position=place(6, 0))
    assert item["name"] == "y"
    (below,) = await client.ask("callHierarchy/outgoingCalls", {"item": item})
    assert below["to"]["name"] == "x"
    assert below["to"]["detail"] == "2 · ∂y/∂x = 4"
    (above,) = await client.ask("callHierarchy/incomingCalls", {"item": below["to"]})
    assert above["from"]["name"] == "y"
    assert await client.ask("callHierarchy/incomingCalls", {"item": {**item, "data": "no"}}) == []


async def test_links_and_inline_values():
    client = await opened(TEXT)
    (link,) = await asked(client, "textDocument/documentLink")
    assert link["range"] == reach(4, 21, 28)
    assert ".toml#L" in link["target"]
    found = await asked(
        client, "textDocument/inlineValue", range=reach(0, 0, 0),
        context={"frameId": 1, "stoppedLocation": reach(5, 0, 0)},
    )  # fmt: skip
    assert {"range": reach(5, 0, 1), "expression": "x.grad"} in found


@pytest.mark.parametrize(
    "method",
    ["definition", "documentHighlight", "prepareRename", "signatureHelp", "prepareCallHierarchy"],
)
async def test_files_without_maths_get_no_answers(method: str):
    client = await opened("x = 1\nprint(x)\n")
    assert not await asked(client, f"textDocument/{method}", position=place(1, 6))


async def test_symbols_of_files_that_are_not_open(tmp_path: Path):
    files = {
        "a.py": 'from neurogebra import Expression\nsigma = Expression("s", "1/(1+exp(-z))")\n',
        "b.py": "from neurogebra import MathForge, Value\n\n"
        "def significant(x):\n    scale = Value(x)\n    return scale\n\n"
        'if True:\n    single = MathForge().get("sigmoid")\nsign = 3\n',
        "c.py": "def sigma(): ...\n",
        "broken.py": "import neurogebra\ndef (\nclass Sig: pass\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    client = Client(InlineEngine)
    await client.start(RICH, [tmp_path])

    async def found(query: str) -> list[tuple[str, str, int]]:
        return [
            (one["name"], one["location"]["uri"].rpartition("/")[2], one["kind"])
            for one in await client.ask("workspace/symbol", {"query": query})
        ]

    assert await found("sig") == [
        ("sigma = 1/(1 + e⁻ᶻ)", "a.py", 12),
        ("significant", "b.py", 6),
        ("single = sigmoid", "b.py", 12),
        ("Sig", "broken.py", 5),
    ]
    assert await found("single") == [("single = sigmoid", "b.py", 12)]
    assert await found("scale") == [("scale", "b.py", 16)]
    assert await found("sign") == [("significant", "b.py", 6)]
    # What is open is told by its facts; what is edited counts before what is on the disk.
    client.open(files["a.py"].replace("sigma", "tau"), uri=(tmp_path / "a.py").as_uri())
    await asyncio.sleep(0.05)
    assert await found("sigma") == []
    assert await found("tau") == [("tau = 1/(1 + e⁻ᶻ)", "a.py", 12)]
    (tmp_path / "d.py").write_text("import neurogebra\ndef sigmund(): ...\n")
    client.notify("workspace/didChangeWatchedFiles", {"changes": []})
    assert await found("sigm") == [("sigmund", "d.py", 6)]
    client.notify("workspace/didChangeConfiguration", {"settings": {"enable": False}})
    assert await found("sig") == []


# -- several files ----------------------------------------------------------------------------------

MODELS = "from neurogebra import Expression\nf = Expression('f', 'a*x', params={'a': 2})\n"
USING = "from neurogebra import Value\nfrom models import f\nprint(f.eval(x=3))\n"


async def in_workspace(folder: Path, name: str, **texts: str) -> Client:
    """A client that has one of the files of a workspace open."""
    for stem, text in texts.items():
        (folder / f"{stem}.py").write_text(text)
    client = Client(InlineEngine)
    await client.start(ABLE, [folder])
    client.open(texts[name], (folder / f"{name}.py").as_uri())
    await asyncio.sleep(0.02)
    return client


async def asked_of(client: Client, path: Path, method: str, **params: Any) -> Any:
    return await client.ask(method, {"textDocument": {"uri": path.as_uri()}, **params})


async def test_a_name_leads_into_a_file_that_is_not_open(tmp_path: Path):
    client = await in_workspace(tmp_path, "using", using=USING, models=MODELS)
    found = await asked_of(
        client, tmp_path / "using.py", "textDocument/definition", position=place(2, 13)
    )
    assert found == [{"uri": (tmp_path / "models.py").as_uri(), "range": reach(1, 23, 24)}]


async def test_a_symbol_is_renamed_in_files_that_are_not_open(tmp_path: Path):
    client = await in_workspace(tmp_path, "models", using=USING, models=MODELS)
    path = tmp_path / "models.py"
    found = await asked_of(
        client, path, "textDocument/references",
        position=place(1, 23), context={"includeDeclaration": False},
    )  # fmt: skip
    assert [one["uri"] for one in found] == [(tmp_path / "using.py").as_uri()]
    found = await asked_of(
        client, path, "textDocument/rename", position=place(1, 23), newName="t"
    )  # fmt: skip
    assert found["documentChanges"] == [
        {
            "textDocument": {"uri": path.as_uri(), "version": 1},
            "edits": [{"range": reach(1, 23, 24), "newText": "t"}],
        },
        {
            "textDocument": {"uri": (tmp_path / "using.py").as_uri(), "version": None},
            "edits": [{"range": reach(2, 13, 14), "newText": "t"}],
        },
    ]


def saved_notebook(path: Path, *cells: str, **metadata: Any) -> None:
    code = [{"cell_type": "code", "source": cell.splitlines(keepends=True)} for cell in cells]
    prose = {"cell_type": "markdown", "source": "from models import f"}
    path.write_text(json.dumps({"cells": [prose, *code], "metadata": metadata}), "utf-8")


async def renamed_beside_notebook(folder: Path, *cells: str, **metadata: Any) -> Any:
    """The rename of a symbol that a notebook of the workspace, which is not open, may use."""
    saved_notebook(folder / "a study.ipynb", *cells, **metadata)
    client = await in_workspace(folder, "models", models=MODELS)
    path = folder / "models.py"
    found = await asked_of(
        client, path, "textDocument/references",
        position=place(1, 23), context={"includeDeclaration": True},
    )  # fmt: skip
    # No place in a file of JSON is one of its program.
    assert [one["uri"] for one in found] == [path.as_uri()]
    return await asked_of(
        client, path, "textDocument/rename", position=place(1, 23), newName="t"
    )  # fmt: skip


async def test_a_notebook_that_is_not_open_keeps_its_names_in_step(tmp_path: Path):
    with pytest.raises(FailedError) as refused:
        await renamed_beside_notebook(
            tmp_path, "%matplotlib inline\nfrom models import f", "f.eval(x=3)"
        )
    why = "a study.ipynb names it too and is not open: with it open, both are changed"
    assert why in str(refused.value)


@pytest.mark.parametrize(
    ("cells", "metadata"),
    [
        (["import models"], {}),
        (["x = 3"], {}),
        (["from other import f\nf.eval(x=3)"], {}),
        (["from models import f\nf.eval(x=3)"], {"language_info": {"name": "julia"}}),
    ],
)
async def test_a_notebook_that_does_not_name_it_is_no_reason(
    tmp_path: Path, cells: list[str], metadata: dict[str, Any]
):
    found = await renamed_beside_notebook(tmp_path, *cells, **metadata)
    assert len(found["documentChanges"]) == 1
