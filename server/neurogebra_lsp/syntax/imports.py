"""What a text imports, and whether it uses neurogebra at all."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from neurogebra_lsp.syntax.recover import statements

_IMPORT = re.compile(r"[^#]*?\b(?:from\s+neurogebra\b|import\b[^#]*?\bneurogebra\b)")
_LONGEST_IMPORT = 500  #: characters of a line that are looked at


def uses_neurogebra(text: str) -> bool:
    """Whether a line of the text imports neurogebra; one in a string counts, to stay cheap.

    A text that does not costs nothing and shows nothing.
    """
    text = text.replace("\r", "\n") if "\r" in text else text
    at = text.find("neurogebra")
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if _IMPORT.match(text, start, min(start + _LONGEST_IMPORT, end)):
            return True
        at = text.find("neurogebra", end)
    return False


@dataclass(frozen=True, slots=True)
class Import:
    """One module that is imported, at whatever place and under whatever condition."""

    module: str  #: dotted; "" in `from . import name`
    level: int = 0  #: the dots before it
    names: tuple[str, ...] = ()  #: what is asked of it; "*" for everything


def imports(nodes: Iterable[ast.AST]) -> Iterator[Import]:
    """Everything that these import, inside functions and conditions too."""
    for node in (inner for outer in nodes for inner in ast.walk(outer)):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield Import(node.module or "", node.level, tuple(alias.name for alias in node.names))


def imports_of(text: str) -> tuple[Import, ...]:
    """Everything that a text imports, however broken it is."""
    found = (s for s in statements(text) if "import" in s.text)
    return tuple(imports(node for statement in found for node in statement.nodes))


def exported(tree: ast.Module) -> tuple[str, ...]:
    """The words in the statements of a module that speak of its `__all__`."""
    return tuple(
        inner.value
        for node in tree.body
        if any(isinstance(name, ast.Name) and name.id == "__all__" for name in ast.walk(node))
        for inner in ast.walk(node)
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str)
    )
