"""Writes the catalogue's pages: the list, one page a category with curves, what was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from neurogebra import catalogue
from neurogebra.catalogue import Entry
from neurogebra.curve import picture
from neurogebra.formula.names import unicode_name

PICTURES = "images/catalogue"


def pages(docs: Path, made: str) -> Iterator[tuple[Path, str]]:
    """Every file of the catalogue's documentation with its whole text."""
    yield docs / "catalogue.md", _overview(made)
    for category in catalogue.categories():
        yield docs / "catalogue" / f"{category}.md", _category(category, made)
    for entry in catalogue.entries():
        if entry.plot:
            yield docs / PICTURES / f"{entry.name}.svg", picture(entry.plot, entry.name) + "\n"


def _overview(made: str) -> str:
    corrected = [entry for entry in catalogue.entries() if entry.corrected]
    given = [entry for entry in catalogue.entries() if entry.given]
    lines = [
        "# Catalogue",
        "",
        f"<!-- {made} -->",
        "",
        f"{len(catalogue.names())} expressions that `MathForge().get(name)` knows. Each page has",
        "the formulas of a category with their derivatives, curves, properties and references. In",
        "a terminal: `neurogebra explain NAME`; in an editor: hover the name.",
        "",
    ]
    for category in catalogue.categories():
        entries = list(map(catalogue.get, catalogue.names(category)))
        page = f"catalogue/{category}.md"
        lines += ["", f"## [{category}]({page})", "", "| name | formula | what it does |"]
        lines += ["|---|---|---|"]
        lines += [
            f"| [`{entry.name}`]({page}#{entry.name}) | {_cell(entry.formula.unicode)} "
            f"| {_cell(entry.summary)} |"
            for entry in entries
        ]
    lines += [
        "",
        "## Corrected",
        "",
        f"{len(corrected)} of these formulas are found elsewhere in another form, under the same",
        "name. Where ours differs, this is why. A test computes both side by side.",
        "",
        "| name | formula here | why it differs |",
        "|---|---|---|",
    ]
    lines += [
        f"| `{entry.name}` | {_cell(entry.formula.unicode)} | {_cell(entry.corrected)} |"
        for entry in corrected
    ]
    lines += [
        "",
        "## To be given",
        "",
        f"In {len(given)} formulas, names that elsewhere have a default are variables here. They",
        "come from the data, so a default would be a number about nobody's data, and forgetting",
        "one would go unnoticed.",
        "",
        "| name | to be given |",
        "|---|---|",
    ]
    lines += [f"| `{e.name}` | {', '.join(f'`{name}`' for name in e.given)} |" for e in given]
    return "\n".join([*lines, ""])


def _category(category: str, made: str) -> str:
    lines = [f"# {category}", "", f"<!-- {made} -->", "", "[All categories](../catalogue.md)"]
    for entry in map(catalogue.get, catalogue.names(category)):
        lines += ["", f"## {entry.name}", "", *_entry(entry)]
    return "\n".join([*lines, ""])


def _entry(entry: Entry) -> Iterator[str]:
    if entry.plot:
        yield f'<img align="right" src="../{PICTURES}/{entry.name}.svg" alt="The curve of'
        yield f'{entry.name} and, dashed, its derivative">'
        yield ""
    yield from (f"**{_text(entry.formula.unicode)}**", "", _text(entry.summary))
    yield from ("", _text(entry.explain["beginner"]), "")
    for name in (*entry.variables, *entry.params):
        default = "" if name.default is None else f" = {name.default:g}"
        domain = _text(name.domain)
        for written, shown in (("oo", "∞"), ("pi", "π"), ("\\*", "·"), (">=", "≥")):
            domain = domain.replace(written, shown)
        yield f"- `{name.name}`{default}: {_text(name.meaning)}, {domain}"
    d = "∂" if len(entry.variables) + len(entry.params) > 1 else "d"
    for by, slope in entry.derivatives.items():
        shown = slope.unicode if len(slope.unicode) <= _LONGEST else slope.unicode[:_LONGEST] + "…"
        yield f"- {d}/{d}{_text(unicode_name(by))} = {_text(shown)}"
    yield f"- Use: {_text(entry.use)}"
    yield f"- Strengths: {_text('. '.join(entry.strengths))}."
    yield f"- Weaknesses: {_text('. '.join(entry.weaknesses))}."
    yield from (f"- Watch: {_text(text)}" for text in entry.watch)
    for known, word in (("proved", "Proved"), ("verified", "Computed")):
        facts = [fact.text for fact in entry.properties if fact.known == known]
        if facts:
            yield f"- {word}: {_text(' · '.join(facts))}."
    if entry.aliases:
        yield f"- Also called {_text(', '.join(entry.aliases))}."
    links = (f"[{name}]({catalogue.get(name).category}.md#{name})" for name in entry.see_also)
    yield f"- See also {', '.join(links)}."
    yield f"- {_text(entry.reference)}"
    if entry.corrected:
        yield f"- Corrected: {_text(entry.corrected)}"


_LONGEST = 300


def _text(text: str) -> str:
    """Text of which nothing is taken for markup."""
    for letter in "\\*_<[]|":
        text = text.replace(letter, f"\\{letter}" if letter != "<" else "&lt;")
    return text


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")
