"""Text as it may go to a terminal: nothing in it moves the cursor or hides other characters."""

from __future__ import annotations

import unicodedata

_TAB = "    "
#: Marks that turn the direction of writing, end lines, or have no width.
_INVISIBLE = frozenset(
    "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)


def printable(text: str) -> str:
    """The text with tabs as spaces and a visible sign for each character that would not show."""
    if text.isprintable() and text.isascii():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\t":
        return _TAB
    if ord(character) < 0x20:
        return chr(0x2400 + ord(character))
    if unicodedata.category(character) in ("Cc", "Cs") or character in _INVISIBLE:
        return "\N{REPLACEMENT CHARACTER}"
    return character
