"""Stands between an editor and the server, and writes down what the editor says of itself.

`python recorder.py FILE COMMAND...` runs the command and passes its input on, but for what the
first message has in it of capabilities, which is written to the file, without anything of this machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, BinaryIO

#: What an editor says of itself; all else in the message is of the machine or the project.
KEPT = ("clientInfo", "capabilities")


def main() -> None:
    file, *command = sys.argv[1:]
    server = subprocess.Popen(command, stdin=subprocess.PIPE)
    assert server.stdin is not None
    threading.Thread(target=_pass_on, args=(server.stdin, Path(file)), daemon=True).start()
    # At once: a thread that still reads would hinder an orderly end.
    os._exit(server.wait())


def _pass_on(server: BinaryIO, file: Path) -> None:
    editor = sys.stdin.buffer
    length = 0
    head = b""
    while (line := editor.readline()).strip():
        head += line
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    body = editor.read(length)
    write(file, json.loads(body)["params"])
    server.write(head + b"\r\n" + body)
    server.flush()
    while chunk := editor.read1(1 << 16):
        server.write(chunk)
        server.flush()
    server.close()


def write(file: Path, params: dict[str, Any]) -> None:
    """Write what an editor says of itself."""
    kept = {key: params[key] for key in KEPT if key in params}
    file.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
