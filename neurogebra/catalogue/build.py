"""Works out the catalogue's index from its TOML files, and checks them on the way.

For developers: `python -m neurogebra.catalogue.build` writes `index.json`, with `--check` it only
tells whether that is up to date. Everything that an editor shows of an entry is in the index, so
that showing it needs no computing.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from pathlib import Path
from typing import Any, Final

from neurogebra import catalogue
from neurogebra.catalogue import Property
from neurogebra.core.expression import Expression
from neurogebra.curve import DEFAULT_RANGE, sampled
from neurogebra.formula import render
from neurogebra.formula.derivative import derivative
from neurogebra.formula.intervals import Interval
from neurogebra.formula.limits import limit
from neurogebra.formula.parse import check, parse
from neurogebra.formula.pieces import properties_apart
from neurogebra.formula.properties import properties
from neurogebra.formula.sequences import sequence_properties
from neurogebra.formula.tree import Node, names_in_order

try:
    import tomllib  # pyright: ignore[reportMissingImports]
except ImportError:  # Python 3.10
    import tomli as tomllib  # pyright: ignore[reportMissingImports]

HERE: Final = Path(__file__).parent
INDEX: Final = Path(catalogue.INDEX)
COMMAND: Final = "python -m neurogebra.catalogue.build"

#: The order of the categories, for teaching.
CATEGORIES: Final = (
    "activation", "loss", "regularizer", "optimization", "metric", "linalg", "statistics",
    "calculus", "algebra", "transform",
)  # fmt: skip
LEVELS: Final = ("beginner", "intermediate", "advanced")
REQUIRED: Final = ("formula", "summary", "explain", "variables", "use")
OPTIONAL: Final = (
    "aliases", "tags", "strengths", "weaknesses", "watch", "see_also", "reference", "corrected",
    "given", "plot", "params", "no_properties",
)  # fmt: skip
LISTS: Final = ("aliases", "tags", "strengths", "weaknesses", "watch", "see_also", "given")


def main(arguments: list[str] | None = None) -> int:
    """Writes the index, or with `--check` compares; gives the exit code."""
    options = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    options.add_argument("--check", action="store_true", help="only compare, write nothing")
    only_check: bool = options.parse_args(arguments).check
    entries, problems = read()
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    made = index(entries)
    current = INDEX.read_text(encoding="utf-8") if INDEX.exists() else ""
    if only_check:
        if made != current:
            sys.stderr.write(f"index.json is out of date: run {COMMAND}\n")
        return int(made != current or bool(problems))
    INDEX.write_text(made, encoding="utf-8")
    sys.stdout.write(f"{len(entries)} entries, {len(made) // 1024} kB\n")
    return int(bool(problems))


def read() -> tuple[dict[str, dict[str, Any]], list[str]]:
    """Every entry of the TOML files, in teaching order, and what is wrong with them."""
    found: dict[str, dict[str, Any]] = {}
    problems: list[str] = []
    files = {path.stem: path for path in HERE.glob("*.toml")}
    problems += [f"{stem}.toml: no such category" for stem in sorted(set(files) - set(CATEGORIES))]
    for category in CATEGORIES:
        if category not in files:
            continue
        try:
            data = tomllib.loads(files[category].read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            problems.append(f"{category}.toml: {error}")
            continue
        for name, entry in data.items():
            wrong = _problems(name, entry)
            if name in found:
                wrong.append(f"is in {found[name]['category']}.toml too")
            problems += [f"{category}.toml [{name}]: {text}" for text in wrong]
            if not any(text.startswith("!") for text in wrong) and name not in found:
                found[name] = {**entry, "category": category}
    return found, [*problems, *_problems_together(found)]


# ---- checks; a text that begins with "!" keeps the entry out of the index


def _problems(name: str, entry: dict[str, Any]) -> list[str]:
    wrong = [f"! has no {key}" for key in REQUIRED if key not in entry]
    wrong += [f"has an unknown key '{key}'" for key in entry if key not in (*REQUIRED, *OPTIONAL)]
    if wrong and wrong[0].startswith("!"):
        return wrong
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        wrong.append("its name is not in lower case with underscores")
    wrong += [
        f"! has no explanation for the {level}"
        for level in LEVELS
        if not entry["explain"].get(level)
    ]
    wrong += [f"{key} is not a list of texts" for key in LISTS if not _is_texts(entry.get(key, []))]
    for group in ("variables", "params"):
        for key, row in entry.get(group, {}).items():
            wanted = (
                {"meaning", "domain"} if group == "variables" else {"meaning", "domain", "default"}
            )
            if set(row) != wanted:
                wrong.append(f"! {key} needs exactly {', '.join(sorted(wanted))}")
            elif _interval(row["domain"]) is None:
                wrong.append(f"{key} has an unreadable domain '{row['domain']}'")
    names = {**entry["variables"], **entry.get("params", {})}
    parsed = check(entry["formula"], names=names)
    wrong += [f"! {problem.message}: {entry['formula']}" for problem in parsed.problems]
    if parsed.tree is not None:
        used = set(names_in_order(parsed.tree))
        wrong += [f"! {key} is neither variable nor parameter" for key in sorted(used - set(names))]
        wrong += [f"{key} is not in the formula" for key in sorted(set(names) - used)]
    return wrong


def _problems_together(entries: dict[str, dict[str, Any]]) -> list[str]:
    wrong: list[str] = []
    owner: dict[str, str] = {_fold(name): name for name in entries}
    for name, entry in entries.items():
        place = f"{entry['category']}.toml [{name}]"
        for alias in entry.get("aliases", []):
            other = owner.setdefault(_fold(alias), name)
            if other != name:
                wrong.append(f"{place}: the alias '{alias}' is taken by {other}")
        for other in entry.get("see_also", []):
            if other not in entries:
                wrong.append(f"{place}: see_also names '{other}', which is not there")
    return wrong


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)  # pyright: ignore[reportUnknownVariableType]


def _fold(name: str) -> str:
    return name.casefold().replace("_", " ").replace("-", " ").strip()


# ---- the index


def index(entries: dict[str, dict[str, Any]]) -> str:
    """The text of the index: one line an entry, so that one can be read without the rest."""
    heads = {
        name: [
            entry["category"],
            list(entry["variables"]),
            list(entry.get("params", {})),
            entry.get("aliases", []),
        ]
        for name, entry in entries.items()
    }
    lines = [
        "{",
        f'"made_by": {_json(COMMAND)},',
        f'"heads": {_json(heads)},',
        '"entries": {',
        *_with_commas(f"{_json(name)}: {_json(_row(name, e))}" for name, e in entries.items()),
        "}}",
    ]
    return "\n".join(lines) + "\n"


def _with_commas(rows: Any) -> list[str]:
    made = list(rows)
    return [f"{row}," for row in made[:-1]] + made[-1:]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _row(name: str, entry: dict[str, Any]) -> dict[str, Any]:
    variables, params = entry["variables"], entry.get("params", {})
    tree = parse(entry["formula"], names=[*variables, *params])
    row: dict[str, Any] = {
        "name": name,
        "category": entry["category"],
        "formula": _setting(tree),
        "summary": entry["summary"].strip(),
        "explain": {level: _one_line(entry["explain"][level]) for level in LEVELS},
        "variables": [{"name": key, **value} for key, value in variables.items()],
        "params": [{"name": key, **value} for key, value in params.items()],
        "derivatives": {by: _setting(derivative(tree, by, limit)) for by in variables},
        "use": entry["use"].strip(),
    }
    row |= {key: entry[key] for key in LISTS if entry.get(key)}
    row |= {key: entry[key].strip() for key in ("reference", "corrected") if entry.get(key)}
    plot = _plot(name, tree, entry)
    if plot:
        row["plot"] = plot
    known = _properties(tree, entry)
    return {**row, "properties": known} if known else row


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _setting(tree: Node) -> dict[str, Any]:
    return {
        "text": render.text(tree),
        "latex": render.latex(tree),
        "unicode": render.unicode(tree),
        "pretty": render.pretty(tree),
        "spoken": render.spoken(tree),
    }


def _properties(tree: Node, entry: dict[str, Any]) -> list[dict[str, Any]]:
    """What is known of an entry of one variable, with its parameters at their defaults."""
    if len(entry["variables"]) != 1:
        return []
    [(variable, row)] = entry["variables"].items()
    params = {key: value["default"] for key, value in entry.get("params", {}).items()}
    found = _known(tree, variable, params, row["domain"])
    return [one._replace(value=_six_digits(one.value))._asdict() for one in found]


def _known(
    tree: Node, variable: str, params: dict[str, float], domain: str
) -> tuple[Property, ...]:
    """The properties in the way that fits a domain: an interval, pieces, whole numbers."""
    ends = _interval(domain) or (-math.inf, math.inf)
    if domain.startswith("integers"):
        return sequence_properties(tree, variable, params, int(ends[0]))
    if poles := _EXCEPT.search(domain):
        start = _bound(poles["first"]) - math.pi if poles["first"] else 0.0
        pieces = [Interval(start + n * math.pi, start + (n + 1) * math.pi) for n in (0, 1)]
        return properties_apart(tree, variable, params, pieces, _shown(domain))
    parts = [_part(part) for part in domain.split(" U ")]
    if len(parts) > 1:
        return properties_apart(tree, variable, params, parts)
    return properties(tree, variable, params, parts[0])


def _shown(domain: str) -> str:
    return domain.replace("-oo", "−∞").replace("oo", "∞").replace("pi", "π").replace("*", "·")


def _part(text: str) -> Interval:
    ends = _interval(text) or (-math.inf, math.inf)
    return Interval(*ends, text.startswith("["), text.endswith("]"))


def _six_digits(value: Any) -> Any:
    """Numbers as far as every machine computes them alike."""
    if isinstance(value, list):
        return [_six_digits(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
    return float(f"{value:.6g}") if isinstance(value, float) else value


# ---- the plot


def _plot(name: str, tree: Node, entry: dict[str, Any]) -> dict[str, Any] | None:
    """Points of a function of one variable and its derivative."""
    used = [key for key in entry["variables"] if key in names_in_order(tree)]
    if len(used) != 1:
        return None
    variable = used[0]
    domain = _interval(entry["variables"][variable]["domain"]) or (-math.inf, math.inf)
    low, high = entry.get("plot") or _cut(domain)
    params = {key: row["default"] for key, row in entry.get("params", {}).items()}
    plot = sampled(Expression.of_tree(name, tree, params), variable, low, high)
    if all(y is None for y in plot.ys):
        return None
    numbers = {key: [_short(x) for x in getattr(plot, key)] for key in ("xs", "ys", "slopes")}
    return {"variable": variable, **numbers}


def _short(value: float | None) -> float | None:
    if value is None:
        return None
    made = float(f"{value:.4g}")
    return int(made) if made == int(made) and abs(made) < 1e15 else made


def _cut(domain: tuple[float, float]) -> tuple[float, float]:
    """The usual range, moved to where the function lives."""
    low, high = max(domain[0], DEFAULT_RANGE[0]), min(domain[1], DEFAULT_RANGE[1])
    if low >= high:
        low = domain[0] if math.isfinite(domain[0]) else domain[1] - 12.0
        high = domain[1] if math.isfinite(domain[1]) else low + 12.0
    return low, high


_BOUND: Final = r"\s*(-?(?:oo|pi(?:/2)?|[0-9.]+(?:e-?[0-9]+)?))\s*"
_INTERVAL: Final = re.compile(rf"[\[(]{_BOUND},{_BOUND}[\])]")
#: Poles at every whole multiple of π, counted from the first.
_EXCEPT: Final = re.compile(r" except (?:(?P<first>pi/2) \+ )?k\*pi")


def _interval(text: str) -> tuple[float, float] | None:
    """The ends of a domain such as `(0, oo)` or `[-1, 1]`; of a union, of all of it."""
    whole = re.fullmatch(r"integers(?: >=? (-?\d+))?", text)
    if whole:
        return (float(whole[1]) if whole[1] else -math.inf, math.inf)
    ends: list[float] = []
    for part in _EXCEPT.sub("", text).split(" U "):
        found = _INTERVAL.fullmatch(part.strip())
        if not found:
            return None
        ends += [_bound(found[1]), _bound(found[2])]
    return min(ends), max(ends)


def _bound(text: str) -> float:
    sign, rest = (-1.0, text[1:]) if text.startswith("-") else (1.0, text)
    known = {"oo": math.inf, "pi": math.pi, "pi/2": math.pi / 2}
    return sign * (known[rest] if rest in known else float(rest))


if __name__ == "__main__":
    sys.exit(main())
