"""Whether a text uses neurogebra at all; one that does not costs nothing and shows nothing."""

from __future__ import annotations

import re

_IMPORT = re.compile(r"[^#]*?\b(?:from\s+neurogebra\b|import\b[^#]*?\bneurogebra\b)")
_LONGEST_IMPORT = 500  #: characters of a line that are looked at


def uses_neurogebra(text: str) -> bool:
    """Whether a line of the text imports neurogebra; one in a string counts, to stay cheap."""
    at = text.find("neurogebra")
    while at >= 0:
        start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
        if _IMPORT.match(text, start, min(start + _LONGEST_IMPORT, at + len("neurogebra") + 1)):
            return True
        at = text.find("neurogebra", at + 1)
    return False
