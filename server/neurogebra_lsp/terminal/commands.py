"""The subcommands: server, show, check, explain, list.

Each loads what it needs when it is called, so that none waits for another's libraries.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from rich.console import Console

    from neurogebra_lsp.terminal.page import Page

_LEVELS = ("beginner", "intermediate", "advanced")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="neurogebra", message="%(prog)s %(version)s")
def neurogebra() -> None:
    """See the maths of a Python program: formulas, values and gradients."""


@neurogebra.command()
@click.option("--stdio", is_flag=True, help="Speak over standard input and output (the default).")
@click.option("--tcp", metavar="HOST:PORT", help="Wait for one editor at this address instead.")
@click.option("--latex", is_flag=True, help="The editor typesets $…$ in what it shows.")
def server(stdio: bool, tcp: str | None, latex: bool) -> None:
    """Start the language server, as editors do."""
    if stdio and tcp:
        raise click.UsageError("--stdio and --tcp exclude each other")
    address = _address(tcp) if tcp else None
    from neurogebra_lsp.protocol import serve

    if address:
        serve.tcp(*address, latex=latex)
    else:
        serve.stdio(latex=latex)


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not port.isdecimal() or int(port) > 65535:
        raise click.BadParameter(f"{text} is not HOST:PORT, such as 127.0.0.1:2087")
    return host.strip("[]") or "127.0.0.1", int(port)


@neurogebra.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "svg"]),
    default="text",
    help="For the terminal, for programs, or as a picture of the terminal.",
)
@click.option(
    "--card",
    "cards",
    metavar="LINE:COL",
    multiple=True,
    help="Also show the hover card of this place; both count from 1.",
)
@click.option(
    "--further",
    "is_further",
    is_flag=True,
    help="Evaluate a file that takes long for up to half a minute.",
)
def show(file: Path, form: str, cards: tuple[str, ...], is_further: bool) -> None:
    """Show FILE as an editor would: values, gradients, problems. It is not run."""
    places = [_place(card) for card in cards]
    text = _read(file)
    from neurogebra_lsp.settings import DEFAULTS
    from neurogebra_lsp.syntax.imports import uses_neurogebra
    from neurogebra_lsp.terminal import look

    if uses_neurogebra(text):
        page = look.evaluated(text, DEFAULTS, file, is_further)
        hovers = (look.card(page, place, DEFAULTS) for place in places)
        page = replace(page, hovers=tuple(card for card in hovers if card is not None))
    else:
        page = look.unevaluated(text)
    if form == "json":
        from neurogebra_lsp.terminal.report import report

        # ASCII, so that neither the terminal's encoding nor half a character can spoil it.
        click.echo(json.dumps(report(str(file), page.facts, page.problems), indent=2))
    else:
        _print(page, form, file.name)


@neurogebra.command()
@click.argument(
    "paths", metavar="FILE|DIR ...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="For people, for programs, for code scanning, or as annotations of a workflow.",
)
@click.option(
    "--level",
    type=click.Choice(["error", "warning", "information", "hint"]),
    help="The least serious problem that fails the check; a warning unless configured.",
)
def check(paths: tuple[Path, ...], form: str, level: str | None) -> None:
    """Report the problems of files, and of all Python files in folders. None is run."""
    from neurogebra_lsp.terminal import check as checking
    from neurogebra_lsp.terminal.configuration import of_project

    for path in paths:
        if not path.exists():
            _refuse(f"{path} does not exist")
    configuration = of_project(paths)
    for problem in configuration.problems:
        click.echo(problem, err=True)
    fails_at = level or configuration.level or "warning"
    found = checking.files(paths, configuration.exclude)
    with _progress(len(found)) as step:
        everything = checking.checked(found, configuration.settings, step)
    if form == "json":
        click.echo(checking.as_json(everything))
    elif form == "sarif":
        click.echo(checking.as_sarif(everything, metadata.version("neurogebra")))
    else:
        told = checking.as_text if form == "text" else checking.as_github
        for line in told(everything):
            click.echo(line)
    unreadable = [one.unreadable for one in everything if one.unreadable]
    for reason in unreadable:
        click.echo(reason, err=True)
    grave = sum(checking.is_grave(p, fails_at) for one in everything for p in one.problems)
    if form == "text":
        n_problems = sum(len(one.problems) for one in everything)
        files = "1 file" if len(found) == 1 else f"{len(found)} files"
        problems = "1 problem" if n_problems == 1 else f"{n_problems or 'no'} problems"
        less = (
            f", {grave or 'none'} at the level {fails_at} or above" if grave != n_problems else ""
        )
        click.echo(f"{problems} in {files}{less}", err=True)
    sys.exit(2 if unreadable else 1 if grave else 0)


@contextmanager
def _progress(n_files: int) -> Generator[Callable[[], None]]:
    """A bar on the standard error while many files are checked, where somebody can see it."""
    if n_files < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Checking", total=n_files)
        yield lambda: bar.advance(task)


def _place(text: str) -> tuple[int, int]:
    line, _, column = text.partition(":")
    if not (line.isdecimal() and column.isdecimal() and int(line) and int(column)):
        raise click.BadParameter(f"{text} is not LINE:COL, such as 3:1", param_hint="--card")
    return int(line) - 1, int(column) - 1


def _read(file: Path) -> str:
    from neurogebra_lsp.terminal import source

    try:
        return source.read(file)
    except source.UnreadableError as error:
        _refuse(str(error))


def _print(page: Page, form: str, title: str) -> None:
    from rich.text import Text

    from neurogebra_lsp.terminal.page import draw, width

    pieces = list(draw(page))
    console = _terminal() if form == "text" else _recorder(width(pieces))
    for piece in pieces:
        console.print(piece, soft_wrap=isinstance(piece, Text), highlight=False)
    if form == "html":
        click.echo(console.export_html(inline_styles=True))
    elif form == "svg":
        click.echo(_without_web_fonts(console.export_svg(title=title)))


def _terminal() -> Console:
    from rich.console import Console

    # A terminal that cannot write ∂ gets a question mark, not a traceback.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return Console()


def _recorder(columns: int) -> Console:
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        record=True,
        width=columns,
        force_terminal=True,
        color_system="standard",
    )


def _without_web_fonts(svg: str) -> str:
    """The picture with fonts of the viewer's own: opening one should fetch nothing."""
    return re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)


@neurogebra.command()
@click.argument("subject", metavar="NAME|FORMULA")
@click.option(
    "--level",
    type=click.Choice(_LEVELS),
    default="intermediate",
    help="For whom it is explained.",
)
def explain(subject: str, level: str) -> None:
    """Explain an expression of the catalogue, or a formula of your own."""
    from neurogebra import catalogue
    from neurogebra_lsp.settings import DEFAULTS
    from neurogebra_lsp.terminal import cards, look

    settings = replace(DEFAULTS, explanation_level=level)
    if catalogue.resolve(subject) is not None:
        page = look.unevaluated(f"from neurogebra import MathForge\nMathForge().get({subject!r})\n")
        place = (1, len("MathForge().get('"))
    elif _is_word(subject):
        meant = catalogue.suggest(subject)
        _refuse(
            f"the catalogue has no '{subject}'"
            + (f"; did you mean '{meant}'?" if meant else "; `neurogebra list` shows what it has")
        )
    else:
        page = look.evaluated(
            f"from neurogebra import Expression\nf = Expression('f', {subject!r})\n", settings
        )
        place = (1, 0)
    for problem in page.problems:
        _refuse(problem.message)
    card = look.card(page, place, settings)
    if card is None:
        _refuse(f"nothing is known of {subject}")
    _terminal().print(cards.panel(card.blocks))


def _is_word(text: str) -> bool:
    """Whether this was meant as a name: of a single symbol there is nothing to explain."""
    return re.fullmatch(r"[^\W\d]\w*( \w+)*", text) is not None


@neurogebra.command("list")
@click.option("--category", help="Only this category.")
@click.option("--search", help="Only what these words may mean, best first.")
def list_(category: str | None, search: str | None) -> None:
    """List the expressions of the catalogue."""
    from neurogebra import catalogue
    from neurogebra.errors import UnknownCategoryError

    try:
        names: Iterable[str] = catalogue.names(category)
    except UnknownCategoryError as error:
        _refuse(str(error))
    if search is not None:
        among = set(names)
        names = [name for name in catalogue.search(search) if name in among]
    entries = [catalogue.get(name) for name in names]
    if not entries:
        _refuse("nothing in the catalogue fits")

    terminal = _terminal()
    if not terminal.is_terminal:
        for entry in entries:
            click.echo(
                "\t".join((entry.name, entry.category, entry.formula.unicode, entry.summary))
            )
        return
    from neurogebra_lsp.terminal.listing import listing

    terminal.print(listing(entries), highlight=False)


class _Refusal(click.ClickException):
    """Ends the command with exit code 2 and the reason."""

    exit_code = 2


def _refuse(reason: str) -> NoReturn:
    raise _Refusal(reason)
