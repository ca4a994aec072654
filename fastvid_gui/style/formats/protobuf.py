"""Reads the wire format of protocol buffers: messages as (field number, value) pairs, with bounds.

Values are whole numbers (varint and fixed width, unsigned) or bytes as views into the file; the reader of the message
decides what they mean. After the "Encoding" page of the Protocol Buffers documentation.
"""

import struct
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.sentences.styles import Unusable
from fastvid_gui.style.unreadable import UnreadableError, damaged, too_large

VARINT, FIXED64, BYTES, _, _, FIXED32 = range(6)

MAX_FIELDS = 200_000
MAX_PACKED_NUMBERS = 4 << 20
"""Numbers in all lists of whole numbers of a file together; float16 networks may keep their weights in such lists."""
MAX_VARINT_BYTES = 10
_AT_ONCE = 1 << 18

Field = tuple[int, int | memoryview]


class Wire:
    """Reads the messages of one file and counts their fields, so that a file of tiny fields ends soon."""

    def __init__(self) -> None:
        self._left = MAX_FIELDS
        self._packed_left = MAX_PACKED_NUMBERS

    def fields(self, message: memoryview) -> Iterator[Field]:
        """The fields of a message in order; raises UnreadableError if it is damaged."""
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
                raise damaged("it does not read as ONNX")
            part = message[place : place + size]
            if len(part) < size:
                raise UnreadableError(Unusable.CUT_SHORT)
            place += size
            if kind == BYTES:
                yield tag >> 3, part
            else:
                yield tag >> 3, int.from_bytes(part, "little")

    def whole(self, value: int | memoryview) -> NDArray[np.int64]:
        """A repeated int64 field, one by one or packed; one-dimensional."""
        if isinstance(value, int):
            return np.array([_signed(value)], np.int64)
        data = np.frombuffer(value, np.uint8)
        if data.size > MAX_VARINT_BYTES * MAX_PACKED_NUMBERS:
            raise too_large("too many parts")
        ends = np.flatnonzero(data < 0x80)
        self._packed_left -= ends.size
        if self._packed_left < 0:
            raise too_large("too many parts")
        if data.size and (not ends.size or ends[-1] != data.size - 1):
            raise UnreadableError(Unusable.CUT_SHORT)
        starts = np.concatenate((np.zeros(1, np.int64), ends[:-1] + 1))[: ends.size]
        longest = int((ends - starts).max(initial=-1)) + 1
        if longest > MAX_VARINT_BYTES:
            raise damaged("it does not read as ONNX")
        numbers = np.zeros(ends.size, np.uint64)
        for first in range(0, ends.size, _AT_ONCE):  # so that little additional memory is needed
            some = slice(first, first + _AT_ONCE)
            for place in range(longest):
                here = starts[some] + place
                bits = np.where(here <= ends[some], data[np.minimum(here, ends[some])] & 0x7F, 0)
                numbers[some] |= bits.astype(np.uint64) << np.uint64(7 * place)
        return numbers.view(np.int64)

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise too_large("too many parts")


def as_bytes(value: int | memoryview) -> memoryview:
    """The value of a field that must hold bytes or a message."""
    if isinstance(value, int):
        raise damaged("it does not read as ONNX")
    return value


def as_text(value: int | memoryview) -> str:
    """The value of a text field; names that aren't UTF-8 are made readable."""
    return bytes(as_bytes(value)[:1000]).decode("utf-8", "replace")


def as_float(value: int | memoryview) -> float:
    """The value of a float field."""
    if not isinstance(value, int) or value >= 1 << 32:
        raise damaged("it does not read as ONNX")
    return float(struct.unpack("<f", struct.pack("<I", value))[0])


def as_whole(value: int | memoryview) -> int:
    """The value of an int64 or enum field."""
    if not isinstance(value, int):
        raise damaged("it does not read as ONNX")
    return _signed(value)


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


def _varint(data: memoryview, place: int) -> tuple[int, int]:
    number = 0
    for shift in range(0, 70, 7):
        if place >= len(data):
            raise UnreadableError(Unusable.CUT_SHORT)
        byte = data[place]
        place += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number & ((1 << 64) - 1), place
    raise damaged("it does not read as ONNX")
