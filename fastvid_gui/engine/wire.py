"""Messages on a byte stream: four bytes of length (little-endian), then that many bytes of msgpack."""

import struct
from typing import IO

_LENGTH = struct.Struct("<I")

MOST_TO_ENGINE_BYTES = 16 * 2**20
"""Requests hold paths, numbers and keyframes; a keyframe takes some hundred bytes."""
MOST_FROM_ENGINE_BYTES = 512 * 2**20
"""The largest answer is the picture of a frame in full size: 3 bytes a pixel."""


class BrokenWire(Exception):
    """The bytes are not a message; nothing after them can be trusted."""


def read_message(stream: IO[bytes], most: int) -> bytes | None:
    """The next message; None at the end of the stream, even in the middle of a message.

    Raises:
        BrokenWire: it claims to be empty, or longer than `most` bytes.
    """
    head = _read_exactly(stream, _LENGTH.size)
    if head is None:
        return None
    (length,) = _LENGTH.unpack(head)
    if not 0 < length <= most:
        raise BrokenWire(f"a message of {length} bytes")
    return _read_exactly(stream, length)


def write_message(stream: IO[bytes], data: bytes) -> None:
    """Writes and flushes a message; raises OSError or ValueError if the other side has gone."""
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def _read_exactly(stream: IO[bytes], count: int) -> bytes | None:
    try:
        data = stream.read(count)
    except (OSError, ValueError):
        return None
    return data if data is not None and len(data) == count else None
