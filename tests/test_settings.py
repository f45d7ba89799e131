from dataclasses import fields

import pytest
from neurogebra_lsp.engine.engine import GRACE_SECONDS
from neurogebra_lsp.settings import DEFAULTS, SETTINGS, Settings, read
from neurogebra_lsp.wire import Budget


def test_declarations_and_attributes_agree():
    assert [(s.attribute, s.default) for s in SETTINGS] == [
        (f.name, f.default) for f in fields(Settings)
    ]


@pytest.mark.parametrize("raw", [None, {}, [], 3, "x", {"hover": None}, {"hover": {"plot": None}}])
def test_nothing_said_gives_the_defaults(raw: object):
    assert read(raw) == (DEFAULTS, ())


@pytest.mark.parametrize(
    "raw",
    [
        {"hover": {"plot": False}},
        {"neurogebra": {"hover": {"plot": False}}},
        {"hover.plot": False},
        {"neurogebra.hover.plot": False},
        {"neurogebra": {"hover.plot": False}},
    ],
)
def test_every_way_to_write_a_key(raw: object):
    assert read(raw) == (Settings(hover_plot=False), ())


def test_a_whole_number_is_a_number():
    assert read({"evaluation": {"seconds": 3}}) == (Settings(evaluation_seconds=3.0), ())


def test_bad_input_is_reported_and_keeps_its_default():
    settings, problems = read(
        {
            "hover": {"plot": "no", "enable": False},
            "evaluation": {"seconds": 1e9},
            "explanation": {"level": "expert"},
            "interpreter": 3,
            "lens": 1,
            "colour": "red",
        }
    )
    assert settings == Settings(hover_enable=False)
    assert problems == (
        "neurogebra.hover.plot: expected true or false, not 'no'; True is used",
        "neurogebra.evaluation.seconds: expected a number from 0.1 to 60, not 1000000000.0; 1.5 is used",
        "neurogebra.explanation.level: expected one of beginner, intermediate, advanced, not 'expert'; "
        "'intermediate' is used",
        "neurogebra.interpreter: expected a string, not 3; '' is used",
        "there is no setting neurogebra.lens",
        "there is no setting neurogebra.colour",
    )


@pytest.mark.parametrize("seconds", [float("nan"), True, "2", -1])
def test_a_budget_that_is_no_time_is_refused(seconds: object):
    settings, problems = read({"evaluation": {"seconds": seconds}})
    assert settings == DEFAULTS
    assert len(problems) == 1


def test_what_hangs_by_default_is_killed_within_two_seconds():
    assert Settings().evaluation_seconds == Budget().seconds
    assert Budget().seconds + GRACE_SECONDS <= 2.0
