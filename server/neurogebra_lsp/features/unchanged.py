"""Which statements are what they were, and so is what is known of them, after an edit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from neurogebra_lsp.facts import Facts
from neurogebra_lsp.syntax import cursor
from neurogebra_lsp.syntax.recover import Statement
from neurogebra_lsp.text import Document, common_ends


def unchanged(before: tuple[Document, Facts], now: tuple[Document, Facts]) -> tuple[int, int]:
    """How many of the first statements are as they were, and how many of the last.

    The first ones stand on the same lines too; the last may all have moved. What was told of one
    of them alone, and of what is known of it, holds. In a long text nearly nothing is looked at for
    this: lists are compared that share what they hold.
    """
    (old_doc, old_facts), (doc, facts) = before, now
    old, new = cursor.statements(old_doc), cursor.statements(doc)
    moved = len(doc.lines) - len(old_doc.lines)
    head = common_ends(old, new)[0]
    tail = _same_end(old, new, head) if moved == 0 else _moved_end(old, new, head)
    changed = _changed_lines(old_facts, facts, moved)
    if changed is not None:
        first, last = changed
        old_starts, starts = cursor.starts(old_doc), cursor.starts(doc)
        head = min(head, bisect_left(starts, first))
        tail = min(
            tail,
            len(new) - bisect_right(starts, last),
            len(old) - bisect_right(old_starts, last - moved),
        )
    return head, tail


def _same_end(old: Sequence[object], new: Sequence[object], head: int) -> int:
    """How many things two lists share at their ends, without the first ones."""
    return common_ends(old[head:][::-1], new[head:][::-1])[0]


def _moved_end(old: tuple[Statement, ...], new: tuple[Statement, ...], head: int) -> int:
    """The same of statements that stand on other lines now."""
    n_same = 0
    for a, b in zip(reversed(old[head:]), reversed(new[head:]), strict=False):
        if a.nodes is not b.nodes or a.text != b.text:
            break
        n_same += 1
    return n_same


def _changed_lines(old: Facts, new: Facts, moved: int) -> tuple[int, int] | None:
    """The first and the last line at which what is known has changed, by the new text."""
    lines = tuple([line + moved for line in old.starts])
    head = min(common_ends(old.parts, new.parts)[0], common_ends(old.starts, new.starts)[0])
    tail = min(_same_end(old.parts, new.parts, head), _same_end(lines, new.starts, head))
    gone, come = slice(head, len(old.starts) - tail), slice(head, len(new.starts) - tail)
    last = (*lines[gone], *new.starts[come])
    return (min((*old.starts[gone], *last)), max(last)) if last else None
