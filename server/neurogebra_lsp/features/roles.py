"""What a string in a call is for: a formula, a name of the catalogue, a category, a variable."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Literal, TypeAlias

from neurogebra_lsp.features import objects
from neurogebra_lsp.features.objects import Object, Reader
from neurogebra_lsp.syntax.cursor import Here

Use: TypeAlias = Literal[
    "formula", "composition", "name", "category", "variable", "param", "level", "title"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """What a string is for."""

    use: Use
    owner: Object  #: whose method is called; of a formula: the expression that is made
    call: ast.Call


#: Method -> position, keyword and use of its strings.
_FORGE: dict[str, tuple[tuple[int, str, Use], ...]] = {
    "get": ((0, "name", "name"),),
    "explain": ((0, "name", "name"), (1, "level", "level")),
    "list_all": ((0, "category", "category"),),
    "compose": ((0, "formula", "composition"),),
    "compare": ((0, "names", "name"),),
}
_EXPRESSION: dict[str, tuple[tuple[int, str, Use], ...]] = {
    "gradient": ((0, "var", "variable"),),
    "integrate": ((0, "var", "variable"),),
    "explain": ((0, "level", "level"),),
}


def role_of(reader: Reader, here: Here) -> Role | None:
    """What the string at a place is for; None where it is only text."""
    for depth in range(len(here.nodes) - 2, -1, -1):
        node, inner = here.nodes[depth], here.nodes[depth + 1]
        if isinstance(node, ast.Call):
            if inner is node.func:
                return None
            position, keyword = _place(node, inner)
            nested = _nesting(here.nodes[depth + 1 :])
            return None if nested is None else _role(reader, node, position, keyword, nested)
        if not isinstance(node, ast.keyword | ast.List | ast.Tuple | ast.Dict | ast.Set):
            return None
    return None


def _place(call: ast.Call, inner: ast.AST) -> tuple[int, str]:
    if isinstance(inner, ast.keyword):
        return -1, inner.arg or ""
    return next((i for i, given in enumerate(call.args) if given is inner), -1), ""


def _nesting(nodes: tuple[ast.AST, ...]) -> str | None:
    """Where in an argument a string stands: "" directly, "item" of a list, "key" of a dict."""
    inner = [node for node in nodes if not isinstance(node, ast.keyword)]
    if len(inner) == 1:
        return ""
    if len(inner) != 2:
        return None
    outer, string = inner
    if isinstance(outer, ast.Dict):
        return "key" if any(key is string for key in outer.keys) else None
    return "item" if isinstance(outer, ast.List | ast.Tuple | ast.Set) else None


def _role(reader: Reader, call: ast.Call, position: int, keyword: str, nesting: str) -> Role | None:
    made = reader.of(call.func)
    if made is not None and made.kind == "class" and made.name == "Expression":
        use = in_constructor(position, keyword, nesting)
        return None if use is None else Role(use, objects.made(call), call)
    if not isinstance(call.func, ast.Attribute):
        return None
    owner = reader.of(call.func.value)
    if owner is None:
        return None
    use = in_method(owner, call.func.attr, position, keyword, nesting)
    if use == "param":
        owner = Object("Expression", entry=objects.literal_argument(call, 0, "name") or "")
    return None if use is None else Role(use, owner, call)


def in_constructor(position: int, keyword: str, nesting: str) -> Use | None:
    """What a string in `Expression(…)` is for."""
    if nesting == "" and (position == 1 or keyword == "formula"):
        return "formula"
    if nesting == "" and (position == 0 or keyword == "name"):
        return "title"
    if nesting == "key" and (position == 2 or keyword == "params"):
        return "param"
    is_list = nesting == "item" and (position == 3 or keyword == "trainable_params")
    return "param" if is_list else None


def in_method(owner: Object, method: str, position: int, keyword: str, nesting: str) -> Use | None:
    """What a string in a call of a method is for."""
    table = {"MathForge": _FORGE, "Expression": _EXPRESSION}.get(owner.kind, {})
    for at, name, use in table.get(method, ()):
        if (position == at or keyword == name) and nesting == ("item" if name == "names" else ""):
            return use
    gets = owner.kind == "MathForge" and method == "get" and nesting == "key"
    return "param" if gets and (position == 1 or keyword == "params") else None
