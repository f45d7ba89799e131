"""What stands in a Python file: its text, decoded as Python decodes it."""

from __future__ import annotations

import io
import tokenize
from pathlib import Path


class UnreadableError(Exception):
    """A file that cannot be shown, with the reason in one sentence."""


def read(path: Path) -> str:
    """The text of a file, by its byte order mark, its coding line or else as UTF-8."""
    if path.is_dir():
        raise UnreadableError(f"{path} is a directory; name a Python file in it")
    if not path.exists():
        raise UnreadableError(f"{path} does not exist")
    if not path.is_file():
        raise UnreadableError(f"{path} is not a regular file")
    if path.suffix == ".ipynb":
        raise UnreadableError(
            f"{path} is a notebook; open it in an editor, this command shows .py files"
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror or error}") from error
    return _decoded(path, content)


def _decoded(path: Path, content: bytes) -> str:
    encoding = "utf-8"
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"{path} is not {encoding}: line {line} cannot be decoded") from error
    except (SyntaxError, LookupError) as error:
        # A coding line that names nothing, or no coding line where the first lines are not UTF-8.
        raise UnreadableError(
            f"{path} is not UTF-8, and no coding line says what else it is ({error})"
        ) from error
