"""Attempts on the evaluator, by kind: each a small program that binds what it was after to `got`.

An attempt has failed when no value of `got` is known. Where it may get something harmless
instead, a comment `# may get: ...` in the program says what, as facts show it.
"""

from __future__ import annotations

from tests.worker.escapes import (
    arrays,
    classes,
    control,
    disturbing,
    exhausting,
    formulas,
    libraries,
    names,
    reading,
    streams,
    text,
    walks,
)

#: What may be tried in this very process: nothing of it harms the machine, even if it works.
BY_KIND: dict[str, dict[str, str]] = {
    "walks": walks.ATTEMPTS,
    "names": names.ATTEMPTS,
    "text": text.ATTEMPTS,
    "classes": classes.ATTEMPTS,
    "libraries": libraries.ATTEMPTS,
    "arrays": arrays.ATTEMPTS,
    "formulas": formulas.ATTEMPTS,
    "control": control.ATTEMPTS,
    "reading": reading.ATTEMPTS,
    "streams": streams.ATTEMPTS,
    "disturbing": disturbing.ATTEMPTS,
}
#: What may be tried in a locked process only.
EXHAUSTING: dict[str, str] = exhausting.ATTEMPTS
