import pytest
from hypothesis import given
from hypothesis import strategies as st
from neurogebra_lsp.text import Change, Document, Encoding, column, lines_of, units

ODD = "e\u0301👩‍🔬漢"  # a combining accent, a joined emoji, a wide character

TEXTS = st.text("ab\n\r\u0301漢👩\ud83d\udc69 ", max_size=40)


def doc(text: str) -> Document:
    return Document("file:///a.py", 1, text)


def test_every_kind_of_line_end_ends_a_line():
    assert doc("a\nb\r\nc\rd\r\r\n").lines == ("a", "b", "c", "d", "", "")


@pytest.mark.parametrize(("encoding", "after"), [("utf-8", 17), ("utf-16", 8), ("utf-32", 6)])
def test_columns_after_odd_characters(encoding: Encoding, after: int):
    line = ODD + "x"
    assert units(line, 6, encoding) == after
    assert column(line, after, encoding) == 6


def test_a_column_inside_a_character_is_its_start():
    assert column("a👩b", 2, "utf-16") == 1
    assert [column("a👩b", n, "utf-8") for n in range(8)] == [0, 1, 1, 1, 1, 2, 3, 3]


def test_places_outside_are_moved_inside():
    d = doc("ab\ncd")
    assert [d.offset(*place) for place in [(-1, 5), (0, 99), (0, -1), (1, 99), (7, 0)]] == [
        0,
        2,
        0,
        5,
        5,
    ]
    assert (d.place(-3), d.place(99)) == ((0, 0), (1, 2))


def test_a_place_between_carriage_return_and_line_feed_is_the_end_of_the_line():
    assert doc("a\r\nb").place(2) == (0, 1)


def test_span_text():
    assert doc("ab\ncd\nef").span_text((0, 1, 2, 1)) == "b\ncd\ne"


def test_an_edit():
    edited = doc("ab\ncd\nef").edited(2, Change((0, 1), (1, 1), "X\nY"))
    assert (edited.version, edited.text, edited.lines) == (2, "aX\nYd\nef", ("aX", "Yd", "ef"))


def test_a_reversed_edit_is_read_the_right_way_round():
    assert doc("abcd").edited(2, Change((0, 3), (0, 1), "X")).text == "aXd"


def test_halves_of_a_character_that_meet_become_one():
    edited = doc("a\ud83d").edited(2, Change((0, 2), (0, 2), "\udc69b"))
    assert edited.text == "a👩b"


@given(TEXTS, st.integers(0, 60), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_columns_go_there_and_back(text: str, at: int, encoding: Encoding):
    line = lines_of(text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass"))[0]
    assert column(line, units(line, at, encoding), encoding) == min(at, len(line))


@given(TEXTS)
def test_offsets_go_there_and_back(text: str):
    d = doc(text)
    for offset in range(len(text) + 1):
        inside_end = text[max(offset - 1, 0) : offset + 1] == "\r\n" and offset > 0
        assert d.offset(*d.place(offset)) == offset - inside_end


@given(TEXTS, st.lists(st.tuples(*[st.integers(-1, 8)] * 4, TEXTS), max_size=6))
def test_edits_agree_with_a_plain_string(text: str, edits: list[tuple[int, int, int, int, str]]):
    d = doc(text)
    for version, (line, start, end_line, end, new) in enumerate(edits):
        a, b = sorted((d.offset(line, start), d.offset(end_line, end)))
        model = d.text[:a] + new + d.text[b:]
        d = d.edited(version, Change((line, start), (end_line, end), new))
        merged = model.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        assert d.text in (model, merged)
        assert d.lines == doc(d.text).lines
        assert [d.place(n) for n in range(9)] == [doc(d.text).place(n) for n in range(9)]


def test_an_edit_in_a_huge_line_costs_little():
    d = doc("漢" + "a" * 5_000_000)
    for n in range(20):
        d = d.edited(n, Change((0, 1_000_000), (0, 1_000_001), "xy"))
    assert len(d.text) == 5_000_021
