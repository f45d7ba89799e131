"""Each lock of the evaluating process holds alone, attacked past the guards by raw Python."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

LOCKED = Path(__file__).parents[1] / "support" / "locked.py"

ATTACKS = {
    "read a file": "open('/etc/passwd').read()",
    "write a file": "import os; open('/tmp/neurogebra-canary', 'w').write('x'); os.remove('/tmp/neurogebra-canary')",
    "open by os": "import posix; posix.open('/etc/passwd', 0)",
    "socket": "import socket; socket.socket()",
    "subprocess": "import subprocess; subprocess.run(['true'], check=True)",
    "ctypes": "import ctypes; ctypes.CDLL(None).getpid()",
    "import from disk": "import xml.dom.minidom",
    "shared memory": "import mmap; mmap.mmap(-1, 10); from multiprocessing import shared_memory; shared_memory.SharedMemory(create=True, size=10)",
    "list a folder": "import os; os.listdir('/') and open('/etc/passwd')",
}
#: What limits alone leave possible and the filter of system calls forbids.
SYSTEM_CALLS = {
    "fork": "import os; os.fork() or os._exit(0)",
    "kill": "import os, signal; os.kill(os.getppid(), 0)",
    "list a folder": "import os; os.listdir('/')",
    "change a mode": "import os; os.chmod('/tmp', 0o1777)",
    "make a folder": "import os; os.mkdir('/tmp/neurogebra-canary-folder')",
    "run a program": "import os; os.execv('/bin/true', ['true'])",
}


HARMLESS = {
    "arithmetic": "import math; assert sum(map(math.sqrt, range(10**5))) > 0",
    "arrays": "import numpy; assert (numpy.ones((300, 300)) @ numpy.ones((300, 300)))[0, 0] == 300",
    "an empty environment": "import os; assert not os.environ",
}


@cache
def answers(*layers: str) -> dict[str, str]:
    """What each raw program came to with these layers closed."""
    programs = ATTACKS | SYSTEM_CALLS | HARMLESS
    done = subprocess.run(
        [sys.executable, str(LOCKED), json.dumps([layers, list(programs.values())])],
        capture_output=True,
        text=True,
        timeout=50,
        check=True,
    )
    return dict(zip(programs, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("name", ATTACKS | SYSTEM_CALLS)
def test_the_audit_hook_alone_refuses(name: str) -> None:
    assert answers("hook")[name].startswith("Refused: it reaches outside the program")


@pytest.mark.parametrize("name", ATTACKS)
def test_the_limits_alone_refuse(name: str) -> None:
    refusals = ("OSError", "ImportError", "ModuleNotFoundError", "PermissionError")
    assert answers("limits")[name].startswith(refusals)


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")
@pytest.mark.parametrize("name", ATTACKS | SYSTEM_CALLS)
def test_the_filter_alone_refuses(name: str) -> None:
    refusals = ("PermissionError", "OSError", "ImportError", "ModuleNotFoundError")
    assert answers("filter")[name].startswith(refusals)


@pytest.mark.parametrize("name", HARMLESS)
def test_a_program_that_computes_is_let_go_on(name: str) -> None:
    assert answers("hook", "limits", "filter")[name] == "escaped"


@pytest.mark.parametrize("name", ATTACKS)
def test_each_attack_works_where_nothing_is_locked(name: str) -> None:
    assert answers()[name] == "escaped"
