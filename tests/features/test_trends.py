"""Courses of numbers: what is said of where they go, and silence where that is not decided."""

from __future__ import annotations

import math
import random

import pytest
from neurogebra_lsp.facts import Change, Shown
from neurogebra_lsp.features.trends import trend


def told(series: list[float], every: int = 1) -> str:
    ends = [Shown("float", repr(number), number=number) for number in (series[0], series[-1])]
    return trend(Change("x", ends[0], ends[1], tuple(series), every))


@pytest.mark.parametrize(
    ("series", "words"),
    [
        ([3 + 5 * 0.5**n for n in range(40)], "settles at 3"),
        ([25 * 0.6**n for n in range(40)], "settles at 0"),
        ([3 + 5 * (-0.5) ** n for n in range(40)], "settles at 3"),
        ([1.0, 2.0, 3.0, 4.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0], "settles at 5"),
        ([1.2**n for n in range(12)], "grows 1.2× each pass"),
        ([(-1.2) ** n for n in range(12)], "its size grows 1.2× each pass"),
        ([1.0, 3.0] * 6, "alternates between 1 and 3"),
        ([0.0, 1.0, 2.0] * 5, "repeats every 3 passes"),
        ([1.0, 2.0, math.nan, math.nan], "not a number from pass 3 on"),
        ([10.0**n for n in range(300, 309)] + [math.inf], "infinite from pass 10 on"),
    ],
)
def test_what_a_course_does(series: list[float], words: str) -> None:
    assert told(series) == words


def test_factors_are_those_of_one_pass_where_a_course_is_thinned() -> None:
    assert told([1.05 ** (4 * n) for n in range(20)], every=4) == "grows 1.05× each pass"
    assert told([1.0, math.nan], every=10) == "not a number after pass 11"


@pytest.mark.parametrize(
    "series",
    [
        [float(n) for n in range(40)],
        [n**2.0 for n in range(40)],
        [math.log(n) for n in range(1, 500)],
        [1 / n for n in range(1, 500)],
        [math.sin(n) for n in range(100)],
        [5.0] * 30,
        [3 + 5 * 0.5**n for n in range(5)],
        [0.999**n for n in range(200)],
        [1.0, 2.0],
        [1.001**n for n in range(50)],
        [1.0, 1.0000001] * 10,
        [1e6 - n * 1e-3 for n in range(50)],
        [100.0] + [2.0 + 1e-4 * n for n in range(60)],
        [3634.0] + [0.4 - 1e-3 * n for n in range(60)],
        [1.0] + [3e-5] * 3 + [2e-5] * 3 + [1e-5] * 3,
    ],
)
def test_silent_where_nothing_is_decided(series: list[float]) -> None:
    assert told(series) == ""


def test_silent_on_noise() -> None:
    lot = random.Random(3)
    assert told([lot.gauss(0, 1) for _ in range(200)]) == ""
    walk = [0.0]
    for _ in range(200):
        walk.append(walk[-1] + lot.gauss(0, 1))
    assert told(walk) == ""


def test_silent_on_thinned_courses_that_might_alternate() -> None:
    assert told([1.0, 3.0] * 6, every=2) == ""
