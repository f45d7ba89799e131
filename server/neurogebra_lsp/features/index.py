"""Facts by place: what is known at a span, on a line, of a node."""

from __future__ import annotations

from neurogebra_lsp.facts import (
    Backward,
    Bound,
    Called,
    Card,
    Facts,
    Loop,
    Printed,
    Raised,
    Seen,
    Shown,
    Span,
)


class Index:
    """Facts of one version of a document, ready to be asked."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.seen: dict[Span, Seen] = {seen.span: seen for seen in facts.seen}
        self.bound: dict[Span, Bound] = {bound.span: bound for bound in facts.bound}
        self.cards: dict[int, Card] = {card.id: card for card in facts.cards}
        self.loops: dict[tuple[int, int], Loop] = {loop.span[:2]: loop for loop in facts.loops}
        self.called: dict[Span, Called] = {called.span: called for called in facts.called}
        self.bound_on: dict[int, list[Bound]] = {}
        for bound in facts.bound:
            self.bound_on.setdefault(bound.span[0], []).append(bound)
        self.statements_on: dict[int, list[Seen]] = {}
        for seen in facts.seen:
            if seen.statement:
                self.statements_on.setdefault(seen.span[2], []).append(seen)
        self.printed_on: dict[int, list[Span]] = {}
        self.printed: dict[Span, list[Printed]] = {}
        for printed in facts.printed:
            if printed.span not in self.printed:
                self.printed_on.setdefault(printed.span[2], []).append(printed.span)
            self.printed.setdefault(printed.span, []).append(printed)
        self.backwards: dict[Span, Backward] = {b.span: b for b in facts.backwards}
        self.first_raised: Raised | None = next(iter(facts.raised), None)
        self._backwards_of: dict[int, list[Backward]] | None = None
        self._made: dict[int, Shown] | None = None

    def backwards_of(self, node: int) -> list[Backward]:
        """The backward passes that reached a Value, in the order of the text."""
        if self._backwards_of is None:
            self._backwards_of = {}
            for backward in sorted(self.facts.backwards, key=lambda b: b.span):
                for member in backward.nodes:
                    self._backwards_of.setdefault(member.id, []).append(backward)
        # Plain numbers have ids of their own in each graph.
        return self._backwards_of.get(node, []) if node >= 0 else []

    def made(self, node: int) -> Shown | None:
        """What was shown of a Value that a name was bound to, with the formula that made it."""
        if self._made is None:
            self._made = {
                fact.value.node: fact.value
                for fact in (*self.facts.seen, *self.facts.bound)
                if fact.value.node is not None
            }
        return self._made.get(node)

    def card_of(self, shown: Shown) -> Card | None:
        """The card of an Expression."""
        return None if shown.card is None else self.cards.get(shown.card)


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
