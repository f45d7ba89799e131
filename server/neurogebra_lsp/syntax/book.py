"""Things in an order, found by their keys: following a change costs what the change touches."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from neurogebra_lsp.text import common_ends

_Thing = TypeVar("_Thing")


class _Entry(Generic[_Thing]):
    """A thing of a book; another takes its place that is the same but for where it stands."""

    __slots__ = ("thing",)

    def __init__(self, thing: _Thing) -> None:
        self.thing = thing


class Book(Generic[_Thing]):
    """The things that it was turned to last.

    `content` is what tells two of them apart, wherever they stand; it says what their keys are.
    """

    def __init__(
        self,
        content: Callable[[_Thing], object],
        keys: Callable[[_Thing], Iterable[Hashable]],
        place: Callable[[_Thing], int],
    ) -> None:
        self._content, self._keys, self._place = content, keys, place
        self.things: Sequence[_Thing] = ()
        self._entries: list[_Entry[_Thing]] = []
        # The keys of a dict are a set that keeps its order, so that all is done the same each time.
        self._by_key: dict[Hashable, dict[_Entry[_Thing], None]] = {}
        self._answers: dict[tuple[Hashable, ...], tuple[_Thing, ...]] = {}

    def having(self, *keys: Hashable) -> tuple[_Thing, ...]:
        """The things that have one of these keys, in order."""
        if keys not in self._answers:
            found = {entry for key in keys for entry in self._by_key.get(key, ())}
            told = sorted((entry.thing for entry in found), key=self._place)
            self._answers[keys] = tuple(told)
        return self._answers[keys]

    def is_like(self, things: Sequence[_Thing]) -> bool:
        """Whether these are mostly the ones in this book, by a look at some of them."""
        common = min(len(things), len(self.things))
        if not common:
            return not self.things
        return any(
            self._content(self.things[at]) == self._content(things[at])
            for at in (0, common // 4, -1 - common // 4, -1)
        )

    def turn_to(self, things: Sequence[_Thing]) -> None:
        """Follow a change."""
        content, old = self._content, self.things
        common = min(len(old), len(things))
        # What does not even stand elsewhere is skipped all at once.
        head, tail = common_ends(old, things)
        while head < common - tail and content(old[head]) == content(things[head]):
            head += 1
        while tail < common - head and content(old[-1 - tail]) == content(things[-1 - tail]):
            tail += 1
        gone = self._entries[head : len(old) - tail]
        new = [_Entry(thing) for thing in things[head : len(things) - tail]]
        for entry in gone:
            for key in self._keys(entry.thing):
                del self._by_key[key][entry]
                if not self._by_key[key]:
                    del self._by_key[key]
        for entry in new:
            for key in self._keys(entry.thing):
                self._by_key.setdefault(key, {})[entry] = None
        self._entries[head : len(old) - tail] = new
        self.things, self._answers = things, {}
        for entry, thing in zip(self._entries, things, strict=True):
            entry.thing = thing


def turned_to(
    books: list[Book[_Thing]], things: Sequence[_Thing], make: Callable[[], Book[_Thing]]
) -> Book[_Thing]:
    """The one of some books that is at these things, or easiest brought there."""
    for book in books:
        if book.things is things:
            return book
    number = next((n for n, book in enumerate(books) if book.is_like(things)), len(books))
    book = books.pop(number) if number < len(books) else make()
    book.turn_to(things)
    books.insert(0, book)
    del books[_REMEMBERED:]
    return book


_REMEMBERED = 4
