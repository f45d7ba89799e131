"""Facts by place: what is known at a span, on a line, of a node."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias, TypeVar

from neurogebra_lsp.facts import (
    Backward,
    Bound,
    Called,
    Card,
    Facts,
    Loop,
    Part,
    Printed,
    Raised,
    Seen,
    Shown,
    Span,
)
from neurogebra_lsp.syntax.book import Book, turned_to


class Index:
    """Facts of one version of a document, ready to be asked."""

    # Each table is made when it is first asked for: a hover after an edit needs few of them.

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.first_raised: Raised | None = next(iter(facts.raised), None)
        self._made: dict[int, Shown] | None = None

    @cached_property
    def seen(self) -> ByPlace[Seen]:
        """What was seen of the expression at a place."""
        return ByPlace(self.facts, lambda part: part.seen_at)

    @cached_property
    def bound(self) -> ByPlace[Bound]:
        """What was bound to the name at a place."""
        return ByPlace(self.facts, lambda part: part.bound_at)

    @cached_property
    def registered(self) -> tuple[str, ...]:
        """The names of expressions that a MathForge has been given."""
        return tuple(dict.fromkeys(name for part in self.facts.parts for name in part.registered))

    @cached_property
    def cards(self) -> dict[int, Card]:
        """The cards by their number."""
        return {card.id: card for card in self.facts.cards}

    @cached_property
    def loops(self) -> dict[tuple[int, int], Loop]:
        """The loop that begins at a place."""
        return {loop.span[:2]: loop for loop in self.facts.loops}

    @cached_property
    def called(self) -> dict[Span, Called]:
        """The function whose name stands at a place."""
        return {called.span: called for called in self.facts.called}

    def bound_on(self, line: int) -> list[Bound]:
        """What the statements of a line bound."""
        return self.facts.around(line).bound_on.get(line, [])

    def statements_on(self, line: int) -> list[Seen]:
        """What the expressions that end on a line, and are statements, gave."""
        return self.facts.around(line).statements_on.get(line, [])

    @cached_property
    def printed(self) -> dict[Span, list[Printed]]:
        """What the call of print at a place wrote, pass by pass."""
        found: dict[Span, list[Printed]] = {}
        for printed in self.facts.printed:
            found.setdefault(printed.span, []).append(printed)
        return found

    @cached_property
    def printed_on(self) -> dict[int, list[Span]]:
        """The calls of print that end on a line."""
        found: dict[int, list[Span]] = {}
        for span in self.printed:
            found.setdefault(span[2], []).append(span)
        return found

    @cached_property
    def backwards(self) -> dict[Span, Backward]:
        """The backward pass that the call at a place started."""
        return {backward.span: backward for backward in self.facts.backwards}

    @cached_property
    def backwards_in_order(self) -> list[Backward]:
        """The backward passes in the order of the text."""
        return sorted(self.facts.backwards, key=lambda backward: backward.span)

    def backwards_of(self, node: int) -> list[Backward]:
        """The backward passes that reached a Value, in the order of the text."""
        if node < 0:
            return []  # plain numbers have ids of their own in each graph
        return [
            backward
            # Another text that shares statements with this one may have turned the book meanwhile.
            for line, part in turned_to(_BOOKS, self._with_passes, _empty).having(node)
            for backward in sorted(part.at(line).backwards, key=lambda backward: backward.span)
            if any(member.id == node for member in backward.nodes)
        ]

    @cached_property
    def _with_passes(self) -> list[_PlacedPart]:
        """The parts with backward passes."""
        facts = self.facts
        return [pair for pair in zip(facts.starts, facts.parts, strict=True) if pair[1].backwards]

    def made(self, node: int) -> Shown | None:
        """What was shown of a Value that a name was bound to, with the formula that made it."""
        if self._made is None:
            self._made = {n: shown for part in self.facts.parts for n, shown in part.made.items()}
        return self._made.get(node)

    def card_of(self, shown: Shown) -> Card | None:
        """The card of an Expression."""
        return None if shown.card is None else self.cards.get(shown.card)


#: A part and the line where it starts.
_PlacedPart: TypeAlias = tuple[int, Part]
_BOOKS: list[Book[_PlacedPart]] = []


def _empty() -> Book[_PlacedPart]:
    return Book(lambda one: id(one[1]), lambda one: _reached(one[1]), lambda one: one[0])


def _reached(part: Part) -> set[int]:
    return {node.id for backward in part.backwards for node in backward.nodes}


_Placed = TypeVar("_Placed", Seen, Bound)


class ByPlace(Mapping[Span, _Placed]):
    """Facts by their spans; of a long text only the part that is asked about is looked at."""

    def __init__(self, facts: Facts, table: Callable[[Part], dict[Span, _Placed]]) -> None:
        self._facts, self._table = facts, table

    def __getitem__(self, span: Span) -> _Placed:
        return self._table(self._facts.around(span[0]))[span]

    def __iter__(self) -> Iterator[Span]:
        return (span for part in self._facts.placed for span in self._table(part))

    def __len__(self) -> int:
        return sum(len(self._table(part)) for part in self._facts.placed)


_INDEXES: list[Index] = []


def index_of(facts: Facts) -> Index:
    """The index of these facts; the last few are kept."""
    for known in _INDEXES:
        if known.facts is facts:
            return known
    index = Index(facts)
    _INDEXES.insert(0, index)
    del _INDEXES[8:]
    return index
