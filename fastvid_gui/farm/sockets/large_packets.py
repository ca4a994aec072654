"""Whether the way to another computer carries large packets.

A part of the way may carry less than both ends believe (a VPN, a router for DSL, a switch without jumbo frames), and
the message that would say so may be lost: connections are made, small questions answered, and films never arrive. Data
sent into a fresh TCP connection shows it by staying unacknowledged for seconds, whatever listens there.
"""

import array
import contextlib
import select
import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from fastvid_gui.farm.sockets.addresses import Address

SECONDS = 3.0  # four tries of TCP's own to send again
CONNECT_SECONDS = 4.0
LOOK_SECONDS = 0.05
BYTES = 6000
PAYLOADS = (
    1400,
    1360,
    1300,
    1240,
)  # of a packet, in bytes: PPPoE in a tunnel, WireGuard, OpenVPN, the least of IPv6

# How many bytes are not acknowledged yet: SIOCOUTQ of Linux (tcp(7)), SO_NWRITE of macOS.
_SIOCOUTQ, _SO_NWRITE = 0x5411, 0x1024
# A greeting of ZeroMQ's (ZMTP 3, ZeroMQ RFC 23), so that a helper reads on; it ends the connection at the padding.
_GREETING = b"\xff" + bytes(8) + b"\x7f\x03\x00CURVE".ljust(52, b"\0")


def carries_large(address: Address) -> bool | None:
    """Whether large packets get through to a port that takes connections; None if this can't be found out here."""
    return _delivered(address, 0)


def largest_carried(address: Address) -> int | None:
    """The largest of some usual payloads (bytes of TCP in a packet) that gets through; None: none of them does."""
    with ThreadPoolExecutor(len(PAYLOADS)) as pool:
        passed = list(pool.map(lambda payload: _delivered(address, payload), PAYLOADS))
    return next((payload for payload, passes in zip(PAYLOADS, passed, strict=True) if passes), None)


def _delivered(address: Address, payload: int) -> bool | None:
    """Whether some packets of this payload (0: as large as they come) are acknowledged in time."""
    if sys.platform not in ("linux", "darwin"):
        return None
    try:
        with contextlib.closing(_connected(address, payload)) as line:
            line.setblocking(False)
            line.send(_GREETING)
            line.send(bytes(BYTES))
            until = time.monotonic() + SECONDS
            while time.monotonic() < until:
                if not _unacknowledged(line):
                    return True
                # A computer that ends the connection has read what was sent.
                readable, _, _ = select.select([line], [], [], LOOK_SECONDS)
                if readable and _ended(line):
                    return True
            return False
    except OSError:
        return None


def _connected(address: Address, payload: int) -> socket.socket:
    """A connection whose packets hold at most this many bytes. Raises OSError."""
    found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    problem = OSError("no address")
    for family, kind, number, _, where in found:
        line = socket.socket(family, kind, number)
        try:
            if payload:
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, payload)
            line.settimeout(CONNECT_SECONDS)
            line.connect(where)
            return line
        except OSError as error:
            problem = error
            line.close()
    raise problem


def _unacknowledged(line: socket.socket) -> int:
    if sys.platform == "darwin":
        return line.getsockopt(socket.SOL_SOCKET, _SO_NWRITE)
    import fcntl

    count = array.array("i", [0])
    fcntl.ioctl(line.fileno(), _SIOCOUTQ, count)
    return count[0]


def _ended(line: socket.socket) -> bool:
    try:
        while line.recv(4096):
            pass
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
