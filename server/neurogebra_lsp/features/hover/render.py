"""A card as text: markdown with Unicode, with LaTeX or with what pictures are made of; plain text.

Maths and whatever comes from the user's file stands in fences, where nothing is markup; words of
ours are escaped, since they quote names. An answer is never longer than clients take.

A client that draws pictures gives a mark, which no file can know. Between two of them stands what
it may draw, as a line of JSON, and below that the markdown which stands there if it does not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from neurogebra_lsp.features import maths, spoken
from neurogebra_lsp.features.answers import (
    Block,
    Curve,
    Formula,
    Heading,
    Hover,
    Listing,
    Maths,
    Note,
    Prose,
    Row,
)

MOST = 60_000  #: characters


def markdown(hover: Hover, latex: bool, mark: str = "") -> str:
    """The card for a client that renders markdown.

    With `latex`, for one that also sets `$…$`; with a `mark`, for one that draws what stands
    between two of them.
    """
    if mark:
        pieces = _with_pictures(hover.blocks, mark)
    else:
        pieces = _with_latex(hover.blocks) if latex else _with_unicode(hover.blocks)
    return _joined(list(pieces), fenced=True)


def plaintext(hover: Hover) -> str:
    """The card for a client that shows text as it is."""
    pieces: list[str] = []
    for block in hover.blocks:
        if isinstance(block, Prose | Note):
            pieces.append(block.text)
        else:
            pieces += _maths_lines(block)
    return _joined(pieces, fenced=False, by="\n")


def _with_unicode(blocks: tuple[Block, ...]) -> Iterator[str]:
    lines: list[str] = []
    above_is_tall = False
    for block in blocks:
        if isinstance(block, Heading | Formula | Row):
            more = _maths_lines(block)
            tall = isinstance(block, Formula) and len(more) > 1
            if lines and (tall or above_is_tall):
                lines.append("")  # a fraction's line must not touch another's
            lines += more
            above_is_tall = tall
            continue
        if lines:
            yield fence(lines)
            lines = []
        yield _words(block)
    if lines:
        yield fence(lines)


def _with_latex(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            aside = f" — {escape(block.aside)}" if block.aside else ""
            yield f"${_inline(block.maths)}${aside}"
        elif isinstance(block, Formula):
            yield f"$$\n{block.maths.latex}\n$$"
        elif isinstance(block, Row):
            yield " &emsp; ".join(f"${_inline(cell)}$" for cell in block.cells)
        else:
            yield _words(block)


def _inline(maths: Maths) -> str:
    # A blank line or a dollar would end the formula.
    return maths.latex.replace("\n", " ")


def _with_pictures(blocks: tuple[Block, ...], mark: str) -> Iterator[str]:
    for block in blocks:
        drawn = _drawn(block)
        lines = _maths_lines(block)
        instead = fence(lines) if lines else _words(block)
        if drawn is None:
            yield instead
            continue
        marked = f"{mark}{json.dumps(drawn, ensure_ascii=False)}\n{instead}\n{mark}"
        # One that must be cut cannot be read.
        yield marked if len(marked) < MOST // 2 else instead


def _drawn(block: Block) -> dict[str, object] | None:
    """What a picture is made of; None for what stays text."""
    if isinstance(block, Heading):
        if _ONLY_WORDS.fullmatch(block.maths.latex):
            return None
        return _formulas(
            maths.join(block.maths, maths.aside(block.aside)) if block.aside else block.maths
        )
    if isinstance(block, Formula):
        return _formulas(block.maths)
    if isinstance(block, Row):
        return _formulas(*block.cells)
    if isinstance(block, Listing) and block.curve is not None:
        return _plot(block.curve, block.alt)
    return None


#: Such as how a method is called, which reads best as code.
_ONLY_WORDS = re.compile(r"\\text\{(?:[^{}\\]|\\.)*\}")


def _formulas(*shown: Maths) -> dict[str, object]:
    return {"formulas": [{"latex": one.latex, "spoken": spoken.spoken(one.latex)} for one in shown]}


def _plot(curve: Curve, alt: str) -> dict[str, object]:
    # Here and not above: few clients draw plots.
    from neurogebra.curve import chart

    return {"plot": {"svg": chart(curve.plot, curve.name, curve.at), "spoken": alt}}


def _words(block: Block) -> str:
    if isinstance(block, Listing):
        return fence(list(block.lines))
    if isinstance(block, Note):
        return f"*{escape(block.text)}*"
    return escape(block.text) if isinstance(block, Prose) else ""


def _maths_lines(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return [f"{block.maths.unicode}   {block.aside}".rstrip()]
    if isinstance(block, Row):
        return ["   ".join(cell.unicode for cell in block.cells)]
    if isinstance(block, Formula):
        return _formula_lines(block)
    return list(block.lines) if isinstance(block, Listing) else []


def _formula_lines(block: Formula) -> list[str]:
    """In two dimensions where one line would hide a fraction or a root."""
    if len(block.pretty) <= 1:
        return [block.maths.unicode]
    left, equals, _ = block.maths.unicode.partition(" = ")
    if not equals:
        return list(block.pretty)
    axis = _axis(block.pretty)
    return [
        (f"{left} = " if row == axis else " " * (len(left) + 3)) + line
        for row, line in enumerate(block.pretty)
    ]


def _axis(lines: tuple[str, ...]) -> int:
    """The row that an equals sign belongs on: that of the outermost bar, else the middle."""
    longest, axis = 0, len(lines) // 2
    for row, line in enumerate(lines):
        for bar in re.finditer("─+", line):
            if bar.end() - bar.start() > longest:
                longest, axis = bar.end() - bar.start(), row
    return axis


def fence(lines: list[str]) -> str:
    """Lines as they are; the fence is longer than any run of backticks in them."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    ticks = "`" * max(3, longest + 1)
    return "\n".join([f"{ticks}text", *lines, ticks])


_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&])")


def escape(text: str) -> str:
    """Words with everything that markdown would read as markup set apart."""
    escaped = _MARKUP.sub(r"\\\1", text)
    # At the start of a line these would begin a list, a quotation or a heading.
    return re.sub(r"^(\s*)([-+=]|\d+(?=[.)]))", r"\1\\\2", escaped, flags=re.MULTILINE)


def _joined(pieces: list[str], *, fenced: bool, by: str = "\n\n") -> str:
    """As many whole pieces as fit."""
    kept: list[str] = []
    used = 0
    for piece in pieces:
        if not piece:
            continue
        if used + len(piece) + len(by) > MOST - 10:
            room = MOST - 10 - used - len(by)
            if not kept:
                kept.append(_cut(piece, room, fenced=fenced))
            kept.append("…")
            break
        kept.append(piece)
        used += len(piece) + len(by)
    return by.join(kept)


def _cut(piece: str, room: int, *, fenced: bool) -> str:
    if fenced and piece.startswith("```"):
        ticks = re.match("`+", piece)
        end = ticks.group() if ticks else "```"
        return f"{piece[: room - len(end) - 1]}\n{end}"
    return piece[:room]
