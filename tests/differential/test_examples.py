"""The example files: every value that an editor shows beside them is what CPython computes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from neurogebra_lsp.worker.inline import evaluate

from tests.differential.compare import compare, run_for_real

EXAMPLES = sorted(Path(__file__).parents[2].joinpath("examples").glob("*.py"))


@pytest.fixture(scope="module")
def real() -> dict[Path, dict[str, Any]]:
    """What CPython makes of them."""
    paths = EXAMPLES
    seen = run_for_real([path.read_text(encoding="utf-8") for path in paths])
    return dict(zip(paths, seen, strict=True))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_claim_is_what_cpython_does(path: Path, real: dict[Path, dict[str, Any]]) -> None:
    verdict = compare(evaluate(path.read_text(encoding="utf-8")), real[path])
    assert verdict.wrong == []
    assert verdict.unknown == []
