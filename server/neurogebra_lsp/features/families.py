"""Which expressions of a program share their symbols, and every place that names one of these.

`f_prime = f.gradient("x")` has the symbols of `f`, and `f_prime.eval(x=3)` names one. Expressions
that flow into one another (by assignment, arithmetic, derivation, containers, calls of the
program's own functions, imports of one file by another) are one family: a symbol of one can only
be renamed in all. Where an expression goes somewhere that is not followed, the family says so.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from neurogebra import catalogue
from neurogebra.formula.tree import Node, Sym, walk
from neurogebra_lsp.facts import Shown, Span
from neurogebra_lsp.features import forms, objects
from neurogebra_lsp.features.files import MODULE, File, Files, Variable, module_of, origin_of
from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.features.objects import Object, Reader
from neurogebra_lsp.syntax import cursor, scopes
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.syntax.literal import StringLiteral
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.syntax.scopes import Scope


@dataclass(frozen=True, slots=True)
class Place:
    """Where a symbol is named."""

    name: str
    span: Span
    file: str  #: the address of its file
    formula: bool = False  #: in a formula, which says what it means
    param: bool = False  #: among the parameters, which gives it a value


@dataclass(slots=True)
class Family:
    """Expressions that share their symbols."""

    places: list[Place] = field(default_factory=list)
    entries: set[str] = field(default_factory=set)  #: of the catalogue: their symbols are fixed
    #: Addresses and lines of what is not followed, and why.
    unclear: list[tuple[str, int, str]] = field(default_factory=list)
    asked: list[tuple[str, str, int]] = field(default_factory=list)  #: names asked for, and where
    given: set[str] = field(default_factory=set)  #: the names it is registered under
    makes: bool = False  #: an expression is made in it

    def of(self, name: str) -> list[Place]:
        """The places of one symbol."""
        return [place for place in self.places if place.name == name]


def place_at(files: Files, at: tuple[int, int]) -> tuple[Family, Place] | None:
    """The symbol that is named at a place, with the family it belongs to."""
    own = files.own.doc.uri
    for family in families(files):
        for place in family.places:
            if place.file == own and place.span[:2] <= at <= place.span[2:]:
                return family, place
    return None


_LAST: list[tuple[Files, tuple[Family, ...]]] = []


def families(files: Files) -> tuple[Family, ...]:
    """The families of a program in which expressions are made."""
    for known, found in _LAST:
        if _is_same(known, files):
            return found
    joined = _Joined()
    functions = {file.doc.uri: _functions(file) for file in files.all} if files.others else {}
    readings: list[_Reading] = []  # kept, for what they know of a node goes by its identity
    for file in files.all:
        reading = _Reading(files, file, joined, functions)
        for statement in _relevant(files, file):
            reading.read(statement)
        readings.append(reading)
    found = tuple(joined.families())
    _LAST.insert(0, (files, found))
    del _LAST[4:]
    return found


def _is_same(one: Files, other: Files) -> bool:
    return len(one.others) == len(other.others) and all(
        (a.facts is b.facts or not (a.facts.parts or b.facts.parts))
        and a.doc.text == b.doc.text
        and a.modules == b.modules
        for a, b in zip(one.all, other.all, strict=True)
    )


def _functions(file: File) -> dict[str, tuple[str, ...]]:
    """The functions that a file is sure to have, with the names of their parameters."""
    return {
        node.name: tuple(a.arg for a in (*node.args.posonlyargs, *node.args.args))
        for statement in cursor.statements(file.doc)
        for node in statement.nodes
        if isinstance(node, ast.FunctionDef)
        and len(scopes.in_home(file.doc, node.name, MODULE)) == 1
    }


_MAKES = re.compile(r"\bExpression\b|\.get\(|\.compose\(")
_STORES = re.compile(r"\.(\w+)\s*(?::[^=\n]*)?=[^=]")
_NAMES = re.compile(r"[^\W\d]\w*")


def _relevant(files: Files, file: File) -> list[Statement]:
    """The statements that an expression may flow through.

    Those that make one, those that mention what these bind, and the functions these call; where
    the program has more files, those that import and the functions that others may call.
    """
    statements = cursor.statements(file.doc)
    found = {
        n
        for n, statement in enumerate(statements)
        if _MAKES.search(statement.text) or (files.others and _is_open(statement))
    }
    if not found:
        return []
    words = [frozenset(_NAMES.findall(statement.text)) for statement in statements]
    users: dict[str, list[int]] = {}
    makers: dict[str, list[int]] = {}
    for number, statement in enumerate(statements):
        for word in words[number]:
            users.setdefault(word, []).append(number)
        for node in statement.nodes:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                makers.setdefault(node.name, []).append(number)
    pending = list(found)
    while pending:
        number = pending.pop()
        statement = statements[number]
        bound = scopes.bindings_of(statement.nodes, statement.text)
        names = {
            binding.name
            for binding in bound
            if not binding.scopes or binding.elsewhere or binding.scopes[-1].kind == "class"
        }
        reached = [n for name in names.union(_STORES.findall(statement.text))
                   for n in users.pop(name, ())]  # fmt: skip
        reached += [n for name in words[number] for n in makers.pop(name, ())]
        pending += {n for n in reached if n not in found}
        found.update(reached)
    return [statements[number] for number in sorted(found)]


def _is_open(statement: Statement) -> bool:
    """Whether an expression of another file may come in here."""
    return "import" in statement.text or any(
        isinstance(n, ast.FunctionDef) for n in statement.nodes
    )


#: What an expression may flow through: a variable, a result, an expression of the text.
_Cell: TypeAlias = tuple[object, ...]
_SAME = frozenset({"gradient", "simplify", "expand", "integrate", "clone"})
#: Methods of an expression that give no expression, but numbers and words.
_GIVES_OTHER = frozenset(
    {"eval", "to_numpy", "explain", "visualize", "to_latex", "to_torch_source", "to_numpy_source",
     "to_jax_source"}
)  # fmt: skip
#: Functions whose result holds what they are given.
_HANDS_ON = frozenset(
    {"list", "tuple", "set", "dict", "zip", "enumerate", "reversed", "sorted", "filter", "iter",
     "next", "max", "min"}
)  # fmt: skip
_PUTS_IN = frozenset({"append", "add", "insert", "extend", "setdefault", "update"})
#: Functions that look at an expression and let it go.
_LOOKERS = frozenset({"print", "repr", "str", "len", "type", "isinstance", "id", "display"})
#: Attributes that tell the names of symbols to the program.
_TELLING = frozenset({"symbolic_expr", "variables", "arguments", "trainable_params", "params"})
_HARMLESS = frozenset(
    {"name", "text", "formula", "metadata", "explain", "visualize", "to_latex", "to_torch_source",
     "to_numpy_source", "to_jax_source", *_SAME}
)  # fmt: skip
#: What is known to be a function or a module is no expression.
_NO_HOLDERS = frozenset({"function", "method", "builtin_function_or_method", "module"})
_NOTHING = (ast.Constant, ast.JoinedStr, ast.Compare, ast.Lambda)


class _Joined:
    """Cells that hold the same, in all files."""

    def __init__(self) -> None:
        self._parents: dict[_Cell, _Cell] = {}
        self._about: dict[_Cell, Family] = {}

    def families(self) -> Iterator[Family]:
        """What was found, each family once."""
        joined: dict[_Cell, Family] = {}
        for cell, about in self._about.items():
            family = joined.setdefault(self._root(cell), Family())
            family.places += about.places
            family.entries |= about.entries
            family.unclear += about.unclear
            family.asked += about.asked
            family.given |= about.given
            family.makes |= about.makes
        for family in joined.values():
            family.unclear += (
                (file, line, f"is '{name}', which is registered elsewhere")
                for name, file, line in family.asked
                if name not in family.given
            )
        return (family for family in joined.values() if family.makes)

    def _root(self, cell: _Cell) -> _Cell:
        while (parent := self._parents.get(cell, cell)) != cell:
            self._parents[cell] = self._parents.get(parent, parent)
            cell = parent
        return cell

    def join(self, one: _Cell | None, other: _Cell | None) -> None:
        """Two cells hold the same from now on."""
        if one is not None and other is not None:
            self._parents[self._root(one)] = self._root(other)

    def of(self, cell: _Cell) -> Family:
        """What is known of a cell."""
        return self._about.setdefault(cell, Family())


class _Reading:
    """One pass over the statements of a file."""

    def __init__(
        self,
        files: Files,
        file: File,
        joined: _Joined,
        functions: Mapping[str, Mapping[str, tuple[str, ...]]],
    ) -> None:
        self._files, self._file, self._joined = files, file, joined
        self._known_functions = functions
        self._doc, self._index = file.doc, index_of(file.facts)
        self._at = file.doc.uri
        self._join, self._of = joined.join, joined.of
        self._cells: dict[int, _Cell | None] = {}
        self._around: dict[int, tuple[ast.AST | None, tuple[Scope, ...]]] = {}
        self._functions: dict[tuple[str, scopes.Home], ast.FunctionDef] = {}
        self._statement = Statement(0, 0, "", ())

    # -- one statement --------------------------------------------------------------------------

    def read(self, statement: Statement) -> None:
        """Follow what the expressions of a statement do."""
        self._statement = statement
        found: list[ast.AST] = []
        for top in statement.nodes:
            for node, parent, around in scopes.nodes_within(top):
                self._around[id(node)] = (parent, around)
                found.append(node)
        for node in found:
            if isinstance(node, ast.FunctionDef):
                home = self._home(node.name, node)
                if home is not None:
                    self._functions[node.name, home] = node
        for node in found:
            self._visit(node)

    def _visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self._assign(target, node.value)
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
            self._assign(node.target, node.value)
        elif isinstance(node, ast.AugAssign):
            self._join(self._cell(node.target), self._cell(node.value))
        elif isinstance(node, ast.For | ast.comprehension):
            self._join(self._cell(node.target), self._cell(node.iter))
        elif isinstance(node, ast.Return) and node.value is not None:
            self._join(self._result(node), self._cell(node.value))
        elif isinstance(node, ast.Yield | ast.YieldFrom) and node.value is not None:
            self._lost(self._cell(node.value), node, "is given out by a generator")
        elif isinstance(node, ast.Lambda):
            self._lost(self._cell(node.body), node, "is given out by a lambda")
        elif isinstance(node, ast.FunctionDef):
            self._head(node)
        elif isinstance(node, ast.Import | ast.ImportFrom) and self._files.others:
            self._import(node)
        elif isinstance(node, ast.Call):
            self._call(node)
        elif isinstance(node, ast.Subscript):
            self._subscript(node)
        elif isinstance(node, ast.Attribute):
            self._attribute(node)

    def _head(self, node: ast.FunctionDef) -> None:
        """A function: what its parameters are where nothing is given, and who calls it."""
        positional = (*node.args.posonlyargs, *node.args.args)
        defaults = node.args.defaults
        pairs = [*zip(positional[len(positional) - len(defaults) :], defaults, strict=True)]
        pairs += ((a, d) for a, d in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
                  if d is not None)  # fmt: skip
        for argument, default in pairs:
            self._join(self._parameter(node, argument.arg), self._cell(default))
        if node.name in self._known_functions.get(self._at, {}) and not self._around[id(node)][1]:
            self._join(("result", self._at, node.name), ("result", id(node)))
            for argument in (*positional, *node.args.kwonlyargs):
                own = self._parameter(node, argument.arg)
                self._join(("given", self._at, node.name, argument.arg), own)
        if self._is_method(node):
            # `self.make()` is what `make` gives back, and so is `self.made` of a property.
            self._join(("result", id(node)), ("attribute", node.name))

    def _is_method(self, node: ast.FunctionDef) -> bool:
        return isinstance(self._around[id(node)][0], ast.ClassDef)

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        """A name of another file of the program is what it is there."""
        around = self._around[id(node)][1]
        for alias in node.names:
            name = alias.asname or alias.name
            home = scopes.home_of_use(self._doc, name, around, self._statement)
            if isinstance(node, ast.Import) or (home is None and name != "*"):
                continue
            level, module = node.level, node.module or ""
            if name == "*":
                self._import_all(level, module)
            elif home is not None and (found := self._origin(name, home)) is not None:
                self._join(("name", self._at, name, home), found)

    def _origin(self, name: str, home: scopes.Home) -> _Cell | None:
        origin = origin_of(self._files, Variable(self._file, name, home))
        if origin is None or not origin.name:
            return None
        return ("name", origin.file.doc.uri, origin.name, origin.home)

    def _import_all(self, level: int, module: str) -> None:
        target = self._files.at(self._file.module("." * level + module))
        if target is None:
            return
        for statement in cursor.statements(target.doc):
            for binding in scopes.bindings_of(statement.nodes, statement.text):
                if not binding.scopes and binding.name != "*":
                    there = ("name", target.doc.uri, binding.name, MODULE)
                    self._join(("name", self._at, binding.name, MODULE), there)

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Tuple | ast.List):
            values = value.elts if isinstance(value, ast.Tuple | ast.List) else []
            for number, element in enumerate(target.elts):
                pair = values[number] if len(values) == len(target.elts) else value
                self._assign(element, pair)
        else:
            self._join(self._cell(target), self._cell(value))

    def _cell(self, node: ast.expr) -> _Cell | None:
        """What an expression of the text shares with others; None where it is no expression."""
        if id(node) not in self._cells:
            self._cells[id(node)] = None  # should it be part of itself
            self._cells[id(node)] = self._cell_of(node)
        return self._cells[id(node)]

    def _cell_of(self, node: ast.expr) -> _Cell | None:
        if isinstance(node, _NOTHING) or not self._may_hold(node):
            return None
        own = ("place", self._at, *cursor.span_of(self._statement, node))
        if isinstance(node, ast.Name):
            home = self._home(node.id, node)
            return None if home is None else self._of_name(node.id, home)
        if isinstance(node, ast.Attribute):
            module = self._module(node.value)
            return (
                ("attribute", node.attr)
                if module is None
                else ("name", module.doc.uri, node.attr, MODULE)
            )
        if isinstance(node, ast.Subscript | ast.Starred | ast.Await):
            return self._cell(node.value)
        if isinstance(node, ast.NamedExpr):
            return self._cell(node.target)
        if isinstance(node, ast.BinOp):
            self._all(own, (node.left, node.right))
        elif isinstance(node, ast.UnaryOp):
            self._all(own, (node.operand,))
        elif isinstance(node, ast.IfExp):
            self._all(own, (node.body, node.orelse))
        elif isinstance(node, ast.BoolOp):
            self._all(own, node.values)
        elif isinstance(node, ast.List | ast.Tuple | ast.Set):
            self._all(own, node.elts)
        elif isinstance(node, ast.Dict):
            self._all(own, node.values)
        elif isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp):
            self._all(own, (node.elt,))
        elif isinstance(node, ast.DictComp):
            self._all(own, (node.value,))
        elif isinstance(node, ast.Call):
            self._made_by(own, node)
        return own

    def _of_name(self, name: str, home: scopes.Home) -> _Cell:
        cell = ("name", self._at, name, home)
        if home[1] and home[1][-1].kind == "class":
            # What a class binds are attributes of it and of its instances.
            self._join(cell, ("attribute", name))
        return cell

    def _module(self, node: ast.expr) -> File | None:
        """The file of the program that an expression is as a module."""
        if not self._files.others or not isinstance(node, ast.Name | ast.Attribute):
            return None
        around = self._around[id(node)][1]
        return module_of(self._files, self._file, self._statement, node, around)

    def _all(self, own: _Cell, parts: list[ast.expr] | tuple[ast.expr, ...]) -> None:
        for part in parts:
            self._join(own, self._cell(part))

    def _may_hold(self, node: ast.expr) -> bool:
        """Whether an expression of the text may be an Expression, or hold some."""
        seen = self._index.seen.get(cursor.span_of(self._statement, node))
        shown: Shown | None = seen.value if seen is not None else None
        if shown is None and isinstance(node, ast.Name):
            home = self._home(node.id, node)
            bound = [
                fact.value
                for binding in (scopes.in_home(self._doc, node.id, home) if home else ())
                if (fact := self._index.bound.get(binding.span)) is not None
            ]
            return not bound or any(self._is_holder(value) for value in bound)
        return shown is None or self._is_holder(shown)

    def _is_holder(self, shown: Shown) -> bool:
        plain = shown.number is not None or shown.dtype is not None or shown.type == "str"
        other = plain or shown.is_value or shown.type in _NO_HOLDERS
        return not shown.known or not other

    # -- names ----------------------------------------------------------------------------------

    def _home(self, name: str, node: ast.AST) -> scopes.Home | None:
        around = self._around[id(node)][1]
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            span = cursor.span_of(self._statement, node)
            for binding in scopes.bindings(self._doc, name):
                if binding.span == span:
                    return scopes.home_of_binding(binding)
        return scopes.home_of_use(self._doc, name, around, self._statement)

    def _result(self, node: ast.AST) -> _Cell | None:
        """What the function around a place gives back."""
        outer = self._around[id(node)][0]
        while outer is not None and not isinstance(outer, ast.FunctionDef):
            outer = self._around[id(outer)][0]
        return None if outer is None else ("result", id(outer))

    def _reader(self, node: ast.AST) -> Reader:
        line, column = cursor.span_of(self._statement, node)[:2]  # type: ignore[arg-type]
        path: list[ast.AST] = [node]
        while (outer := self._around[id(path[-1])][0]) is not None:
            path.append(outer)
        span = (line, column, line, column)
        here = Here("name", "", span, self._statement, tuple(reversed(path)))
        return objects.at(self._doc, self._index, here)

    # -- calls ----------------------------------------------------------------------------------

    def _made_by(self, own: _Cell, call: ast.Call) -> None:
        """What the result of a call shares with others."""
        function = call.func
        if isinstance(function, ast.Attribute):
            owner = self._reader(call).of(function.value)
            if owner is not None and owner.kind == "MathForge":
                self._from_forge(own, call, function.attr)
            elif function.attr not in _GIVES_OTHER:
                self._join(own, self._cell(function.value))
                if (definition := self._elsewhere(function)) is not None:
                    self._join(own, ("result", *definition[:2]))
                elif function.attr not in _SAME:
                    self._join(own, self._cell(function))
            return
        made = self._reader(call).of(function)
        if made is not None and made.kind == "class" and made.name == "Expression":
            self._constructed(own, call)
        elif (definition := self._definition(function)) is not None:
            self._join(own, ("result", id(definition)))
        elif (known := self._elsewhere(function)) is not None:
            self._join(own, ("result", *known[:2]))
        elif isinstance(function, ast.Name) and function.id in _HANDS_ON:
            self._all(own, call.args)
        elif isinstance(function, ast.Name) and function.id == "getattr":
            attribute = objects.literal_argument(call, 1, "name")
            self._join(own, ("attribute", attribute) if attribute else None)

    def _from_forge(self, own: _Cell, call: ast.Call, method: str) -> None:
        if method == "get":
            name = objects.literal_argument(call, 0, "name")
            if name is None:
                return
            self._join(own, ("registered", name))
            made = catalogue.resolve(name)
            if made:
                self._of(own).entries.add(made)
            else:
                self._of(own).asked.append((name, self._at, self._line(call)))
            self._of(own).makes = True
            self._keys(own, objects.argument(call, 1, "params"))
        elif method == "compose":
            self._of(own).makes = True
            self._unclear(own, call, "is composed of other expressions")

    def _constructed(self, own: _Cell, call: ast.Call) -> None:
        family = self._of(own)
        family.makes = True
        made: Object = objects.made(call)
        node = objects.argument(call, 1, "formula")
        literal = (
            cursor.string_of(self._statement, node) if isinstance(node, ast.Constant) else None
        )
        tree = forms.read(made.formula, made.params) if made.formula else None
        if literal is None or tree is None:
            self._unclear(own, call, "is made of a formula that cannot be read")
        else:
            family.places += _symbols(tree, literal, self._at)
        self._keys(own, objects.argument(call, 2, "params"))
        trainable = objects.argument(call, 3, "trainable_params")
        if isinstance(trainable, ast.List | ast.Tuple | ast.Set):
            for item in trainable.elts:
                self._string(own, item, param=True)

    def _keys(self, own: _Cell, params: ast.expr | None) -> None:
        if isinstance(params, ast.Dict):
            for key in params.keys:
                self._string(own, key, param=True)
        elif params is not None and not (isinstance(params, ast.Constant) and params.value is None):
            self._unclear(own, params, "takes its parameters from elsewhere")

    def _string(self, own: _Cell, node: ast.expr | None, *, param: bool = False) -> None:
        """A string that names a symbol."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            literal = cursor.string_of(self._statement, node)
            if literal is not None:
                span = literal.span(0, len(literal.value))
                self._of(own).places.append(Place(node.value, span, self._at, param=param))
                return
        if node is not None:
            self._unclear(own, node, "names a symbol that only runs tell")

    def _call(self, call: ast.Call) -> None:
        self._cell(call)
        function = call.func
        if isinstance(function, ast.Attribute):
            self._method(call, function)
            return
        owner = self._cell(function)
        if owner is not None and self._definition(function) is None:
            self._keywords(owner, call)
        self._hands_over(call)

    def _method(self, call: ast.Call, function: ast.Attribute) -> None:
        owner = self._cell(function.value)
        method = function.attr
        if owner is not None and method in ("eval", "to_numpy"):
            self._keywords(owner, call)
        elif owner is not None and method in ("gradient", "integrate"):
            self._string(owner, objects.argument(call, 0, "var"))
        elif owner is not None and method in (*_PUTS_IN, "compose"):
            for argument in call.args:
                self._join(owner, self._cell(argument))
        elif method == "register":
            name = objects.literal_argument(call, 0, "name")
            given = objects.argument(call, 1, "expression")
            if name is not None and given is not None:
                self._join(("registered", name), self._cell(given))
                self._of(("registered", name)).given.add(name)
        elif method not in _HARMLESS:
            held = self._cell(function)
            if held is not None and self._elsewhere(function) is None:
                self._keywords(held, call)
            self._hands_over(call)

    def _keywords(self, owner: _Cell, call: ast.Call) -> None:
        for keyword in call.keywords:
            if keyword.arg is not None:
                line, column, _, _ = cursor.span_of(self._statement, keyword)
                span = (line, column, line, column + len(keyword.arg))
                self._of(owner).places.append(Place(keyword.arg, span, self._at))
            elif isinstance(keyword.value, ast.Dict):
                for key in keyword.value.keys:
                    self._string(owner, key)
            else:
                self._unclear(owner, keyword.value, "gets its values from a dictionary")

    def _hands_over(self, call: ast.Call) -> None:
        """Arguments go to a function: one of the program's is followed, others are not."""
        definition = self._definition(call.func)
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        if definition is None and (known := self._elsewhere(call.func)) is not None:
            self._hands_over_elsewhere(call, *known)
        elif definition is None:
            name = call.func.id if isinstance(call.func, ast.Name) else ""
            if name not in _LOOKERS and name not in _HANDS_ON and not self._is_class(call):
                what = name or ast.unparse(call.func)[:40]
                for argument in given:
                    self._lost(self._cell(argument), argument, f"is given to {what}")
        if definition is None:
            return
        names = [a.arg for a in (*definition.args.posonlyargs, *definition.args.args)]
        named = {k.arg: k.value for k in call.keywords if k.arg is not None}
        pairs = [*zip(names, call.args, strict=False), *named.items()]
        for name, argument in pairs:
            self._join(self._parameter(definition, name), self._cell(argument))
        for argument in given:
            if argument not in [value for _, value in pairs]:
                self._lost(self._cell(argument), argument, f"is given to {definition.name}")

    def _hands_over_elsewhere(
        self, call: ast.Call, address: str, function: str, names: tuple[str, ...]
    ) -> None:
        """Arguments go to a function of another file."""
        starred = any(isinstance(argument, ast.Starred) for argument in call.args)
        pairs = [] if starred else [*zip(names, call.args, strict=False)]
        pairs += ((k.arg, k.value) for k in call.keywords if k.arg is not None)
        for name, argument in pairs:
            self._join(("given", address, function, name), self._cell(argument))
        for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
            if argument not in [value for _, value in pairs]:
                self._lost(self._cell(argument), argument, f"is given to {function}")

    def _elsewhere(self, function: ast.expr) -> tuple[str, str, tuple[str, ...]] | None:
        """The function of another file that a name or an attribute of a module certainly is."""
        if not self._files.others or not isinstance(function, ast.Name | ast.Attribute):
            return None
        if isinstance(function, ast.Attribute):
            module = self._module(function.value)
            origin = None if module is None else Variable(module, function.attr)
        else:
            home = self._home(function.id, function)
            variable = None if home is None else Variable(self._file, function.id, home)
            origin = None if variable is None else origin_of(self._files, variable)
        if origin is None or origin.home != MODULE:
            return None
        address = origin.file.doc.uri
        names = self._known_functions[address].get(origin.name)
        return None if names is None else (address, origin.name, names)

    def _is_class(self, call: ast.Call) -> bool:
        made = self._reader(call).of(call.func)
        return made is not None and made.kind == "class" and made.name == "Expression"

    def _parameter(self, definition: ast.FunctionDef, name: str) -> _Cell | None:
        for binding in scopes.bindings(self._doc, name):
            if binding.kind == "parameter" and binding.scopes[-1].name == definition.name:
                return ("name", self._at, name, scopes.home_of_binding(binding))
        return None

    def _definition(self, function: ast.expr) -> ast.FunctionDef | None:
        """The function of the program that a name certainly is."""
        if not isinstance(function, ast.Name):
            return None
        home = self._home(function.id, function)
        if home is None or len(scopes.in_home(self._doc, function.id, home)) != 1:
            return None
        return self._functions.get((function.id, home))

    # -- what tells names -----------------------------------------------------------------------

    def _subscript(self, node: ast.Subscript) -> None:
        value = node.value
        if isinstance(value, ast.Attribute) and value.attr == "params":
            owner = self._cell(value.value)
            if owner is not None:
                self._string(owner, node.slice, param=True)

    def _attribute(self, node: ast.Attribute) -> None:
        if node.attr not in _TELLING:
            return
        owner = self._cell(node.value)
        outer = self._around[id(node)][0]
        if owner is None or isinstance(outer, ast.Subscript) or self._is_only_shown(node):
            return
        self._unclear(owner, node, f"tells its {node.attr}")

    def _is_only_shown(self, node: ast.AST) -> bool:
        """Whether what an expression gives is printed and nothing else."""
        outer = self._around[id(node)][0]
        while outer is not None and not isinstance(outer, ast.stmt):
            if isinstance(outer, ast.JoinedStr):
                return True
            if isinstance(outer, ast.Call):
                return isinstance(outer.func, ast.Name) and outer.func.id in _LOOKERS
            outer = self._around[id(outer)][0]
        return isinstance(outer, ast.Expr)

    def _lost(self, cell: _Cell | None, node: ast.expr, why: str) -> None:
        if cell is not None:
            self._unclear(cell, node, why)

    def _unclear(self, cell: _Cell, node: ast.expr, why: str) -> None:
        self._of(cell).unclear.append((self._at, self._line(node), why))

    def _line(self, node: ast.expr) -> int:
        return cursor.span_of(self._statement, node)[0]


def _symbols(tree: Node, literal: StringLiteral, file: str) -> Iterator[Place]:
    for node in walk(tree):
        if isinstance(node, Sym) and not node.constant and node.span[0] >= 0:
            yield Place(node.name, literal.span(*node.span), file, formula=True)
