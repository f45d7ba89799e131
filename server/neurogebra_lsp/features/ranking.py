"""Which names fit what is being typed, best first, as completions.

Clients filter what they are given by its filter text, so what was matched by an alias or by its
meaning begins with the words that matched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from neurogebra import catalogue
from neurogebra_lsp.facts import Span
from neurogebra_lsp.features.answers import Item


def catalogue_items(
    written: str, span: Span, own: Iterable[str], like: Iterable[str] = ()
) -> Iterator[Item]:
    """The catalogue: names first that begin as what is written, then by alias, by meaning.

    Where names fit alike, the program's own come first, then the category of the names in `like`.
    """
    wanted = _fold(written)
    known = _entries()
    near = {known[name].category for name in like if name in known}
    ranked: list[tuple[int, int, str, str]] = []
    for place, name in enumerate((*own, *known)):
        entry = known.get(name)
        rank, matched = _rank(wanted, name, entry.aliases if entry is not None else ())
        if near and entry is not None and entry.category not in near:
            place += len(known)
        ranked.append((rank, place, name, matched))
    if len(wanted) > 2 and sum(rank < _BY_MEANING for rank, *_ in ranked) < _FEW:
        meant = {name: place for place, name in enumerate(catalogue.search(written))}
        ranked = [
            (_BY_MEANING, meant[name], name, written)
            if rank > _BY_MEANING and name in meant
            else (rank, place, name, matched)
            for rank, place, name, matched in ranked
        ]
    for order, (_, _, name, matched) in enumerate(_best(ranked, wanted)):
        entry = known.get(name)
        filter_text = f"{matched} {name}" if matched else name
        if entry is not None and entry.aliases:
            filter_text = f"{filter_text} {entry.other_names}"
        detail = entry.detail if entry is not None else "registered here"
        sort_text = f"{order:04}"
        yield Item(
            name, "function", detail, span, name, sort_text, filter_text, f"entry:{name}"
        )  # fmt: skip


#: Of what fits a word that is being typed, so many at most are told: each letter asks anew.
_MOST = 100

_Ranked = TypeVar("_Ranked", bound="tuple[object, ...]")


def _best(ranked: list[_Ranked], wanted: str) -> list[_Ranked]:
    """Those that fit best, in order; all of them while nothing is typed."""
    ranked.sort()
    return ranked[:_MOST] if wanted else ranked


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a list of completions says of an entry."""

    aliases: tuple[str, ...]
    other_names: str
    detail: str
    category: str


@cache
def _entries() -> dict[str, _Entry]:
    # By their signatures: to read every entry takes longer than a completion may.
    signatures = filter(None, map(catalogue.signature, catalogue.names()))
    return {
        entry.name: _Entry(
            entry.aliases,
            " ".join(entry.aliases),
            f"({', '.join(entry.variables)})  {entry.category}",
            entry.category,
        )
        for entry in signatures
    }


#: How well a name fits, after its own beginning (0), a word of it (1), and aliases (2, 3).
_BY_MEANING, _BY_LETTERS, _UNLIKE = 4, 5, 6
_FEW = 3  #: where names and aliases give no more, meanings are searched too


def _rank(wanted: str, name: str, aliases: Iterable[str]) -> tuple[int, str]:
    """How well a name fits, 0 best, and the alias that made it fit."""
    if not wanted:
        return 0, ""
    folded = _fold(name)
    if folded.startswith(wanted):
        return 0, ""
    if f" {wanted}" in f" {folded}":
        return 1, ""
    for alias in aliases:
        if _fold(alias).startswith(wanted):
            return 2, alias
    for alias in aliases:
        if f" {wanted}" in f" {_fold(alias)}":
            return 3, alias[alias.casefold().find(wanted) :] or alias
    letters = iter(folded)
    return (_BY_LETTERS if all(letter in letters for letter in wanted) else _UNLIKE), ""


@lru_cache(maxsize=8192)
def _fold(text: str) -> str:
    return text.casefold().replace("_", " ").replace("-", " ").strip()


def items(
    words: Iterable[str], kind: str, span: Span, written: str, key: str = ""
) -> Iterator[Item]:
    """Words as completions, those that fit first."""
    wanted = _fold(written)
    ranked = [(_rank(wanted, word, ())[0], place, word) for place, word in enumerate(words)]
    for order, (_, _, word) in enumerate(_best(ranked, wanted)):
        yield Item(word, kind, "", span, word, f"{order:04}", word, f"{key}{word}" if key else "")
