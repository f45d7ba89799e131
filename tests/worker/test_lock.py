"""Each lock of the evaluating process holds alone, attacked past the guards by raw Python."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

# Runs raw code in a process locked as the evaluating one is, with only the named layers closed.
HARNESS = """
import json, os, sys
from neurogebra_lsp.worker import warm, lock, seccomp
from neurogebra_lsp.wire import Budget
out = os.dup(1)
warm._enter_empty_folder()
warm._warm()
warm._use(warm._SAMPLE_NUMPY)
layers, attack = json.loads(sys.argv[1])
lock.close(Budget(), out, layers=frozenset(layers))
try:
    exec(attack)
    answer = "escaped"
except BaseException as error:
    answer = f"{type(error).__name__}: {error}"
os.write(out, answer.encode())
os._exit(0)
"""

ATTACKS = {
    "read a file": "open('/etc/passwd').read()",
    "write a file": "open('/tmp/neurogebra-canary', 'w').write('x')",
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
    "change a mode": "import os; os.chmod('/tmp', 0o777)",
    "make a folder": "import os; os.mkdir('/tmp/neurogebra-canary-folder')",
    "run a program": "import os; os.execv('/bin/true', ['true'])",
}


def attack(layers: list[str], code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", HARNESS, json.dumps([layers, code])],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    return done.stdout or f"died {done.returncode}: {done.stderr[-300:]}"


@pytest.mark.parametrize("name", ATTACKS)
def test_the_audit_hook_alone_refuses(name: str) -> None:
    assert attack(["hook"], ATTACKS[name]).startswith("Refused: it reaches outside the program")


@pytest.mark.parametrize("name", ATTACKS)
def test_the_limits_alone_refuse(name: str) -> None:
    answer = attack(["limits"], ATTACKS[name])
    assert answer.startswith(("OSError", "ImportError", "ModuleNotFoundError", "PermissionError")), answer


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")
@pytest.mark.parametrize("name", {**ATTACKS, **SYSTEM_CALLS})
def test_the_filter_alone_refuses(name: str) -> None:
    answer = attack(["filter"], {**ATTACKS, **SYSTEM_CALLS}[name])
    assert answer.startswith(("PermissionError", "OSError", "ImportError", "ModuleNotFoundError")), answer


def test_the_harness_can_see_an_escape() -> None:
    assert attack([], "open('/etc/passwd').read()") == "escaped"


def test_arithmetic_goes_on_behind_all_locks() -> None:
    everything = ["hook", "limits", "filter"]
    assert attack(everything, "import math; assert sum(map(math.sqrt, range(10**5))) > 0") == "escaped"


def test_the_environment_is_empty() -> None:
    assert attack([], "import os; assert not os.environ") == "escaped"
