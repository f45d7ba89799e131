"""The messages between the engine and the evaluating process: JSON, one to a line.

A fact goes as `[kind, field, field, …]`. The reader builds frozen facts and trusts nothing: a
line that does not fit its declaration is refused as a whole, for the process at the other end
may have been taken over by the program it evaluates.
"""

from __future__ import annotations

import dataclasses
import json
import math
import operator
import types
import typing
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias, Union

from neurogebra_lsp import facts
from neurogebra_lsp.facts import Facts


class WireError(ValueError):
    """A line that is no message of ours."""


@dataclasses.dataclass(frozen=True, slots=True)
class Budget:
    """What one evaluation may use before it is ended."""

    steps: int = 2_000_000  #: passes of loops and entries of functions
    seconds: float = 2.0  #: wall time
    memory_mb: int = 512  #: address space beyond what the warmed process already holds
    values: int = 1_000_000  #: Value nodes
    elements: int = 20_000_000  #: elements of one array or sequence
    integer_bits: int = 1_000_000
    text: int = 1_000_000  #: characters of one string
    printed: int = 10_000  #: calls of print that are kept
    depth: int = 500  #: nested calls


@dataclasses.dataclass(frozen=True, slots=True)
class Evaluate:
    """Engine to worker: evaluate this text."""

    job: int
    text: str
    budget: Budget


@dataclasses.dataclass(frozen=True, slots=True)
class Stop:
    """Engine to worker: end this job now."""

    job: int


@dataclasses.dataclass(frozen=True, slots=True)
class Ready:
    """Worker to engine: warmed, with what it found on this machine."""

    pid: int
    python: str
    numpy: str  #: its version, or "" where it is not installed
    forks: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Begun:
    """Worker to engine: this job runs in this process."""

    job: int
    pid: int


@dataclasses.dataclass(frozen=True, slots=True)
class Over:
    """Worker to engine: this job's process is gone. `how` is "" when it ended by itself."""

    job: int
    how: str


Message: TypeAlias = (
    Evaluate | Stop | Ready | Begun | Over | facts.Bound | facts.Seen | facts.Printed | facts.Loop
    | facts.Called | facts.Backward | facts.Card | facts.Raised | facts.Gap | facts.Ended
)  # fmt: skip


def encode(job: int, message: Message) -> str:
    """One line, without its end."""
    return _ENCODER.encode([job, [type(message).__name__, *_fields(message)]])


def decode(line: str | bytes) -> tuple[int, Message]:
    """The job and the message of a line; `WireError` for anything else."""
    try:
        job, (kind, *fields) = json.loads(line)
        read = _READERS[kind]
        message = read(fields)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise WireError(f"not a message: {line[:80]!r}") from error
    if type(job) is not int:
        raise WireError("a job is a number")
    return job, message


def gather(facts_so_far: Facts, message: Message) -> Facts:
    """Facts with one more message in them; a newer fact of a place replaces the older."""
    return Gathering(facts_so_far).add(message).facts()


class Gathering:
    """Facts as they stream in, by place; `facts()` freezes what there is so far."""

    def __init__(self, empty: Facts) -> None:
        self._empty = empty
        self._by_kind: dict[str, dict[object, Any]] = {}
        self._ended: facts.Ended | None = None

    def add(self, message: Message) -> Gathering:
        """Take in one message."""
        if isinstance(message, facts.Ended):
            self._ended = message
            return self
        field = _FIELD_OF.get(type(message))
        if field is None:
            return self
        name, key = field
        self._by_kind.setdefault(name, {})[key(message, len(self._by_kind.get(name, ())))] = message
        return self

    def facts(self) -> Facts:
        """All that came so far."""
        kinds = {name: tuple(found.values()) for name, found in self._by_kind.items()}
        return dataclasses.replace(self._empty, ended=self._ended, **kinds)


_FIELD_OF: dict[type, tuple[str, Callable[[Any, int], object]]] = {
    facts.Bound: ("bound", lambda fact, _: (fact.name, fact.span)),
    facts.Seen: ("seen", lambda fact, _: fact.span),
    facts.Printed: ("printed", lambda fact, index: index),
    facts.Loop: ("loops", lambda fact, _: fact.span),
    facts.Called: ("called", lambda fact, _: fact.span),
    facts.Backward: ("backwards", lambda fact, _: fact.span),
    facts.Card: ("cards", lambda fact, _: fact.id),
    facts.Raised: ("raised", lambda fact, index: index),
    facts.Gap: ("gaps", lambda fact, _: (fact.line, fact.why)),
}


def _fields(value: Any) -> tuple[Any, ...]:
    """The fields of a message or of what it holds, in the order they are declared."""
    get = _GETTERS.get(type(value))
    if get is None:
        if not dataclasses.is_dataclass(value):
            raise TypeError(f"{type(value).__name__} cannot cross the wire")
        names = [field.name for field in dataclasses.fields(value)]
        get = _GETTERS[type(value)] = operator.attrgetter(*names, "__class__")
    return get(value)[:-1]


_GETTERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {}
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=_fields, check_circular=False
)

_Reader = Callable[[Any], Any]


def _reader(hint: Any) -> _Reader:
    """A function that checks and converts JSON for a type hint."""
    if hint is Any or hint is object:
        return _plain
    if hint is float:
        return _number
    if hint in (int, str, bool):
        return _exactly(hint)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and arguments[-1] is Ellipsis:
        read_item = _reader(arguments[0])
        return lambda value: tuple(read_item(item) for item in _list(value))
    if origin is tuple:
        readers = [_reader(argument) for argument in arguments]
        return lambda value: _fixed(readers, value)
    if origin in (Union, types.UnionType):
        kinds = [argument for argument in arguments if argument is not type(None)]
        return _optional([_reader(kind) for kind in kinds], len(kinds) < len(arguments))
    return _dataclass_reader(hint)


def _dataclass_reader(cls: type) -> _Reader:
    hints = typing.get_type_hints(cls)
    readers = [_reader(hints[field.name]) for field in dataclasses.fields(cls)]
    return lambda value: cls(*_fixed(readers, value))


def _fixed(readers: list[_Reader], value: Any) -> tuple[Any, ...]:
    if len(_list(value)) != len(readers):
        raise TypeError("wrong length")
    return tuple(read(item) for read, item in zip(readers, value, strict=True))


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise TypeError("expected a list")
    return value


def _number(value: Any) -> float:
    if type(value) not in (int, float):
        raise TypeError("expected a number")
    try:
        return float(value)
    except OverflowError:
        return math.copysign(math.inf, value)


def _exactly(kind: type) -> _Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"expected {kind.__name__}")
        return value

    return read


def _optional(readers: list[_Reader], or_none: bool) -> _Reader:
    def read(value: Any) -> Any:
        if value is None and or_none:
            return None
        for reader in readers:
            try:
                return reader(value)
            except TypeError:
                continue
        raise TypeError("no alternative fits")

    return read


def _plain(value: Any) -> Any:
    """Nested lists of numbers, strings, booleans and None, frozen to tuples."""
    if type(value) is list:
        return tuple(_plain(item) for item in value)
    if value is None or type(value) in (int, float, str, bool):
        return value
    raise TypeError("expected plain data")


_READERS: dict[str, _Reader] = {
    cls.__name__: _dataclass_reader(cls) for cls in typing.get_args(Message)
}


def lines(buffer: bytearray) -> Iterator[bytes]:
    """Take every whole line out of a buffer of received bytes; blank ones are padding."""
    *whole, rest = bytes(buffer).split(b"\n")
    buffer[:] = rest
    return (line for line in whole if line)
