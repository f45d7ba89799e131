"""Completions, and that accepting one gives sound text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.completion import complete, resolve
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.wire import Imports, Module
from neurogebra_lsp.worker.inline import evaluate

from tests.features.ask import completed, items, labels
from tests.support.marker import marked

USE = """from neurogebra import Expression, MathForge, Value
forge = MathForge()
f = Expression("f", "a*x**2 + y", params={"a": 2})
x = Value(2)
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('f.gradient("‸")', ["x", "y", "a"]),
        ('f.gradient("‸', ["x", "y", "a"]),
        ("f.eval(‸", ["x=", "y=", "a="]),
        ("f.eval(x=1, ‸)", ["y=", "a="]),
        ("f.eval(1, ‸)", ["y=", "a="]),
        ("f(‸)", ["x=", "y=", "a="]),
        ('f.explain("‸', ["beginner", "intermediate", "advanced"]),
        ('Expression("g", "w*x + b", params={"‸', ["w", "x", "b"]),
        ('Expression("g", "w*x + b", params={"w": 1}, trainable_params=["‸"])', ["w"]),
        ('Expression("g", "w*x + b", trainable_params=["‸"])', ["w", "x", "b"]),
        ('Expression("g", "w*x", {"w": 1, "v": 2}, ["w", "‸"])', ["v"]),
        ('Expression("g", "w*x + b", params={"w": 1, "‸"})', ["x", "b"]),
        ('Expression("g", "w*x + b", params={"‸": 1, "b": 2})', ["w", "x"]),
        ('Expression("g", "w*x", params={‸', ['"w"', '"x"']),
        ('Expression("g", "w*x", {"w": 1, "v": 2}, trainable_params=[‸', ['"w"', '"v"']),
        ('forge.get("leaky_relu", params={‸})', ['"alpha"']),
        ("f.gradient(‸)", ['"x"', '"y"', '"a"']),
    ],
)
def test_names_of_an_expression(line: str, expected: list[str]) -> None:
    assert labels(USE + line) == expected


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("x.‸", ["backward", "zero_grad", "data", "grad"]),
        ("x.gr‸\ny = 2", ["backward", "zero_grad", "data", "grad"]),
        ("f.‸", ["eval", "gradient", "compose", "simplify"]),
        ('Expression("g", "x").‸', ["eval", "gradient", "compose", "simplify"]),
        ("forge.‸", ["get", "list_all", "search", "compose"]),
        ("f'{x.‸}'", ["backward", "zero_grad", "data", "grad"]),
    ],
)
def test_members(line: str, first: list[str]) -> None:
    assert labels(USE + line, 4) == first


def test_inside_a_formula_symbols_come_first_then_functions() -> None:
    assert labels(USE + 'Expression("g", "weight*x + ‸")', 2) == ["weight", "x"]
    functions = labels(USE + 'Expression("g", "weight*x + ta‸")', 9)[2:]
    assert set(functions[:2]) == {"tan", "tanh"}


def test_accepting_replaces_the_word_under_the_cursor() -> None:
    assert completed(USE + 'Expression("g", "si‸n + x")', "sigmoid").endswith('"sigmoid| + x")\n')
    assert completed(USE + 'f.gradient("zz‸z")', "x").endswith('f.gradient("x|")\n')
    assert completed(USE + "x.gr‸", "grad").endswith("x.grad|\n")


@pytest.mark.parametrize(
    "line",
    ["# x.‸", '"x.‸"', "y.‸", "import ‸", "x = ‸", 'print("‸")', "f.eval(x=‸)", "1.‸",
     'Expression("g", f"{‸', "[].‸", 'f.gradient(f"‸")', 'Expression("g", b"x + ‸")',
     'Expression("g", "w*x", params={"w": ‸', 'Expression("g", "w*x", params={w‸', "print({‸})"],
)  # fmt: skip
def test_silent_elsewhere(line: str) -> None:
    assert labels(USE + line) == []


def test_switched_off() -> None:
    case = marked(USE + "x.‸")
    off = replace(DEFAULTS, completion_enable=False)
    assert complete(case.doc, Facts(0, case.text), case.at, off) == ()


def test_documentation_is_made_when_asked_for() -> None:
    _, found = items(USE + "x.sig‸")
    (item,) = [item for item in found if item.label == "sigmoid"]
    text = resolve(item.key, DEFAULTS)
    assert "σ′ = σ·(1 − σ)" in text
    assert resolve("member:Value.nothing", DEFAULTS) == ""
    assert resolve("nonsense", DEFAULTS) == ""


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("sig", "sigmoid"),
        ("logistic", "sigmoid"),
        ("mean sq", "mse"),
        ("squash", "sigmoid"),
        ("outliers", "huber"),
        ("lkyrelu", "leaky_relu"),
    ],
)
def test_the_catalogue_by_name_alias_and_meaning(written: str, first: str) -> None:
    best = labels(USE + f'g = forge.get("{written}‸')
    assert first in best
    _, found = items(USE + f'g = forge.get("{written}‸')
    (item,) = [item for item in found if item.label == first]
    if written not in ("lkyrelu", "outliers"):
        assert written.split()[0] in item.filter_text.casefold()


@pytest.mark.parametrize(
    ("line", "label", "after"),
    [
        ('g = forge.get("si‸g")\ny = 2', "sigmoid", 'g = forge.get("sigmoid|")\ny = 2\n'),
        ('g = forge.get("‸\ny = 2', "relu", 'g = forge.get("relu|\ny = 2\n'),
        ('g = forge.get(‸)', '"relu"', 'g = forge.get("relu"|)\n'),
        ('g = forge.compose("mse + 0.1*m‸")', "mae", 'g = forge.compose("mse + 0.1*mae|")\n'),
        ('g = Expression("g", f"{2 + 1}*x + ta‸")', "tanh",
         'g = Expression("g", f"{2 + 1}*x + tanh|")\n'),
        ('g = Expression("g", "w*x", params={‸})', '"w"',
         'g = Expression("g", "w*x", params={"w": |})\n'),
        ("g = f'{forge.get(\"si‸\")}'", "sigmoid", "g = f'{forge.get(\"sigmoid|\")}'\n"),
        ('forge.list_all("l‸")', "linalg", 'forge.list_all("linalg|")\n'),
        ('forge.get("leaky_relu", params={"‸"})', "alpha",
         'forge.get("leaky_relu", params={"alpha|"})\n'),
        ('forge.get("sigmoid").gradient("‸")', "x", 'forge.get("sigmoid").gradient("x|")\n'),
    ],
)  # fmt: skip
def test_accepting_in_the_catalogue(line: str, label: str, after: str) -> None:
    assert completed(USE + line, label) == USE + after


def test_registered_names_are_offered() -> None:
    made = 'forge.register("cube", f)\n'
    assert labels(USE + made + 'g = forge.get("cu‸', 1) == ["cube"]
    assert labels(USE + made + 'g = forge.compose("mse + 0.1*cu‸")', 1) == ["cube"]
    assert labels(USE + made + 'forge.compare(["cube", "‸', 1) == ["relu"]


def test_names_that_another_module_registered_are_offered() -> None:
    text = USE + 'for name in ["cube"]:\n    forge.register(name, "x**3")\n'
    assert labels(text + 'forge\ng = forge.get("cu‸', 1, evaluated=True) == ["cube"]


#: What another module of the program makes.
LOSSES = """from neurogebra import Expression, MathForge
forge = MathForge()
forge.register("cube", "x**3")
wave = Expression("wave", "sin(a*x)", params={"a": 2.0})
"""


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ('forge.get("cu‸', ["cube"]),
        ("wave.eval(‸", ["x=", "a="]),
        ("wave.gr‸", ["eval"]),
        ("waves.‸", []),
        ("other.‸", []),
    ],
)
def test_names_from_modules_of_the_program(line: str, first: list[str]) -> None:
    used = "from losses import forge, wave\nimport other\nforge\nwave\nother\n"
    case = marked(used + line)
    modules = (Module("losses", "losses.py", LOSSES), Module("other", "other.py", ""))
    facts = evaluate(case.text, imports=Imports(modules))
    found = complete(case.doc, facts, case.at, DEFAULTS)
    assert [item.label for item in found][: len(first) or None] == first


def test_a_composition_goes_on_in_the_same_category() -> None:
    assert labels(USE + 'forge.compose("mse + 0.1*‸', 3) == ["mse", "mae", "huber"]
    assert labels(USE + 'forge.compose("‸', 3) == ["relu", "sigmoid", "tanh"]


@pytest.mark.parametrize(
    ("line", "label", "snippet", "commit"),
    [
        ('Expression("g", "ta‸")', "tanh", "tanh($1)", ("(",)),
        ('Expression("g", "ta‸(x)")', "tanh", "", ("(",)),
        ("f.gr‸", "gradient", "gradient($1)", ("(",)),
        ("f.gr‸('x')", "gradient", "", ("(",)),
        ("x.ba‸", "backward", "backward()", ("(",)),
        ("x.gr‸", "grad", "", (".",)),
        ('forge.get("rel‸")', "relu", "", ()),
    ],
)
def test_brackets_come_along(line: str, label: str, snippet: str, commit: tuple[str, ...]) -> None:
    (item,) = [item for item in items(USE + line)[1] if item.label == label]
    assert (item.snippet, item.commit) == (snippet, commit)


def test_an_entry_is_documented_with_its_maths() -> None:
    text = resolve("entry:sigmoid", DEFAULTS)
    assert "sigmoid′(x)" in text
    assert "Squashes any number" in text


def test_documentation_without_markdown_has_none() -> None:
    text = resolve("entry:sigmoid", DEFAULTS, as_markdown=False)
    assert "sigmoid′(x) = " in text
    assert "flat beyond |x| ≈ 6" in text
    assert "```" not in text


def test_the_keywords_of_an_expression_beyond_those_that_facts_describe() -> None:
    case = marked(USE + "g = f.gradient('x')\nf.eval(‸)\ng.eval()")
    facts = evaluate(case.text)
    assert len(facts.cards) == 2
    found = complete(case.doc, replace(facts, cards=()), case.at, DEFAULTS)
    assert [item.label for item in found] == ["x=", "y=", "a="]
