"""Which object of neurogebra an expression of the program is.

What was evaluated says so; where nothing was, the text does: imports, single bindings, literal
strings. An answer is certain or there is none.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeAlias

from neurogebra import catalogue
from neurogebra.formula.tree import Node, names_in_order
from neurogebra_lsp.facts import Card, Facts, Shown
from neurogebra_lsp.features import api, forms
from neurogebra_lsp.features.index import Index
from neurogebra_lsp.syntax import cursor, scopes
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.syntax.scopes import Binding
from neurogebra_lsp.text import Document, Offset

Kind: TypeAlias = Literal[
    "MathForge", "Expression", "Value", "Tensor", "Trainer", "class", "module"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Object:
    """An object of neurogebra; what is not known of it is empty."""

    kind: Kind
    name: str = ""  #: of a class or module: what it is; of an Expression: its name
    card: Card | None = None  #: of an evaluated Expression
    entry: str = ""  #: of an Expression: its name in the catalogue
    formula: str = ""  #: of an Expression: its literal formula
    params: tuple[str, ...] = ()  #: of an Expression with a formula: the names that are settings
    whole: bool = False  #: whether formula and params are all there is to say
    given: bool = False  #: of an entry: whether its parameters are set to what is not known here

    def variables(self) -> tuple[str, ...] | None:
        """The names that `eval` needs; None when they are not known."""
        if self.card is not None:
            return self.card.variables
        if self.entry:
            known = catalogue.signature(self.entry)
            return known.variables if known else None
        tree = self.tree()
        if tree is None or not self.whole:
            return None
        return tuple(name for name in names_in_order(tree) if name not in self.params)

    def settings(self) -> tuple[str, ...] | None:
        """The names of parameters; None when they are not known."""
        if self.card is not None:
            return tuple(name for name, _ in self.card.params)
        if self.entry:
            known = catalogue.signature(self.entry)
            return known.params if known else None
        return self.params if self.whole else None

    def tree(self) -> Node | None:
        """The formula, where it is literal and sound."""
        return forms.read(self.formula, self.params) if self.formula else None


_MODULES = frozenset({"neurogebra", "neurogebra.core", "neurogebra.core.forge",
                      "neurogebra.core.expression", "neurogebra.core.autograd",
                      "neurogebra.core.tensor", "neurogebra.core.trainer"})  # fmt: skip
#: The objects that a class of the package makes, by its name.
_MADE: dict[str, Kind] = {
    "MathForge": "MathForge", "Value": "Value", "Tensor": "Tensor", "Trainer": "Trainer",
}  # fmt: skip
_SAME_KIND = frozenset({"simplify", "expand", "clone", "compose", "gradient", "integrate"})
_FUNCTIONS = frozenset(member.name for member in api.VALUE.members if member.op)
#: What a program names rather than makes; and types of which its values do not tell whether they
#: are the package's or the program's own.
_NAMED = frozenset({"type", "ABCMeta", "module", "Tensor", "Trainer"})
_DEEPEST = 12
_USES = 200  #: of a name that are looked at


class Reader:
    """Reads expressions at one place of a document."""

    def __init__(
        self,
        index: Index,
        bound: Callable[[str], Binding | None],
        seen: Callable[[ast.expr], Shown | None],
        made: Callable[[str], ast.Call | None] = lambda _: None,
    ) -> None:
        self._index = index
        self._bound = bound
        self._seen = seen
        self._made = made

    def of(self, node: ast.expr, depth: int = 0) -> Object | None:
        """The object that an expression is."""
        shown = self._seen(node)
        if shown is not None and shown.known and shown.type not in _NAMED:
            told = of_shown(self._index, shown)
            return told if _is_whole(told) else self._read(node, depth) or told
        return self._read(node, depth)

    def _read(self, node: ast.expr, depth: int) -> Object | None:
        """What is written, where nothing was seen of it."""
        if depth > _DEEPEST:
            return None
        if isinstance(node, ast.Name):
            return self._of_name(node.id, depth)
        if isinstance(node, ast.Attribute):
            return self._of_attribute(node, depth)
        if isinstance(node, ast.Call):
            return self._of_call(node, depth)
        if isinstance(node, ast.BinOp | ast.UnaryOp):
            return self._of_arithmetic(node, depth)
        return None

    def _of_name(self, name: str, depth: int) -> Object | None:
        binding = self._bound(name)
        if binding is None:
            return None
        if binding.kind == "import":
            return imported(binding.origin)
        bound = self._index.bound.get(binding.span)
        told: Object | None = None
        if bound is not None and bound.value.known and bound.value.type not in _NAMED:
            told = of_shown(self._index, bound.value)
            if _is_whole(told):
                return told
        if binding.kind == "assign" and binding.value is not None:
            # Its value was written at another place, where other facts hold.
            elsewhere = Reader(self._index, self._bound, lambda _: None)
            return elsewhere.of(binding.value, depth + 1) or told
        return told

    def _of_attribute(self, node: ast.Attribute, depth: int) -> Object | None:
        owner = self.of(node.value, depth + 1)
        if owner is not None and owner.kind == "module":
            return imported(f"{owner.name}.{node.attr}")
        if owner is None and isinstance(node.value, ast.Name) and node.value.id == "self":
            made = self._made(node.attr)
            return None if made is None else self.of(made, depth + 1)
        return None

    def _of_call(self, node: ast.Call, depth: int) -> Object | None:
        if isinstance(node.func, ast.Attribute):
            owner = self.of(node.func.value, depth + 1)
            if owner is not None and owner.kind in ("MathForge", "Expression", "Value"):
                return _of_method(owner, node.func.attr, node)
        callee = self.of(node.func, depth + 1)
        if callee is None:
            return None
        if callee.kind == "class":
            return _made(callee.name, node)
        if callee.kind == "Expression":
            return Object("Expression")
        return None

    def _of_arithmetic(self, node: ast.BinOp | ast.UnaryOp, depth: int) -> Object | None:
        operands = (node.left, node.right) if isinstance(node, ast.BinOp) else (node.operand,)
        kinds = {found.kind for o in operands if (found := self.of(o, depth + 1)) is not None}
        for kind in ("Expression", "Value"):
            if kind in kinds:
                return Object(kind)
        return None


def _is_whole(told: Object | None) -> bool:
    """Whether facts say all of an object: of many Expressions only the first have a card."""
    return told is None or told.kind != "Expression" or told.card is not None


def at(doc: Document, index: Index, here: Here) -> Reader:
    """A reader for what stands at a place of parsed code."""

    def bound(name: str) -> Binding | None:
        return scopes.reaching(doc, name, here)

    def seen(node: ast.expr) -> Shown | None:
        return seen_at(index, here.statement, node)

    return Reader(index, bound, seen)


def from_text(doc: Document, here: Here) -> Reader:
    """A reader that goes by what is written alone."""
    return Reader(_NO_FACTS, lambda name: scopes.reaching(doc, name, here), lambda _: None)


_NO_FACTS = Index(Facts(0, ""))


def seen_at(index: Index, statement: Statement, node: ast.expr) -> Shown | None:
    """What was seen of an expression of a statement."""
    if not statement.nodes:
        return None
    found = index.seen.get(cursor.span_of(statement, node))
    return found.value if found is not None and found.passes == 1 else None


def while_typing(doc: Document, index: Index, line: int) -> Reader:
    """A reader for half-typed code: a name is what it was last bound to above."""

    def bound(name: str) -> Binding | None:
        found = scopes.bindings(doc, name)
        above = [binding for binding in found if binding.span[0] <= line]
        return (above or list(found) or [None])[-1]

    def seen(node: ast.expr) -> Shown | None:
        if isinstance(node, ast.Attribute):
            return _seen_above(doc, index, ast.unparse(node), 0, doc.offset(line + 1, 0))
        binding = bound(node.id) if isinstance(node, ast.Name) else None
        if binding is None or binding.kind != "import" or imported(binding.origin) is not None:
            return None
        start = doc.offset(*binding.after)
        return _seen_above(doc, index, binding.name, start, doc.offset(line + 1, 0))

    return Reader(index, bound, seen, lambda name: _made_in_class(doc, name))


def _made_in_class(doc: Document, name: str) -> ast.Call | None:
    """The call that makes an attribute, where one class of the document makes it at one place."""
    found: list[ast.expr | None] = []
    for statement in cursor.statements(doc):
        if name not in statement.text:
            continue
        for node in (inner for top in statement.nodes for inner in ast.walk(top)):
            if isinstance(node, ast.ClassDef):
                found += (_value_of(inner) for inner in node.body if _binds(inner, name))
            elif isinstance(node, ast.Attribute) and node.attr == name:
                found += [None] if isinstance(node.ctx, ast.Del) else []
            elif isinstance(node, ast.stmt) and _sets(node, name):
                found.append(_value_of(node))
    only = found[0] if len(found) == 1 else None
    return only if isinstance(only, ast.Call) else None


def _targets(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign | ast.AugAssign) else []


def _binds(node: ast.stmt, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for target in _targets(node))


def _sets(node: ast.stmt, name: str) -> bool:
    return any(
        isinstance(inner, ast.Attribute) and inner.attr == name and isinstance(inner.ctx, ast.Store)
        for target in _targets(node)
        for inner in ast.walk(target)
    )


def _value_of(node: ast.stmt) -> ast.expr | None:
    is_whole = isinstance(node, ast.Assign | ast.AnnAssign) and len(_targets(node)) == 1
    return getattr(node, "value", None) if is_whole else None


def _seen_above(doc: Document, index: Index, written: str, start: int, end: int) -> Shown | None:
    """What a name from a module of the program, or an attribute, was where it was last used."""
    word = re.compile(rf"(?<![\w.]){re.escape(written)}\b")
    for place in islice(_places_before(doc.text, written, start, end), _USES):
        if word.match(doc.text, place) is None:
            continue
        first, column = doc.place(Offset(place))
        seen = index.seen.get((first, column, first, column + len(written)))
        if seen is not None and (seen.passes == 1 or "." in written):
            return seen.value
    return None


def _places_before(text: str, written: str, start: int, end: int) -> Iterator[int]:
    """Where something is written between two offsets, the last place first."""
    while (place := text.rfind(written, start, end)) >= 0:
        yield place
        end = place + len(written) - 1


def of_shown(index: Index, shown: Shown) -> Object | None:
    """The object that a value is."""
    if shown.is_expression:
        card = index.card_of(shown)
        return Object("Expression", card.name if card else "", card, card.catalogue if card else "")
    if shown.is_value:
        return Object("Value")
    return Object("MathForge") if shown.type == "MathForge" else None


def imported(origin: str) -> Object | None:
    """The class or module that a dotted name of the package is."""
    if origin in _MODULES:
        return Object("module", origin)
    module, _, name = origin.rpartition(".")
    return Object("class", name) if module in _MODULES and name in api.CLASSES else None


def _of_method(owner: Object, method: str, call: ast.Call) -> Object | None:
    if owner.kind == "MathForge":
        if method == "compose":
            return Object("Expression")
        if method != "get":
            return None
        name = literal_argument(call, 0, "name")
        entry = catalogue.resolve(name) if name is not None else None
        return Object("Expression", name or "", entry=entry or "", given=is_given(call))
    if owner.kind == "Expression":
        return Object("Expression") if method in _SAME_KIND else None
    return Object("Value") if method in _FUNCTIONS else None


def is_given(call: ast.Call) -> bool:
    """Whether a call that asks for an entry sets its parameters."""
    return argument(call, 1, "params") is not None or any(k.arg is None for k in call.keywords)


def _made(name: str, call: ast.Call) -> Object:
    if name == "Expression":
        return made(call)
    return Object(_MADE[name])


def made(call: ast.Call) -> Object:
    """The expression that a call of `Expression(…)` makes."""
    formula = literal_argument(call, 1, "formula")
    params = of_keys(call)
    title = literal_argument(call, 0, "name") or ""
    if formula is None:
        return Object("Expression", title)
    return Object(
        "Expression", title, formula=formula, params=params or (), whole=params is not None
    )


def of_keys(call: ast.Call) -> tuple[str, ...] | None:
    """The names of the parameters that a new Expression is given; None where they vary."""
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    node = argument(call, 2, "params")
    if node is None or (isinstance(node, ast.Constant) and node.value is None):
        return ()
    if not isinstance(node, ast.Dict):
        return None
    keys = [
        key.value
        for key in node.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    ]
    return tuple(keys) if len(keys) == len(node.keys) else None


def argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    """An argument by its position or its name."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    before = call.args[: position + 1]
    if len(before) <= position or any(isinstance(a, ast.Starred) for a in before):
        return None
    return before[position]


def literal_argument(call: ast.Call, position: int, name: str) -> str | None:
    """A string that is written out as an argument."""
    node = argument(call, position, name)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
