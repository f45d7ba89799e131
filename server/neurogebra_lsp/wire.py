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
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeAlias, TypeVar, Union

from neurogebra_lsp import facts
from neurogebra_lsp.facts import Facts


class WireError(ValueError):
    """A line that is no message of ours."""


@dataclasses.dataclass(frozen=True, slots=True)
class Budget:
    """What one evaluation may use before it is ended."""

    steps: int = 2_000_000  #: passes of loops and entries of functions
    seconds: float = 1.5  #: wall time; what hangs is killed half a second later, at 2 s in all
    memory_mb: int = 512  #: address space beyond what the warmed process already holds
    values: int = 1_000_000  #: Value nodes
    elements: int = 20_000_000  #: elements of one array or sequence
    integer_bits: int = 1_000_000
    text: int = 1_000_000  #: characters of one string
    printed: int = 10_000  #: calls of print that are kept
    depth: int = 500  #: nested calls


def further(budget: Budget) -> Budget:
    """What an evaluation may use that was asked for by hand."""
    return dataclasses.replace(
        budget,
        steps=20 * budget.steps,
        seconds=max(30.0, 5 * budget.seconds),
        memory_mb=2 * budget.memory_mb,
        values=5 * budget.values,
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Module:
    """A module of the workspace, for a process that can open no file."""

    name: str  #: dotted
    path: str  #: where it lies; "" for a namespace package
    text: str
    is_package: bool = False
    why: str = ""  #: why it is not evaluated; "" where it is


@dataclasses.dataclass(frozen=True, slots=True)
class Imports:
    """What a text and the modules it imports find in the workspace."""

    modules: tuple[Module, ...] = ()
    package: str = ""  #: the package that the text itself is part of, where it imports from there
    hidden: tuple[
        str, ...
    ] = ()  #: modules of Python's own whose place a file beside the text takes
    cut: bool = False  #: there were too many to look for all


NO_IMPORTS = Imports()
#: Why an array is not known on a machine without numpy.
NO_NUMPY = "numpy is not installed in the selected interpreter"


@dataclasses.dataclass(frozen=True, slots=True)
class Evaluate:
    """Engine to worker: evaluate this text."""

    job: int
    text: str
    budget: Budget
    imports: Imports = NO_IMPORTS


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
class At:
    """Worker to engine: the evaluation has come to the statement that starts at this line."""

    line: int


@dataclasses.dataclass(frozen=True, slots=True)
class Over:
    """Worker to engine: this job's process is gone. `how` is "" when it ended by itself."""

    job: int
    how: str


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """Worker to engine: facts of the statement that starts at a line."""

    line: int
    part: facts.Part


@dataclasses.dataclass(frozen=True, slots=True)
class Numbered:
    """Worker to engine: one of several facts of a kind that may be alike; it may be told twice."""

    number: int
    printed: facts.Printed | None = None
    raised: facts.Raised | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Draw:
    """Engine to the drawing process: the points of a formula and its derivatives."""

    formula: str
    names: tuple[str, ...]  #: variables and parameters
    values: tuple[float, ...]  #: of each: where all others stay while one runs
    by: str  #: the one that runs along the axis
    low: float
    high: float
    n_points: int = 241
    orders: tuple[int, ...] = (0, 1)  #: which derivatives, 0 for the function itself
    bottom: float | None = None  #: what is looked at; None to have it chosen
    top: float | None = None
    across: str = ""  #: the second one of a surface
    across_low: float = 0.0
    across_high: float = 0.0
    seconds: float = 0.15  #: for each of the curves and for the surface


@dataclasses.dataclass(frozen=True, slots=True)
class Curve:
    """One line of a plot; between a None and its neighbours nothing is drawn."""

    order: int  #: 0 for the function, 1 and 2 for its derivatives
    text: str  #: the formula, in the formula language
    unicode: str
    latex: str
    mathml: str
    xs: tuple[float, ...]
    ys: tuple[float | None, ...]
    value: float | None  #: at the point
    why: str = ""  #: why there is none, or why it is drawn of few points


@dataclasses.dataclass(frozen=True, slots=True)
class Surface:
    """Values over a grid, line by line, the lowest line first."""

    n_columns: int
    values: tuple[float | None, ...]
    slope: float | None  #: at the point, along the second axis
    why: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Drawn:
    """The drawing process to the engine: what was asked for, or why it is not there."""

    curves: tuple[Curve, ...] = ()
    bottom: float = 0.0
    top: float = 0.0
    poles: tuple[float, ...] = ()  #: where the function has none of its values between others
    surface: Surface | None = None
    why: str = ""


Message: TypeAlias = (
    Evaluate | Stop | Ready | Begun | At | Over | Told | Numbered | Draw | Drawn | facts.Printed
    | facts.Card | facts.Raised | facts.Gap | facts.Ended
)  # fmt: skip


def encode(job: int, message: Message) -> str:
    """One line, without its end."""
    return _ENCODER.encode([job, [type(message).__name__, *_fields(message)]])


def decode(line: str | bytes) -> tuple[int, Message]:
    """The job and the message of a line; `WireError` for anything else."""
    try:
        text = line if isinstance(line, str) else line.decode("utf-8", "surrogatepass")
        job, fields = _parse(text)
        message = _reader_of(fields.pop(0))(fields)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise WireError(f"not a message: {line[:80]!r}") from error
    if type(job) is not int:
        raise WireError("a job is a number")
    return job, message


_Read = TypeVar("_Read")


class Decoder:
    """Decodes the lines of one sender; what it said before is not read again.

    After an edit most of what an evaluation tells is what the one before told.
    """

    def __init__(self) -> None:
        self._messages: _Memory[Message] = _Memory()
        self._parts: _Memory[facts.Part] = _Memory()

    def decode(self, line: bytes) -> tuple[int, Message]:
        """The job and the message of a line; `WireError` for anything else."""
        job, _, rest = line.partition(b",")
        if not (job[:1] == b"[" and job[1:].isdigit() and len(job) < _DIGITS):
            return decode(line)
        if rest.startswith(_TOLD):
            start, _, rest = rest[len(_TOLD) :].partition(b",")
            part = self._parts.get(rest)
            if part is not None and start.isdigit() and len(start) < _DIGITS:
                return int(job[1:]), Told(int(start), part)
        elif (message := self._messages.get(rest)) is not None:
            return int(job[1:]), message
        number, message = decode(line)
        if isinstance(message, Told):
            self._parts.keep(rest, message.part)
        else:
            self._messages.keep(rest, message)
        return number, message


class _Memory(Generic[_Read]):
    """What lines were read as; those that are not asked for any more go."""

    def __init__(self) -> None:
        self._newer: dict[bytes, _Read] = {}
        self._older: dict[bytes, _Read] = {}
        self._size = 0

    def get(self, line: bytes) -> _Read | None:
        found = self._newer.get(line)
        if found is None and (found := self._older.get(line)) is not None:
            self.keep(line, found)
        return found

    def keep(self, line: bytes, read: _Read) -> None:
        self._size += len(line) + _ENTRY
        if self._size > _REMEMBERED:
            self._older, self._newer, self._size = self._newer, {}, len(line) + _ENTRY
        self._newer[line] = read


_TOLD = b'["Told",'
_DIGITS = 12  #: of a number that is read without the reader of JSON, at most
#: Bytes of lines that a memory holds, twice; and what one entry takes beside its line.
_REMEMBERED, _ENTRY = 4 * 2**20, 200


class Gathering:
    """Facts as they stream in, by place; `facts()` freezes what there is so far."""

    def __init__(self, empty: Facts) -> None:
        self._empty = empty
        self._by_kind: dict[str, dict[object, Any]] = {}
        self._parts: dict[int, facts.Part] = {}
        self._ended: facts.Ended | None = None

    def add(self, message: Message) -> Gathering:
        """Take in one message."""
        if isinstance(message, Told):
            known = self._parts.get(message.line)
            part = message.part if known is None else _newer(known, message.part)
            self._parts[message.line] = part
            return self
        if isinstance(message, facts.Ended):
            self._ended = message
            return self
        if isinstance(message, Numbered):
            if message.printed is not None:
                self._by_kind.setdefault("printed", {})[message.number] = message.printed
            if message.raised is not None:
                self._by_kind.setdefault("raised", {})[message.number] = message.raised
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
        starts = tuple(sorted(self._parts))
        return dataclasses.replace(
            self._empty,
            ended=self._ended,
            starts=starts,
            parts=tuple(map(self._parts.__getitem__, starts)),
            **kinds,
        )


def _newer(older: facts.Part, newer: facts.Part) -> facts.Part:
    """Both, the newer fact of a place in the stead of the older one."""
    kinds: dict[str, tuple[Any, ...]] = {}
    for name in facts.PLACED:
        before, after = getattr(older, name), getattr(newer, name)
        if before and after:
            key = _bound_place if name == "bound" else _place
            found = {key(fact): fact for fact in before}
            found.update((key(fact), fact) for fact in after)
            after = tuple(found.values())
        kinds[name] = after or before
    return facts.Part(**kinds)


_place = operator.attrgetter("span")
_bound_place = operator.attrgetter("name", "span")

_FIELD_OF: dict[type, tuple[str, Callable[[Any, int], object]]] = {
    facts.Printed: ("printed", lambda fact, index: index),
    facts.Card: ("cards", lambda fact, _: fact.id),
    facts.Raised: ("raised", lambda fact, index: index),
    facts.Gap: ("gaps", lambda fact, _: (fact.line, fact.why)),
}


def _fields(value: Any) -> tuple[Any, ...]:
    """The fields of a message or of what it holds, as declared; the last ones may be left out."""
    get, defaults, n, n_short, tail = _GETTERS[type(value)]
    values = get(value)
    if values[n_short:n] == tail:
        n = n_short
    while n and values[n - 1] is defaults[n - 1]:
        n -= 1
    return values[:n]


class _Getters(dict[type, "tuple[Callable[[Any], tuple[Any, ...]], list[Any], int, int, Any]"]):
    """What takes the fields of a record out of it, with their defaults and their number.

    Most records are short: half of the last defaults, of those that nothing else is equal to, are
    looked at together; beside them is the number of the fields before them.
    """

    def __missing__(
        self, kind: type
    ) -> tuple[Callable[[Any], tuple[Any, ...]], list[Any], int, int, Any]:
        if not dataclasses.is_dataclass(kind):
            raise TypeError(f"{kind.__name__} cannot cross the wire")
        declared = dataclasses.fields(kind)
        get = operator.attrgetter(*(field.name for field in declared), "__class__")
        defaults = [field.default for field in declared]
        n_short = len(defaults)
        while n_short and (defaults[n_short - 1] is None or defaults[n_short - 1] in ((), "")):
            n_short -= 1
        n_short = (n_short + len(defaults) + 1) // 2
        made = get, defaults, len(defaults), n_short, tuple(defaults[n_short:])
        self[kind] = made
        return made


_GETTERS = _Getters()
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=_fields, check_circular=False
)

_parse = json.JSONDecoder().decode
_Reader = Callable[[Any], Any]
#: What has to be done to the items of a list: at which place, by which reader.
_Steps = tuple[tuple[int, _Reader], ...]
#: How many shapes of lists a reader remembers; another process cannot make it grow for ever.
_SHAPES = 500


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
        return lambda value: tuple(map(read_item, _list(value)))
    if origin is tuple:
        return _fixed(arguments, tuple)
    if origin in (Union, types.UnionType):
        # One kind of thing, or None.
        (kind,) = [argument for argument in arguments if argument is not type(None)]
        read = _reader(kind)
        return lambda value: None if value is None else read(value)
    hints = typing.get_type_hints(hint)
    fields = dataclasses.fields(hint)
    n_needed = sum(field.default is dataclasses.MISSING for field in fields)
    return _fixed([hints[f.name] for f in fields], lambda items: hint(*items), n_needed)


def _fixed(
    hints: Sequence[Any], make: Callable[[list[Any]], Any], n_needed: int | None = None
) -> _Reader:
    """A reader of lists that hold one item for each hint.

    Most lists look alike: what is to be done for items of given types is worked out once. Then a
    list of strings, whole numbers and None takes one look.
    """
    readers = [_reader(hint) for hint in hints]
    known: dict[tuple[type, ...], _Steps] = {}

    def read(value: Any) -> Any:
        shape = tuple(map(type, _list(value)))
        steps = known.get(shape)
        if steps is None:
            if not (len(hints) if n_needed is None else n_needed) <= len(shape) <= len(hints):
                raise TypeError("wrong length")
            steps = _steps(readers, value, shape)
            if len(known) < _SHAPES:
                known[shape] = steps
        for place, reader in steps:
            value[place] = reader(value[place])
        return make(value)

    return read


def _steps(readers: list[_Reader], value: list[Any], shape: tuple[type, ...]) -> _Steps:
    """What has to be done to items of these types; those that may stay as they are need nothing."""
    steps: list[tuple[int, _Reader]] = []
    for place, kind in enumerate(shape):
        if kind is list:
            steps.append((place, readers[place]))
        # For all other items of JSON the type alone decides whether they fit.
        elif type(readers[place](value[place])) is not kind:
            steps.append((place, _number))
    return tuple(steps)


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
        return math.inf if value > 0 else -math.inf


def _exactly(kind: type) -> _Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"expected {kind.__name__}")
        return value

    return read


def _plain(value: Any) -> Any:
    """Nested lists of numbers, strings, booleans and None, frozen to tuples."""
    if type(value) is list:
        return tuple(map(_plain, value))
    if value is None or type(value) in (int, float, str, bool):
        return value
    raise TypeError("expected plain data")


_KINDS: dict[str, type] = {cls.__name__: cls for cls in typing.get_args(Message)}
_READERS: dict[str, _Reader] = {}


def _reader_of(kind: str) -> _Reader:
    """The reader of a kind of message, made when the first one comes."""
    reader = _READERS.get(kind)
    if reader is None:
        reader = _READERS[kind] = _reader(_KINDS[kind])
    return reader


def lines(buffer: bytearray) -> Iterator[bytes]:
    """Take every whole line out of a buffer of received bytes; blank ones are padding."""
    *whole, rest = bytes(buffer).split(b"\n")
    buffer[:] = rest
    return (line for line in whole if line)
