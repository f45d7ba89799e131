"""Every formula of the catalogue, and every derivative, is computed to the last few digits."""

from __future__ import annotations

import pytest

from neurogebra import catalogue
from tests.core.accuracy import errors_of


@pytest.mark.parametrize("category", catalogue.categories())
def test_values_and_derivatives(category: str, n_points: int):
    wrong = {
        name: error
        for name, errors in errors_of(category, n_points)
        for error in errors
        if error.share > 1
    }
    assert wrong == {}
