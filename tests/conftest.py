"""Options of the test run."""

from __future__ import annotations

import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of what is tested.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

_N_POINTS = 4


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--points",
        type=int,
        default=_N_POINTS,
        help="points at which each formula of the catalogue is held against exact arithmetic",
    )


@pytest.fixture
def n_points(request: pytest.FixtureRequest) -> int:
    """How many points of each formula to try."""
    return int(request.config.getoption("--points"))
