"""Is the catalogue true? Values and derivatives against independent oracles, and its words."""

from __future__ import annotations

import math
import random
import re
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from mpmath import mp, mpf

from neurogebra import Expression, MathForge, catalogue
from neurogebra.catalogue import Entry, Name
from tests.core.oracles import ORACLES, RANGES, Oracle, in_floats

#: Points of ordinary size, and points that are large or next to an end of the domain, at least.
POINTS, FAR_POINTS = 4, 3
#: Of the oracles: enough that what cancels at large values leaves many.
DIGITS = 120
#: How many entries may share a sentence on what they are good for, bad for or what to watch.
MOST_SPEAKERS = 2
#: Of one level of an explanation, and of all three together.
FEWEST_LETTERS, FEWEST_LETTERS_IN_ALL = 110, 450
FORGE = MathForge()
ENTRIES = {entry.name: entry for entry in catalogue.entries()}

every_entry = pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)

_INTERVAL = re.compile(r"[\[(](?P<low>\S+), (?P<high>\S+)[\])]")
_INTEGERS = re.compile(r"integers(?: >= (?P<low>\d+))?")


def draw(domain: str, rng: random.Random) -> float:
    """A number inside a domain such as `(0, oo)`, `integers >= 1` or `(-oo, 0) U (0, oo)`."""
    if integers := _INTEGERS.fullmatch(domain):
        low = int(integers["low"] or -4)
        return rng.randint(low, low + 8)
    low, high = ends(domain, rng)
    if low == -math.inf:
        return rng.uniform(-4, 4) if high == math.inf else high - rng.uniform(0.1, 4)
    if high == math.inf:
        return low + rng.uniform(0.1, 4)
    return low + (high - low) * rng.uniform(0.02, 0.98)


def draw_far(domain: str, rng: random.Random) -> float:
    """A number of a domain that is large, or so near an end that roundings could swallow it."""
    if _INTEGERS.fullmatch(domain):
        return draw(domain, rng) + rng.randint(0, 30)
    low, high = ends(domain, rng)
    small, large = 10 ** rng.uniform(-9, -1), 10 ** rng.uniform(0.6, 1.8)
    if math.isfinite(low) and math.isfinite(high):
        return low + (high - low) * rng.choice((small, 1 - small))
    size = rng.choice((small, large))
    if math.isfinite(low):
        return low + size
    return high - size if math.isfinite(high) else rng.choice((-size, size))


def ends(domain: str, rng: random.Random) -> tuple[float, float]:
    """The ends of an interval, of any of them in a union."""
    interval = _INTERVAL.fullmatch(rng.choice(domain.partition(" except ")[0].split(" U ")))
    assert interval, f"not a domain: {domain}"
    low, high = (float(interval[end].replace("oo", "inf")) for end in ("low", "high"))
    return low, high


def points(
    entry: Entry, far: int = FAR_POINTS, ordinary: int = POINTS
) -> Iterator[dict[str, float]]:
    """Random values for every name of an entry; its params keep their defaults half of the time."""
    rng = random.Random(entry.name)
    ranges = RANGES.get(entry.name, {})

    def value(name: Name, drawn: Callable[[str, random.Random], float] = draw) -> float:
        if name.name not in ranges:
            return drawn(name.domain, rng)
        low, high = ranges[name.name]
        whole = name.domain.startswith("integers")
        return rng.randint(int(low), int(high)) if whole else rng.uniform(low, high)

    for n in range(ordinary + far):
        drawn = draw if n < ordinary else draw_far
        at = {name.name: value(name, drawn) for name in entry.variables}
        for param in entry.params:
            default = param.default
            at[param.name] = default if default is not None and n % 2 == 0 else value(param)
        yield at


def ideal(oracle: Oracle, at: dict[str, float]) -> Any:
    """The oracle's value: at many digits, unless it knows floats only."""
    if isinstance(oracle, in_floats):
        return oracle(**at)
    with mp.workdps(DIGITS):
        return oracle(**{name: mpf(value) for name, value in at.items()})


def ideal_slope(oracle: Oracle, at: dict[str, float], by: str) -> Any:
    """The oracle's derivative by one name, from central differences."""

    def moved(by_how_much: Any, number: Callable[[float], Any]) -> Any:
        there = {name: number(value) for name, value in at.items()}
        there[by] += by_how_much
        return oracle(**there)

    if isinstance(oracle, in_floats):
        h = 1e-3 * max(abs(at[by]), 0.1)
        near = moved(h, float) - moved(-h, float)
        far = moved(2 * h, float) - moved(-2 * h, float)
        return (8 * near - far) / (12 * h)
    with mp.workdps(DIGITS):
        h = mpf(10) ** -(DIGITS // 3)
        return (moved(h, mpf) - moved(-h, mpf)) / (2 * h)


def differs(got: Any, want: Any, relative: float) -> bool:
    """Whether two numbers, real or complex, are further apart than that."""
    if got in (math.inf, -math.inf) and abs(want) > sys.float_info.max:
        return (got > 0) != (want > 0)
    with mp.workdps(30):
        got, want = mp.mpmathify(complex(got)), mp.mpmathify(want)
        return not abs(got - want) <= relative * abs(want) + 1e-3 * relative


def computed(expression: Expression, at: dict[str, float]) -> Any:
    """The value at a point; infinite where a float cannot hold it."""
    try:
        return expression.eval(**{name: at[name] for name in expression.variables})
    except OverflowError:
        return math.inf


@every_entry
def test_value_is_that_of_the_oracle(entry: Entry, n_points: int):
    # With its defaults, and with every name free: the same formula under two sets of params.
    shipped, free = FORGE.get(entry.name), Expression(entry.name, entry.formula.text)
    for at in points(entry, max(FAR_POINTS, n_points), max(POINTS, n_points)):
        defaults = all(at[param.name] == param.default for param in entry.params)
        got = computed(shipped if defaults else free, at)
        want = ideal(ORACLES[entry.name], at)
        assert not differs(got, want, 1e-9), f"{at}: {got}, not {mp.nstr(want, 15)}"


@every_entry
def test_every_derivative_is_that_of_the_oracle(entry: Entry, n_points: int):
    # Without params every name is a variable, so the derivatives that fit params are tested too;
    # what the index shows for the variables is tested as the formula text it claims to be.
    expression = Expression(entry.name, entry.formula.text)
    slopes = [(by, expression.gradient(by)) for by in expression.variables]
    shown = [(by, Expression("shown", slope.text)) for by, slope in entry.derivatives.items()]
    assert {name.name for name in entry.variables} <= {by for by, _ in shown}
    # The same formula twice would be computed twice.
    found = dict(slopes)
    slopes += [(by, slope) for by, slope in shown if slope.tree != found[by].tree]
    ordinary = max(POINTS, n_points)
    places = list(points(entry, max(FAR_POINTS, n_points), ordinary))
    if isinstance(ORACLES[entry.name], in_floats):
        # A stencil of floats sees no slope next to an end.
        places = places[:ordinary]
    for at in places:
        ideals = {by: ideal_slope(ORACLES[entry.name], at, by) for by, _ in slopes}
        for by, slope in slopes:
            got = computed(slope, at)
            want = ideals[by]
            assert not differs(got, want, 1e-6), f"∂/∂{by} at {at}: {got}, not {mp.nstr(want, 15)}"


def test_a_wrong_digit_would_be_noticed():
    assert differs(0.73105857, ideal(ORACLES["sigmoid"], {"x": 1.0}), 1e-9)
    assert differs(0.19661, ideal_slope(ORACLES["sigmoid"], {"x": 1.0}, "x"), 1e-6)
    assert differs(float("nan"), mpf(0), 1e-6)


def test_every_entry_has_an_oracle_and_every_oracle_an_entry():
    assert sorted(ORACLES) == sorted(ENTRIES)
    assert set(RANGES) <= set(ENTRIES)


def test_the_oracles_know_nothing_of_the_catalogue():
    # Written a second time means: not by the code that is tested.
    for oracle in Path(__file__).parent.glob("oracles/*.py"):
        assert "import neurogebra" not in (text := oracle.read_text("utf-8"))
        assert "from neurogebra" not in text


def test_ranges_name_what_the_entry_has():
    for entry in ENTRIES.values():
        names = {name.name for name in (*entry.variables, *entry.params)}
        assert set(RANGES.get(entry.name, {})) <= names, entry.name


def test_the_words_are_complete():
    for entry in ENTRIES.values():
        assert list(entry.explain) == ["beginner", "intermediate", "advanced"], entry.name
        assert all(text.endswith(".") for text in entry.explain.values()), entry.name
        assert entry.summary.endswith((".", "?", "…")), entry.name
        assert len(entry.summary) < 110, entry.name
        assert re.fullmatch(r"\S.* \(\d{4}\), \S.*[.?]", entry.reference), entry.name
        for said in (entry.use, entry.strengths, entry.weaknesses, entry.watch, entry.tags):
            assert said, entry.name
        assert entry.aliases, entry.name
        for name in (*entry.variables, *entry.params):
            assert name.meaning, entry.name


def test_what_is_said_of_an_entry_is_said_of_it_in_particular():
    speakers: dict[str, list[str]] = {}
    for entry in ENTRIES.values():
        for said in (*entry.strengths, *entry.weaknesses, *entry.watch):
            speakers.setdefault(said.rstrip(".").casefold(), []).append(entry.name)
    # A pair of twins may share a sentence; with more it becomes a phrase.
    worn = {said: names for said, names in speakers.items() if len(names) > MOST_SPEAKERS}
    assert not worn


def test_no_text_is_a_stub():
    for entry in ENTRIES.values():
        lengths = [len(text) for text in entry.explain.values()]
        assert min(lengths) >= FEWEST_LETTERS, entry.name
        assert sum(lengths) >= FEWEST_LETTERS_IN_ALL, entry.name


def test_one_work_is_cited_in_one_way():
    cited: dict[str, set[str]] = {}
    for entry in ENTRIES.values():
        cited.setdefault(re.sub(r"\W", "", entry.reference).casefold(), set()).add(entry.reference)
    assert [ways for ways in cited.values() if len(ways) > 1] == []
    assert not any(" & " in entry.reference for entry in ENTRIES.values())


def test_the_words_hold_no_latex():
    for entry in ENTRIES.values():
        lists = (entry.strengths, entry.weaknesses, entry.watch)
        for text in (*entry.explain.values(), entry.summary, entry.use, *chain(*lists)):
            assert not re.search(r"[\\$]", text), text


def test_see_also_leads_somewhere_else():
    for entry in ENTRIES.values():
        assert entry.see_also, entry.name
        assert set(entry.see_also) <= set(ENTRIES) - {entry.name}, entry.name


def test_an_alias_belongs_to_one_entry():
    def folded(name: str) -> str:
        return re.sub(r"[\s_-]+", " ", name).casefold()

    taken = {folded(name): name for name in ENTRIES}
    for entry in ENTRIES.values():
        for alias in entry.aliases:
            other = taken.setdefault(folded(alias), entry.name)
            assert other == entry.name, f"'{alias}' means {other} and {entry.name}"
            assert folded(alias) != folded(entry.name), f"'{alias}' is the name itself"
