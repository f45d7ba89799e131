"""While a program is typed, what is shown of its other lines does not flicker."""

from __future__ import annotations

import pytest

from tests.protocol.keystrokes import NAMES, program, retyped, typed

_RATE = 0.002  #: of the keys bring facts here; all of them do in `make nightly`


@pytest.mark.parametrize("name", NAMES)
def test_nothing_flickers_while_a_program_is_typed(name: str) -> None:
    assert list(typed(program(name), _RATE, name)) == []


@pytest.mark.parametrize("name", NAMES[::6])
def test_nothing_flickers_while_a_statement_is_typed_anew(name: str) -> None:
    assert list(retyped(program(name), -3, _RATE, name)) == []
