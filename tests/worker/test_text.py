"""Texts made of values: known where every run makes the same."""

from __future__ import annotations

import pprint

import pytest
from neurogebra_lsp.worker.inline import evaluate


def shown(program: str) -> str:
    """What the program's last print shows."""
    return evaluate(program).printed[-1].text


@pytest.mark.parametrize(
    "text",
    ['"%s" % (words,)', '"{}".format(words)', 'f"{words}"', "str(words)", '"%r" % [words]'],
)
def test_the_order_of_a_set_is_not_told(text: str) -> None:
    assert shown(f'words = {{"a", "bb"}}\nprint({text})') == "?\n"


@pytest.mark.parametrize("text", ['"%s" % numbers', '"{}".format(numbers)', 'f"{numbers}"'])
def test_where_every_run_has_the_same_it_is(text: str) -> None:
    assert shown(f"numbers = {{2, 1}}\nprint({text})") == "{1, 2}\n"


def test_what_holds_itself_is_shown_with_dots() -> None:
    assert shown("a = [1]\na.append(a)\nprint(a)") == "[1, [...]]\n"


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        ('"{} {}".format(1)', "Replacement index 1 out of range for positional args tuple"),
        (
            '"{} {0}".format(1)',
            "cannot switch from automatic field numbering to manual field specification",
        ),
        ('"{}".format_map({})', "Format string contains positional fields"),
        ('"{:{:{}}}".format(1, 2, 3)', "Max string recursion exceeded"),
        ('"{!z}".format(1)', "Unknown conversion specifier z"),
    ],
)
def test_templates_complain_as_those_of_cpython(call: str, complaint: str) -> None:
    program = f"try:\n    {call}\nexcept (ValueError, IndexError) as error:\n    print(error)"
    with pytest.raises((ValueError, IndexError), match=complaint):
        eval(call)
    assert shown(program) == f"{complaint}\n"


def test_templates_read_attributes_of_what_is_numbered_by_itself() -> None:
    assert shown('class A:\n    x = 5\nprint("{.x} {.x:>3}".format(A(), A()))') == "5   5\n"


SHOWN_BY_THE_LIBRARY = [
    ("from dataclasses import dataclass\n@dataclass\nclass A:\n    x: set", 'A({"a", "bb"})'),
    ("from types import SimpleNamespace", 'SimpleNamespace(x={"a", "bb"})'),
    ("from enum import Enum\nclass A(Enum):\n    X = frozenset(['a', 'bb'])", "repr(A.X)"),
    ("", '{1: {"a", "bb"}}.values()'),
    ("", 'ValueError({"a", "bb"})'),
    ("", 'dict.__repr__({1: {"a", "bb"}})'),
    ("", '[{"a", "bb"}].__repr__()'),
    ("class A(dict):\n    def __repr__(self): return super().__repr__()", 'A(x={"a", "bb"})'),
]


@pytest.mark.parametrize(("before", "value"), SHOWN_BY_THE_LIBRARY)
def test_nor_is_it_where_the_library_shows_it(before: str, value: str) -> None:
    assert shown(f"{before}\nprint({value})") == "?\n"


def test_a_class_that_sorts_what_it_shows_is_known() -> None:
    program = """
from dataclasses import dataclass
@dataclass
class Task:
    tags: set
    def __str__(self): return " ".join(sorted(self.tags))
print(Task({"b", "a"}), f"{Task({'d', 'c'})}")
"""
    assert shown(program) == "a b c d\n"


def test_what_pprint_prints_is_told() -> None:
    data = {"b": [*range(30)], "a": {"z": "x" * 90}}
    program = f"import pprint\nfrom pprint import pp\n{data = }\n"
    assert shown(program + "pprint.pprint(data)") == pprint.pformat(data) + "\n"
    assert shown(program + "pp(data, width=30)") == (
        pprint.pformat(data, width=30, sort_dicts=False) + "\n"
    )
    assert shown(program + "pp({'a', 'b'})") == "?\n"
    assert shown(program + "pp([input()])") == "?\n"


def test_names_of_underscores_are_names() -> None:
    program = "from math import pi as __\n_, ___ = 1, 2\nfor ____ in range(3): pass\n"
    assert shown(program + "print(__, ___, ____)") == "3.141592653589793 2 2\n"
