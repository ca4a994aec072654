"""Messages on a byte stream."""

import io

import pytest

from fastvid_gui.engine.wire import BrokenWire, read_message, write_message


def test_what_is_written_is_read() -> None:
    stream = io.BytesIO()
    for data in (b"a", b"x" * 70_000, b"end"):
        write_message(stream, data)
    stream.seek(0)
    assert [read_message(stream, 100_000) for _ in range(4)] == [b"a", b"x" * 70_000, b"end", None]


@pytest.mark.parametrize("head", [b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\x00\x10\x00\x00"])
def test_impossible_lengths_break_the_wire(head: bytes) -> None:
    with pytest.raises(BrokenWire):
        read_message(io.BytesIO(head + b"something"), 4000)


@pytest.mark.parametrize("cut", [1, 3, 5, 8])
def test_an_end_within_a_message_is_an_end(cut: int) -> None:
    stream = io.BytesIO()
    write_message(stream, b"message")
    assert read_message(io.BytesIO(stream.getvalue()[:cut]), 100) is None
