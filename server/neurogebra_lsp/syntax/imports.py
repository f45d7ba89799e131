"""Whether a text uses neurogebra at all; one that does not costs nothing and shows nothing."""

from __future__ import annotations

import re

_IMPORT = re.compile(r"[^#]*?\b(?:from\s+neurogebra\b|import\b[^#]*?\bneurogebra\b)")
_LONGEST_IMPORT = 500  #: characters of a line that are looked at


def uses_neurogebra(text: str) -> bool:
    """Whether a line of the text imports neurogebra; one in a string counts, to stay cheap."""
    text = text.replace("\r", "\n") if "\r" in text else text
    at = text.find("neurogebra")
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if _IMPORT.match(text, start, min(start + _LONGEST_IMPORT, end)):
            return True
        at = text.find("neurogebra", end)
    return False
