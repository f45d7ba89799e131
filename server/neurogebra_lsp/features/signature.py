"""How the call that is being typed is written: an expression's own variables, or the method's."""

from __future__ import annotations

import ast
import re

from neurogebra import catalogue
from neurogebra_lsp.facts import Facts
from neurogebra_lsp.features import api, objects
from neurogebra_lsp.features.answers import Signature
from neurogebra_lsp.features.index import index_of
from neurogebra_lsp.features.objects import Object
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import typed
from neurogebra_lsp.syntax.typed import Bracket, Typing
from neurogebra_lsp.text import Document, Offset


def signature(doc: Document, facts: Facts, at: Offset, settings: Settings) -> Signature | None:
    """The signature of the innermost call of ours around an offset."""
    if not settings.enable or not settings.completion_enable:
        return None
    typing = typed.typing_at(doc, at)
    call = None if typing.comment else _call_around(typing)
    function = typed.expression(call.callee) if call is not None else None
    if call is None or function is None:
        return None
    reader = objects.while_typing(doc, index_of(facts), doc.place(at)[0])
    if isinstance(function, ast.Attribute):
        owner = reader.of(function.value)
        if owner is not None and owner.kind == "module":
            return _of_class(function.attr, call)
        return None if owner is None else _of_method(owner, function.attr, call)
    made = reader.of(function)
    if made is None:
        return None
    return _of_class(made.name, call) if made.kind == "class" else _of_values(made, "", call)


def _call_around(typing: Typing) -> Bracket | None:
    """The innermost open call; lists and dicts in it, and strings, belong to its arguments."""
    return next((b for b in reversed(typing.brackets) if b.sign == "(" and b.callee), None)


def _of_class(name: str, call: Bracket) -> Signature | None:
    known = api.CLASSES.get(name)
    return None if known is None else _written(known.signature, known.summary, call)


def _of_method(owner: Object, method: str, call: Bracket) -> Signature | None:
    if owner.kind == "Expression" and method == "eval":
        return _of_values(owner, "eval", call)
    known = api.CLASSES.get(owner.kind)
    member = known.member(method) if known is not None else None
    return None if member is None or not member.is_method else _written(
        member.signature, member.summary, call
    )  # fmt: skip


def _of_values(owner: Object, method: str, call: Bracket) -> Signature | None:
    """An evaluation: one argument to each variable, then the parameters with their values."""
    variables = owner.variables()
    if owner.kind != "Expression" or variables is None:
        return None
    values = dict(owner.card.params) if owner.card is not None else {}
    entry = catalogue.get(owner.entry) if owner.entry and not values else None
    defaults = (
        {p.name: f"{p.default:g}" for p in entry.params if p.default is not None}
        if entry and not owner.given
        else {}
    )
    settings = [
        f"{name}={values.get(name) or defaults.get(name) or '…'}" for name in owner.settings() or ()
    ]
    title = method or owner.name if (method or owner.name).isidentifier() else "f"
    label = f"{title}({', '.join((*variables, *settings))})"
    meanings = {v.name: v.meaning for v in (*entry.variables, *entry.params)} if entry else {}
    told = meanings.get(call.keyword or _at(variables, call.index), "")
    return _written(label, told, call)


def _at(names: tuple[str, ...], index: int) -> str:
    return names[index] if index < len(names) else ""


_PARAMETER = re.compile(r"[^(,\s][^,]*")


def _written(label: str, summary: str, call: Bracket) -> Signature:
    inside = label.find("(") + 1
    places = tuple(match.span() for match in _PARAMETER.finditer(label, inside, len(label) - 1))
    names = [label[a:b].partition("=")[0].lstrip("*") for a, b in places]
    active: int | None = call.index
    if call.keyword:
        active = names.index(call.keyword) if call.keyword in names else None
    elif call.index >= len(places):
        active = len(places) - 1 if places and label[places[-1][0]] == "*" else None
    return Signature(label, places, active, summary)
