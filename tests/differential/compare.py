"""Hold what facts claim against what CPython did: every claim must be identical."""

from __future__ import annotations

import atexit
import functools
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from neurogebra_lsp.facts import Bound, Facts, Shown
from neurogebra_lsp.syntax.recover import statements


def run_for_real(
    programs: Sequence[str],
    typed: Sequence[str] = (),
    together: int = 1,
    around: Sequence[tuple[Sequence[str], str]] = (),
    manners: Sequence[int] = (),
    looked_at: bool = False,
) -> list[dict[str, Any]]:
    """What CPython makes of each program, so many of them in one process.

    `typed` holds for each program what its calls of input() give, `around` the path on which it
    finds its modules and the package that it is part of, `manners` how the module `outside`
    behaves for it; where they are `looked_at` there are packages that plot and log.
    """
    n = len(programs)
    rows = zip(
        programs, typed or [""] * n, around or [((), "")] * n, manners or [0] * n, strict=True
    )
    given = [
        [program, answer, *where, manner, looked_at] for program, answer, where, manner in rows
    ]
    process = _process()
    assert process.stdin and process.stdout
    try:
        process.stdin.write(json.dumps([together, given]) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())
    except BaseException:  # what it answers next would be the answer to this
        process.kill()
        _process.cache_clear()
        raise


@functools.cache
def _process() -> subprocess.Popen[str]:
    """The process that all programs are run by, in children of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.differential.real"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONHASHSEED": "random", "PATH": "", "PYTHONPATH": "."},
    )
    atexit.register(process.communicate)  # which ends it
    return process


@dataclass
class Verdict:
    """What was claimed rightly, what wrongly, what was not claimed."""

    wrong: list[str]
    known: int
    unknown: list[str]

    @property
    def total(self) -> int:
        """All that CPython did and facts could have told."""
        return self.known + len(self.unknown)


def differences(facts: Facts, real: dict[str, Any]) -> list[str]:
    """The claims that do not hold in a run that knew what the evaluator did not.

    A run that ended early, by an exception or otherwise, says nothing of what it did not reach,
    nor of what it did on its way out.
    """
    verdict = Verdict([], 0, [])
    if real["raised"] is None and not real["left"]:
        _bindings(facts, real, verdict)
        _prints(facts, real, verdict)
        _gradients(facts, real, verdict)
        if facts.raised:
            verdict.wrong.append(f"raises {facts.raised[0].type}, this run does not")
        return verdict.wrong
    before = real["before"] or real
    for key, bound in {_key(b, facts.text): b for b in facts.bound if not b.after_raise}.items():
        passes, value = before["bindings"].get(key, (0, None))
        if not bound.value.known or bound.value.cut or passes < bound.passes:
            continue
        if passes > bound.passes:
            verdict.wrong.append(f"{key}: {bound.passes} passes, this run {passes}")
        elif _claimed(bound.value) != value and not _raises(value):
            verdict.wrong.append(f"{key}: {_claimed(bound.value)}, this run {value}")
    if facts.raised and real["raised_from"] - 1 > _last_line(facts):
        verdict.wrong.append(f"raises {facts.raised[0].type}, this run goes on after it")
    claims: dict[int, list[str | None]] = defaultdict(list)
    for printed in facts.printed:
        if not printed.after_raise:
            claims[printed.span[0] + 1].append(printed.text if printed.why is None else None)
    done: dict[int, list[str]] = defaultdict(list)
    for line, text in before["prints"]:
        done[line].append(text)
    for line, texts in done.items():
        claimed = claims.get(line, [])
        if claimed and None not in claimed and claimed[: len(texts)] != texts:
            verdict.wrong.append(f"print:{line}: {claimed}, this run {texts}")
    return verdict.wrong


def _last_line(facts: Facts) -> int:
    """Where the statement ends that the program is said to stop at."""
    starts = [s for s in statements(facts.text) if s.line == facts.raised[0].statement_line]
    return starts[0].end_line if starts else facts.raised[0].span[2]


def compare(facts: Facts, real: dict[str, Any]) -> Verdict:
    """Every binding, print, gradient and exception of both sides."""
    verdict = Verdict([], 0, [])
    _bindings(facts, real, verdict)
    _prints(facts, real, verdict)
    _gradients(facts, real, verdict)
    _exceptions(facts, real, verdict)
    return verdict


def _bindings(facts: Facts, real: dict[str, Any], verdict: Verdict) -> None:
    claims = {_key(b, facts.text): b for b in facts.bound if not b.after_raise}
    done: dict[str, Any] = real["bindings"]
    for key, bound in claims.items():
        if not bound.value.known:
            if bound.value.shape is not None and key in done:
                _shape(key, bound.value, done[key][1], verdict)
            continue
        if key not in done:
            verdict.wrong.append(f"{key}: bound to {bound.value.text}, CPython never binds it")
            continue
        passes, value = done[key]
        if bound.passes != passes:
            verdict.wrong.append(f"{key}: {bound.passes} passes, CPython {passes}")
        elif _claimed(bound.value) != value and not bound.value.cut and not _raises(value):
            verdict.wrong.append(f"{key}: {_claimed(bound.value)}, CPython {value}")
        else:
            verdict.known += 1
    for key, (_, value) in done.items():
        claim = claims.get(key)
        if (claim is None or not claim.value.known) and " at ?" not in str(value[-1]):
            verdict.unknown.append(f"{key}: {claim.value.why if claim else 'no claim'} {value}")


def _shape(key: str, shown: Shown, value: list[Any], verdict: Verdict) -> None:
    """What is said of an array whose numbers are not known."""
    kind, *parts = value
    real = (parts[1], parts[0] if shown.dtype else None) if kind == "ndarray" else (kind, None)
    if real != (list(shown.shape or ()), shown.dtype):
        verdict.wrong.append(f"{key}: shape {shown.shape} of {shown.dtype}, CPython {value}")


def _raises(value: list[Any]) -> bool:
    """Whether a value could not be shown in this run: its own repr raised."""
    return str(value[-1]).startswith("!")


def _key(bound: Bound, text: str) -> str:
    line, column, _, _ = bound.span
    byte = len(text.split("\n")[line][:column].encode())
    return f"{bound.name}:{line + 1}:{byte}"


def _claimed(shown: Shown) -> list[Any]:
    if shown.type == "ndarray":
        return ["ndarray", shown.dtype, list(shown.shape or ()), repr(_lists(shown.items))]
    return [shown.type, shown.text]


def _lists(items: Any) -> Any:
    return [_lists(item) for item in items] if isinstance(items, tuple) else items


def _prints(facts: Facts, real: dict[str, Any], verdict: Verdict) -> None:
    claims: dict[int, list[str | None]] = defaultdict(list)
    after: set[int] = set()
    why: dict[int, str] = {}
    for printed in facts.printed:
        line = printed.span[0] + 1
        if printed.after_raise:
            after.add(line)
            continue
        why.setdefault(line, printed.why or "")
        claims[line].append(printed.text if printed.why is None else None)
    done: dict[int, list[str]] = defaultdict(list)
    for line, text in real["prints"]:
        done[line].append(text)
    for line in {*claims, *done}:
        claimed, printed_there = claims.get(line, []), done.get(line, [])
        if None in claimed or line in after:
            verdict.unknown += [f"print:{line}: {why.get(line, 'after a raise')}"] * len(
                printed_there
            )
            known = [t for t in claimed if t is not None]
            if any(t not in printed_there for t in known):
                verdict.wrong.append(f"print:{line}: {known}, CPython {printed_there}")
        elif claimed == printed_there:
            verdict.known += len(claimed)
        elif not claimed:
            verdict.unknown += [f"print:{line}: no claim"] * len(printed_there)
        else:
            verdict.wrong.append(f"print:{line}: {claimed}, CPython {printed_there}")


def _gradients(facts: Facts, real: dict[str, Any], verdict: Verdict) -> None:
    last = {line: (data, named) for line, data, named in real["gradients"]}
    for backward in facts.backwards:
        line = backward.span[0] + 1
        if backward.after_raise or backward.why is not None or line not in last:
            continue
        _, named = last[line]
        for node in backward.nodes:
            if node.name in named and repr(float(node.grad)) != repr(float(named[node.name])):
                verdict.wrong.append(
                    f"grad of {node.name}:{line}: {node.grad}, CPython {named[node.name]}"
                )
            verdict.known += node.name in named


def _exceptions(facts: Facts, real: dict[str, Any], verdict: Verdict) -> None:
    claimed = facts.raised[0] if facts.raised else None
    raised = real["raised"]
    if claimed is not None:
        claim = [claimed.span[0] + 1, claimed.type, claimed.message]
        if claim != raised:
            verdict.wrong.append(f"raises {claim}, CPython {raised}")
        else:
            verdict.known += 1
    elif raised is not None:
        verdict.unknown.append(f"raises {raised}")
