"""How much is tried: little in every run of the tests, much in the nightly one."""

from __future__ import annotations

import os

#: Set by `make nightly`.
THOROUGH = bool(os.environ.get("NEUROGEBRA_THOROUGH"))


def times(quick: int, thorough: int) -> int:
    """The number for this run."""
    return thorough if THOROUGH else quick
