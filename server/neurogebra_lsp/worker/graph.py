"""The computation graph below a Value, as plain nodes and as formulas in the program's names."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from neurogebra.core.autograd import Value
from neurogebra.core.graph import in_order
from neurogebra.formula import structure
from neurogebra.formula.tree import Apply, Node, Num, Sym
from neurogebra_lsp.facts import NOWHERE, Around, GraphNode
from neurogebra_lsp.worker.kinds import module_of
from neurogebra_lsp.worker.symbolic import Plain
from neurogebra_lsp.worker.unknown import Taint, Unknown

_NODES = 2_000  #: a larger graph is told by its leaves and its root
_FORMULA = 60  #: operations in one formula
_TOO_DEEP = 1_000_000  #: operations that were not counted
_LONGEST = 2_000  #: characters of one formula
_FORMULAS = 20_000  #: formulas kept
_STRUCTURED = 30_000  #: steps of Values whose structures are told, in one evaluation
_LONG = 150  #: characters of a formula of repeated terms that is told by its structure
_NAMES = 20_000


class Names:
    """Which Value is bound to which name, and the line that bound it first.

    A name means the Value it was bound to last. What a function binds does not take a name away
    from the module.
    """

    def __init__(self) -> None:
        self._by_id: dict[int, tuple[Any, str, tuple[int, int]]] = {}
        self.holders: dict[str, tuple[int, bool]] = {}
        self._numbers: dict[int, tuple[int, Any]] = {}
        self._around: dict[int, tuple[Any, Around]] = {}
        self._next = 0
        self._asked: set[int] = set()
        self.changes = 0  #: how often something that was asked for changed
        #: Where what has no name is reached, while the program stands still.
        self._find_places: Callable[[], dict[int, str]] | None = None
        self._places: dict[int, str] | None = None
        self._told: dict[int, str] = {}  # the places that answers came from
        self._needs_places = False  # whether any did

    def give(self, value: Any, name: str, at: tuple[int, int], local: bool) -> None:
        """Name a Value, unless it has a name; the oldest names go when there are too many.

        `at` is the line that binds it, and the pass of the loop around that.
        """
        holder = self.holders.get(name)
        if holder is not None:
            if local and not holder[1] and holder[0] != id(value):
                return
            self._change(holder[0])
        known = self._by_id.get(id(value))
        if known is None or self.holders.get(known[1], (0,))[0] != id(value):
            self._change(id(value))
            self._by_id[id(value)] = (value, name, at if known is None else known[2])
            self.holders[name] = (id(value), local)
            if len(self._by_id) > _NAMES:
                oldest = next(iter(self._by_id))
                self._change(oldest)
                del self._by_id[oldest]
        elif name != known[1]:
            self.holders.pop(name, None)  # it meant another Value, and means none of its own now

    def relabel(self, value: Any) -> None:
        """A Value gets another label."""
        self._change(id(value))

    def _change(self, identity: int) -> None:
        if identity in self._asked:
            self._asked.clear()
            self.changes += 1

    def asked(self, value: Any) -> str:
        """The name that means it, or ""; should that change, `changes` tells."""
        self._asked.add(id(value))
        name = self.name_of(value)
        if name:
            return name
        places = self._reached()
        if not self._needs_places:
            self._needs_places, self._told = True, places
        return places.get(id(value), "")

    def take(self, name: str, local: bool) -> None:
        """A name is bound to something that is no Value: it means none from now on."""
        holder = self.holders.get(name)
        if holder is not None and (holder[1] or not local):
            self._change(holder[0])
            del self.holders[name]

    def of(self, value: Any) -> str:
        """The name that means it, else the place where it is reached, or ""."""
        return self.name_of(value) or self._reached().get(id(value), "")

    def name_of(self, value: Any) -> str:
        """The name that means it, or ""."""
        known = self._by_id.get(id(value))
        return known[1] if known and self.holders.get(known[1], (0,))[0] == id(value) else ""

    def is_local(self, value: Any) -> bool:
        """Whether it has a name, and only inside a function."""
        return self.holders.get(self.name_of(value), (0, False))[1]

    def stand_still(self, find_places: Callable[[], dict[int, str]] | None) -> None:
        """From now on places are what they are now; or they change, and none is told."""
        self._find_places = find_places
        self._places = None

    def look(self) -> None:
        """Find out whether places are what they were when names were asked for.

        Where everything that was asked for had a name, nobody has to go through what is held.
        """
        if self._needs_places and self._reached() != self._told:
            self._needs_places = False
            self._asked.clear()
            self.changes += 1

    def _reached(self) -> dict[int, str]:
        if self._places is None:
            self._places = {} if self._find_places is None else self._find_places()
        return self._places

    def made_at(self, value: Any) -> tuple[int, int] | None:
        """The line that bound it first, and the pass of the loop around that."""
        known = self._by_id.get(id(value))
        return known[2] if known else None

    def was_there(self, value: Any, around: Around) -> None:
        """A Value is met while this goes on; what it is made within is told when it is met first.

        The oldest go when there are too many.
        """
        if id(value) not in self._around:
            self._around[id(value)] = (value, around)
            if len(self._around) > _NAMES:
                del self._around[next(iter(self._around))]

    def made_within(self, value: Any) -> Around | None:
        """What went on when it was met first."""
        known = self._around.get(id(value))
        return known[1] if known is not None else None

    def begin(self, unit: int) -> None:
        """A statement begins. Its Values get its own numbers, so an edit elsewhere changes none."""
        self._next = unit << 20

    def number(self, value: Any) -> int:
        """An identity that is never another Value's within one evaluation."""
        known = self._numbers.get(id(value))
        if known is None:
            known = self._numbers[id(value)] = (self.unused(), value)
        return known[0]

    def unused(self) -> int:
        """A number that nothing has."""
        self._next += 1
        return self._next - 1


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A graph right after backward(): its Values, inputs first, with their data and gradients."""

    root: Any
    values: list[Any]
    data: list[Any]
    before: list[Any]  #: the gradients that they held when backward() was called
    grads: list[Any]
    cut: bool


def inputs(value: Any) -> tuple[Any, ...]:
    """The operands of the operation that made a Value, plain numbers among them."""
    return tuple(value._inputs)


def unknown_below(taint: Taint, root: Any) -> Unknown | None:
    """Why the numbers in the graph of a Value or Tensor are not known, if they are not."""
    pending, seen = [root], {id(root)}
    while pending:
        value = pending.pop()
        unknown = taint.of(value)
        if unknown is not None:
            return unknown
        for operand in inputs(value) if module_of(type(value)).startswith("neurogebra.") else ():
            if id(operand) not in seen:
                seen.add(id(operand))
                pending.append(operand)
    return None


def operation(value: Any) -> str:
    """The row of the operations table that made it, "" for a leaf."""
    return value._row.name if value._row is not None else ""


def snapshot(root: Any, names: Names) -> Snapshot:
    """The graph as it is now, about to be gone through by backward()."""
    ordered = in_order(root)
    cut = len(ordered) > _NODES
    if cut:
        ordered = [v for v in ordered if v is root or not operation(v) or names.of(v)][-_NODES:]
    data, grads = [v.data for v in ordered], [v.grad for v in ordered]
    return Snapshot(root, ordered, data, grads, grads, cut)


def nodes(
    shot: Snapshot, names: Names, start: int, known: bool = True
) -> tuple[tuple[GraphNode, ...], int, bool]:
    """The nodes of a snapshot with numbers for operands; plain numbers become nodes too.

    Lines count from the one that the statement starts at.
    """
    kept = {id(v) for v in shot.values}
    places = _places(shot, names)
    around = _around(shot, names)
    made: list[GraphNode] = []
    constants = -1
    numbers = zip(shot.data, shot.before, shot.grads, strict=True)
    for value, (data, before, grad) in zip(shot.values, numbers, strict=True):
        if not known:
            data, before, grad = math.nan, 0.0, math.nan
        operands: list[int] = []
        whole = True
        line, loop_pass = places[id(value)]
        for operand in inputs(value):
            if not isinstance(operand, Value):
                made.append(GraphNode(constants, "", (), float(operand), 0.0, constant=True))
                operands.append(constants)
                constants -= 1
            elif id(operand) in kept:
                operands.append(names.number(operand))
            else:
                whole = False
        made.append(
            GraphNode(
                names.number(value),
                operation(value) if whole else "",
                tuple(operands) if whole else (),
                float(data),
                float(grad),
                names.of(value) or str(value.label),
                line if line == NOWHERE else line - start,
                type(value) is Plain,
                0.0 if value is shot.root else float(before),
                loop_pass,
                tuple((name, at if name else at - start, n) for name, at, n in around[id(value)]),
            )
        )
    return tuple(made), names.number(shot.root), shot.cut


def _places(shot: Snapshot, names: Names) -> dict[int, tuple[int, int]]:
    """Line and loop pass of each Value: its own where it has a name, else of what first used it."""
    places: dict[int, tuple[int, int]] = {}
    for value in reversed(shot.values):
        place = names.made_at(value) or places.get(id(value), (NOWHERE, 0))
        places[id(value)] = place
        for operand in inputs(value):
            if isinstance(operand, Value):
                places.setdefault(id(operand), place)
    return places


def _around(shot: Snapshot, names: Names) -> dict[int, Around]:
    """What went on when each Value was made: as was told of it, else as of what first used it."""
    found: dict[int, Around] = {}
    for value in reversed(shot.values):
        known = names.made_within(value)
        around = found[id(value)] = known if known is not None else found.get(id(value), ())
        for operand in inputs(value):
            if isinstance(operand, Value):
                found.setdefault(id(operand), around)
    return found


class Formulas:
    """How Values were made, as text.

    The text of an operation is made of those of its operands, so each is kept until a name or
    label that was asked for means something else.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._changes = names.changes
        # By identity: the Value, its text (None where it has none), and the operations in it.
        self._by_names: _Texts = {}
        self._by_leaves: _Texts = {}
        self._structures: dict[int, tuple[Any, tuple[str, str] | None]] = {}
        self._told: dict[int, tuple[Any, dict[str, Any]]] = {}
        self._left = _STRUCTURED

    def of(self, value: Any) -> dict[str, Any]:
        """How a Value was made: in the names it was made from, and down to the leaves.

        Beside them, those of the names that others of them were made from in turn; and where the
        formula is too large to read, its structure.
        """
        if not operation(value):
            return {}
        self._names.look()
        if self._changes != self._names.changes or len(self._by_names) > _FORMULAS:
            self._changes = self._names.changes
            self._by_names.clear()
            self._by_leaves.clear()
            self._structures.clear()
            self._told.clear()
        told = self._told.get(id(value))
        if told is None:
            told = self._told[id(value)] = (value, self._made(value))
        return told[1]

    def _made(self, value: Any) -> dict[str, Any]:
        by_names = self._text(value, self._by_names, 0)[0]
        if by_names is None:
            return {"structure": self._structure(value, repeated=False)}
        by_leaves = self._text(value, self._by_leaves, 0)[0]
        is_long = len(by_names) > _LONG
        return {
            "formula": by_names,
            "expanded": by_leaves if by_leaves != by_names else None,
            "through": _through(value, self._names),
            "structure": self._structure(value, repeated=True) if is_long else None,
        }

    def _text(self, value: Any, known: _Texts, depth: int) -> tuple[str | None, int]:
        """Its text, every operand in brackets where it is no atom, and how many operations."""
        found = known.get(id(value))
        if found is not None:
            return found[1], found[2]
        if depth == _FORMULA:
            return None, _TOO_DEEP
        words: list[str] = []
        used = 1
        for operand in inputs(value):
            if not isinstance(operand, Value):
                words.append(_literal(operand))
                continue
            word, more = self._operand(operand, known, depth)
            used += more
            if word is None or used > _FORMULA:
                if used >= _TOO_DEEP and depth:
                    return None, _TOO_DEEP  # below another start it may be short enough
                known[id(value)] = (value, None, _FORMULA)
                return None, _FORMULA
            words.append(word)
        text = _applied(operation(value), words)
        if len(text) > _LONGEST:
            known[id(value)] = (value, None, _FORMULA)
            return None, _FORMULA
        known[id(value)] = (value, text, used)
        return text, used

    def _operand(self, value: Any, known: _Texts, depth: int) -> tuple[str | None, int]:
        is_step = bool(operation(value))
        if is_step and known is self._by_leaves:
            return self._text(value, known, depth + 1)
        name = self._names.asked(value)
        if name:
            return name, 0
        label = str(value.label)
        if is_step and not label:
            return self._text(value, known, depth + 1)
        return (label if label.isidentifier() else None), 0

    def _structure(self, value: Any, *, repeated: bool) -> tuple[str, str] | None:
        known = self._structures.get(id(value))
        if known is not None:
            return known[1]
        told: tuple[str, str] | None = None
        steps: dict[int, Node] = {}
        made = tree(value, self._names, steps=steps) if self._left > 0 else None
        self._left -= len(steps)
        found = None if made is None else structure.structure(made)
        if found is not None and (not repeated or structure.repeats(found)):
            words = structure.words(found)
            told = words.unicode, words.latex
        self._structures[id(value)] = (value, told)
        return told


_Texts: TypeAlias = dict[int, tuple[Any, "str | None", int]]


def tree(
    top: Any,
    names: Names,
    leaves: dict[str, Any] | None = None,
    steps: dict[int, Node] | None = None,
) -> Node | None:
    """A Value as a formula in which what is used often is one object; None where it is too large.

    What has no name of its own is anonymous; `leaves` is told what each name stands for, `steps`
    all that was looked at.
    """
    done: dict[int, Node] = {} if steps is None else steps
    named: dict[str, Any] = {} if leaves is None else leaves
    is_local = names.is_local(top)
    stack: list[tuple[Any, bool]] = [(top, False)]
    while stack:
        value, expanded = stack.pop()
        if id(value) in done:
            continue
        name = names.of(value) or str(value.label)
        operation_name = operation(value)
        if operation_name and names.is_local(value) and not is_local:
            name = ""  # a step of a function's last call
        if value is not top and (name or not operation_name):
            is_told = name.isidentifier() or (name and name == names.of(value))
            if name in named or not is_told:
                name = f"{structure.ANONYMOUS}{len(named)}"
            named[name] = value
            done[id(value)] = Sym(name)
        elif expanded:
            operands = (done[id(o)] if isinstance(o, Value) else Num(o) for o in inputs(value))
            done[id(value)] = Apply(operation_name, tuple(operands))
        else:
            stack.append((value, True))
            stack.extend((o, False) for o in inputs(value) if isinstance(o, Value))
        if len(done) > structure.LOOKED_AT:
            return None
    return done[id(top)]


def _through(top: Any, names: Names) -> tuple[str, ...]:
    """The names on which a Value depends both directly and through another name."""
    direct: dict[int, Any] = {}
    below: list[Any] = []
    pending, seen = [top], set[int]()
    while pending:
        for operand in inputs(pending.pop()):
            if not isinstance(operand, Value) or id(operand) in seen:
                continue
            seen.add(id(operand))
            if not (names.of(operand) or operand.label):
                pending.append(operand)
            else:
                direct[id(operand)] = operand
                below += inputs(operand)
    if len(direct) < 2:
        return ()
    found: dict[int, Any] = {}
    while below:
        value = below.pop()
        if isinstance(value, Value) and id(value) not in found:
            if len(found) >= _NODES:
                return tuple(names.of(one) or one.label for one in direct.values())
            found[id(value)] = value
            below += inputs(value)
    return tuple(
        names.of(one) or one.label for identity, one in direct.items() if identity in found
    )


_SIGNS = {"add": "+", "sub": "-", "mul": "*", "div": "/", "pow": "**"}


def _applied(name: str, words: list[str]) -> str:
    if name in _SIGNS and len(words) == 2:
        left, right = words
        if name == "add" and left == "0":
            return right  # what `sum` begins with
        if name == "mul" and _is_number(right) and not _is_number(left):
            left, right = right, left  # 2*x, as it is written, for x*2
        return f"{_bracketed(left)} {_SIGNS[name]} {_bracketed(right)}"
    if name == "neg":
        return f"-{_bracketed(words[0])}"
    return f"{name}({', '.join(words)})"


@lru_cache(maxsize=2_000)
def _bracketed(word: str) -> str:
    plain = word.isidentifier() or _is_number(word) or (word.endswith(")") and _is_call(word))
    return word if plain else f"({word})"


def _is_call(word: str) -> bool:
    head, _, rest = word.partition("(")
    depth = 1
    for index, character in enumerate(rest):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return head.isidentifier() and index == len(rest) - 1
    return False


@lru_cache(maxsize=2_000)
def _is_number(word: str) -> bool:
    try:
        return float(word) >= 0
    except ValueError:
        return False


def _literal(number: Any) -> str:
    if isinstance(number, float) and number.is_integer() and abs(number) < 1e15:
        return repr(int(number))
    return repr(number) if isinstance(number, (int, float)) else repr(float(number))
