"""What a child has found reaches the reader once, wherever it is killed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from neurogebra_lsp import wire
from neurogebra_lsp.facts import Facts, Printed, Raised
from neurogebra_lsp.worker import warm
from neurogebra_lsp.worker.tell import Teller

PLACE = (0, 0, 0, 5)
TOLD = [Printed(PLACE, "a\n"), Printed(PLACE, "a\n"), Raised(PLACE, "E", ""), Printed(PLACE, "b\n")]


class KilledError(BaseException):
    """Stands for the end of the child."""


def lines() -> bytes:
    """Facts as a child has them ready to be sent."""
    teller = Teller(1)
    for fact in TOLD:
        teller.take(fact)
    return b"\n" + b"\n".join(teller.lines()) + b"\n"


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    yield reading, writing
    os.close(reading)
    os.close(writing)


def read(reading: int) -> Facts:
    """What the reader makes of all that was written."""
    return understood(os.read(reading, 1 << 20))


def understood(written: bytes) -> Facts:
    """What is made of what was written."""
    gathering = wire.Gathering(Facts(1, ""))
    for line in written.split(b"\n"):
        if line:
            try:
                gathering.add(wire.decode(line)[1])
            except wire.WireError:
                assert not line.endswith(b"]")  # only one that was broken off
    return gathering.facts()


def before(out: int, data: bytes) -> None:
    raise KilledError


def within(out: int, data: bytes) -> None:
    os.write(out, data[: 2 * len(data) // 3])
    raise KilledError


def after(out: int, data: bytes) -> None:
    os.write(out, data)
    raise KilledError


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is sent because time has passed."""
    monkeypatch.setattr(warm, "_KEPT_SECONDS", 3_600.0)


@pytest.mark.parametrize("killed", [before, within, after])
def test_nothing_is_lost_nor_told_twice_by_a_kill(
    killed: Callable[[int, bytes], None], pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, writing = pipe
    kept = warm.Kept()
    kept.line = 7
    kept.put(writing, lines())
    with monkeypatch.context() as patched, pytest.raises(KilledError):
        patched.setattr(warm, "write", killed)
        kept.empty(writing)
    assert kept.line == 7
    kept.close(writing)
    facts = read(reading)
    assert [one.text for one in facts.printed] == ["a\n", "a\n", "b\n"]
    assert len(facts.raised) == 1


def test_more_than_can_be_kept_is_sent_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    written = bytearray()
    monkeypatch.setattr(warm, "write", lambda out, data: written.extend(data))
    kept = warm.Kept()
    sizes = [50_000, 60_000, 70_000, 3 * warm._KEPT, 5]  # pyright: ignore[reportPrivateUsage]
    sent = [b"%d" % number * size + b"\n" for number, size in enumerate(sizes)]
    kept.put(0, sent[0])
    kept.put(0, b"".join(sent[1:3]))
    for line in sent[3:]:
        kept.put(0, line)
    kept.close(0)
    assert [line for line in written.split(b"\n") if line] == [line[:-1] for line in sent]


@pytest.mark.parametrize("share", [0, 2 / 3])
def test_a_kill_during_a_line_too_long_to_be_kept_loses_none_before_it(
    share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = bytearray()
    long = Printed(PLACE, "x" * 3 * warm._KEPT)  # pyright: ignore[reportPrivateUsage]

    def write(out: int, data: bytes) -> None:
        is_long = b"xxx" in data
        written.extend(data[: int(share * len(data))] if is_long else data)
        if is_long:
            raise KilledError

    monkeypatch.setattr(warm, "write", write)
    kept = warm.Kept()
    data = lines() + wire.encode(1, wire.Numbered(5, long)).encode() + b"\n"
    with pytest.raises(KilledError):
        kept.put(0, data)
    kept.close(0)
    written += b"\n" + wire.encode(1, wire.Numbered(6, Printed(PLACE, "c\n"))).encode() + b"\n"
    facts = understood(bytes(written))
    assert [one.text for one in facts.printed] == ["a\n", "a\n", "b\n", "c\n"]
    assert len(facts.raised) == 1
