"""Cards of expressions: what each reader is told, and what is left out."""

from __future__ import annotations

from dataclasses import replace

from neurogebra_lsp.settings import DEFAULTS

from tests.features.ask import card

SIGMOID = """
    from neurogebra import MathForge
    sigmoid‸ = MathForge().get("sigmoid")
"""
LEAKY = """
    from neurogebra import MathForge
    f‸ = MathForge().get("leaky_relu", params={"alpha": %s})
"""


def lines(fixture: str, level: str = "intermediate", *, plot: bool = True) -> list[str]:
    settings = replace(DEFAULTS, explanation_level=level, hover_plot=plot)
    found = card(fixture, settings)
    assert found is not None
    return found


def test_every_reader_is_told_in_their_words() -> None:
    texts = {level: "\n".join(lines(SIGMOID, level)) for level in ("beginner", "advanced")}
    assert "turns any number into one between 0 and 1" in texts["beginner"]
    assert "Cox (1958)" not in texts["beginner"]
    assert "Squashes any number" not in texts["advanced"]
    assert "inverse of the logit" in texts["advanced"]


def test_a_plot_of_the_function_and_its_slope() -> None:
    shown = lines(SIGMOID)
    value, slope = (
        next(x for x in shown if x.startswith(f"{n} ")) for n in ("sigmoid", "sigmoid′")
    )
    assert value.split()[1][0] == "▁"
    assert value.split()[1][-1] == "█"
    assert slope.split()[1] == slope.split()[1][::-1]
    assert not any("█" in line for line in lines(SIGMOID, plot=False))


def test_a_parameter_that_was_set_is_shown_and_drawn() -> None:
    steep, flat = lines(LEAKY % 0.5), lines(LEAKY % 0.01)
    assert "α = 0.5" in steep
    assert "α = 0.01" in flat
    assert [x for x in steep if "█" in x] != [x for x in flat if "█" in x]


def test_a_derivative_takes_the_name_it_is_bound_to() -> None:
    shown = lines("""
        from neurogebra import Expression
        f = Expression("parabola", "x**2")
        slope‸ = f.gradient("x")
    """)
    assert shown[:2] == ["slope(x)   Expression", "slope(x) = 2x"]


def test_equations_are_not_told_twice() -> None:
    shown = lines("""
        from neurogebra import Expression
        f‸ = Expression("line", "m*x + c", params={"m": 2.0, "c": 1.0})
    """)
    assert sum(line.startswith("line(x) = ") for line in shown) == 1
    assert "m = 2.0   c = 1.0" in shown
