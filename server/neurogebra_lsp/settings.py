"""Every setting, declared once, and how settings are read from what an editor sends.

Bad input never stops the server: what cannot be read is reported and keeps its default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from neurogebra_lsp.rules import RULES


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its key after `neurogebra.`, its default (which gives its type), its meaning."""

    key: str
    default: bool | float | str | tuple[()]  #: () for a table
    doc: str  #: markdown, one or two sentences
    choices: tuple[tuple[str, str], ...] = ()  #: allowed words, each with what it means
    minimum: float | None = None
    maximum: float | None = None
    scope: Literal["resource", "window", "machine-overridable"] = "resource"
    client: bool = False  #: read by the VS Code extension, not by the server
    keys: tuple[tuple[str, str], ...] = ()  #: of a table: what may stand in it, by either name

    @property
    def attribute(self) -> str:
        """The name of its attribute in `Settings`."""
        return self.key.replace(".", "_")


SETTINGS: tuple[Setting, ...] = (
    Setting("enable", True, "Show the maths of files that use neurogebra. Off hides everything."),
    Setting(
        "evaluation.enable",
        True,
        "Compute values by evaluating the pure part of the program in a locked-down process. "
        "Off leaves what can be told without running anything: formulas, derivatives, completion.",
    ),
    Setting(
        "evaluation.seconds",
        1.5,
        "How long one evaluation of a file may take, in seconds, before it is ended. One that "
        "cannot end by itself is ended from outside half a second later.",
        minimum=0.1,
        maximum=60.0,
    ),
    Setting("hover.enable", True, "Show a card with the maths under the pointer."),
    Setting("hover.plot", True, "Draw a small plot in the cards of functions of one variable."),
    Setting("lens.enable", True, "Show lines of maths above code."),
    Setting("lens.backward", True, "Above `backward()`: the value and every gradient."),
    Setting("lens.loops", True, "Above loops: how many steps, and where each number went."),
    Setting("lens.functions", True, "Above functions: their formula, and how often they ran."),
    Setting("hints.enable", True, "Show results at the ends of lines."),
    Setting("hints.values", True, "At the ends of lines: the values of assignments."),
    Setting("hints.shapes", True, "At the ends of lines: the shapes of arrays."),
    Setting("hints.printed", True, "At the ends of lines: what `print` writes."),
    Setting("completion.enable", True, "Complete catalogue names, variables and formulas."),
    Setting("problems.enable", True, "Report problems in formulas and their use."),
    Setting(
        "problems.severity",
        (),
        "How serious a problem is, by the code or the name of its rule.",
        keys=tuple((rule.code, rule.name) for rule in RULES),
        choices=(
            ("error", "as an error"),
            ("warning", "as a warning"),
            ("information", "as information"),
            ("hint", "as a hint, which most editors show faintly"),
            ("off", "not at all"),
        ),
    ),
    Setting(
        "explanation.level",
        "intermediate",
        "For whom explanations are written.",
        choices=(
            ("beginner", "everyday words, no terms without their meaning"),
            ("intermediate", "the usual terms of a first course"),
            ("advanced", "short, with the mathematics in full"),
        ),
    ),
    Setting(
        "interpreter",
        "",
        "Path of the Python (3.10 or newer) that runs the language server. Empty: the Python of "
        "the active environment, then the one on the PATH.",
        scope="machine-overridable",
        client=True,
    ),
    Setting(
        "server",
        "bundled",
        "Which language server runs.",
        choices=(
            ("bundled", "the one inside the extension"),
            ("environment", "that of the selected Python, where it has a newer one of Neurogebra"),
        ),
        scope="machine-overridable",
        client=True,
    ),
    Setting(
        "log.level",
        "information",
        "What the language server writes to its log.",
        choices=(
            ("error", "only what went wrong in the server"),
            ("warning", "also what it could not use, such as a setting that makes no sense"),
            ("information", "also what happens now and then"),
            ("debug", "also how long each answer took"),
        ),
        scope="window",
    ),
    Setting(
        "trace.server",
        "off",
        "Log the messages between the editor and the language server.",
        choices=(
            ("off", "nothing"),
            ("messages", "the name of each message"),
            ("verbose", "each message in full"),
        ),
        scope="window",
        client=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force; each attribute is described by its row in `SETTINGS`."""

    enable: bool = True
    evaluation_enable: bool = True
    evaluation_seconds: float = 1.5
    hover_enable: bool = True
    hover_plot: bool = True
    lens_enable: bool = True
    lens_backward: bool = True
    lens_loops: bool = True
    lens_functions: bool = True
    hints_enable: bool = True
    hints_values: bool = True
    hints_shapes: bool = True
    hints_printed: bool = True
    completion_enable: bool = True
    problems_enable: bool = True
    problems_severity: tuple[tuple[str, str], ...] = ()  #: by code
    explanation_level: Literal["beginner", "intermediate", "advanced"] = "intermediate"
    interpreter: str = ""
    server: Literal["bundled", "environment"] = "bundled"
    log_level: Literal["error", "warning", "information", "debug"] = "information"
    trace_server: Literal["off", "messages", "verbose"] = "off"


DEFAULTS = Settings()


def read(raw: object) -> tuple[Settings, tuple[str, ...]]:
    """Read settings, nested or with dotted keys, with or without `neurogebra` around them."""
    problems: list[str] = []
    values: dict[str, Any] = {}
    for path, value in _leaves(raw, ""):
        key = path.removeprefix("neurogebra.")
        setting = _BY_KEY.get(key)
        table = next((t for t in _TABLES if key.startswith(f"{t.key}.")), None)
        if table is not None:
            problems += _enter(values, table, key.removeprefix(f"{table.key}."), value)
        elif setting is None or setting in _TABLES:
            problems.append(f"there is no setting neurogebra.{key}")
        elif problem := _problem(setting, value):
            problems.append(f"neurogebra.{key}: {problem}; {setting.default!r} is used")
        else:
            values[setting.attribute] = type(setting.default)(value)
    return Settings(**values), tuple(problems)


_BY_KEY = {setting.key: setting for setting in SETTINGS}
_TABLES = tuple(setting for setting in SETTINGS if setting.keys)


def _enter(values: dict[str, Any], table: Setting, key: str, value: object) -> tuple[str, ...]:
    """Put a row into a table; what is wrong with it where it does not fit."""
    known = next((names[0] for names in table.keys if key in names), None)
    if known is None:
        return (f"neurogebra.{table.key}: there is no '{key}'",)
    words = [word for word, _ in table.choices]
    if value not in words:
        expected = f"expected one of {', '.join(words)}, not {value!r}"
        return (f"neurogebra.{table.key}: {key}: {expected}",)
    rows = dict(values.get(table.attribute, ()))
    values[table.attribute] = tuple(sorted({**rows, known: value}.items()))
    return ()


def _leaves(raw: object, prefix: str) -> Iterator[tuple[str, Any]]:
    """Each value that is set, with its dotted key; null means that it is not."""
    if not isinstance(raw, Mapping):
        return
    for key, value in cast("Mapping[object, object]", raw).items():
        path = f"{prefix}{key}"
        if isinstance(value, Mapping):
            yield from _leaves(cast("object", value), path + ".")
        elif value is not None:
            yield path, value


def _problem(setting: Setting, value: object) -> str:
    """Say why a value does not fit a setting; "" when it does."""
    default = setting.default
    if isinstance(default, bool):
        return "" if isinstance(value, bool) else f"expected true or false, not {value!r}"
    if isinstance(default, float):
        low, high = setting.minimum, setting.maximum
        if isinstance(value, bool) or not isinstance(value, int | float):
            return f"expected a number, not {value!r}"
        if (low is not None and not value >= low) or (high is not None and not value <= high):
            return f"expected a number from {low:g} to {high:g}, not {value!r}"
        return ""
    if not isinstance(value, str):
        return f"expected a string, not {value!r}"
    words = [word for word, _ in setting.choices]
    if words and value not in words:
        return f"expected one of {', '.join(words)}, not {value!r}"
    return ""
