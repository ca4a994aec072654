"""Pairing messages on a plain TCP connection: two bytes of length, then the message, at most 1 KiB.

ZeroMQ is avoided on purpose: its plain sockets let anybody send one message of endlessly many parts, which it keeps
until the last one is there (measured: 580 MB in a second), and open any number of connections. Here only one message is
kept.
"""

import struct

from fastvid_gui.errors import PairingError
from fastvid_gui.farm.trust.pairing import MAX_PAIRING_BYTES, PairMessage, decode_pairing, encode_pairing
from fastvid_gui.sentences.pairing import Pairing

_LENGTH = struct.Struct(">H")


def pack_frame(message: PairMessage) -> bytes:
    """The bytes to send."""
    data = encode_pairing(message)
    return _LENGTH.pack(len(data)) + data


class FrameReader:
    """Puts messages together from what arrives; holds at most one."""

    def __init__(self) -> None:
        self._data = bytearray()

    @property
    def wanted(self) -> int:
        """How many bytes to read next."""
        if len(self._data) < _LENGTH.size:
            return _LENGTH.size - len(self._data)
        return _LENGTH.size + self._length() - len(self._data)

    def take(self, data: bytes) -> PairMessage | None:
        """At most `wanted` bytes arrived; the message, once it is whole.

        Raises:
            PairingError: too long, damaged or of another version; end the connection.
        """
        self._data += data
        if len(self._data) < _LENGTH.size:
            return None
        if not 0 < self._length() <= MAX_PAIRING_BYTES:
            raise PairingError(Pairing.NO_PAIRING)
        if self.wanted > 0:
            return None
        message = decode_pairing(bytes(self._data[_LENGTH.size :]))
        self._data.clear()
        return message

    def _length(self) -> int:
        return int(_LENGTH.unpack_from(self._data)[0])
