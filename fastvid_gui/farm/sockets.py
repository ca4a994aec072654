"""The work sockets: pyzmq and only pyzmq. Bytes become messages here, ZeroMQ's errors become ours.

A helper has a `ServerSocket` (ROUTER), a maker one `ClientSocket` (DEALER) for each helper. Both speak CURVE (ZeroMQ
RFC 26): encrypted, each side sure of the other's key. A socket belongs to one thread; `loop.py` has the waiting.

A *link* is one connection of one peer. It ends with the connection; a new one begins with a new greeting.
"""

import itertools
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

import zmq
from zmq.utils import z85
from zmq.utils.monitor import recv_monitor_message

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.addresses import DEFAULT_PORT
from fastvid_gui.farm.door import ZAP_DOMAIN, Door, monitor_of
from fastvid_gui.farm.identity import Identity
from fastvid_gui.farm.inflow import Inflow
from fastvid_gui.farm.messages import Message, Part, RefusalCode, Refused
from fastvid_gui.farm.peers import Peer, PeerBook
from fastvid_gui.farm.rate import Bucket
from fastvid_gui.farm.wire import MAX_MESSAGE_BYTES, UnreadableMessage, decode, encode

PORTS_TRIED = 20
HANDSHAKE_MS = 5000
CONNECT_MS = 5000
RECONNECT_S, RECONNECT_MOST_S = 0.25, 3.0
LINGER_MS = 300
QUEUE_MESSAGES = 32
PING_MS, PING_TIMEOUT_MS = 2000, 8000
BACKLOG = 512

# Messages a peer may send: parts are held back by credits, and may come as fast as any network is.
MESSAGES_AT_ONCE, MESSAGES_PER_S = 1000.0, 200.0
PART_COST = 0.01
BAD_MESSAGES_AT_ONCE, BAD_MESSAGES_PER_S = 5.0, 0.1
LINKS_PER_PEER = 8

_log = logging.getLogger(__name__)
_numbers = itertools.count(1)

ZmqSocket = zmq.Socket[bytes]


@dataclass(frozen=True, slots=True)
class Link:
    """One connection with a paired node; `number` is never used again in this process."""

    number: int
    peer: Peer


@dataclass(frozen=True, slots=True)
class LinkUp:
    """A paired node is there, and has proved that it has its key."""

    link: Link


@dataclass(frozen=True, slots=True)
class LinkDown:
    """A connection ended. A client socket keeps trying and reports the next one as a new link."""

    link: Link
    reason: str


@dataclass(frozen=True, slots=True)
class ConnectFailed:
    """A client socket did not get through and keeps trying. `refused`: somebody is there but does not let us in."""

    peer: Peer
    address: str
    reason: str
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """A sound message from a paired node."""

    link: Link
    message: Message


SocketEvent = LinkUp | LinkDown | ConnectFailed | Received


@dataclass(slots=True, eq=False)
class _Route:
    """What a server knows of a link: where to send, and how much it may still say."""

    link: Link
    address: bytes
    descriptor: int
    bucket: Bucket
    faults: Bucket
    closed: bool = False


class ServerSocket:
    """A helper's side: many makers, each let in by its key."""

    def __init__(
        self,
        identity: Identity,
        peers: PeerBook,
        port: int = DEFAULT_PORT,
        host: str = "*",
        *,
        tries: int = PORTS_TRIED,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Binds the port, or the next free one.

        Args:
            host: an address of this computer, or "*" for all, IPv6 too.
            tries: how many ports in a row are tried.

        Raises:
            FarmError: no port is free, or the address is not this computer's.
        """
        self._peers, self._clock = peers, clock
        self._routes: dict[bytes, _Route] = {}
        self._by_number: dict[int, _Route] = {}
        self._faults: dict[bytes, Bucket] = {}
        self._buckets: dict[bytes, Bucket] = {}
        # A context of its own: there is one place for admission in each.
        self._context: zmq.Context[ZmqSocket] = zmq.Context(io_threads=1)
        self.socket: ZmqSocket = self._context.socket(zmq.ROUTER)
        self._door = Door(self._context, lambda key: peers.find(key) is not None)
        self.socket.curve_server = True
        self.socket.curve_secretkey = z85.encode(identity.secret_key)
        self.socket.zap_domain = ZAP_DOMAIN
        self.socket.router_mandatory = True
        self.socket.backlog = BACKLOG
        _set_options(self.socket)
        self._door.watch(self.socket)
        try:
            self.port = self._bind(host, port, tries)
        except FarmError:
            self.close()
            raise

    @property
    def door(self) -> Door:
        """Counts of connections, for `doctor` and tests."""
        return self._door

    def _bind(self, host: str, port: int, tries: int) -> int:
        shown = f"[{host}]" if ":" in host else host
        for candidate in range(port, min(port + tries, 65536)):
            try:
                self.socket.bind(f"tcp://{shown}:{candidate}")
                return candidate
            except zmq.ZMQError as error:
                if error.errno not in (zmq.EADDRINUSE, 13):
                    raise FarmError(
                        f"{host}:{candidate} can't be opened for helping ({error}). "
                        "Choose another --port or --interface."
                    ) from error
        raise FarmError(
            f"Ports {port} to {min(port + tries, 65536) - 1} are all taken or not allowed; choose another --port."
        )

    def receive(self, most: int = 64) -> Iterator[SocketEvent]:
        """What has come in, without waiting; at most `most` messages, so that sending gets its turn."""
        ended = self._ended()
        # Messages first: what a connection that has ended since said last (a goodbye) still counts.
        for _ in range(most):
            try:
                address = self.socket.recv(zmq.NOBLOCK)
                frame = self.socket.recv(zmq.NOBLOCK, copy=False)
            except zmq.Again:
                break
            except zmq.ZMQError as error:
                raise FarmError(f"The farm's socket failed ({error}); start the helper again.") from error
            more = frame.more
            while self.socket.get(zmq.RCVMORE):
                self.socket.recv(zmq.NOBLOCK, copy=False)
            yield from self._on_frame(address, frame, more)
        for address in ended:
            route = self._routes.pop(address, None)
            if route is not None and not route.closed:
                self._by_number.pop(route.link.number, None)
                yield LinkDown(route.link, "the connection ended")

    def _on_frame(self, address: bytes, frame: zmq.Frame, more: bool) -> Iterator[SocketEvent]:
        descriptor = int(frame.get(zmq.SRCFD))
        key = _key_of(frame)
        peer = self._peers.find(key) if key is not None else None
        if peer is None or key is None:
            # Forgotten a moment ago: what it sent is not even looked at.
            self._door.cut(descriptor)
            if (known := self._routes.get(address)) is not None and not known.closed:
                yield self._close(known, "it was forgotten")
            return
        self._door.count(descriptor, len(frame))
        route = self._routes.get(address)
        if route is None:
            route = self._open(address, descriptor, key, peer)
            yield LinkUp(route.link)
        if route.closed:
            return  # on its way before the connection was cut
        now = self._clock()
        try:
            if more:
                raise UnreadableMessage(RefusalCode.BAD_MESSAGE, "A message came in several pieces.")
            data = frame.bytes
            cost = PART_COST if data[4:5] == _PART_KIND else 1.0
            if not route.bucket.take(cost, now):
                raise UnreadableMessage(RefusalCode.TOO_MANY, "Too many messages at once.")
            yield Received(route.link, decode(data))
        except UnreadableMessage as fault:
            _log.warning("%s (%s): %s", peer.name or "A node", peer.id, fault)
            patient = route.faults.take(1.0, now)
            self._send(route, encode(fault.refusal))
            if fault.refusal.code is RefusalCode.TOO_MANY or not patient:
                yield self._close(route, str(fault))

    def _open(self, address: bytes, descriptor: int, key: bytes, peer: Peer) -> _Route:
        mine = [one for one in self._routes.values() if one.link.peer.public_key == key and not one.closed]
        if len(mine) >= LINKS_PER_PEER:
            self._door.cut(mine[0].descriptor)
        # By key and not by connection: connecting anew gives no new patience.
        bucket = self._buckets.setdefault(key, Bucket(MESSAGES_AT_ONCE, MESSAGES_PER_S))
        faults = self._faults.setdefault(key, Bucket(BAD_MESSAGES_AT_ONCE, BAD_MESSAGES_PER_S))
        route = _Route(Link(next(_numbers), peer), address, descriptor, bucket, faults)
        self._routes[address] = route
        self._by_number[route.link.number] = route
        return route

    def _close(self, route: _Route, reason: str) -> LinkDown:
        # The route stays until ZeroMQ is through with it, or what is still in its queue would seem a new link.
        route.closed = True
        self._by_number.pop(route.link.number, None)
        self._door.cut(route.descriptor)
        return LinkDown(route.link, reason)

    def _ended(self) -> list[bytes]:
        """The routes whose connections have ended."""
        gone = set(self._door.take_gone())
        return (
            [address for address, route in self._routes.items() if route.descriptor in gone] if gone else []
        )

    def send(self, link: Link, message: Message) -> bool:
        """Sends, or says that there is no room now (False); a link that has ended swallows it (True)."""
        route = self._by_number.get(link.number)
        if route is None or self._peers.find(link.peer.public_key) is None:
            return True
        return self._send(route, encode(message))

    def _send(self, route: _Route, data: bytes) -> bool:
        try:
            self.socket.send_multipart([route.address, data], zmq.NOBLOCK)
        except zmq.Again:
            return False
        except zmq.ZMQError as error:
            if error.errno != zmq.EHOSTUNREACH:
                raise FarmError(f"The farm's socket failed ({error}); start the helper again.") from error
        return True

    def disconnect(self, link: Link) -> None:
        """Ends a link."""
        route = self._by_number.get(link.number)
        if route is not None:
            self._close(route, "")

    def close(self) -> None:
        """Closes the port; messages on their way (a goodbye) get a moment."""
        self._door.close(self.socket)
        self.socket.close(LINGER_MS)
        self._context.term()


class ClientSocket:
    """A maker's side: one helper, whose key is known from pairing. Connects again and again until it is closed.

    ZeroMQ's own way to connect again is not used: it gives up for good after a refused handshake, and the maker may be
    paired a minute later.
    """

    def __init__(
        self,
        context: "zmq.Context[ZmqSocket]",
        identity: Identity,
        peers: PeerBook,
        peer: Peer,
        address: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            context: shared by the maker's client sockets.
            address: "HOST:PORT", "[v6]:PORT" too.

        Raises:
            FarmError: the address can't be understood.
        """
        self.peer, self.address = peer, address
        self._peers, self._clock = peers, clock
        self._link: Link | None = None
        self._told = ""
        self._wait_s = RECONNECT_S
        self._retry_at: float | None = None
        self._give_up_at = 0.0
        self._inflow: Inflow | None = None
        self.socket: ZmqSocket = context.socket(zmq.DEALER)
        self.socket.curve_publickey = z85.encode(identity.public_key)
        self.socket.curve_secretkey = z85.encode(identity.secret_key)
        self.socket.curve_serverkey = z85.encode(peer.public_key)
        # Nothing is queued for a connection that is not there: each begins with a greeting.
        self.socket.immediate = True
        self.socket.reconnect_ivl = -1
        self.socket.connect_timeout = CONNECT_MS
        _set_options(self.socket)
        self.monitor: ZmqSocket = monitor_of(self.socket)
        try:
            self._connect()
        except FarmError:
            self.close()
            raise

    @property
    def link(self) -> Link | None:
        """The link that is up now."""
        return self._link

    def _connect(self) -> None:
        self._retry_at = None
        self._give_up_at = self._clock() + (CONNECT_MS + HANDSHAKE_MS) / 1000 + 1
        with suppress(zmq.ZMQError):  # what ended by itself needs no disconnecting
            self.socket.disconnect(f"tcp://{self.address}")
        try:
            self.socket.connect(f"tcp://{self.address}")
        except zmq.ZMQError as error:
            raise FarmError(f"“{self.address}” is no address like 192.168.1.20:{DEFAULT_PORT}.") from error

    def receive(self, most: int = 64) -> Iterator[SocketEvent]:
        """What has happened, without waiting."""
        # Messages first: those of a connection that has ended since still count.
        yield from self._messages(most)
        try:
            while self.monitor.poll(0):
                yield from self._on_event(recv_monitor_message(self.monitor))
        except zmq.ZMQError as error:
            raise FarmError(f"The farm's socket failed ({error}); start again.") from error
        yield from self._messages(most)
        if self._inflow is not None and self._inflow.holds_back():
            _log.warning(
                "%s sends a message without end; its connection is cut.", self.peer.name or self.peer.id
            )
            self._inflow.cut()
            self._inflow = None
        now = self._clock()
        if self._link is None and self._retry_at is None and now > self._give_up_at:
            yield from self._failed("nothing answers there", False)
        if self._retry_at is not None and now >= self._retry_at:
            self._connect()

    def _messages(self, most: int) -> Iterator[SocketEvent]:
        for _ in range(most):
            if self._link is None:
                return
            try:
                frame = self.socket.recv(zmq.NOBLOCK, copy=False)
                more = frame.more
                while self.socket.get(zmq.RCVMORE):
                    self.socket.recv(zmq.NOBLOCK, copy=False)
            except zmq.Again:
                return
            except zmq.ZMQError as error:
                raise FarmError(f"The farm's socket failed ({error}); start again.") from error
            if self._inflow is not None:
                self._inflow.count(len(frame))
            if self._peers.find(self.peer.public_key) is None:
                continue
            try:
                if more:
                    raise UnreadableMessage(RefusalCode.BAD_MESSAGE, "A message came in several pieces.")
                yield Received(self._link, decode(frame.bytes))
            except UnreadableMessage as fault:
                _log.warning("%s (%s): %s", self.peer.name or "A node", self.peer.id, fault)
                # To its owner it looks as if the helper had refused: both can't talk to each other.
                yield Received(self._link, Refused(fault.refusal.code, fault.refusal.reason))

    def _on_event(self, event: Mapping[str, object]) -> Iterator[SocketEvent]:
        kind, value = event["event"], event["value"]
        if kind == zmq.EVENT_CONNECTED and isinstance(value, int):
            self._inflow = Inflow.of(value)
        elif kind == zmq.EVENT_HANDSHAKE_SUCCEEDED:
            self._told, self._wait_s = "", RECONNECT_S
            self._link = Link(next(_numbers), self.peer)
            yield LinkUp(self._link)
        elif kind in (zmq.EVENT_DISCONNECTED, zmq.EVENT_CLOSED) and self._link is not None:
            link, self._link = self._link, None
            self._retry_at = self._clock() + self._wait_s
            yield LinkDown(link, "the connection ended")
        elif kind in _FAILURES and self._retry_at is None:
            yield from self._failed(*_FAILURES[kind])  # type: ignore[index]

    def _failed(self, reason: str, refused: bool) -> Iterator[ConnectFailed]:
        self._retry_at = self._clock() + self._wait_s
        self._wait_s = min(2 * self._wait_s, RECONNECT_MOST_S)
        if reason != self._told:  # once, not at each of its many tries
            self._told = reason
            yield ConnectFailed(self.peer, self.address, reason, refused)

    def send(self, link: Link, message: Message) -> bool:
        """Sends, or says that there is no room now (False); a link that has ended swallows it (True)."""
        if link != self._link or self._peers.find(self.peer.public_key) is None:
            return True
        try:
            self.socket.send(encode(message), zmq.NOBLOCK)
        except zmq.Again:
            return False
        except zmq.ZMQError as error:
            raise FarmError(f"The farm's socket failed ({error}); start again.") from error
        return True

    def close(self) -> None:
        """Ends the connection; messages on their way (a goodbye) get a moment."""
        self._link = None
        self.socket.disable_monitor()
        self.monitor.close(0)
        self.socket.close(LINGER_MS)


_PART_KIND = encode(Part(0, 0, b"x"))[4:5]
_FAILURES = {
    zmq.EVENT_HANDSHAKE_FAILED_AUTH: ("it does not know this computer; pair the two again", True),
    zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL: (
        "it has another key than when it was paired, or is no FastVid",
        True,
    ),
    zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL: ("it answers, but not like the FastVid that was paired", True),
    zmq.EVENT_DISCONNECTED: ("it answers, but not like the FastVid that was paired", True),
    zmq.EVENT_CLOSED: ("nothing answers there", False),
}


def _set_options(socket: ZmqSocket) -> None:
    socket.ipv6 = True
    socket.linger = LINGER_MS
    socket.sndhwm = socket.rcvhwm = QUEUE_MESSAGES
    socket.maxmsgsize = MAX_MESSAGE_BYTES
    socket.handshake_ivl = HANDSHAKE_MS
    socket.heartbeat_ivl = PING_MS
    socket.heartbeat_timeout = PING_TIMEOUT_MS
    socket.heartbeat_ttl = PING_TIMEOUT_MS
    socket.tcp_keepalive = 1


def _key_of(frame: zmq.Frame) -> bytes | None:
    """The public key that the door let in, as ZeroMQ remembers it for each message."""
    try:
        return z85.decode(str(frame.get("User-Id")))
    except (zmq.ZMQError, ValueError, KeyError):
        return None
