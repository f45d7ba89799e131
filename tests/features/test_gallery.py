"""The catalogue to walk through and to search, and what to write to have an entry."""

from __future__ import annotations

import pytest
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features.gallery import card, found, gallery
from neurogebra_lsp.features.insertion import insertion
from neurogebra_lsp.settings import DEFAULTS
from neurogebra_lsp.worker.inline import evaluate

from neurogebra import catalogue
from tests.support.marker import marked


def inserted(fixture: str, name: str = "mse", *, evaluated: bool = True) -> str:
    """The program after an entry was put at the caret."""
    case = marked(fixture)
    facts = evaluate(case.text) if evaluated else Facts(0, case.text)
    text = case.text
    for edit in sorted(
        insertion(case.doc, facts, case.at, name), key=lambda e: e.span, reverse=True
    ):
        start, end = case.doc.offset(*edit.span[:2]), case.doc.offset(*edit.span[2:])
        text = text[:start] + edit.new_text + text[end:]
    return text


def test_every_entry_is_in_its_category_with_a_formula():
    shown = list(gallery())
    assert [one.name for _, one in shown] == list(catalogue.names())
    assert all(catalogue.get(one.name).category == category for category, one in shown)
    assert all(one.formula and one.summary for _, one in shown)
    with_pictures = [one for _, one in shown if one.picture]
    assert len(with_pictures) == sum(entry.plot is not None for entry in catalogue.entries())
    assert all(y is None or 0 <= y <= 1 for one in with_pictures for y in one.picture)


def test_a_picture_has_the_shape_of_its_function():
    shown = {one.name: one for _, one in gallery()}
    rising = [y for y in shown["sigmoid"].picture if y is not None]
    assert rising == sorted(rising) and rising[0] < 0.1 and rising[-1] > 0.9
    assert shown["relu"].picture[:10] == (0.0,) * 10


@pytest.mark.parametrize(
    ("query", "first"),
    [("sigm", "sigmoid"), ("SiLU", "swish"), ("logistic function", "sigmoid"), ("huber", "huber")],
)
def test_a_name_or_an_alias_finds_its_entry_first(query: str, first: str):
    assert found(query)[0] == first


def test_a_meaning_finds_entries():
    assert "huber" in found("robust to outliers")


@pytest.mark.parametrize("query", ["", "   ", "zzzzqq"])
def test_nothing_is_found_where_nothing_is_meant(query: str):
    assert found(query) == ()


def test_a_card_tells_all_of_an_entry():
    text = card("sigmoid", DEFAULTS)
    assert text is not None and "σ" not in text[:3] and "e⁻ˣ" in text
    assert card("sigmiod", DEFAULTS) is None


@pytest.mark.parametrize("evaluated", [True, False])
def test_the_forge_of_the_program_is_asked(evaluated: bool):
    program = "from neurogebra import MathForge\nmaths = MathForge()\nf = ‸\n"
    assert inserted(program, evaluated=evaluated).endswith('f = maths.get("mse")\n')


def test_the_nearest_forge_above_is_asked():
    program = (
        "from neurogebra import MathForge\na = MathForge()\nb = MathForge()\nf = ‸\nc = MathForge()"
    )
    assert 'f = b.get("mse")' in inserted(program)


def test_without_a_forge_one_is_made():
    assert inserted("from neurogebra import MathForge\nf = ‸") == (
        'from neurogebra import MathForge\nf = MathForge().get("mse")\n'
    )
    assert inserted("import neurogebra as ng\nf = ‸") == (
        'import neurogebra as ng\nf = ng.MathForge().get("mse")\n'
    )


def test_what_is_not_imported_is():
    assert inserted('"""Doc."""\nfrom __future__ import annotations\nimport math\nf = ‸') == (
        '"""Doc."""\nfrom __future__ import annotations\nfrom neurogebra import MathForge\nimport math\n'
        'f = MathForge().get("mse")\n'
    )
    assert inserted("‸") == 'from neurogebra import MathForge\nMathForge().get("mse")\n'


def test_inside_quotes_only_the_name_is_written():
    program = 'from neurogebra import MathForge\nf = MathForge().get("sig‸")\n'
    assert inserted(program).endswith('.get("mse")\n')
