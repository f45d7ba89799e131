"""Answers from the catalogue of expressions: what there is, what it is called, what it means.

The catalogue is written by hand in TOML, one file a category; `neurogebra.catalogue.build` works
out everything else and writes `index.json`, one entry a line. Here that index is read, an entry
only when it is asked for. Standard library only.
"""

from __future__ import annotations

import json
import os.path
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from neurogebra.errors import UnknownCategoryError, UnknownExpressionError
from neurogebra.spelling import closest

# pathlib would take longer to load than the index takes to read.
INDEX = os.path.join(os.path.dirname(__file__), "index.json")  # noqa: PTH118, PTH120


class Name(NamedTuple):
    """A variable or parameter of an entry."""

    name: str
    meaning: str
    domain: str = "(-oo, oo)"
    default: float | None = None  #: None for a variable, which the caller must give


class Setting(NamedTuple):
    """A formula as it is set: text that parses back, LaTeX, one line and several of Unicode."""

    text: str
    latex: str
    unicode: str
    pretty: tuple[str, ...]
    spoken: str


class Plot(NamedTuple):
    """Points of a function of one variable and of its derivative; None where there is no value."""

    variable: str
    xs: tuple[float, ...]
    ys: tuple[float | None, ...]
    slopes: tuple[float | None, ...]


class Property(NamedTuple):
    """Something true of a function, such as its range, and how it is known."""

    kind: str
    text: str
    value: Any = None
    known: str = "verified"  #: "proved" symbolically, or "verified" numerically


class Entry(NamedTuple):
    """One expression of the catalogue, with all that is known about it."""

    name: str
    category: str
    formula: Setting
    summary: str
    explain: dict[str, str]  #: by level: beginner, intermediate, advanced
    variables: tuple[Name, ...]
    params: tuple[Name, ...] = ()
    derivatives: Mapping[str, Setting] = MappingProxyType({})  #: by variable
    use: str = ""
    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    reference: str = ""
    corrected: str = ""  #: where the formula differs from the common one: what was wrong
    given: tuple[str, ...] = ()  #: names that commonly have a default and must be given here
    plot: Plot | None = None
    properties: tuple[Property, ...] = ()


class Signature(NamedTuple):
    """How an entry is called: the names it takes, in order, and the names that it has."""

    name: str
    variables: tuple[str, ...]
    params: tuple[str, ...]
    category: str
    aliases: tuple[str, ...]


def get(name: str) -> Entry:
    """The entry of that name or alias.

    Raises
    ------
    UnknownExpressionError
        When there is none, with the likeliest name.

    Examples
    --------
    >>> get("logistic function").name
    'sigmoid'
    """
    found = resolve(name)
    if found is None:
        raise unknown(name, names())
    return _entry(found)


def names(category: str | None = None) -> tuple[str, ...]:
    """Every name, or those of one category, in teaching order.

    Raises
    ------
    UnknownCategoryError
        When there is no such category, with the likeliest.

    Examples
    --------
    >>> names("loss")[:3]
    ('mse', 'mae', 'huber')
    """
    if category is None:
        return tuple(_index().heads)
    if category not in categories():
        meant = closest(category, categories())
        hint = f" (did you mean '{meant}'?)" if meant else f"; there are {', '.join(categories())}"
        raise UnknownCategoryError(
            f"unknown category '{category}'{hint}",
            name=category,
            known=categories(),
            suggestion=meant,
        )
    return tuple(name for name, head in _index().heads.items() if head[0] == category)


def categories() -> tuple[str, ...]:
    """The categories, in teaching order.

    Examples
    --------
    >>> categories()[:3]
    ('activation', 'loss', 'regularizer')
    """
    return tuple(dict.fromkeys(head[0] for head in _index().heads.values()))


def entries() -> Iterator[Entry]:
    """Every entry, in teaching order; the first call reads them all.

    Examples
    --------
    >>> [entry.name for entry in entries() if "sparse" in entry.tags][:3]
    ['relu', 'relu_squared', 'thresholded_relu']
    """
    index = _index()
    if len(index.read) < len(index.heads):
        for line in index.text.split(b"\n"):
            key, _, rest = line.partition(b': {"name": ')
            name = key[1:-1].decode()
            if rest and name in index.heads and name not in index.read:
                index.read[name] = _from_json(json.loads(b'{"name": ' + rest.rstrip(b",")))
    return iter([index.read[name] for name in index.heads])


def resolve(name: str) -> str | None:
    """The name of the entry that `name` means, by name or by alias; None when there is none.

    Examples
    --------
    >>> resolve("SiLU"), resolve("sigmiod")
    ('swish', None)
    """
    index = _index()
    if name in index.heads:
        return name
    return index.aliases.get(_fold(name))


def signature(name: str) -> Signature | None:
    """How to call the entry of that name or alias; None when there is none.

    For this the entry itself is not read.

    Examples
    --------
    >>> signature("leaky_relu").variables, signature("leaky_relu").params
    (('x',), ('alpha',))
    """
    found = resolve(name)
    if found is None:
        return None
    category, variables, params, aliases = _index().heads[found]
    return Signature(found, tuple(variables), tuple(params), category, tuple(aliases))


def source(name: str) -> tuple[str, int]:
    """The file in which an entry is written, and its line there, counted from 0.

    Raises
    ------
    UnknownExpressionError
        When there is no entry of that name or alias.

    Examples
    --------
    >>> from pathlib import Path
    >>> path, line = source("sigmoid")
    >>> Path(path).read_text(encoding="utf-8").splitlines()[line]
    '[sigmoid]'
    """
    entry = get(name)
    path = os.path.join(os.path.dirname(__file__), f"{entry.category}.toml")  # noqa: PTH118, PTH120
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        lines = [line.strip() for line in file]
    return path, lines.index(f"[{entry.name}]")


def suggest(name: str, known: tuple[str, ...] = ()) -> str | None:
    """The entry that a misspelt name was probably meant to be.

    Examples
    --------
    >>> suggest("sigmiod"), suggest("l1_regularizer"), suggest("zzz")
    ('sigmoid', 'l1', None)
    """
    index = _index()
    meant = closest(name, [*known, *index.heads, *index.aliases])
    return index.aliases.get(meant, meant) if meant else None


def search(query: str) -> list[str]:
    """The names of the entries that `query` may mean, best first.

    A name counts most, then an alias, a tag, the summary and the use; rare words count more than
    common ones, and most of what is asked must be spoken of.

    Examples
    --------
    >>> "huber" in search("robust to outliers")
    True
    """
    # Here and not above: looking one name up needs no search.
    from neurogebra.catalogue import meaning

    return meaning.found(query)


def unknown(name: str, known: tuple[str, ...]) -> UnknownExpressionError:
    """The error for a name that is neither in the catalogue nor in `known`.

    Examples
    --------
    >>> print(unknown("sigmiod", ()))
    unknown expression 'sigmiod' (did you mean 'sigmoid'?)
    """
    meant = suggest(name, known)
    hint = f" (did you mean '{meant}'?)" if meant else "; list_all() gives the names"
    message = f"unknown expression '{name}'{hint}"
    return UnknownExpressionError(message, name=name, known=known, suggestion=meant)


# ---- the index


class _Index(NamedTuple):
    heads: dict[str, list[Any]]  # name -> category, variables, params, aliases
    aliases: dict[str, str]
    text: bytes  # the file, of which only the lines that are asked for are read further
    read: dict[str, Entry]


@cache
def _index() -> _Index:
    try:
        with open(INDEX, "rb") as file:  # noqa: PTH123
            text = file.read()
    except FileNotFoundError:
        # Before the very first build there is nothing to find.
        return _Index({}, {}, b"", {})
    heads: dict[str, list[Any]] = json.loads(_line(text, b'"heads": '))
    aliases = {_fold(alias): name for name, head in heads.items() for alias in head[3]}
    return _Index(heads, aliases, text, {})


def _line(text: bytes, key: bytes) -> bytes:
    """What stands after a key at the beginning of a line, without the comma that ends it."""
    start = text.index(b"\n" + key) + 1 + len(key)
    return text[start : text.index(b"\n", start)].rstrip(b",")


def _entry(name: str) -> Entry:
    index = _index()
    if name not in index.read:
        index.read[name] = _from_json(json.loads(_line(index.text, f'"{name}": '.encode())))
    return index.read[name]


def _from_json(data: dict[str, Any]) -> Entry:
    made: dict[str, Any] = {
        key: tuple(cast("list[str]", value)) if isinstance(value, list) else value
        for key, value in data.items()
    }
    made["formula"] = _setting(data["formula"])
    made["derivatives"] = {by: _setting(one) for by, one in data.get("derivatives", {}).items()}
    made["variables"] = tuple(Name(**one) for one in data["variables"])
    made["params"] = tuple(Name(**one) for one in data.get("params", ()))
    made["properties"] = tuple(Property(**one) for one in data.get("properties", ()))
    if plot := data.get("plot"):
        made["plot"] = Plot(
            plot["variable"], *(tuple(plot[part]) for part in ("xs", "ys", "slopes"))
        )
    return Entry(**made)


def _setting(data: dict[str, Any]) -> Setting:
    pretty: tuple[str, ...] = tuple(data.pop("pretty"))
    return Setting(**data, pretty=pretty)


def _fold(name: str) -> str:
    return name.casefold().replace("_", " ").replace("-", " ").strip()
