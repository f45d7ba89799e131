"""Changes of a program that are offered at a place: derive, extract, name, export, explain."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from neurogebra import catalogue
from neurogebra.errors import FormulaError
from neurogebra.formula import export, render
from neurogebra.formula.tree import Node, Sym, names_in_order, walk
from neurogebra_lsp.facts import Facts, Span
from neurogebra_lsp.features import forms, functions, objects
from neurogebra_lsp.features.answers import Action, Edit, Problem
from neurogebra_lsp.features.comments import wrong_comments
from neurogebra_lsp.features.index import Index, index_of
from neurogebra_lsp.features.objects import Object
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import cursor, scopes
from neurogebra_lsp.syntax.cursor import Here
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document

_LINE = 88  #: columns of a comment


@dataclass(frozen=True, slots=True)
class _Place:
    """Where actions are asked for."""

    doc: Document
    index: Index
    settings: Settings
    here: Here
    span: Span  #: what is selected; empty where nothing is

    @property
    def statement(self) -> Statement:
        """The top-level statement."""
        return self.here.statement

    @property
    def simple(self) -> ast.stmt | None:
        """The innermost statement around the place."""
        inner = [node for node in self.here.nodes if isinstance(node, ast.stmt)]
        return inner[-1] if inner else None

    def indent(self, node: ast.stmt) -> str:
        """The white space before a statement."""
        line = cursor.span_of(self.statement, node)[0]
        found = re.match(r"\s*", self.doc.line_text(line))
        return found[0] if found else ""

    def below(self, node: ast.stmt, *lines: str) -> Edit:
        """Lines to put below a statement, indented as it is."""
        last = cursor.span_of(self.statement, node)[2]
        indent = self.indent(node)
        text = "".join(f"\n{indent}{line}" if line else "\n" for line in lines)
        end = len(self.doc.line_text(last))
        return Edit((last, end, last, end), text)

    def above(self, node: ast.stmt, *lines: str) -> Edit:
        """Lines to put above a statement, indented as it is."""
        first = cursor.span_of(self.statement, node)[0]
        text = "".join(f"{self.indent(node)}{line}\n" for line in lines)
        return Edit((first, 0, first, 0), text)

    def free(self, name: str) -> str:
        """A name like this one that the program does not use."""
        number, found = 2, name
        while re.search(rf"\b{re.escape(found)}\b", self.doc.text):
            found = f"{name}_{number}"
            number += 1
        return found


def actions(
    doc: Document, facts: Facts, span: Span, problems: tuple[Problem, ...], settings: Settings
) -> tuple[Action, ...]:
    """What can be done at a place, and with the whole document."""
    if not settings.enable:
        return ()
    found = [*_whole(doc, facts, problems)]
    here = cursor.here(doc, doc.offset(*span[:2]))
    if here is not None and here.nodes and not facts.is_stale(here.statement.end_line):
        place = _Place(doc, index_of(facts), settings, here, span)
        found += [action for offer in _OFFERS for action in offer(place)]
    return tuple(found)


# --- the whole document -------------------------------------------------------------------------


def _whole(doc: Document, facts: Facts, problems: tuple[Problem, ...]) -> Iterator[Action]:
    wrong = [Edit(w.span, w.true) for w in wrong_comments(doc, facts)]
    if wrong:
        yield Action(
            "Update all result comments", "source.updateResultComments.neurogebra", tuple(wrong)
        )
    fixes: list[Edit] = []
    for problem in problems:
        if problem.fixes:
            fix = problem.fixes[0]
            # Two repairs of one place cannot both be made.
            if all(fix.span[2:] <= e.span[:2] or e.span[2:] <= fix.span[:2] for e in fixes):
                fixes.append(Edit(fix.span, fix.new_text))
    if fixes:
        yield Action("Fix all problems of Neurogebra", "source.fixAll.neurogebra", tuple(fixes))


# --- expressions --------------------------------------------------------------------------------


def _expression(place: _Place) -> tuple[str, Object, ast.stmt] | None:
    """The expression whose name the cursor is on, and the statement around it."""
    node, statement = place.here.node, place.simple
    if not isinstance(node, ast.Name) or statement is None:
        return None
    reader = objects.at(place.doc, place.index, place.here)
    if isinstance(node.ctx, ast.Load):
        made = reader.of(node)
    else:
        bound = place.index.bound.get(place.here.span)
        made = objects.of_shown(place.index, bound.value) if bound is not None else None
    if made is None or made.kind != "Expression" or hasattr(statement, "body"):
        return None
    return node.id, made, statement


def _derivatives(place: _Place) -> Iterator[Action]:
    """`df_dx = f.gradient("x")` below the line."""
    found = _expression(place)
    if found is None:
        return
    name, made, statement = found
    for by in (made.variables() or ())[:4]:
        line = f'{place.free(f"d{name}_d{by}")} = {name}.gradient("{by}")'
        yield Action(
            f"Insert the derivative of {name} by {by}",
            "refactor.rewrite",
            (place.below(statement, line),),
        )


def _exports(place: _Place) -> Iterator[Action]:
    """The function as code of another library, below the line."""
    found = _expression(place)
    if found is None or found[1].card is None:
        return
    name, made, statement = found
    card = made.card
    if card is None:
        return
    names = (*card.variables, *(param for param, _ in card.params))
    tree = forms.read(card.text, names)
    values = _numbers(card.params)
    if tree is None or values is None:
        return
    for library, title in (("numpy", "numpy"), ("torch", "PyTorch"), ("jax", "JAX")):
        try:
            text = export.source(
                place.free(f"{name}_{library}"), tree, card.variables, values, library
            )
        except (FormulaError, ValueError, KeyError, RecursionError):
            continue
        yield Action(
            f"Export {name} as a {title} function",
            "refactor.extract",
            (place.below(statement, "", "", *text.split("\n"), ""),),
        )


def _numbers(params: tuple[tuple[str, str], ...]) -> dict[str, float] | None:
    try:
        return {name: ast.literal_eval(text) for name, text in params}
    except (ValueError, SyntaxError):
        return None


def _explanation(place: _Place) -> Iterator[Action]:
    """What the expression is, as a comment above the line."""
    found = _expression(place)
    if found is None:
        return
    name, made, statement = found
    level = place.settings.explanation_level
    entry = made.entry or (made.card.catalogue if made.card is not None else "")
    if entry and catalogue.resolve(entry):
        words = catalogue.get(entry).explain.get(level, "")
    elif made.card is not None:
        words = dict(
            zip(("beginner", "intermediate", "advanced"), made.card.explanations, strict=True)
        )[level]
    else:
        words = ""
    if words:
        yield Action(
            f"Explain {name} in a comment",
            "refactor.rewrite",
            (place.above(statement, *_wrapped(words)),),
        )


def _wrapped(words: str) -> Iterator[str]:
    """Each line as a comment of its own, none too long."""
    for told in filter(str.strip, words.splitlines()):
        line = "#"
        for word in told.split():
            if len(line) + 1 + len(word) > _LINE and line != "#":
                yield line
                line = "#"
            line += f" {word}"
        yield line


# --- plain code ---------------------------------------------------------------------------------


def _extract(place: _Place) -> Iterator[Action]:
    """Arithmetic of the program as an `Expression`, evaluated where it stood."""
    statement = place.simple
    if statement is None or not isinstance(
        statement, ast.Assign | ast.AnnAssign | ast.Expr | ast.Return
    ):
        return
    node = _selected(place)
    tree = functions.of_expression(node) if node is not None else None
    maker = _maker(place)
    if node is None or tree is None or maker is None:
        return
    names = [name for name in names_in_order(tree) if _is_plain(place, name)]
    written = {n.name for n in walk(tree) if isinstance(n, Sym) and not n.constant}
    if not names or set(names) != written or forms.read(render.text(tree), tuple(names)) is None:
        return
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    title = target.id if isinstance(target, ast.Name) else "formula"
    name = place.free(f"{title}_formula" if title != "formula" else title)
    made = f'{name} = {maker}("{title}", "{render.text(tree)}")'
    given = ", ".join(f"{variable}={variable}" for variable in names)
    span = cursor.span_of(place.statement, node)
    edits = (place.above(statement, made), Edit(span, f"{name}.eval({given})"))
    yield Action("Extract the formula to an Expression", "refactor.extract", edits)


def _selected(place: _Place) -> ast.expr | None:
    """The expression that is selected, or the largest arithmetic around the cursor."""
    around = [n for n in place.here.nodes if isinstance(n, ast.expr)]
    if place.span[:2] != place.span[2:]:
        return next((n for n in around if cursor.span_of(place.statement, n) == place.span), None)
    return next((n for n in around if isinstance(n, ast.BinOp)), None)


def _is_plain(place: _Place, name: str) -> bool:
    """Whether a name stands for a plain number or array: a Value must keep its graph."""
    bound = [b.value for b in place.index.facts.bound if b.name == name]
    return bool(bound) and all(
        (b.number is not None or b.dtype is not None)
        and b.type not in ("Value", "Tensor", "Expression")
        for b in bound
    )


def _maker(place: _Place) -> str | None:
    """How the program calls the class Expression; None where it has not imported it."""
    for name in ("Expression", "neurogebra", "ng"):
        for binding in scopes.bindings(place.doc, name):
            made = objects.imported(binding.origin) if binding.kind == "import" else None
            if made is not None and not binding.scopes:
                if made.kind == "class" and made.name == "Expression":
                    return name
                if made.kind == "module":
                    return f"{name}.Expression"
    return None


def _from_function(place: _Place) -> Iterator[Action]:
    """A plain function as an `Expression`, below it."""
    node, maker = place.here.node, _maker(place)
    if place.here.kind != "function" or not isinstance(node, ast.FunctionDef) or maker is None:
        return
    tree = functions.formula_of(place.doc, node)
    if tree is None or not _all_given(tree, functions.parameters(node)):
        return
    name = place.free(f"{node.name}_expression")
    used = names_in_order(tree)
    settings = [
        f'"{given}": {ast.unparse(default)}'
        for given, default in functions.defaults(node)
        if given in used and functions.of_expression(default) is not None
    ]
    params = f", params={{{', '.join(settings)}}}" if settings else ""
    line = f'{name} = {maker}("{node.name}", "{render.text(tree)}"{params})'
    edit = (
        place.below(node, "", "", line) if not place.indent(node) else place.below(node, "", line)
    )
    yield Action(f"Make an Expression of {node.name}", "refactor.rewrite", (edit,))


def _all_given(tree: Node, parameters: tuple[str, ...]) -> bool:
    """Whether a formula has no names but the parameters, and can be written down."""
    used = names_in_order(tree)
    return set(used) <= set(parameters) and forms.read(render.text(tree), tuple(used)) is not None


# --- Values -------------------------------------------------------------------------------------


def _label(place: _Place) -> Iterator[Action]:
    """`x = Value(2.0)` becomes `x = Value(2.0, label="x")`."""
    statement = place.simple
    if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Call):
        return
    call, target = statement.value, statement.targets[0]
    made = objects.at(place.doc, place.index, place.here).of(call.func)
    if (
        isinstance(target, ast.Name)
        and made is not None
        and made == Object("class", "Value")
        and len(call.args) == 1
        and not call.keywords
    ):
        end = cursor.span_of(place.statement, call.args[0])[2:]
        edit = Edit((*end, *end), f', label="{target.id}"')
        yield Action(f"Name this Value {target.id}", "refactor.rewrite", (edit,))


def _zero_grad(place: _Place) -> Iterator[Action]:
    """`loss.zero_grad()` before `loss.backward()` in a loop."""
    loops = scopes.loops_around(place.here)
    if isinstance(place.here.node, ast.For | ast.While):
        loops = (*loops, place.here.node)
    if not loops or "zero_grad" in cursor.source_of(place.statement, loops[0]):
        return
    for node in ast.walk(loops[-1]):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Call)
            and isinstance(node.value.func, ast.Attribute)
            and node.value.func.attr == "backward"
        ):
            root = cursor.source_of(place.statement, node.value.func.value)
            edit = place.above(node, f"{root}.zero_grad()")
            yield Action("Set the gradients to 0 before backward()", "refactor.rewrite", (edit,))
            return


_OFFERS: tuple[Callable[[_Place], Iterator[Action]], ...] = (
    _derivatives, _extract, _from_function, _label, _zero_grad, _explanation, _exports,
)  # fmt: skip
