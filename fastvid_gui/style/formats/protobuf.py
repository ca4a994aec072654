"""Reads the wire format of protocol buffers: messages as (field number, value) pairs, with bounds.

Values are whole numbers (varint and fixed width, unsigned) or bytes as views into the file; what they mean is
up to the reader of the message. After the "Encoding" page of the Protocol Buffers documentation.
"""

import struct
from collections.abc import Iterator

from fastvid_gui.style.formats.foreign import UnreadableError

VARINT, FIXED64, BYTES, _, _, FIXED32 = range(6)

MAX_FIELDS = 4_000_000

Field = tuple[int, int | memoryview]


class Wire:
    """Reads the messages of one file and counts their fields, so that a file of tiny fields ends soon."""

    def __init__(self) -> None:
        self._left = MAX_FIELDS

    def fields(self, message: memoryview) -> Iterator[Field]:
        """The fields of a message in order; raises UnreadableError where it is damaged."""
        place = 0
        while place < len(message):
            self._count()
            tag, place = _varint(message, place)
            kind = tag & 7
            if kind == VARINT:
                number, place = _varint(message, place)
                yield tag >> 3, number
                continue
            if kind == BYTES:
                size, place = _varint(message, place)
            elif kind in (FIXED32, FIXED64):
                size = 4 if kind == FIXED32 else 8
            else:
                raise UnreadableError("it is no ONNX file, or a damaged one")
            part = message[place : place + size]
            if len(part) < size:
                raise UnreadableError("it ends too early (an incomplete download?) or is damaged")
            place += size
            if kind == BYTES:
                yield tag >> 3, part
            else:
                yield tag >> 3, int.from_bytes(part, "little")

    def whole(self, value: int | memoryview) -> list[int]:
        """A repeated int64 field, one by one or packed."""
        if isinstance(value, int):
            return [_signed(value)]
        numbers, place = [], 0
        while place < len(value):
            self._count()
            number, place = _varint(value, place)
            numbers.append(_signed(number))
        return numbers

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise UnreadableError("it has too many parts for a style network")


def as_bytes(value: int | memoryview) -> memoryview:
    """The value of a field that must hold bytes or a message."""
    if isinstance(value, int):
        raise UnreadableError("it is no ONNX file, or a damaged one")
    return value


def as_text(value: int | memoryview) -> str:
    """The value of a text field; names that aren't UTF-8 are made readable."""
    return bytes(as_bytes(value)[:1000]).decode("utf-8", "replace")


def as_float(value: int | memoryview) -> float:
    """The value of a float field."""
    if not isinstance(value, int) or value >= 1 << 32:
        raise UnreadableError("it is no ONNX file, or a damaged one")
    return float(struct.unpack("<f", struct.pack("<I", value))[0])


def as_whole(value: int | memoryview) -> int:
    """The value of an int64 or enum field."""
    if not isinstance(value, int):
        raise UnreadableError("it is no ONNX file, or a damaged one")
    return _signed(value)


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


def _varint(data: memoryview, place: int) -> tuple[int, int]:
    number = 0
    for shift in range(0, 70, 7):
        if place >= len(data):
            raise UnreadableError("it ends too early (an incomplete download?) or is damaged")
        byte = data[place]
        place += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number & ((1 << 64) - 1), place
    raise UnreadableError("it is no ONNX file, or a damaged one")
