"""What must be on the machine for an editor to be driven; `make editors` brings and demands it all."""

from __future__ import annotations

import os

import pytest


def need(there: object, what: str) -> None:
    """Skip the tests of an editor that is not there; fail where every editor is asked for."""
    if there:
        return
    if os.environ.get("NEUROGEBRA_EDITORS") == "all":
        pytest.fail(f"not installed: {what}")
    pytest.skip(f"not installed: {what}; `make editors` installs it", allow_module_level=True)
