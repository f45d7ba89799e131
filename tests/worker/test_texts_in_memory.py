"""Texts in memory, tables in texts, queues and dates: told as CPython has them, or why not."""

from __future__ import annotations

from textwrap import dedent

import pytest
from neurogebra_lsp.worker.inline import evaluate

BEGIN = """
import csv, io, outside, queue
from datetime import date, datetime
text = io.StringIO("a,b\\n1,2\\n3,4\\n")
written = io.StringIO()
class File:
    def __init__(self): self.parts = []
    def write(self, part): self.parts.append(part)
file = File()
line = queue.PriorityQueue()
line.put(3)
"""


def told(program: str) -> tuple[str | None, str]:
    """What is known of `got`, and why not if it is not."""
    facts = evaluate(BEGIN + dedent(program))
    assert facts.raised == ()
    value = max((b for b in facts.bound if b.name == "got"), key=lambda b: b.span).value
    return (value.text if value.known else None), value.why or ""


@pytest.mark.parametrize(
    ("program", "got"),
    [
        ("got = [*csv.DictReader(text)]", "[{'a': '1', 'b': '2'}, {'a': '3', 'b': '4'}]"),
        ("csv.writer(written).writerow([1, 'x,y'])\ngot = written.getvalue()", "'1,\"x,y\"\\r\\n'"),
        ("print('x', 1, file=written)\ngot = written.getvalue()", "'x 1\\n'"),
        ("print('x', 1, sep='-', file=file)\ngot = file.parts", "['x', '-', '1', '\\n']"),
        ("line.put(1)\ngot = line.get()", "1"),
        ("got = str(date(2024, 3, 1) - date(2024, 2, 1))", "'29 days, 0:00:00'"),
        ("got = datetime.strptime('1.2.24', '%d.%m.%y').weekday()", "3"),
        ("got = f'{date(2024, 2, 29):%A %j}'", "'Thursday 060'"),
    ],
)
def test_what_is_known(program: str, got: str) -> None:
    assert told(program)[0] == got


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("rows = csv.reader(text)\noutside.touch(text)\ngot = next(rows)", "outside"),
        ("rows = csv.DictReader(text)\noutside.touch(text)\ngot = next(rows)", "outside"),
        ("csv.writer(written).writerow([outside.other(1)])\ngot = written.getvalue()", "outside"),
        ("print(outside.other(1), file=written)\ngot = written.getvalue()", "outside"),
        ("line.put(outside.other(1))\ngot = line.get()", "outside"),
        ("line.get()\ngot = line.get()", "it waits for a queue that is empty"),
        ("line.put(1)\nline.join()\ngot = line.get()", "it waits for the tasks of a queue"),
        ("got = date.today()", "datetime.date.today is not evaluated"),
        ("got = date(2024, 1, 1).strftime('%s')", "the time zone of the machine is not known"),
        ("got = datetime(2024, 1, 1).timestamp()", ".timestamp of a datetime is not evaluated"),
        ("written.seek(10**9)\ngot = written.write('x')", "more than"),
        ("got = written.write('x' * 2_000_000)", "more than"),
    ],
)
def test_what_is_not_and_why(program: str, why: str) -> None:
    got, because = told(program)
    assert got is None
    assert why in because
