"""`numpy.nditer` over one array: its elements are seen through it, and changed through it."""

from __future__ import annotations

import pytest
from neurogebra_lsp.worker.inline import evaluate

BEGIN = "import numpy as np\na = np.arange(3.0)\n"


def last(program: str) -> str:
    """What is shown of the last name that a program binds, or why nothing is."""
    shown = evaluate(BEGIN + program).bound[-1].value
    return (shown.text or str(shown.items)) if shown.known else f"? {shown.why}"


def test_elements_are_changed_through_it() -> None:
    loop = "for x in np.nditer(a, op_flags=['readwrite']):\n    x[...] = 2 * x\n"
    assert last(f"{loop}b = a") == "(0.0, 2.0, 4.0)"


def test_what_is_not_known_spoils_the_array_through_it() -> None:
    loop = "for x in np.nditer(a, op_flags=['readwrite']):\n    x[...] = float(input())\n"
    assert last(f"{loop}b = a").startswith("? input()")
    assert last("if input():\n    a[0] = 1\nit = np.nditer(a)\nb = it.finished").startswith("? ")


@pytest.mark.parametrize(
    "made",
    [
        "np.nditer([a, a])",
        "np.nditer(a, ['buffered'])",
        "np.nditer(a, flags=['external_loop'])",
        "np.nditer(a, flags=['buffered'], op_flags=['readwrite'])",
        "np.nditer(a, op_flags=['writeonly', 'allocate'])",
        "np.nditer(a, op_dtypes=['O'])",
    ],
)
def test_other_uses_are_not_evaluated(made: str) -> None:
    assert last(f"b = {made}") == "? this use of numpy.nditer is not evaluated"


def test_what_is_closed_at_the_end_of_a_with_is_not_evaluated() -> None:
    block = (
        "with np.nditer(a, op_flags=['readwrite']) as it:\n    for x in it:\n        x[...] = 1\n"
    )
    assert last(f"{block}b = a") == "? with numpy.nditer is not evaluated"
