"""Whole answers of the server, in this process: hover, lenses, hints, completion, problems."""

import asyncio
from typing import Any

import pytest
from neurogebra_lsp.facts import Bound, Ended, Facts, Shown, of_text
from neurogebra_lsp.protocol import push

from tests.support.client import RICH, URI, Client, FailedError, replaced
from tests.support.engines import HandEngine, InlineEngine
from tests.support.marker import source

CHAIN = source("""
    from neurogebra import Value
    x = Value(2.0)
    h = x ** 2
    y = h + 3
    z = y * 2
    z.backward()
""")
WRONG = source("""
    from neurogebra import MathForge
    forge = MathForge()
    f = forge.get("sigmiod")
""")


async def opened(text: str, capabilities: dict[str, Any] = RICH, **options: Any) -> Client:
    """A client with a document whose facts have come."""
    client = Client(InlineEngine)
    await client.start(capabilities, **options)
    client.open(text)
    await asyncio.sleep(0.02)
    return client


async def by_hand(text: str, capabilities: dict[str, Any] = RICH) -> tuple[Client, HandEngine]:
    """A client whose facts a test delivers."""
    engines: list[HandEngine] = []

    def make(*arguments: Any) -> HandEngine:
        engines.append(HandEngine(*arguments))
        return engines[-1]

    client = Client(make)
    await client.start(capabilities)
    client.open(text)
    return client, engines[0]


def facts(version: int, text: str, value: str, ended: bool = True) -> Facts:
    """That `x`, in the second line, is a number."""
    bound = Bound("x", (1, 0, 1, 1), "", Shown("float", value, number=float(value)), 1)
    return of_text(
        version, text, bound=(bound,), ended=Ended("complete", 0, 1.0) if ended else None
    )


async def hover(client: Client, line: int, character: int) -> str:
    answer = await client.at("textDocument/hover", line, character)
    return "" if answer is None else answer["contents"]["value"]


def asked(client: Client) -> list[str]:
    """What the server asked the client to do."""
    return [m["method"] for m in client.received if "method" in m and "id" in m]


async def test_what_the_server_offers():
    client = Client(HandEngine)
    capabilities = (await client.start())["capabilities"]
    assert capabilities["positionEncoding"] == "utf-16"
    assert capabilities["textDocumentSync"]["change"] == 2
    offered = capabilities["executeCommandProvider"]["commands"]
    assert offered == [
        "neurogebra.card", "neurogebra.explore", "neurogebra.evaluateFurther", "neurogebra.graph",
        "neurogebra.steps", "neurogebra.toggle",
    ]  # fmt: skip


async def test_hover_tells_value_and_gradient():
    client = await opened(CHAIN)
    answer = await client.at("textDocument/hover", 1, 0)
    assert answer["contents"]["kind"] == "markdown"
    assert "∂z/∂x = 8" in answer["contents"]["value"]
    assert answer["range"] == {
        "start": {"line": 1, "character": 0},
        "end": {"line": 1, "character": 1},
    }


async def test_hover_on_nothing_is_null():
    client = await opened(CHAIN)
    assert await client.at("textDocument/hover", 999, 0) is None


async def test_a_client_without_markdown_gets_plain_text():
    client = await opened(CHAIN, {"textDocument": {"hover": {"contentFormat": ["plaintext"]}}})
    answer = await client.at("textDocument/hover", 1, 0)
    assert answer["contents"]["kind"] == "plaintext"
    assert "∂z/∂x = 8" in answer["contents"]["value"]
    assert "```" not in answer["contents"]["value"]


async def test_latex_is_sent_only_to_who_asks_for_it():
    plain, typesetting = await opened(CHAIN), await opened(CHAIN, latex=True)
    assert "$" not in await hover(plain, 1, 0)
    assert "$" in await hover(typesetting, 1, 0)


async def test_whoever_starts_the_server_may_say_that_the_client_draws_latex():
    client = Client(InlineEngine, latex=True)
    await client.start()
    client.open(CHAIN)
    await asyncio.sleep(0.02)
    assert "$" in await hover(client, 1, 0)


async def test_what_may_be_drawn_is_marked_for_who_draws_pictures():
    mark = "0a1b2c3d-" * 5
    text = CHAIN + 'forge.get("sig'
    client = await opened(text, pictures=mark)
    assert (await hover(client, 1, 0)).count(mark) > 2
    item = {"label": "sigmoid", "data": "entry:sigmoid"}
    resolved = await client.ask("completionItem/resolve", item)
    assert resolved["documentation"]["value"].count(mark) > 2
    card = [{"uri": URI, "position": {"line": 1, "character": 0}}]
    asked = {"command": "neurogebra.card", "arguments": card}
    assert mark not in str(await client.ask("workspace/executeCommand", asked))


async def test_a_mark_that_a_file_could_hold_is_none():
    client = await opened(CHAIN, pictures="$$")
    assert "$" not in await hover(client, 1, 0)


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 28), ("utf-16", 19), ("utf-32", 17)])
async def test_odd_characters_before_the_hovered_column(encoding: str, character: int):
    text = 'from neurogebra import Value\ns = "e\u0301👩‍🔬漢"; café = Value(2.0)\n'
    line = text.split("\n")[1]
    before = line[: line.index("é =")]
    units = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    codec = encoding if encoding == "utf-8" else encoding + "-le"
    assert len(before.encode(codec)) // units == character
    client = await opened(text, {**RICH, "general": {"positionEncodings": [encoding]}})
    answer = await client.at("textDocument/hover", 1, character)
    assert "café = 2" in answer["contents"]["value"]
    assert answer["range"]["start"]["character"] == character - 3


async def test_lenses_and_hints():
    client = await opened(CHAIN)
    lenses = await client.lenses()
    assert [(lens["range"]["start"]["line"], lens["command"]["title"]) for lens in lenses] == [
        (5, "z = 14 · ∂z/∂x = 8"), (5, "Graph"), (5, "Steps"),
    ]  # fmt: skip
    lines = [hint["position"]["line"] for hint in await client.hints(2, 4)]
    assert set(lines) <= {2, 3, 4}
    assert 3 in lines


async def test_an_edit_counts_columns_as_the_client_does():
    client = await opened("from neurogebra import Value\ns = '👩'; x = Value(2.0)\n")
    client.edit(replaced(1, 20, 23, "7.0"))
    await asyncio.sleep(0.02)
    assert "x = 7" in await hover(client, 1, 10)


async def test_several_edits_in_one_message_each_see_the_one_before():
    client = await opened(CHAIN)
    client.edit(replaced(1, 10, 13, "10.0"), replaced(1, 14, 15, " + 1)"))
    assert client.server.session.opened(URI).doc.lines[1] == "x = Value(10.0 + 1)"
    client.edit({"text": "import neurogebra\n"}, replaced(0, 0, 0, "# "), version=3)
    assert client.server.session.opened(URI).doc.text == "# import neurogebra\n"


async def test_a_document_without_neurogebra_costs_nothing_and_shows_nothing():
    client, engine = await by_hand("import numpy as np\nx = np.zeros(3)\n")
    assert await client.at("textDocument/hover", 1, 0) is None
    assert (await client.lenses(), await client.hints()) == ([], [])
    assert await client.at("textDocument/completion", 1, 5) is None
    assert engine.submitted == []


async def test_a_document_that_begins_and_ends_to_use_neurogebra():
    client, engine = await by_hand("\nx = 1.0 * 1\n")
    client.edit(replaced(0, 0, 0, "import neurogebra"))
    assert engine.submitted == [(URI, 2, TEXT)]
    engine.deliver(facts(2, TEXT, "1.0"))
    assert len(await client.hints()) == 1
    client.edit(replaced(0, 0, 6, ""), version=3)
    assert URI in engine.forgotten
    assert await client.hints() == []


async def test_problems_are_published_with_their_version_and_only_when_they_change():
    client = await opened(WRONG)
    (problem,) = await client.problems(1)
    assert (problem["code"], problem["source"]) == ("NG301", "neurogebra")
    assert problem["range"]["start"] == {"line": 2, "character": 15}
    client.edit(replaced(0, 0, 0, ""))
    await asyncio.sleep(0.4)
    client.edit(replaced(2, 19, 21, "oi"), version=3)
    assert await client.problems(3) == []
    versions = [
        message["params"]["version"]
        for message in client.received
        if message.get("method") == "textDocument/publishDiagnostics"
    ]
    assert versions == [1, 3]


async def test_problems_are_told_although_no_facts_come():
    client, _ = await by_hand(WRONG)
    assert len(await client.problems(1)) == 1


async def test_closing_takes_the_problems_away():
    client = await opened(WRONG)
    await client.problems(1)
    client.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
    last = client.received[-1]
    assert (last["method"], last["params"]["diagnostics"]) == (
        "textDocument/publishDiagnostics",
        [],
    )


async def test_a_repair():
    client = await opened(WRONG)
    (problem,) = await client.problems(1)
    actions = await client.ask(
        "textDocument/codeAction",
        {
            "textDocument": {"uri": URI},
            "range": problem["range"],
            "context": {"diagnostics": [problem]},
        },
    )
    assert actions[0]["kind"] == "quickfix"
    assert actions[0]["isPreferred"]
    (change,) = actions[0]["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": URI, "version": 1}
    assert (change["edits"][0]["newText"], change["edits"][0]["range"]) == (
        "sigmoid",
        problem["range"],
    )


@pytest.mark.parametrize(
    ("line", "only"), [(0, None), (2, ["refactor"]), (2, ["source.organizeImports"])]
)
async def test_no_repair_elsewhere_or_of_another_kind(line: int, only: list[str] | None):
    client = await opened(WRONG)
    place = {"line": line, "character": 16}
    context = {"diagnostics": [], **({"only": only} if only else {})}
    params = {
        "textDocument": {"uri": URI},
        "range": {"start": place, "end": place},
        "context": context,
    }
    assert await client.ask("textDocument/codeAction", params) == []


async def test_completion_and_its_documentation():
    client = await opened(
        'from neurogebra import MathForge\nforge = MathForge()\nf = forge.get("sigm\n'
    )
    answer = await client.at("textDocument/completion", 2, 19)
    item = answer["items"][0]
    assert item["label"] == "sigmoid"
    assert item["textEdit"]["range"]["start"] == {"line": 2, "character": 15}
    assert "documentation" not in item
    resolved = await client.ask("completionItem/resolve", item)
    assert resolved["documentation"]["kind"] == "markdown"
    assert resolved["documentation"]["value"]


@pytest.mark.parametrize("able", [True, False])
async def test_brackets_or_characters_that_accept_for_clients_that_have_them(able: bool):
    item = {"snippetSupport": able, "commitCharactersSupport": True}
    capabilities = {"textDocument": {"completion": {"completionItem": item}}}
    text = "from neurogebra import Value\nx = Value(2)\nx.tan\n"
    client = await opened(text, capabilities)
    answer = await client.at("textDocument/completion", 2, 5)
    (found,) = [item for item in answer["items"] if item["label"] == "backward"]
    assert found["textEdit"]["newText"] == ("backward()" if able else "backward")
    assert found.get("insertTextFormat") == (2 if able else None)
    # What accepts is written behind what is accepted: never a second bracket.
    assert found.get("commitCharacters") == (None if able else ["("])


async def test_a_card_by_command():
    client = await opened(CHAIN)
    place = {"uri": URI, "position": {"line": 1, "character": 0}}
    command = {"command": "neurogebra.card", "arguments": [place]}
    answer = await client.ask("workspace/executeCommand", command)
    assert answer["title"] == "x"
    assert "∂z/∂x = 8" in answer["text"]
    for wrong in ([], [1], [{"uri": URI}], [place, place]):
        with pytest.raises(FailedError) as failed:
            await client.ask(
                "workspace/executeCommand", {"command": "neurogebra.card", "arguments": wrong}
            )
        assert failed.value.code == -32602


# -- facts that come late ---------------------------------------------------------------------------

TEXT = "import neurogebra\nx = 1.0 * 1\n"


async def test_lenses_and_hints_wait_a_moment_for_the_facts_of_an_edit():
    client, engine = await by_hand(TEXT)
    engine.deliver(facts(1, TEXT, "1.0"))
    client.edit(replaced(1, 4, 5, "2"))
    _, answer = client.begin("textDocument/inlayHint", _whole())
    await asyncio.sleep(0.05)
    assert not answer.done()
    engine.deliver(facts(2, TEXT.replace("1.0", "2.0"), "2.0"))
    assert _labels(await answer) == ["2"]


async def test_they_do_not_wait_for_long():
    client, engine = await by_hand(TEXT)
    engine.deliver(facts(1, TEXT, "1.0"))
    client.edit(replaced(0, 17, 17, "  # note"))
    (hint,) = await asyncio.wait_for(client.hints(), 1)
    assert "1" in _labels([hint])[0]


async def test_an_answer_overtaken_by_an_edit_is_about_the_text_as_it_is_then():
    client, engine = await by_hand(CHAIN)
    engine.deliver(facts(1, CHAIN, "2.0"))
    client.edit(replaced(0, 0, 0, "# first\n"))
    _, shown = client.begin("textDocument/inlayHint", _whole())
    _, above = client.begin("textDocument/codeLens", {"textDocument": {"uri": URI}})
    await asyncio.sleep(0.01)
    client.edit(replaced(0, 0, 0, "# before it\n"), version=3)
    before = await client.hints()
    assert await shown == before != []
    assert await above == await client.lenses()


async def test_a_drawing_overtaken_by_an_edit_says_so():
    client, _ = await by_hand(TEXT)
    where = {"textDocument": {"uri": URI}, "number": 0}
    _, answer = client.begin("neurogebra/graph", where)
    await asyncio.sleep(0.01)
    client.edit(replaced(1, 4, 5, "2"))
    with pytest.raises(FailedError) as failed:
        await answer
    assert failed.value.code == -32801


async def test_facts_of_an_older_text_are_carried_to_the_new_one():
    client, engine = await by_hand(TEXT)
    client.edit(replaced(0, 17, 17, "\n\n"))
    engine.deliver(facts(1, TEXT, "1.0"))
    assert "x = 1" in await hover(client, 3, 0)
    assert await hover(client, 1, 0) == ""


async def test_an_edited_line_does_not_keep_its_old_value():
    client, engine = await by_hand(TEXT)
    engine.deliver(facts(1, TEXT, "1.0"))
    client.edit(replaced(1, 7, 7, " + f()"))
    assert "x = 1" not in await hover(client, 1, 0)


async def test_older_facts_do_not_replace_newer_ones():
    client, engine = await by_hand(TEXT)
    client.edit(replaced(1, 4, 5, "2"))
    engine.deliver(facts(2, TEXT.replace("1.0", "2.0"), "2.0"))
    engine.deliver(facts(1, TEXT, "1.0"))
    assert "x = 2" in await hover(client, 1, 0)


async def test_the_client_is_asked_to_ask_again_only_when_answers_differ():
    client, engine = await by_hand(TEXT)
    await client.hints()
    await client.lenses()
    engine.deliver(facts(1, TEXT, "1.0"))
    await asyncio.sleep(0.1)
    assert asked(client) == ["workspace/inlayHint/refresh"]
    await client.hints()
    engine.deliver(facts(1, TEXT, "1.0"))
    await asyncio.sleep(0.1)
    assert asked(client) == ["workspace/inlayHint/refresh"]


async def test_a_client_that_did_not_ask_again_is_reminded_until_it_does(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(push, "_REMINDERS", (0.15, 0.15))
    client, engine = await by_hand(TEXT)
    await client.hints()
    engine.deliver(facts(1, TEXT, "1.0"))
    await asyncio.sleep(0.5)
    assert asked(client) == 3 * ["workspace/inlayHint/refresh"]
    await client.hints()
    await asyncio.sleep(0.5)
    assert asked(client) == 3 * ["workspace/inlayHint/refresh"]


async def test_a_client_that_has_asked_again_is_not_reminded(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(push, "_REMINDERS", (0.15, 0.15))
    client, engine = await by_hand(TEXT)
    await client.hints()
    engine.deliver(facts(1, TEXT, "1.0"))
    await asyncio.sleep(0.05)
    await client.hints()
    await asyncio.sleep(0.4)
    assert asked(client) == ["workspace/inlayHint/refresh"]


async def test_a_client_that_cannot_refresh_is_not_asked():
    client, engine = await by_hand(TEXT, {**RICH, "workspace": {}})
    await client.hints()
    engine.deliver(facts(1, TEXT, "1.0"))
    await asyncio.sleep(0.1)
    assert asked(client) == []


async def test_a_broken_line_leaves_what_is_known_of_the_others():
    client = await opened(CHAIN)
    client.edit(replaced(2, 4, 10, "x ** ("))
    await asyncio.sleep(0.1)
    lines = {hint["position"]["line"] for hint in await client.hints()}
    assert {3, 4} <= lines
    assert "∂z/∂x = 8" in (await client.lenses())[0]["command"]["title"]


# -- settings -----------------------------------------------------------------------------------------


async def configured(text: str, settings: dict[str, Any]) -> Client:
    client = await opened(text)
    client.notify("workspace/didChangeConfiguration", {"settings": {"neurogebra": settings}})
    await asyncio.sleep(0.05)
    return client


async def test_one_toggle_turns_everything_off_and_on():
    client = await configured(CHAIN, {"enable": False})
    assert await hover(client, 1, 0) == ""
    assert (await client.lenses(), await client.hints()) == ([], [])
    client.notify("workspace/didChangeConfiguration", {"settings": {"enable": True}})
    await asyncio.sleep(0.05)
    assert "∂z/∂x = 8" in await hover(client, 1, 0)


@pytest.mark.parametrize(
    ("settings", "hover_", "has_lenses", "has_hints"),
    [
        ({"hover": {"enable": False}}, False, True, True),
        ({"lens": {"enable": False}}, True, False, True),
        ({"hints": {"enable": False}}, True, True, False),
        ({"evaluation": {"enable": False}}, None, False, False),
    ],
)
async def test_each_kind_has_a_switch(
    settings: dict[str, Any], hover_: bool | None, has_lenses: bool, has_hints: bool
):
    client = await configured(CHAIN, settings)
    if hover_ is not None:
        assert ("8" in await hover(client, 1, 0)) == hover_
    assert bool(await client.lenses()) == has_lenses
    assert bool(await client.hints()) == has_hints


async def test_problems_can_be_switched_off():
    client = await opened(WRONG)
    await client.problems(1)
    client.notify("workspace/didChangeConfiguration", {"settings": {"problems": {"enable": False}}})
    await asyncio.sleep(0.05)
    assert client.received[-1]["params"]["diagnostics"] == []


async def test_a_client_that_tells_its_settings_is_asked_for_them():
    client = Client(InlineEngine)
    client.answer_requests = lambda request: (
        [{"lens": {"enable": False}}] if request["method"] == "workspace/configuration" else None
    )
    await client.start({**RICH, "workspace": {"configuration": True}})
    client.open(CHAIN)
    await asyncio.sleep(0.05)
    assert await client.lenses() == []


@pytest.mark.parametrize("answer", [None, [], [None], ["x"], {"a": 1}, 3])
async def test_settings_that_make_no_sense_are_survived(answer: Any):
    client = Client(InlineEngine)
    client.answer_requests = lambda request: answer
    await client.start({**RICH, "workspace": {"configuration": True}})
    client.open(CHAIN)
    await asyncio.sleep(0.05)
    assert await client.lenses()


async def test_settings_may_come_with_the_start():
    client = await opened(CHAIN, settings={"hints": {"enable": False}, "nonsense": 1})
    assert await client.hints() == []


async def test_another_time_limit_evaluates_anew():
    client, engine = await by_hand(TEXT)
    client.notify("workspace/didChangeConfiguration", {"settings": {"evaluation.seconds": 5}})
    await asyncio.sleep(0.05)
    assert engine.seconds == [1.5, 5.0]
    assert engine.submitted[1] == (URI, 1, TEXT)
    client.notify("workspace/didChangeConfiguration", {"settings": {"evaluation.seconds": 5}})
    await asyncio.sleep(0.05)
    assert len(engine.submitted) == 2


def _whole() -> dict[str, Any]:
    lines = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    return {"textDocument": {"uri": URI}, "range": lines}


def _labels(hints: list[dict[str, Any]]) -> list[str]:
    return ["".join(part["value"] for part in hint["label"]) for hint in hints]


async def test_the_tooltip_of_a_hint_comes_when_it_is_looked_at():
    lazy = {"inlayHint": {"resolveSupport": {"properties": ["tooltip"]}}}
    client = await opened(CHAIN, {**RICH, "textDocument": {**RICH["textDocument"], **lazy}})
    hint = (await client.hints(3, 3))[0]
    assert "tooltip" not in hint
    whole = await client.ask("inlayHint/resolve", hint)
    at_once = await opened(CHAIN)
    assert whole["tooltip"] == (await at_once.hints(3, 3))[0]["tooltip"]
    other = {**hint, "label": [{"value": "7"}]}
    assert "tooltip" not in await client.ask("inlayHint/resolve", other)
    client.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
    assert "tooltip" not in await client.ask("inlayHint/resolve", hint)
