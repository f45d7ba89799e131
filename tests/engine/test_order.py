"""An evaluation says that it has begun before it says anything else, whoever is scheduled first."""

from __future__ import annotations

import sys

import pytest
from neurogebra_lsp.wire import Begun

from tests.support.warmed import said

#: The warmed process, which gets its turn late after each fork, as on a busy machine.
LATE = """
import json, os, sys, time
sys.path[:] = json.loads(sys.argv[1])
fork = os.fork
def late():
    pid = fork()
    if pid:
        time.sleep(0.5)
    return pid
os.fork = late
from neurogebra_lsp.worker.warm import main
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="there is no fork elsewhere")
def test_nothing_is_told_before_the_beginning() -> None:
    told = said(LATE, "x = 2\ny = x + 1\n")
    assert isinstance(told[0], Begun)
    assert [type(message) for message in told].count(Begun) == 1
    assert len(told) > 2
