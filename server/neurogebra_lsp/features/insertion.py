"""What to write to have an entry of the catalogue at a place of the program."""

from __future__ import annotations

import ast
import re

from neurogebra_lsp.facts import Facts, Span
from neurogebra_lsp.features import objects
from neurogebra_lsp.features.answers import Edit
from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.features.objects import Reader
from neurogebra_lsp.syntax import cursor, scopes, typed
from neurogebra_lsp.text import Document, Offset


def insertion(doc: Document, facts: Facts, at: Offset, name: str) -> tuple[Edit, ...]:
    """`forge.get("name")` by the program's own forge; the import too, where it has none."""
    line, column = doc.place(at)
    here: Span = (line, column, line, column)
    typing = typed.typing_at(doc, at)
    if typing.string is not None:
        start = doc.place(typing.string.start)
        end = doc.place(typing.string.end)
        return (Edit((*start, *end) if start[0] == end[0] else here, name),)
    reader = objects.while_typing(doc, index_of(facts), line)
    forge = _forge(doc, reader, line)
    if forge:
        return (Edit(here, f'{forge}.get("{name}")'),)
    maker, imported = _maker(doc, reader, line)
    made = Edit(here, f'{maker}().get("{name}")')
    if imported is None:
        return (made,)
    if imported.span == made.span:
        return (Edit(here, imported.new_text + made.new_text),)
    return imported, made


def _forge(doc: Document, reader: Reader, line: int) -> str:
    """The name of a MathForge that is bound above, the nearest one."""
    above: list[tuple[int, str]] = []
    for name in dict.fromkeys(re.findall(r"^[ \t]*(\w+)[^=\n]*=[^=]", doc.text, re.MULTILINE)):
        before = [b.span[0] for b in scopes.bindings(doc, name) if b.span[0] < line]
        found = reader.of(ast.Name(name, ast.Load())) if before else None
        if found is not None and found.kind == "MathForge":
            above.append((max(before), name))
    return max(above, default=(0, ""))[1]


def _maker(doc: Document, reader: Reader, line: int) -> tuple[str, Edit | None]:
    """How the program calls the class MathForge, and the import that it lacks for that."""
    for written in ("MathForge", "neurogebra.MathForge", "ng.MathForge"):
        node = typed.expression(written)
        made = reader.of(node) if node is not None else None
        if made is not None and made.kind == "class" and made.name == "MathForge":
            return written, None
    first = _first_statement(doc)
    return "MathForge", Edit((first, 0, first, 0), "from neurogebra import MathForge\n")


def _first_statement(doc: Document) -> int:
    """The line of the first import, else of what follows the docstring."""
    own = doc.own
    nodes = [
        (statement.line, statement.nodes[0])
        for statement in cursor.statements(doc)
        if own.first <= statement.line < own.stop and statement.nodes
    ]
    later = [(line, node) for line, node in nodes if not _comes_first(node)]
    imports = [line for line, node in later if isinstance(node, ast.Import | ast.ImportFrom)]
    return next(iter(imports), next((line for line, _ in later), own.first))


def _comes_first(node: ast.stmt) -> bool:
    """Whether nothing may stand before it: a docstring, an import of the future."""
    if isinstance(node, ast.ImportFrom):
        return node.module == "__future__"
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
