import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from neurogebra_lsp.protocol.transport import Framing, Writer


def bodies(*chunks: bytes) -> list[bytes]:
    framing = Framing(lambda: None)
    return [body for chunk in chunks for body in framing.feed(chunk)]


def framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def test_whole_messages():
    assert bodies(framed(b"{}") + framed(b"[1]")) == [b"{}", b"[1]"]


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
        b"Content-Type: x\r\ncontent-length:2\r\n\r\n",
        b"Content-Length: 2\n\n",
    ],
)
def test_every_header_that_tells_a_length(head: bytes):
    assert bodies(head + b"{}") == [b"{}"]


@pytest.mark.parametrize(
    "garbage",
    [
        b"hello\r\n\r\n",
        b"Content-Length: -3\r\n\r\n",
        b"Content-Length: 99999999999999\r\n\r\n",
        b"Content-Length: 0\r\n\r\n",
        b"\r\n\r\n",
        b"x" * 1_000_000 + b"\r\n\r\n",
    ],
)
def test_garbage_between_messages_is_skipped(garbage: bytes):
    assert bodies(framed(b"1"), garbage, framed(b"2")) == [b"1", b"2"]


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=5), st.integers(1, 9))
def test_messages_in_any_pieces(messages: list[bytes], size: int):
    stream = b"".join(map(framed, messages))
    pieces = [stream[at : at + size] for at in range(0, len(stream), size)]
    assert bodies(*pieces) == messages


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_any_bytes_are_survived(chunks: list[bytes]):
    bodies(*chunks)


def test_the_writer_waits_for_nobody_and_keeps_the_order():
    read, write = os.pipe()
    writer = Writer(write)
    writer.start()
    for n in range(2_000):
        writer.write(b"%1000d" % n)
    writer.close()
    received = b""
    while len(received) < 2_000_000:
        received += os.read(read, 1 << 20)
    assert [int(received[at : at + 1000]) for at in range(0, len(received), 1000)] == [
        *range(2_000)
    ]
    writer.join(5)
    os.close(read)
    os.close(write)


def test_the_writer_ends_when_nobody_reads():
    read, write = os.pipe()
    os.close(read)
    writer = Writer(write)
    writer.start()
    writer.write(b"x")
    writer.join(5)
    assert not writer.is_alive()
    os.close(write)
