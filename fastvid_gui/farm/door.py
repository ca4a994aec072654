"""Who comes in at the work socket: a thread that answers ZeroMQ's questions and watches its connections.

- *Admission* (ZAP, ZeroMQ RFC 27): a client that has finished the CURVE handshake is let in only if its public key is
  that of a paired node at this moment. Where this thread does not answer, nobody is let in.
- *Connections*: ZeroMQ accepts any number of connections and gives each some seconds for its handshake. So that
  strangers can't use up all file descriptors, those that have not brought a message yet are counted, and cut beyond a
  bound: from the address that has most of them first, the oldest first. An honest node needs a few milliseconds.
- *Memory*: ZeroMQ bounds the size of a part and the number of messages that wait, but not the number of parts in one
  message, and it hands a message over when the last part is there. A paired node that never ends its message would
  fill the memory unseen. Where the system tells what a connection has received (Linux), one that holds back is cut.

It has a thread of its own, because the owner of the socket may be busy for a while.
"""

import logging
import os
import socket
import struct
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import zmq
from zmq.utils import z85
from zmq.utils.monitor import recv_monitor_message

from fastvid_gui.errors import FarmError

ZAP_ADDRESS = "inproc://zeromq.zap.01"
ZAP_DOMAIN = b"fastvid"
SILENT_MOST = 32
CONNECTIONS_MOST = 128
LOOK_AROUND_MS = 500
HELD_BACK_MOST_BYTES = 64 << 20
"""Far above what may wait in ZeroMQ's queues (sockets.py: 32 messages of a quarter of a megabyte each way)."""

# What a message costs on the wire beyond its bytes (CURVE, ZMTP, TCP), and pings, which are never handed over.
_OVERHEAD_BYTES = 64
_PING_BYTES_PER_S = 1024
# struct tcp_info of linux/tcp.h: tcpi_bytes_received, since Linux 4.1.
_BYTES_RECEIVED = struct.Struct("=Q")
_BYTES_RECEIVED_AT = 128

_log = logging.getLogger(__name__)

Address = tuple[str, int]


@dataclass(slots=True)
class _Connection:
    address: Address
    since: float
    silent: bool = True
    leaving: bool = False
    delivered: int = 0


class Door:
    """Watches one server socket, from before it is bound until it is closed."""

    def __init__(self, context: "zmq.Context[zmq.Socket[bytes]]", allowed: Callable[[bytes], bool]) -> None:
        """
        Args:
            context: of the server socket, which must be its only one.
            allowed: whether a public key (32 bytes) is that of a paired node now; called on the door's thread.
        """
        self._allowed = allowed
        self._zap = context.socket(zmq.REP)
        self._zap.linger = 0
        self._zap.bind(ZAP_ADDRESS)
        self._connections: dict[int, _Connection] = {}
        self._lock = threading.Lock()
        self._gone: deque[int] = deque()
        self._stopping = threading.Event()
        self._monitor: zmq.Socket[bytes] | None = None
        self._thread: threading.Thread | None = None
        self.turned_away = 0

    def watch(self, server: "zmq.Socket[bytes]") -> None:
        """Starts; call it before the socket is bound."""
        self._monitor = server.get_monitor_socket()
        # Without a bound on our side: a full queue of events would hold up ZeroMQ's own thread.
        self._monitor.rcvhwm = 0
        self._thread = threading.Thread(target=self._run, name="farm-door", daemon=True)
        self._thread.start()

    def close(self, server: "zmq.Socket[bytes]") -> None:
        """Stops; the server socket must still be open."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
            server.disable_monitor()
        if self._monitor is not None:
            self._monitor.close(0)
        self._zap.close(0)

    def take_gone(self) -> list[int]:
        """File descriptors of connections that ended since the last call."""
        gone = []
        while self._gone:
            gone.append(self._gone.popleft())
        return gone

    def count(self, descriptor: int, size: int) -> None:
        """A message of `size` bytes from a paired node came out of a connection."""
        connection = self._connections.get(descriptor)
        if connection is not None:
            connection.silent = False
            connection.delivered += size + _OVERHEAD_BYTES

    def cut(self, descriptor: int) -> None:
        """Ends a connection; ZeroMQ notices and cleans up."""
        with self._lock:
            connection = self._connections.get(descriptor)
            if connection is not None:
                _shut_down(descriptor, connection.address)

    @property
    def open_connections(self) -> tuple[int, int]:
        """Connections in all, and those that have not brought a message yet."""
        with self._lock:
            found = [connection.silent for connection in self._connections.values()]
        return len(found), sum(found)

    # ---- on the door's thread

    def _run(self) -> None:
        assert self._monitor is not None
        poller = zmq.Poller()
        poller.register(self._zap, zmq.POLLIN)
        poller.register(self._monitor, zmq.POLLIN)
        looked = 0.0
        while not self._stopping.is_set():
            try:
                ready = dict(poller.poll(LOOK_AROUND_MS // 5))
                while self._monitor in ready and self._monitor.poll(0):
                    self._on_event(recv_monitor_message(self._monitor))
                if self._zap in ready:
                    self._answer(self._zap.recv_multipart())
            except zmq.ContextTerminated:
                return
            except zmq.ZMQError as error:
                _log.warning("The farm's door had trouble: %s", error)
            now = time.monotonic()
            if now - looked > LOOK_AROUND_MS / 1000:
                looked = now
                self._cut_those_who_hold_back(now)

    def _answer(self, request: list[bytes]) -> None:
        """Replies to one ZAP request; every doubt is a no."""
        version, number, domain, _address, _routing, mechanism, *credentials = (*request, *[b""] * 6)[
            : max(6, len(request))
        ]
        status, text, user = b"400", b"not paired", b""
        fits = version == b"1.0" and domain == ZAP_DOMAIN and mechanism == b"CURVE" and len(credentials) == 1
        if fits and self._is_allowed(credentials[0]):
            status, text, user = b"200", b"OK", z85.encode(credentials[0])
        else:
            self.turned_away += 1
        self._zap.send_multipart([b"1.0", number, status, text, user, b""])

    def _is_allowed(self, key: bytes) -> bool:
        try:
            return len(key) == 32 and self._allowed(key)
        except FarmError as error:
            _log.error("Nobody is let in: %s", error)
            return False

    def _on_event(self, event: Mapping[str, object]) -> None:
        kind, value = event["event"], event["value"]
        assert isinstance(value, int)
        if kind == zmq.EVENT_ACCEPTED:
            address = _peer_address(value)
            with self._lock:
                if address is not None:
                    self._connections[value] = _Connection(address, time.monotonic())
                    self._cut_excess()
        elif kind in _ENDS:
            with self._lock:
                connection = self._connections.pop(value, None)
            if connection is not None and not connection.silent:
                self._gone.append(value)
        elif kind == zmq.EVENT_ACCEPT_FAILED:
            _log.warning("A connection could not be accepted (%s).", os.strerror(value))

    def _cut_excess(self) -> None:
        here = {fd: one for fd, one in self._connections.items() if not one.leaving}
        silent = {fd: one for fd, one in here.items() if one.silent}
        if len(silent) <= SILENT_MOST and len(here) <= CONNECTIONS_MOST:
            return
        host, _ = Counter(one.address[0] for one in silent.values()).most_common(1)[0]
        oldest = next(fd for fd, one in silent.items() if one.address[0] == host)
        _shut_down(oldest, silent[oldest].address)
        silent[oldest].leaving = True

    def _cut_those_who_hold_back(self, now: float) -> None:
        if not sys.platform.startswith("linux"):
            return
        with self._lock:
            for descriptor, connection in self._connections.items():
                pings = (now - connection.since) * _PING_BYTES_PER_S
                held_back = _received_bytes(descriptor) - connection.delivered - pings
                if held_back > HELD_BACK_MOST_BYTES:
                    _log.warning(
                        "%s sends a message without end; its connection is cut.", connection.address[0]
                    )
                    _shut_down(descriptor, connection.address)


_ENDS = (
    zmq.EVENT_DISCONNECTED,
    zmq.EVENT_CLOSED,
    zmq.EVENT_HANDSHAKE_FAILED_AUTH,
    zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL,
    zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL,
)


def _peer_address(descriptor: int) -> Address | None:
    """Where a connection comes from; None where it has ended already."""
    try:
        borrowed = socket.socket(fileno=descriptor)
    except OSError:
        return None
    try:
        host, port = borrowed.getpeername()[:2]
        return str(host), int(port)
    except OSError:
        return None
    finally:
        borrowed.detach()


def _shut_down(descriptor: int, address: Address) -> None:
    """Ends a connection by its descriptor, unless it has become another's meanwhile."""
    try:
        borrowed = socket.socket(fileno=descriptor)
    except OSError:
        return
    try:
        if borrowed.getpeername()[:2] == address:
            borrowed.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
    finally:
        borrowed.detach()


def _received_bytes(descriptor: int) -> int:
    try:
        borrowed = socket.socket(fileno=descriptor)
    except OSError:
        return 0
    try:
        info = borrowed.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
        if len(info) < _BYTES_RECEIVED_AT + _BYTES_RECEIVED.size:
            return 0
        return int(_BYTES_RECEIVED.unpack_from(info, _BYTES_RECEIVED_AT)[0])
    except OSError:
        return 0
    finally:
        borrowed.detach()
