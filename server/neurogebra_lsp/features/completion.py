"""What could stand at the cursor: names of the catalogue, variables, methods, functions.

Ranked here, best first; what is matched by an alias or by its meaning says so in the text that
clients filter by. Documentation is made only for the item that is looked at.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from neurogebra import catalogue
from neurogebra.formula.functions import FUNCTIONS
from neurogebra.formula.parse import tokens
from neurogebra.ops import OPS
from neurogebra_lsp.facts import Facts, Span
from neurogebra_lsp.features import api, cards, maths, misuse, objects, ranking, roles
from neurogebra_lsp.features.answers import Block, Heading, Hover, Item, Prose
from neurogebra_lsp.features.hover.render import markdown, plaintext
from neurogebra_lsp.features.index import Index, index_of
from neurogebra_lsp.features.objects import Object, Reader
from neurogebra_lsp.features.roles import Use
from neurogebra_lsp.settings import Settings
from neurogebra_lsp.syntax import typed
from neurogebra_lsp.syntax.typed import Bracket, OpenString, Typing
from neurogebra_lsp.text import Document, Offset

_LEVELS = ("beginner", "intermediate", "advanced")
_LONGEST_CALL = 2_000


def complete(doc: Document, facts: Facts, at: Offset, settings: Settings) -> tuple[Item, ...]:
    """The completions at an offset, best first."""
    if not settings.enable or not settings.completion_enable:
        return ()
    typing = typed.typing_at(doc, at)
    if typing.comment:
        return ()
    index = index_of(facts)
    reader = objects.while_typing(doc, index, doc.place(at)[0])
    if typing.string is not None:
        return tuple(_in_string(doc, index, reader, typing, typing.string))
    if typing.receiver:
        return tuple(_members(doc, reader, typing))
    return tuple(_arguments(doc, index, reader, typing))


def resolve(item_key: str, settings: Settings, *, as_markdown: bool = True, mark: str = "") -> str:
    """The documentation of an item, as markdown or as text that is shown as it is."""
    kind, _, name = item_key.partition(":")
    blocks: tuple[Block, ...] = ()
    if kind == "entry" and catalogue.resolve(name) is not None:
        blocks = cards.of_entry(catalogue.get(name), settings, narrow=True)
    elif kind == "member":
        owner, _, member_name = name.partition(".")
        cls = api.CLASSES.get(owner)
        member = cls.member(member_name) if cls is not None else None
        if member is not None:
            blocks = (Heading(maths.words(member.signature or member.name)), Prose(member.summary))
            if member.op:
                blocks = (*blocks, *_rule(member.op))
    elif kind == "op" and name in OPS:
        blocks = (Heading(maths.words(f"{name}(…)"), OPS[name].summary), *_rule(name))
    elif kind == "category" and name in catalogue.categories():
        names = catalogue.names(name)
        blocks = (Heading(maths.words(name), f"{len(names)} expressions"), Prose(", ".join(names)))
    card = Hover((0, 0, 0, 0), blocks)
    return markdown(card, latex=False, mark=mark) if as_markdown else plaintext(card)


def _rule(op: str) -> Iterator[Block]:
    if OPS[op].rule:
        yield Prose(maths.sentence(OPS[op].rule))


# --- inside strings -----------------------------------------------------------------------------


def _in_string(
    doc: Document, index: Index, reader: Reader, typing: Typing, string: OpenString
) -> Iterator[Item]:
    prefix = set(string.prefix.lower())
    place = _place(doc, reader, typing) if "b" not in prefix else None
    if place is None:
        return
    if place.use in ("formula", "composition"):
        yield from _formula(doc, index, place, typing, string)
    elif "f" not in prefix:
        yield from _words(doc, index, place, _string_span(doc, typing, string), string.text)


@dataclass(frozen=True, slots=True)
class _Place:
    """What a string would be for where the cursor is."""

    use: Use
    owner: Object  #: whose method is called, or the expression that is made
    in_dict: bool
    taken: tuple[str, ...]  #: what stands in the same list or dict already


def _place(doc: Document, reader: Reader, typing: Typing) -> _Place | None:
    found = _call_around(typing)
    if found is None:
        return None
    call, nesting = found
    function = typed.expression(call.callee)
    if function is None:
        return None
    position = -1 if call.keyword else call.index
    made = reader.of(function)
    if made is not None and made.kind == "class" and made.name == "Expression":
        use = roles.in_constructor(position, call.keyword, nesting)
        owner = _expression_around(doc, call)
    elif isinstance(function, ast.Attribute) and (owner := reader.of(function.value)) is not None:
        use = roles.in_method(owner, function.attr, position, call.keyword, nesting)
        if use == "param":
            owner = Object("Expression", entry=_first_string(doc, call))
    else:
        return None
    taken = _taken(doc, typing) if nesting else ()
    return None if use is None else _Place(use, owner, nesting == "key", taken)


def _words(doc: Document, index: Index, place: _Place, span: Span, written: str) -> Iterator[Item]:
    """What a string that is a word can be."""
    use, owner = place.use, place.owner
    if use == "name":
        own = _registered(doc, index)
        found = ranking.catalogue_items(written, span, [n for n in own if n not in place.taken])
    elif use == "category":
        found = ranking.items(catalogue.categories(), "category", span, written, "category:")
    elif use == "variable":
        found = _variables(owner, span, written)
    elif use == "level":
        found = ranking.items(_LEVELS, "value", span, written)
    elif use == "param":
        found = _parameters(place, span, written)
    else:
        return
    yield from (item for item in found if item.label not in place.taken)


def _registered(doc: Document, index: Index) -> tuple[str, ...]:
    """The names that are registered: by what is written here, or was evaluated for it."""
    written = (name for name, _ in misuse.registrations(doc))
    return tuple(dict.fromkeys((*written, *index.registered)))


_QUOTED = re.compile(r"[\"'](\w+)[\"']")


def _taken(doc: Document, typing: Typing) -> tuple[str, ...]:
    """The words in quotes in the innermost bracket, without the one that is being typed."""
    inner = typing.brackets[-1]
    start, end = typing.start, typing.end
    if typing.string is not None:
        start, end = typing.string.start - 1, typing.string.end + 1
    closing = {"{": "}", "[": "]", "(": ")"}[inner.sign]
    before = doc.text[max(inner.start, start - _LONGEST_CALL) : start]
    after = doc.text[end : end + _LONGEST_CALL].partition(closing)[0].partition("\n")[0]
    return tuple(found[1] for found in _QUOTED.finditer(f"{before} {after}"))


def _call_around(typing: Typing) -> tuple[Bracket, str] | None:
    """The call that the string is in, and whether it is in a list or dict there."""
    brackets = typing.brackets
    if not brackets:
        return None
    inner = brackets[-1]
    if inner.sign == "(" and inner.callee:
        return inner, ""
    if len(brackets) < 2 or brackets[-2].sign != "(" or not brackets[-2].callee or inner.callee:
        return None
    if inner.sign == "{":
        return None if inner.colon else (brackets[-2], "key")
    return brackets[-2], "item"


def _string_span(doc: Document, typing: Typing, string: OpenString) -> Span:
    """All of a short name in quotes, so that a half-right one is replaced as a whole."""
    rest = doc.text[typing.end : string.end]
    end = string.end if string.closed and re.fullmatch(r"[\w\s-]{0,40}", rest) else typing.end
    return _span(doc, string.start, end)


def _span(doc: Document, start: int, end: int) -> Span:
    return (*doc.place(start), *doc.place(end))


def _variables(owner: Object, span: Span, written: str) -> Iterator[Item]:
    for item in ranking.items(owner.variables() or (), "variable", span, written):
        yield item
    for item in ranking.items(owner.settings() or (), "variable", span, written):
        yield Item(
            item.label,
            item.kind,
            "parameter",
            span,
            item.new_text,
            f"1{item.sort_text}",
            item.label,
        )


def _parameters(place: _Place, span: Span, written: str) -> Iterator[Item]:
    """Parameters of an entry, or symbols of a new formula; `params` says which can be trained."""
    owner = place.owner
    if owner.entry:
        words = owner.settings() or ()
    elif owner.params and not place.in_dict:
        words = owner.params
    else:
        words = tuple(_symbols(owner.formula)) if owner.formula else ()
    yield from ranking.items(words, "variable", span, written)


def _symbols(formula: str) -> list[str]:
    """The names in a formula, a broken one too, that are no functions."""
    found = tokens(formula)
    return list(
        dict.fromkeys(
            token.text
            for token, following in pairwise(found)
            if token.kind == "name" and following.text != "(" and token.text not in FUNCTIONS
        )
    )


def _formula(
    doc: Document, index: Index, place: _Place, typing: Typing, string: OpenString
) -> Iterator[Item]:
    """Inside a formula: its symbols and parameters, then functions."""
    if typing.word[:1].isdigit():
        return
    span = _span(doc, typing.start, typing.end)
    before = doc.text[string.start : typing.start]
    after = doc.text[typing.end : string.end] if string.closed else ""
    whole = f"{before} {after}"
    if "f" in string.prefix.lower():
        whole = _REPLACED.sub("1", whole)
    if place.use == "composition":
        own = _registered(doc, index)
        like = [name for name in _symbols(whole) if name != typing.word]
        yield from ranking.catalogue_items(typing.word, span, own, like)
        return
    known = dict.fromkeys((*_symbols(whole), *place.owner.params))
    known.pop(typing.word, None)
    yield from ranking.items(known, "variable", span, typing.word)
    is_called = doc.text.startswith("(", typing.end)
    functions = dict.fromkeys((*_FORMULA_FUNCTIONS, *catalogue.names()))
    for item in ranking.items(functions, "function", span, typing.word):
        name = item.label
        row = OPS.get(FUNCTIONS.get(name, ""))
        detail = row.summary if row is not None else "catalogue"
        key = f"op:{row.name}" if row is not None else f"entry:{name}"
        yield replace(
            item,
            detail=detail,
            sort_text=f"1{item.sort_text}",
            key=key,
            snippet="" if is_called else f"{name}($1)",
            commit=("(",),
        )


#: What an f-string puts in at run time.
_REPLACED = re.compile(r"\{[^{}]*\}")

#: One name for each function of formulas, the one that is written most.
_FORMULA_FUNCTIONS = tuple(
    dict.fromkeys(
        {"abs": "Abs", "max": "Max", "min": "Min", "piecewise": "Piecewise"}.get(name, name)
        for name in FUNCTIONS.values()
        if name not in {"lt", "le", "gt", "ge", "eq", "ne", "and", "or", "not", "div", "pow"}
    )
)


def _expression_around(doc: Document, call: Bracket) -> Object:
    """The expression that a half-typed `Expression(…)` would make."""
    text = doc.text[call.start : call.start + _LONGEST_CALL]
    formula = re.search(r",\s*(?:formula\s*=\s*)?(?P<q>[\"'])(?P<text>[^\"'\n]*)", text)
    keys = re.search(r"(?:params\s*=|[\"']\s*,)\s*\{(?P<inside>[^}\n]*)", text)
    params = tuple(re.findall(r"[\"'](\w+)[\"']\s*:", keys["inside"])) if keys else ()
    return Object("Expression", formula=formula["text"] if formula else "", params=params)


def _first_string(doc: Document, call: Bracket) -> str:
    """The first argument of a half-typed call, where it is a string."""
    text = doc.text[call.start : call.start + _LONGEST_CALL]
    found = re.compile(r"\s*\(\s*(?:name\s*=\s*)?[\"']([^\"'\n]*)[\"']").match(
        text, len(call.callee)
    )
    return found[1] if found else ""


# --- outside strings ----------------------------------------------------------------------------


def _members(doc: Document, reader: Reader, typing: Typing) -> Iterator[Item]:
    """After a dot: methods and attributes."""
    node = typed.expression(typing.receiver)
    owner = reader.of(node) if node is not None else None
    if owner is None:
        return
    span = _span(doc, typing.start, typing.end)
    if owner.kind == "module":
        for cls in api.CLASSES.values():
            yield Item(cls.name, "function", cls.summary, span, cls.name, key="")
        return
    cls = api.CLASSES.get(owner.kind)
    if cls is None:
        return
    is_called = doc.text.startswith("(", typing.end)
    for order, member in enumerate(cls.members):
        kind = "method" if member.is_method else "value"
        yield Item(
            member.name, kind, member.signature, span, member.name, f"{order:04}", member.name,
            f"member:{cls.name}.{member.name}",
            snippet=_called(member) if member.is_method and not is_called else "",
            commit=("(",) if member.is_method else (".",),
        )  # fmt: skip


def _called(member: api.Member) -> str:
    """A method with its brackets, the cursor between them where it takes arguments."""
    return f"{member.name}()" if member.signature.endswith("()") else f"{member.name}($1)"


def _arguments(doc: Document, index: Index, reader: Reader, typing: Typing) -> Iterator[Item]:
    """Inside the brackets of a call: words in quotes, or the keywords of an evaluation."""
    span = _span(doc, typing.start, typing.end)
    place = None if typing.word else _place(doc, reader, typing)
    if place is not None:
        end = ": " if place.in_dict else ""
        for item in _words(doc, index, place, span, ""):
            quoted = f'"{item.new_text}"'
            yield replace(item, label=quoted, new_text=quoted + end, filter_text=quoted)
    call = typing.call
    function = typed.expression(call.callee) if call is not None else None
    if call is None or function is None or call.keyword:
        return
    if not isinstance(function, ast.Attribute):
        made = reader.of(function)
    else:
        made = reader.of(function.value) if function.attr == "eval" else None
    if made is None or made.kind != "Expression":
        return
    names = [(name, "") for name in made.variables() or ()][call.index - len(call.given) :]
    names += [(name, "parameter") for name in made.settings() or ()]
    for order, (name, detail) in enumerate(names):
        if name not in call.given:
            text = f"{name}="
            yield Item(text, "keyword", detail, span, text, f"{order:04}", text)
