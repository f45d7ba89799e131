"""What nests deep, below, at and above CPython's limit: it is told as it is, or not at all."""

from __future__ import annotations

import pytest
from neurogebra_lsp.wire import Budget
from neurogebra_lsp.worker.inline import evaluate

from tests.differential.compare import Verdict, compare, run_for_real

NESTED = """
import copy, functools, json
wrap = lambda x, _: {wrapped}
deep = functools.reduce(wrap, range({n}), 0)
twin = functools.reduce(wrap, range({n}), 0)
"""
TOLD = """
try:
    print({what})
except RecursionError:
    print("too deep")
"""
NESTS = {"lists": "[x]", "tuples": "(1, x)", "dicts": '{"in": x}'}
DONE = {
    "copied": "copy.deepcopy(deep) is deep",
    "shown": "len(repr(deep))",
    "formatted": "len(f'{deep}')",
    "compared": "deep == twin",
    "dumped": "len(json.dumps(deep))",
    "indented": "len(json.dumps(deep, indent=1))",
}
CALLS = {
    "calls": """
def down(n):
    if n <= 0.5:
        return 0
    return 1 + down(n - 1)
what = lambda: down({n})
""",
    "handed to generators": """
def down(n):
    yield n
    if n:
        yield from down(n - 1)
what = lambda: len(list(down({n})))
""",
    "one generator within another": """
source = iter([1, 2, 3])
for _ in range({n}):
    source = (x + 1 for x in source)
what = lambda: list(source)
""",
    "classes": """
class Doll:
    def __init__(self, n):
        self.inner = Doll(n - 1) if n else None
    def __repr__(self):
        return f"Doll({{self.inner!r}})"
    def __eq__(self, other):
        return self.inner == other.inner
    def __len__(self):
        return 1 + (len(self.inner) if self.inner is not None else 0)
what = lambda: (len(Doll({n})), Doll({n}) == Doll({n}), len(repr(Doll({n}))))
""",
    "the machine's own": """
def down(n):
    return max(map(down, [n - 1])) + 1 if n else 0
what = lambda: down({n})
""",
    "a limit of its own": """
import sys
sys.setrecursionlimit(3000)
def down(n):
    return 1 + down(n - 1) if n else 0
what = lambda: (down(2 * {n}), sys.getrecursionlimit())
""",
}
SIZES = (100, 320, 495, 600, 940, 990, 1200)
#: What is told of programs that nest this deep, at least.
CERTAIN = 100
NESTING = {f"{nest} copied": (wrapped, DONE["copied"]) for nest, wrapped in NESTS.items()} | {
    f"lists {done}": (NESTS["lists"], what) for done, what in DONE.items()
}
PROGRAMS = {
    name: NESTED.replace("{wrapped}", wrapped) + TOLD.replace("{what}", what)
    for name, (wrapped, what) in NESTING.items()
} | {name: calls + TOLD.replace("{what}", "what()") for name, calls in CALLS.items()}


@pytest.mark.timeout(300)
def test_no_claim_differs_however_deep_it_nests() -> None:
    cases = {
        (name, n): text.replace("{n}", str(n)).replace("{{", "{").replace("}}", "}")
        for name, text in PROGRAMS.items()
        for n in SIZES
    }
    real = run_for_real(list(cases.values()), together=20)
    verdicts: dict[tuple[str, int], Verdict] = {}
    for (case, text), done in zip(cases.items(), real, strict=True):
        facts = evaluate(text, budget=Budget(seconds=60.0))
        verdicts[case] = compare(facts, done)
    wrong = {case: verdict.wrong for case, verdict in verdicts.items() if verdict.wrong}
    assert wrong == {}
    unknown = {case: v.unknown for case, v in verdicts.items() if case[1] <= CERTAIN and v.unknown}
    assert unknown == {}
