"""Compares what a TCP connection of ZeroMQ has taken in with what came out of it as messages.

ZeroMQ bounds the size of a part and the number of messages that wait, but not the number of parts in one message, and
it hands a message over when its last part is there. A peer that never ends its message would fill the memory unseen.
Linux tells how many bytes a connection has received; elsewhere there is no such bound (docs/farm-security.md).

The descriptors belong to ZeroMQ and are only borrowed here. They may be closed, and used again for something else, at
any moment; so a connection to be cut is identified by its address too.
"""

import socket
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

HELD_BACK_MOST_BYTES = 64 << 20
"""Far above what may wait in ZeroMQ's queues (link.py: 32 messages of a quarter of a megabyte each way)."""

# What a message costs on the wire beyond its bytes (CURVE, ZMTP), and pings, which are never handed over.
_OVERHEAD_BYTES = 64
_PING_BYTES_PER_S = 1024
# struct tcp_info of linux/tcp.h: tcpi_bytes_received, since Linux 4.1.
_BYTES_RECEIVED = struct.Struct("=Q")
_BYTES_RECEIVED_AT = 128

Address = tuple[str, int]


@dataclass(slots=True)
class Inflow:
    """One connection, by its descriptor and where it comes from."""

    descriptor: int
    address: Address
    since: float = field(default_factory=time.monotonic)
    delivered: int = 0

    @classmethod
    def of(cls, descriptor: int) -> "Inflow | None":
        """The connection behind a descriptor; None if it has already ended."""
        with _borrowed(descriptor) as found:
            if found is not None:
                host, port = found.getpeername()[:2]
                return cls(descriptor, (str(host), int(port)))
        return None

    @property
    def host(self) -> str:
        """Its address as people write it."""
        return self.address[0].removeprefix("::ffff:")

    def count(self, size: int) -> None:
        """A message of `size` bytes came out of it."""
        self.delivered += size + _OVERHEAD_BYTES

    def holds_back(self) -> bool:
        """Whether far more has gone in than came out."""
        if not sys.platform.startswith("linux"):
            return False
        pings = (time.monotonic() - self.since) * _PING_BYTES_PER_S
        return _received_bytes(self.descriptor) - self.delivered - pings > HELD_BACK_MOST_BYTES

    def cut(self) -> None:
        """Ends the connection, unless its descriptor has become another's; ZeroMQ notices and cleans up."""
        with _borrowed(self.descriptor) as found:
            if found is not None and found.getpeername()[:2] == self.address:
                found.shutdown(socket.SHUT_RDWR)


@contextmanager
def _borrowed(descriptor: int) -> Iterator[socket.socket | None]:
    """A socket object that does not close the descriptor; a failure because the connection has ended is no error."""
    try:
        found = socket.socket(fileno=descriptor)
    except OSError:
        yield None
        return
    try:
        yield found
    except OSError:
        return
    finally:
        found.detach()


def _received_bytes(descriptor: int) -> int:
    with _borrowed(descriptor) as found:
        if found is not None:
            info = found.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
            if len(info) >= _BYTES_RECEIVED_AT + _BYTES_RECEIVED.size:
                return int(_BYTES_RECEIVED.unpack_from(info, _BYTES_RECEIVED_AT)[0])
    return 0
