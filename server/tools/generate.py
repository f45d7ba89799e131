"""Writes every file that follows from a declaration; with `--check` it only compares.

`--but-index` leaves out the catalogue's index, which takes half a minute to work out.

What is declared once in `settings.py`, `rules.py`, the evaluator's tables and the catalogue's TOML
appears from here in the catalogue's index, in the extension's manifest and types and in the
documentation, and a test fails when they drift.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import catalogue_pages
import evaluated_page
from neurogebra_lsp.rules import RULES
from neurogebra_lsp.settings import SETTINGS, Setting

ROOT = Path(__file__).resolve().parents[2]
COMMAND = "python server/tools/generate.py"
_MADE = f"Made by `{COMMAND}`; edit the declarations, not this file."

#: What the extension offers in the command palette.
PALETTE = (
    ("neurogebra.showGraph", "Show Graph"),
    ("neurogebra.stepThroughGradients", "Step through Gradients"),
    ("neurogebra.exploreExpression", "Explore Expression"),
    ("neurogebra.searchCatalogue", "Search the Catalogue"),
    ("neurogebra.clearCatalogueSearch", "Show All of the Catalogue"),
    ("neurogebra.openEntry", "Open the Page of the Entry"),
    ("neurogebra.exploreEntry", "Explore the Entry"),
    ("neurogebra.insertEntry", "Insert the Entry at the Cursor"),
    ("neurogebra.restart", "Restart the Server"),
    ("neurogebra.showOutput", "Show Output"),
    ("neurogebra.toggle", "Show or Hide Everything"),
    ("neurogebra.trust", "Trust this Workspace"),
    ("neurogebra.reportProblem", "Report a Problem"),
    ("neurogebra.openSample", "Open a Sample File"),
    ("neurogebra.openSampleNotebook", "Open a Sample Notebook"),
)
#: The pictures of those that are buttons.
ICONS = {
    "neurogebra.searchCatalogue": "$(search)",
    "neurogebra.clearCatalogueSearch": "$(clear-all)",
    "neurogebra.openEntry": "$(book)",
    "neurogebra.exploreEntry": "$(graph-line)",
    "neurogebra.insertEntry": "$(insert)",
}


def main() -> None:
    """Write the files, or say which ones are not as they should be."""
    check = "--check" in sys.argv
    # A process of its own: it needs sympy, and what follows reads the index it writes.
    index = [sys.executable, "-m", "neurogebra.catalogue.build", *["--check"] * check]
    if "--but-index" not in sys.argv and (code := subprocess.run(index, cwd=ROOT).returncode):
        sys.exit(code)
    drifted = [path for path, text in outputs() if _read(path) != text]
    for path, text in outputs():
        if path in drifted and not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
    # A curve of an entry that has gone, or has another name now.
    pictures = ROOT / "docs" / catalogue_pages.PICTURES
    left = set(pictures.glob("*.svg")) - {path for path, _ in outputs()}
    for path in () if check else left:
        path.unlink()
    drifted += sorted(left) if check else []
    for path in drifted:
        said = "is not up to date" if check else "written"
        sys.stdout.write(f"{path.relative_to(ROOT)} {said}\n")
    if check and drifted:
        sys.exit(f"run: {COMMAND}")


def outputs() -> Iterator[tuple[Path, str]]:
    """Every generated file with its whole text."""
    manifest = ROOT / "vscode-client" / "package.json"
    yield manifest, _manifest(manifest.read_text("utf-8"))
    words = ROOT / "vscode-client" / "package.nls.json"
    yield words, _words(words.read_text("utf-8"))
    yield ROOT / "vscode-client" / "src" / "generated" / "settings.ts", _settings_ts()
    yield ROOT / "docs" / "settings.md", _settings_page()
    yield ROOT / "docs" / "rules" / "index.md", _rules_page()
    yield ROOT / "docs" / "evaluated.md", evaluated_page.page(_MADE)
    yield from catalogue_pages.pages(ROOT / "docs", _MADE)


def _read(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None


# -- the extension --------------------------------------------------------------------------------


def _manifest(text: str) -> str:
    """The manifest with its settings and commands replaced, all else as it is."""
    manifest = json.loads(text)
    contributes = manifest["contributes"]
    contributes["configuration"] = {
        "title": "Neurogebra",
        "properties": {f"neurogebra.{s.key}": _schema(s) for s in SETTINGS},
    }
    contributes["commands"] = [
        {"command": name, "category": "Neurogebra", "title": f"%command:{name}%"}
        | ({"icon": ICONS[name]} if name in ICONS else {})
        for name, _ in PALETTE
    ]
    return json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"


def _words(text: str) -> str:
    """What the manifest says in words: generated ones have a colon in their keys."""
    by_hand = {key: words for key, words in json.loads(text).items() if ":" not in key}
    of_settings = {f"setting:{s.key}": s.doc for s in SETTINGS}
    of_choices = {
        f"setting:{s.key}:{word}": meaning for s in SETTINGS for word, meaning in s.choices
    }
    of_commands = {f"command:{name}": title for name, title in PALETTE}
    words = {**by_hand, **of_commands, **of_settings, **of_choices}
    return json.dumps(words, indent=2, ensure_ascii=False) + "\n"


def _meanings(setting: Setting) -> list[str]:
    return [f"%setting:{setting.key}:{word}%" for word, _ in setting.choices]


def _schema(setting: Setting) -> dict[str, Any]:
    if setting.keys:
        return _table_schema(setting)
    schema: dict[str, Any] = {
        "type": _JSON_TYPES[type(setting.default)],
        "default": setting.default,
        "scope": setting.scope,
        "markdownDescription": f"%setting:{setting.key}%",
    }
    if setting.choices:
        schema["enum"] = [word for word, _ in setting.choices]
        schema["markdownEnumDescriptions"] = _meanings(setting)
    if setting.minimum is not None:
        schema["minimum"] = setting.minimum
    if setting.maximum is not None:
        schema["maximum"] = setting.maximum
    return schema


def _table_schema(setting: Setting) -> dict[str, Any]:
    """A table: the same choices for every key."""
    choice = {
        "enum": [word for word, _ in setting.choices],
        "markdownEnumDescriptions": _meanings(setting),
    }
    keys = {code: {"markdownDescription": name, **choice} for code, name in setting.keys}
    return {
        "type": "object",
        "default": {},
        "scope": setting.scope,
        "markdownDescription": f"%setting:{setting.key}%",
        "properties": keys,
        "additionalProperties": choice,
    }


_JSON_TYPES: dict[type, str] = {bool: "boolean", float: "number", str: "string"}


def _settings_ts() -> str:
    lines = [f"// {_MADE}", "", "/** The settings, by their keys after `neurogebra.`. */"]
    lines += ["export type Settings = {"]
    lines += [f"  readonly {_ts_key(s)}: {_ts_type(s)};" for s in SETTINGS]
    lines += ["};", "", "export const defaults: Settings = {"]
    lines += [f"  {_ts_key(s)}: {_ts_value(s.default)}," for s in SETTINGS]
    return "\n".join([*lines, "};", ""])


def _ts_key(setting: Setting) -> str:
    return setting.key if setting.key.isidentifier() else f"'{setting.key}'"


def _ts_type(setting: Setting) -> str:
    words = " | ".join(f"'{word}'" for word, _ in setting.choices)
    if setting.keys:
        return f"Readonly<Record<string, {words}>>"
    if setting.choices:
        return words
    return _JSON_TYPES[type(setting.default)]


def _ts_value(value: bool | float | str | tuple[()]) -> str:
    if isinstance(value, tuple):
        return "{}"
    return f"'{value}'" if isinstance(value, str) else json.dumps(value).removesuffix(".0")


# -- the documentation ----------------------------------------------------------------------------


def _settings_page() -> str:
    lines = [
        "# Settings",
        "",
        f"<!-- {_MADE} -->",
        "",
        "In VS Code: *Settings*, then search for `neurogebra`. Other editors send them in the",
        "section `neurogebra`, nested or with dots; what cannot be read is reported in the log and",
        "keeps its default.",
        "",
        "| setting | default | meaning |",
        "|---|---|---|",
    ]
    lines += [f"| `neurogebra.{s.key}` | {_default(s)} | {_meaning(s)} |" for s in SETTINGS]
    return "\n".join([*lines, ""])


def _default(setting: Setting) -> str:
    value = setting.default
    if isinstance(value, tuple) or value == "":
        return "empty"
    text = (
        json.dumps(value)
        if isinstance(value, bool)
        else f"{value:g}"
        if isinstance(value, float)
        else value
    )
    return f"`{text}`"


def _meaning(setting: Setting) -> str:
    choices = "; ".join(f"`{word}`: {meaning}" for word, meaning in setting.choices)
    limits = ""
    if setting.minimum is not None and setting.maximum is not None:
        limits = f" From {setting.minimum:g} to {setting.maximum:g}."
    only = " Read by the VS Code extension." if setting.client else ""
    return f"{setting.doc}{limits}{' ' + choices + '.' if choices else ''}{only}"


def _rules_page() -> str:
    lines = [
        "# Problems",
        "",
        f"<!-- {_MADE} -->",
        "",
        "Each page has an example that is reported and one that is not; both are tests.",
        "",
        "| code | name | severity | fix | what is wrong |",
        "|---|---|---|---|---|",
    ]
    for rule in RULES:
        fix = "yes" if rule.fixable else ""
        link = f"[{rule.code}]({rule.code}.md)"
        lines.append(f"| {link} | {rule.name} | {rule.severity} | {fix} | {rule.summary} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
