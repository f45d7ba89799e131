"""Finds entries by what they mean: which ones a few words of a learner may ask for, best first.

Every word of every entry is put under its stem, once, with the weight of the place where it
stands. A question is answered by adding up the weights of its words, the rare ones counting most.
Standard library only.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from neurogebra import catalogue
from neurogebra.catalogue import Entry

#: How much of a question, by the rarity of its words, an entry must speak of.
ENOUGH: Final = 0.6
#: What a word counts that is only meant, or only begun, in comparison with the word itself.
MEANT, BEGUN = 0.6, 0.4
#: How many times as much words count that stand in one tag or one sentence.
TOGETHER: Final = 1.6

#: Several words that stand for one thing, and how the catalogue says it.
PHRASES: Final = {
    "step size": "rate",
    "learning rate": "rate",
    "bell shaped": "bell",
    "log likelihood": "likelihood",
    "minus 1": "-1",
    "z score": "zscore",
}

_PHRASE: Final = re.compile("|".join(PHRASES))

#: Numbers are said in words by some and in digits by others.
NUMBERS: Final = {"zero": "0", "zeros": "0", "one": "1", "two": "2", "three": "3", "½": "half"}

#: Words of learners beside the words that the catalogue's texts use for the same.
SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    "angle": ("cosine",),
    "apart": ("distance", "different", "divergence"),
    "average": ("mean",),
    "big": ("large", "exploding"),
    "center": ("centring", "mean", "zscore", "standardise"),
    "centre": ("mean", "zscore", "standardise"),
    "chance": ("probability",),
    "compare": ("difference", "distance"),
    "cost": ("loss", "price", "penalty"),
    "count": ("events", "occurrences"),
    "cut": ("clip", "clamp", "limit"),
    "dead": ("dies", "died"),
    "data": ("feature", "preprocessing"),
    "decay": ("falls", "shrinks", "decreases"),
    "decrease": ("decay", "falls"),
    "drift": ("decay", "far"),
    "dying": ("dead", "dies"),
    "error": ("loss", "difference"),
    "exploding": ("large", "clip"),
    "fuzzy": ("smooth",),
    "huge": ("large", "exploding"),
    "interest": ("growth",),
    "large": ("exploding", "huge"),
    "level": ("saturates", "limit", "plateau"),
    "loss": ("cost", "error"),
    "minimum": ("optimization", "benchmark"),
    "neuron": ("unit",),
    "normalise": ("scale", "standardise"),
    "optimiser": ("step", "optimization", "update"),
    "outlier": ("robust",),
    "overfitting": ("regularizer", "penalty"),
    "past": ("last", "running", "history"),
    "penalty": ("price", "regularizer"),
    "percent": ("relative", "share"),
    "percentage": ("probability", "share", "relative"),
    "periodic": ("wave", "oscillation", "repeating"),
    "probability": ("chance",),
    "punish": ("penalty", "price"),
    "regularisation": ("penalty", "price", "regularizer"),
    "remember": ("momentum", "memory", "running"),
    "robust": ("outliers",),
    "scale": ("normalise", "range"),
    "schedule": ("rate",),
    "significant": ("statistic", "clearly"),
    "similar": ("alike", "cosine", "similarity"),
    "soft": ("smooth",),
    "sure": ("confidence", "uncertain", "entropy"),
    "spread": ("deviation", "variance", "variation"),
    "squash": ("squashing",),
    "standardise": ("zscore", "scale"),
    "test": ("benchmark", "statistic"),
    "vanishing": ("vanish", "saturates", "shrink"),
    "wrong": ("error", "squared", "difference"),
}

_FILLERS: Final = {
    "a", "an", "the", "to", "of", "for", "in", "on", "is", "are", "and", "or", "with", "which",
    "that", "by", "from", "how", "what", "when", "so", "it", "its", "be", "as", "at", "off", "up",
    "into", "than", "do", "does", "not", "can", "i", "my", "me", "want", "need", "function",
    "formula", "expression", "become", "becomes", "find", "too", "get", "make", "makes", "value",
    "values", "number", "numbers", "between", "very", "turn", "turns", "version", "kind", "then",
    "were", "was", "has", "have", "should", "some", "any", "all", "something", "out", "avoid",
    "prevent", "stop",
}  # fmt: skip


def found(question: str) -> list[str]:
    """The names of the entries that a question may mean, best first."""
    index = _index()
    wanted = _question(question)
    asked = [_known(word, index) for word in wanted]
    total = sum(rarity for rarity, _ in asked)
    scores: dict[str, float] = {}
    spoken_of: dict[str, float] = {}
    for rarity, places in asked:
        for name, weight in places.items():
            scores[name] = scores.get(name, 0.0) + rarity * weight
            spoken_of[name] = spoken_of.get(name, 0.0) + rarity
    exact = " ".join(_split(question))
    for name in index.titles.get(exact, ()):
        scores[name] = scores.get(name, 0.0) + 1000
        spoken_of[name] = total
    shares = {name: part / total for name, part in spoken_of.items() if part >= ENOUGH * total}
    stems = {stem(word) for word in wanted}
    for name, share in shares.items():
        # An entry that speaks of all the words is far more likely than one with the rarest of
        # them, and most likely when it speaks of them in one breath.
        scores[name] *= share**2 * (TOGETHER if index.says_together(name, stems) else 1)
    return sorted(shares, key=lambda name: (-scores[name], index.order[name]))


def words(text: str) -> list[str]:
    """The words that mean something, in lower case and as they stand.

    Examples
    --------
    >>> words("Robust to outliers")
    ['robust', 'outliers']
    """
    every = _split(text)
    return [word for word in every if word not in _FILLERS] or every


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The part of a word that its relatives share, in one spelling.

    Examples
    --------
    >>> {stem(word) for word in ("normalise", "normalizing", "normalised")}
    {'normal'}
    >>> stem("decays"), stem("penalties"), stem("classification"), stem("loss")
    ('decay', 'penalt', 'classif', 'loss')
    """
    word = word.replace("iz", "is").replace("yz", "ys").replace("our", "or")
    if len(word) > _SHORTEST and word.endswith("s") and not word.endswith(("ss", "es", "is", "us")):
        word = word[:-1]
    for suffix in _SUFFIXES:
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) >= _SHORTEST and not (suffix == "y" and rest[-1] in "aeo"):
            return rest
    return word


#: Longest first. What is left of a word must have this many letters.
_SHORTEST: Final = 4
_SUFFIXES: Final = tuple(
    sorted(
        ["isations", "isation", "ising", "ised", "isers", "iser", "ises", "ise", "ication", "iers",
         "ier", "ify", "ations", "ation", "ings", "ing", "ers", "er", "ed", "es", "ly", "ies", "y",
         "ity", "ities", "e", "ous", "or", "ion", "ions", "ive", "iveness", "ate", "ates",
         "ated", "ating", "ator"],
        key=len,
        reverse=True,
    )
)  # fmt: skip


class _Index:
    """Where each stem occurs, and how much that place counts."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.order: dict[str, int] = {}
        self.pieces: dict[str, list[frozenset[str]]] = {}
        self.places: dict[str, dict[str, float]] = {}
        self.titles: dict[str, list[str]] = {}
        for entry in entries:
            self.order[entry.name] = len(self.order)
            for title in (entry.name, *entry.aliases):
                self.titles.setdefault(" ".join(_split(title)), []).append(entry.name)
            pieces = self.pieces.setdefault(entry.name, [])
            for text, weight in _texts(entry):
                pieces.append(_stems(text))
                for key in pieces[-1]:
                    at = self.places.setdefault(key, {})
                    at[entry.name] = max(weight, at.get(entry.name, 0.0))

    def says_together(self, name: str, stems: set[str]) -> bool:
        return len(stems) > 1 and any(stems <= piece for piece in self.pieces[name])

    def rarity(self, n_entries: int) -> float:
        return math.log(1 + len(self.order) / (1 + n_entries))


@cache
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, words(_joined(text))))


@cache
def _index() -> _Index:
    return _Index(catalogue.entries())


def _texts(entry: Entry) -> Iterator[tuple[str, float]]:
    yield entry.name, 10
    for alias in entry.aliases:
        yield alias, 8
    for tag in entry.tags:
        yield tag, 6
    yield entry.category, 6
    yield entry.summary, 4
    yield entry.use, 3
    for text in (*entry.strengths, *entry.watch):
        yield text, 2
    for text in (*entry.weaknesses, *(name.meaning for name in entry.variables)):
        yield text, 1
    yield entry.explain.get("beginner", ""), 1


def _known(word: str, index: _Index) -> tuple[float, dict[str, float]]:
    """How rare a word is, and the entries that speak of it or of what it means."""
    here = dict(index.places.get(stem(word), {}))
    exact = len(here)
    _add(here, (at for key, at in index.places.items() if key.startswith(word)), BEGUN)
    rarity = index.rarity(exact or len(here))
    meant = (index.places.get(stem(other), {}) for other in _synonyms().get(stem(word), ()))
    _add(here, meant, MEANT)
    return rarity, here


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    return {stem(word): others for word, others in SYNONYMS.items()}


def _add(here: dict[str, float], places: Iterable[dict[str, float]], part: float) -> None:
    for at in places:
        for name, weight in at.items():
            here[name] = max(here.get(name, 0.0), part * weight)


def _question(text: str) -> list[str]:
    return list(dict.fromkeys(words(_joined(text))))


def _joined(text: str) -> str:
    plain = " ".join([NUMBERS.get(word, word) for word in _split(text)])
    return _PHRASE.sub(lambda found: PHRASES[found[0]], plain)


def _split(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("−", "-"))


#: Letters and digits; a minus belongs to the number that it stands before.
_WORD: Final = re.compile(r"(?<![^\W_])-\d+|[^\W_]+")
