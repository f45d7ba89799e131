"""Finds the known name that a misspelt one was meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None when none is like enough.

    Swapped, missing, doubled and wrong letters count as one slip each; one slip is allowed for
    every three letters. Case, underscores and spaces do not count (`LeakyReLU`), and a name that
    is the first or last words of what was written is found too (`l1_regularizer` gives `l1`).
    """
    wanted = _bare(str(name))
    if not wanted or not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        return None
    allowed = max(1, len(wanted) // 3)
    letters = set(wanted)
    best: tuple[float, int, str] | None = None
    candidates = tuple(known)
    for place, candidate in enumerate(candidates):
        bare = _bare(candidate)
        if bare == wanted:
            return candidate
        if abs(len(bare) - len(wanted)) > allowed or len(wanted) == 1:
            continue
        # Letters that the other lacks cost one slip each: a quick way to rule most names out.
        if len(letters - set(bare)) > allowed:
            continue
        slips = _slips(wanted, bare, allowed)
        if slips <= allowed and slips < max(len(wanted), len(bare)) / 2:
            # Of two equally near names the one that starts alike is the likelier.
            score = slips - 0.5 * (bare[0] == wanted[0])
            best = min(best or (score, place, candidate), (score, place, candidate))
    return best[2] if best else _by_words(name, candidates)


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _words(name: str) -> list[str]:
    # Split at underscores, spaces and the humps of camel case.
    return [w.casefold() for w in re.findall(r"[A-Z]+(?![a-z])\d*|[A-Z]?[a-z\d]+|\d+", name)]


def _by_words(name: str, candidates: tuple[str, ...]) -> str | None:
    words = _words(name)
    found = [
        (len(parts), candidate)
        for candidate in candidates
        if (parts := _words(candidate))
        and len(parts) < len(words)
        and parts in (words[: len(parts)], words[-len(parts) :])
    ]
    if found:
        return max(found, key=lambda pair: pair[0])[1]
    longer = [c for c in candidates if len(words) > 0 and _words(c)[: len(words)] == words]
    return min(longer, key=len, default=None)


def _slips(a: str, b: str, limit: int) -> int:
    """Edits between two words, a swap of neighbours counting once; above `limit` it gives up."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        older, before = before, row
        row = [i]
        for j, other in enumerate(b, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
