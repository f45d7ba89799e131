"""The messages between the processes: what is read back, what is refused, what is remembered."""

from __future__ import annotations

import json

import pytest
from neurogebra_lsp import wire
from neurogebra_lsp.facts import Backward, Bound, GraphNode, Part, Shown

_NODE = GraphNode(0, "add", (1, 2), 3.0, 1.0, "y", 4)
_VALUE = Bound("y", (0, 0, 0, 1), "", Shown("Value", "3.0", number=3.0, node=0), 2, (1.0, 3.0))
_ARRAY = Shown("ndarray", "[1 2]", shape=(2,), items=((1,), (2,)))
_MESSAGES = (
    wire.Told(4, Part(bound=(_VALUE,))),
    wire.Told(5, Part(bound=(Bound("a", (0, 0, 0, 1), "f", _ARRAY, 1),))),
    wire.Told(6, Part(backwards=(Backward((0, 0, 0, 12), 0, "y", 1, (_NODE,)),))),
)


@pytest.mark.parametrize("message", _MESSAGES)
def test_a_fact_is_read_as_it_was_written(message: wire.Message):
    line = wire.encode(7, message).encode()
    decoder = wire.Decoder()
    assert wire.decode(line) == (7, message)
    assert decoder.decode(line) == (7, message)
    again = decoder.decode(wire.encode(8, message).encode())
    assert again == (8, message)
    assert isinstance(again[1], wire.Told)
    assert isinstance(told := decoder.decode(line)[1], wire.Told)
    assert again[1].part is told.part


def test_a_number_too_large_for_a_float_is_infinite():
    shown = ["int", "", None, None, False, -(10**400), *[None] * 8, []]
    bound = ["x", [0, 0, 0, 1], "", shown, 1, [], False]
    _, told = wire.decode(json.dumps([1, ["Told", 0, [[bound]]]]))
    assert isinstance(told, wire.Told)
    assert told.part.bound[0].value.number == float("-inf")


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
