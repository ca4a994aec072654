"""A small envelope for bytes that go to disk or over the wire: a name, a version and a checksum before them.

    magic 4 bytes | version 1 byte | length 8 bytes | CRC-32 of the content 4 bytes | content

The checksum finds damage, not malice. Who may send bytes is decided elsewhere, and the content is parsed with limits
of its own.
"""

import struct
import zlib

from fastvid_gui.errors import StoreError
from fastvid_gui.sentences.sentence import say
from fastvid_gui.sentences.stored import Stored

_HEADER = struct.Struct(">4sBQI")


def seal(magic: bytes, version: int, content: bytes) -> bytes:
    """Puts the envelope around `content`; `magic` has four bytes."""
    return _HEADER.pack(magic, version, len(content), zlib.crc32(content)) + content


def unseal(magic: bytes, version: int, data: bytes, most: int) -> bytes:
    """Takes the content out again.

    Args:
        data: the envelope with its content and nothing after it.
        most: the largest content that is accepted, in bytes.

    Raises:
        StoreError: another magic or version, a wrong length or checksum, or more than `most` bytes.
    """
    if len(data) < _HEADER.size:
        raise damaged(Stored.CUT_SHORT)
    found, found_version, length, checksum = _HEADER.unpack_from(data)
    if found != magic:
        raise damaged(Stored.SOMETHING_ELSE)
    if found_version != version:
        raise StoreError(Stored.OTHER_VERSION)
    if length > most or length != len(data) - _HEADER.size:
        raise damaged(Stored.LENGTH)
    content = data[_HEADER.size :]
    if zlib.crc32(content) != checksum:
        raise damaged(Stored.CHECKSUM)
    return content


def damaged(why: Stored) -> StoreError:
    """The error if a stored piece or picture is not what was stored."""
    return StoreError(Stored.DAMAGED, reason=say(why))
