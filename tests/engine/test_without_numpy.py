"""On a machine without numpy an array says that it is missing, in the locked process too."""

from __future__ import annotations

import sys

import pytest
from neurogebra_lsp import wire
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.wire import NO_NUMPY

from tests.support.warmed import said

#: The warmed process, of a Python that finds no numpy.
WITHOUT = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from importlib.machinery import PathFinder
class Without:
    @staticmethod
    def find_spec(name, path=None, target=None):
        found = PathFinder.find_spec(name, path, target)
        return None if name.partition(".")[0] == "numpy" else found
sys.meta_path[:] = [Without if one is PathFinder else one for one in sys.meta_path]
from neurogebra_lsp.worker.warm import main
main()
"""
PROGRAM = """\
import numpy as np
from neurogebra import Value
a = np.array([1.0])
x = Value(2.0) * 2
"""


@pytest.mark.skipif(sys.platform != "linux", reason="there is no fork elsewhere")
def test_it_is_said_that_numpy_is_missing_and_the_rest_is_known() -> None:
    gathering = wire.Gathering(Facts(1, PROGRAM))
    for message in said(WITHOUT, PROGRAM):
        gathering.add(message)
    facts = gathering.facts()
    assert [gap.why for gap in facts.gaps] == [NO_NUMPY]
    told = {bound.name: bound.value.why or bound.value.text for bound in facts.bound}
    assert (told["a"], told["x"]) == (NO_NUMPY, "4.0")
