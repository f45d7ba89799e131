"""Outline, folds, growing selections, colours, links: what a document is made of."""

from __future__ import annotations

from neurogebra_lsp.facts import carry
from neurogebra_lsp.features.answers import Fold, Symbol
from neurogebra_lsp.features.folding import folds
from neurogebra_lsp.features.inline_values import inline_values
from neurogebra_lsp.features.lenses import lenses
from neurogebra_lsp.features.links import links
from neurogebra_lsp.features.outline import matching, outline
from neurogebra_lsp.features.selection import selections
from neurogebra_lsp.features.tokens import tokens
from neurogebra_lsp.settings import DEFAULTS, Settings
from neurogebra_lsp.text import Document
from neurogebra_lsp.worker.inline import evaluate

from tests.support.marker import marked, source

USE = "from neurogebra import Expression, MathForge, Value\nimport numpy as np\n"
EVERY_LINE = (0, 10_000)


def document(text: str) -> Document:
    return Document("file:///test.py", 0, text)


def rows(symbols: tuple[Symbol, ...], depth: int = 0) -> list[str]:
    """The outline as an editor draws it."""
    found: list[str] = []
    for symbol in symbols:
        found.append("  " * depth + f"{symbol.kind} {symbol.name} {symbol.detail}".rstrip())
        found += rows(symbol.children, depth + 1)
    return found


def outlined(text: str, settings: Settings = DEFAULTS) -> list[str]:
    return rows(outline(document(USE + text), evaluate(USE + text), settings))


def test_the_outline_has_expressions_values_arrays_and_functions() -> None:
    assert outlined("""
forge = MathForge()
f = Expression("f", "x**2 + 1")
w, name = Value(2.0), "w"
W = np.zeros((2, 3))
n = 5
def loss(p):
    inner = Value(p)
    return inner * w
class Net:
    def forward(self):
        return 0
loss(3)
for i in range(2):
    y = w * i
""") == [
        "forge forge",
        "expression f x² + 1",
        "value w 2",
        "array W (2, 3)",
        "function loss called 1×",
        "  value inner 3",
        "class Net",
        "  function forward",
        "value y 2",
    ]


def test_the_outline_is_off_with_the_master_switch() -> None:
    assert outlined("f = Expression('f', 'x')", Settings(enable=False)) == []


def test_symbols_are_found_by_letters_in_order() -> None:
    text = USE + "def first_loss():\n    total = Value(1)\nfirst_loss()\nother = Value(2)\n"
    symbols = outline(document(text), evaluate(text), DEFAULTS)
    assert [s.name for s in matching(symbols, "tot")] == ["total"]
    assert [s.name for s in matching(symbols, "FLS")] == ["first_loss"]
    assert [s.name for s in matching(symbols, "")] == ["first_loss", "total", "other"]
    assert [*matching(symbols, "zz")] == []


def test_what_folds() -> None:
    text = source('''
        import a
        import b
        # one
        # two
        def f(
            x,
        ):
            if x:
                y = 1
            else:
                y = 2
            return """
        text
        """
        z = 1
    ''')
    assert folds(document(text), DEFAULTS) == (
        Fold(0, 1, "imports"),
        Fold(2, 3, "comment"),
        Fold(4, 13),
        Fold(7, 10),
        Fold(9, 10),
        Fold(11, 13),
    )


def grown(fixture: str) -> list[str]:
    case = marked(fixture)
    found = selections(case.doc, evaluate(case.text), case.at, DEFAULTS)
    return [case.doc.span_text(span) for span in found]


def test_a_selection_grows_through_the_formula_then_the_program() -> None:
    line = 'f = Expression("f", "2*sin(x‸ + 1)")'
    whole = line.replace("‸", "")
    assert grown(USE + line) == [
        "x",
        "x + 1",
        "sin(x + 1)",
        "2*sin(x + 1)",
        '"2*sin(x + 1)"',
        whole[4:],
        whole,
        USE + whole + "\n",
    ]


def test_a_selection_grows_in_a_text_that_is_no_formula() -> None:
    assert grown('print("a‸ b")') == ["a b", '"a b"', 'print("a b")', 'print("a b")\n']


def test_a_selection_in_broken_code_is_the_word_and_its_statement() -> None:
    assert grown("x = (val‸ue +\ny = 1") == ["value", "x = (value +", "x = (value +\ny = 1\n"]


def coloured(text: str) -> list[tuple[str, str]]:
    doc = document(text)
    return [
        (doc.span_text((t.line, t.column, t.line, t.column + t.length)), t.kind)
        for t in tokens(doc, EVERY_LINE, DEFAULTS)
    ]


def test_colours_inside_a_formula() -> None:
    assert coloured('f = Expression("f", "a*sin(2*x) + pi", params={"a": 2})') == [
        ("a", "parameter"),
        ("*", "operator"),
        ("sin", "function"),
        ("2", "number"),
        ("*", "operator"),
        ("x", "variable"),
        ("+", "operator"),
        ("pi", "variable"),
    ]


def test_colours_in_a_composition_and_none_in_other_texts() -> None:
    assert coloured('loss = forge.compose("mse + 0.1*mae")\nprint("mse + mae")') == [
        ("mse", "function"),
        ("+", "operator"),
        ("0.1", "number"),
        ("*", "operator"),
        ("mae", "function"),
    ]


def test_colours_of_a_range_of_lines() -> None:
    doc = document('f = Expression("f", "x")\n' * 3)
    assert [token.line for token in tokens(doc, (1, 2), DEFAULTS)] == [1]


def test_colours_while_the_formula_is_half_typed() -> None:
    assert coloured('f = Expression("f", "x + sin(")') == [
        ("x", "variable"), ("+", "operator"), ("sin", "function"),
    ]  # fmt: skip


def linked(text: str) -> list[tuple[str, str, str]]:
    doc = document(text)
    found = links(doc, evaluate(text), DEFAULTS)
    return [(doc.span_text(link.span), link.entry, link.rule) for link in found]


def test_links_lead_to_entries_and_rules() -> None:
    text = USE + 'f = MathForge().get("logistic function")\ng = 1  # neurogebra: ignore[NG201]\n'
    assert linked(text) == [("logistic function", "sigmoid", ""), ("NG201", "", "NG201")]


def test_what_is_no_entry_has_no_link() -> None:
    assert linked(USE + 'd = {}\nd.get("sigmoid")\nMathForge().get(name)  # NG201\n') == []


def test_a_debugger_shows_data_and_gradients_of_values() -> None:
    text = USE + "x = Value(2.0)\ny = x * x\nn = 3\nprint(n)\n"
    found = inline_values(document(text), evaluate(text), (2, 5), DEFAULTS)
    assert [(value.span[0], value.expression) for value in found] == [
        (2, "x.data"), (2, "x.grad"), (3, "y.data"), (3, "y.grad"), (3, "x.data"),
        (3, "x.grad"), (4, ""),
    ]  # fmt: skip


def test_what_is_remembered_of_a_statement_moves_with_it() -> None:
    text = source("""
        from neurogebra import Value
        x = Value(2.0)
        def f(a):
            return a * a
        y = f(x)
        y.backward()
        for step in range(3):
            w = step * 2
    """)
    before = document(text)
    facts = evaluate(text)
    lower = document("# one line more\n" + text)
    for answer in (outline, lenses):
        first = answer(before, facts, DEFAULTS)
        moved = answer(lower, carry(facts, 1, lower.text), DEFAULTS)
        assert [one.span[0] for one in moved] == [one.span[0] + 1 for one in first]
        assert len(first) >= 3


def test_a_selection_in_an_f_string_is_the_string_and_what_is_around_it() -> None:
    assert grown('f = Expression("f", f"{2}*‸x")')[:3] == [
        'f"{2}*x"',
        'Expression("f", f"{2}*x")',
        'f = Expression("f", f"{2}*x")',
    ]
