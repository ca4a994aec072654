"""A CURVE client of our own, byte by byte, for what no library would send (parts without end).

CurveZMQ, ZeroMQ RFC 26; the cryptography is libsodium's, which comes inside pyzmq.
"""

import ctypes
import os
import socket
import struct
from pathlib import Path

import pytest
import zmq

from fastvid_gui.farm.trust.identity import Identity, new_identity

MORE = 1


def sodium() -> ctypes.CDLL:
    """The libsodium that pyzmq loaded; skips where it can't be reached."""
    beside = Path(zmq.__file__).resolve().parent
    for path in (*beside.parent.glob("pyzmq.libs/libsodium*"), *beside.glob("backend/cython/_zmq*")):
        try:
            library = ctypes.CDLL(str(path))
        except OSError:
            continue
        if hasattr(library, "crypto_box_easy"):
            return library
    pytest.skip("this pyzmq keeps its libsodium to itself")


class RawCurve:
    """One connection, through its handshake."""

    def __init__(self, host: str, port: int, source: str, own: Identity, server_key: bytes) -> None:
        self._sodium = sodium()
        self._transient = new_identity()
        self._count = 0
        self.socket = socket.create_connection((host, port), 5, (source, 0))
        try:
            self._shake_hands(own, server_key)
        except ConnectionError:
            self.socket.close()
            raise

    def _shake_hands(self, own: Identity, server_key: bytes) -> None:
        self.socket.sendall(b"\xff" + bytes(8) + b"\x7f\x03\x01" + b"CURVE".ljust(20, b"\0") + bytes(32))
        self._read(64)
        mine = self._transient
        hello = self._box(bytes(64), b"CurveZMQHELLO---" + self._short(), server_key, mine.secret_key)
        self._command(b"\x05HELLO\x01\x00" + bytes(72) + mine.public_key + self._last + hello)
        welcome = self._read_command()
        opened = self._open(welcome[24:], b"WELCOME-" + welcome[8:24], server_key, mine.secret_key)
        self._server, cookie = opened[:32], opened[32:]
        nonce = os.urandom(16)
        vouch = self._box(mine.public_key + server_key, b"VOUCH---" + nonce, self._server, own.secret_key)
        metadata = b"\x0bSocket-Type\x00\x00\x00\x06DEALER"
        inside = own.public_key + nonce + vouch + metadata
        box = self._box(inside, b"CurveZMQINITIATE" + self._short(), self._server, mine.secret_key)
        self._command(b"\x08INITIATE" + cookie + self._last + box)
        if not self._read_command().startswith(b"\x05READY"):
            raise ConnectionRefusedError("not let in")

    def message(self, data: bytes, more: bool) -> bytes:
        """The bytes of one frame, which may say that more parts follow."""
        content = bytes([MORE if more else 0]) + data
        box = self._box(
            content, b"CurveZMQMESSAGEC" + self._short(), self._server, self._transient.secret_key
        )
        body = b"\x07MESSAGE" + self._last + box
        return b"\x02" + struct.pack(">Q", len(body)) + body

    def _short(self) -> bytes:
        self._count += 1
        self._last = struct.pack(">Q", self._count)
        return self._last

    def _command(self, body: bytes) -> None:
        head = b"\x04" + bytes([len(body)]) if len(body) < 256 else b"\x06" + struct.pack(">Q", len(body))
        self.socket.sendall(head + body)

    def _read_command(self) -> bytes:
        flags, size = self._read(2)
        if flags & 2:
            size = struct.unpack(">Q", bytes([size]) + self._read(7))[0]
        return self._read(size)

    def _read(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            more = self.socket.recv(size - len(data))
            if not more:
                raise ConnectionError("the helper hung up")
            data += more
        return data

    def _box(self, data: bytes, nonce: bytes, to: bytes, secret: bytes) -> bytes:
        out = ctypes.create_string_buffer(len(data) + 16)
        size = ctypes.c_ulonglong(len(data))
        assert self._sodium.crypto_box_easy(out, data, size, nonce, to, secret) == 0
        return out.raw

    def _open(self, box: bytes, nonce: bytes, sender: bytes, secret: bytes) -> bytes:
        out = ctypes.create_string_buffer(len(box) - 16)
        size = ctypes.c_ulonglong(len(box))
        assert self._sodium.crypto_box_open_easy(out, box, size, nonce, sender, secret) == 0
        return out.raw
