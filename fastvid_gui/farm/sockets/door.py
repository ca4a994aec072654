"""Decides who comes in at the work socket: a thread that answers ZeroMQ's questions and watches its connections.

- *Admission* (ZAP, ZeroMQ RFC 27): a client that has finished the CURVE handshake is let in only if its public key is
  that of a paired node at this moment. If this thread does not answer, nobody is let in.
- *Connections*: ZeroMQ accepts any number of connections and gives each some seconds for its handshake. So that
  strangers can't use up all file descriptors, those that have not brought a message yet are counted, and cut beyond a
  bound for each address and one for all: addresses that no paired node ever came from go first, then those that have
  most, then the oldest. An honest node needs a few milliseconds. The bound for all is as many as a network of 256
  addresses has, so that there somebody with all of them takes nobody's place.
- *Memory*: a connection that takes in far more than comes out of it as messages is cut (see `inflow.py`).

It has a thread of its own, because the owner of the socket may be busy for a while.
"""

import itertools
import logging
import os
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import zmq
from zmq.utils import z85
from zmq.utils.monitor import recv_monitor_message

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.sockets.inflow import Inflow

ZAP_ADDRESS = "inproc://zeromq.zap.01"
ZAP_DOMAIN = b"fastvid"
SILENT_PER_HOST = 32
SILENT_MOST = 256
CONNECTED_MOST = 96
"""Connections that have brought messages, all paired nodes together."""
HOSTS_REMEMBERED = 256
LOOK_AROUND_MS = 100

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Connection:
    inflow: Inflow
    silent: bool = True
    leaving: bool = False


class Door:
    """Watches one server socket, from before it is bound until it is closed."""

    def __init__(
        self,
        context: "zmq.Context[zmq.Socket[bytes]]",
        allowed: Callable[[bytes], bool],
        own_key: bytes = b"",
    ) -> None:
        """
        Args:
            context: of the server socket, which must be its only one.
            allowed: whether a public key (32 bytes) is that of a paired node now; called on the door's thread.
            own_key: a client with our own public key is let through the handshake, which shows that we have that key
                (`namesake.py`), and no further: it is not paired, so its messages are ignored.
        """
        self._allowed, self._own_key = allowed, own_key
        self.own_key_came = 0
        self._zap = context.socket(zmq.REP)
        self._zap.linger = 0
        self._zap.bind(ZAP_ADDRESS)
        self._connections: dict[int, _Connection] = {}
        self._paired_hosts: dict[str, None] = {}
        self._silent_most = _silent_most()
        self._lock = threading.Lock()
        self._gone: deque[int] = deque()
        self._stopping = threading.Event()
        self._monitor: zmq.Socket[bytes] | None = None
        self._thread: threading.Thread | None = None
        self.turned_away = 0

    def watch(self, server: "zmq.Socket[bytes]") -> None:
        """Starts; call it before the socket is bound."""
        self._monitor = monitor_of(server)
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
            if connection.silent:
                connection.silent = False
                self._remember(connection.inflow.host)
            connection.inflow.count(size)

    def _remember(self, host: str) -> None:
        """Notes that a paired node came from this address."""
        with self._lock:
            self._paired_hosts.pop(host, None)
            self._paired_hosts[host] = None
            while len(self._paired_hosts) > HOSTS_REMEMBERED:
                del self._paired_hosts[next(iter(self._paired_hosts))]

    def cut(self, descriptor: int) -> None:
        """Ends a connection; ZeroMQ notices and cleans up."""
        with self._lock:
            connection = self._connections.get(descriptor)
            if connection is not None:
                connection.inflow.cut()

    # ---- on the door's thread

    def _run(self) -> None:
        assert self._monitor is not None
        poller = zmq.Poller()
        poller.register(self._zap, zmq.POLLIN)
        poller.register(self._monitor, zmq.POLLIN)
        looked = 0.0
        while not self._stopping.is_set():
            try:
                ready = dict(poller.poll(LOOK_AROUND_MS))
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
                self._cut_those_who_hold_back()

    def _answer(self, request: list[bytes]) -> None:
        """Replies to one ZAP request; in doubt, no."""
        version, number, domain, _address, _routing, mechanism, *credentials = (*request, *[b""] * 6)[
            : max(6, len(request))
        ]
        status, text, user = b"400", b"not paired", b""
        fits = version == b"1.0" and domain == ZAP_DOMAIN and mechanism == b"CURVE" and len(credentials) == 1
        if fits and self._own_key and credentials[0] == self._own_key:
            self.own_key_came += 1
            status, text = b"200", b"OK"
        elif fits and self._is_allowed(credentials[0]):
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
            inflow = Inflow.of(value)
            with self._lock:
                if inflow is not None:
                    self._connections[value] = _Connection(inflow)
                    self._cut_excess()
        elif kind in _ENDS:
            with self._lock:
                connection = self._connections.pop(value, None)
            if connection is not None and not connection.silent:
                self._gone.append(value)
        elif kind == zmq.EVENT_ACCEPT_FAILED:
            _log.warning("A connection could not be accepted (%s).", os.strerror(value))

    def _cut_excess(self) -> None:
        here = [one for one in self._connections.values() if not one.leaving]
        silent = [one for one in here if one.silent]
        if not silent:
            return
        hosts = Counter(one.inflow.host for one in silent)
        host, most = hosts.most_common(1)[0]
        enough = len(silent) <= self._silent_most and len(here) <= self._silent_most + CONNECTED_MOST
        if most <= SILENT_PER_HOST and enough:
            return
        if most <= SILENT_PER_HOST:
            strangers = {
                each: count for each, count in hosts.items() if each not in self._paired_hosts
            } or hosts
            host = max(strangers, key=strangers.__getitem__)
        oldest = next(one for one in silent if one.inflow.host == host)
        oldest.inflow.cut()
        oldest.leaving = True

    def _cut_those_who_hold_back(self) -> None:
        with self._lock:
            for one in self._connections.values():
                if not one.leaving and one.inflow.holds_back():
                    _log.warning("%s sends a message without end; its connection is cut.", one.inflow.host)
                    one.inflow.cut()
                    one.leaving = True


def _silent_most() -> int:
    """`SILENT_MOST`, or less if the system gives a process few file descriptors."""
    try:
        import resource
    except ImportError:  # Windows
        return SILENT_PER_HOST
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return SILENT_MOST if files < 0 else max(SILENT_PER_HOST, min(SILENT_MOST, files // 4))


_numbers = itertools.count(1)
_ENDS = (
    zmq.EVENT_DISCONNECTED,
    zmq.EVENT_CLOSED,
    zmq.EVENT_HANDSHAKE_FAILED_AUTH,
    zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL,
    zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL,
)
_WATCHED = zmq.EVENT_ACCEPTED | zmq.EVENT_ACCEPT_FAILED | zmq.EVENT_CONNECTED | zmq.EVENT_HANDSHAKE_SUCCEEDED
for _end in _ENDS:
    _WATCHED |= _end


def monitor_of(watched: "zmq.Socket[bytes]") -> "zmq.Socket[bytes]":
    """A socket that reports from now on what happens to the connections of another one.

    Without a bound on what waits in it: a full queue of events would hold up ZeroMQ's own thread.
    """
    address = f"inproc://fastvid.monitor.{next(_numbers)}"
    watched.monitor(address, _WATCHED)
    monitor: zmq.Socket[bytes] = watched.context.socket(zmq.PAIR)
    monitor.linger = 0
    monitor.rcvhwm = 0
    monitor.connect(address)
    return monitor
