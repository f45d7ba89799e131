"""The messages between the processes: what is read back, what is refused, what is remembered."""

from __future__ import annotations

import json

import pytest
from neurogebra_lsp import wire
from neurogebra_lsp.facts import Backward, Bound, GraphNode, Shown

_NODE = GraphNode(0, "add", (1, 2), 3.0, 1.0, "y", 4)
_MESSAGES = (
    Bound("y", (4, 0, 4, 1), "", Shown("Value", "3.0", number=3.0, node=0), 2, (1.0, 3.0)),
    Bound("a", (5, 0, 5, 1), "f", Shown("ndarray", "[1 2]", shape=(2,), items=((1,), (2,))), 1),
    Backward((6, 0, 6, 12), 0, "y", 1, (_NODE,)),
)


@pytest.mark.parametrize("message", _MESSAGES)
def test_a_fact_is_read_as_it_was_written(message: wire.Message):
    line = wire.encode(7, message).encode()
    decoder = wire.Decoder()
    assert wire.decode(line) == (7, message)
    assert decoder.decode(line) == (7, message)
    again = decoder.decode(wire.encode(8, message).encode())
    assert again == (8, message)
    assert again[1] is decoder.decode(line)[1]


def test_a_number_too_large_for_a_float_is_infinite():
    shown = ["int", "", None, None, False, -(10**400), *[None] * 8, []]
    line = json.dumps([1, ["Bound", "x", [0, 0, 0, 1], "", shown, 1, [], False]])
    _, bound = wire.decode(line)
    assert isinstance(bound, Bound)
    assert bound.value.number == float("-inf")


@pytest.mark.parametrize(
    "line",
    [
        b'[1,["Gap",1,2]]', b'[1,["Gap",true,""]]', b'[1,["Gap",1]]', b'[1,["Gap",1,"",2]]',
        b'[1,["Gap",[1],""]]', b'[1,["Gap",1.0,""]]', b'[1,["Nothing"]]', b'[1,[]]', b'[1,{}]',
        b'[1,"Gap"]', b'[1]', b'["1",["Gap",1,""]]', b'[true,["Gap",1,""]]', b"\xff", b"[" * 9999,
    ],
)  # fmt: skip
def test_what_does_not_fit_its_declaration_is_refused(line: bytes):
    decoder = wire.Decoder()
    decoder.decode(b'[1,["Gap",1,""]]')
    for decode in (wire.decode, decoder.decode):
        with pytest.raises(wire.WireError):
            decode(line)
