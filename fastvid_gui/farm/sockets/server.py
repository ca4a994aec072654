"""A helper's work socket: many makers, each let in by its key, with bounds on what it may say; see `link.py`."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import zmq
from zmq.utils import z85

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.protocol.messages import Message, RefusalCode
from fastvid_gui.farm.protocol.rate import Bucket
from fastvid_gui.farm.protocol.wire import UnreadableMessage, decode, encode
from fastvid_gui.farm.sockets.addresses import DEFAULT_PORT
from fastvid_gui.farm.sockets.door import ZAP_DOMAIN, Door
from fastvid_gui.farm.sockets.link import (
    LINGER_MS,
    Link,
    LinkDown,
    LinkUp,
    Received,
    SocketEvent,
    ZmqSocket,
    link_numbers,
    set_options,
    sockets_failed,
)
from fastvid_gui.farm.sockets.rates import maker_cost
from fastvid_gui.farm.sockets.said_once import SaidOnce
from fastvid_gui.farm.trust.identity import Identity
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import NOTHING, Sentence, said_by_others, say

PORTS_TRIED = 20
BACKLOG = 512

# Messages a peer may send: credits hold parts back, and those may come as fast as any network is.
MESSAGES_AT_ONCE, MESSAGES_PER_S = 1000.0, 200.0
BAD_MESSAGES_AT_ONCE, BAD_MESSAGES_PER_S = 5.0, 0.1
LINKS_PER_PEER = 8

_log = logging.getLogger(__name__)


@dataclass(slots=True, eq=False, kw_only=True)
class _Route:
    """What a server knows about a link: where to send, and how much it may still say."""

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
        self._said = SaidOnce()
        # A context of its own: each has one place for admission.
        self._context: zmq.Context[ZmqSocket] = zmq.Context(io_threads=1)
        self.socket: ZmqSocket = self._context.socket(zmq.ROUTER)
        self._door = Door(self._context, lambda key: peers.find(key) is not None, identity.public_key)
        self.socket.curve_server = True
        self.socket.curve_secretkey = z85.encode(identity.secret_key)
        self.socket.zap_domain = ZAP_DOMAIN
        self.socket.router_mandatory = True
        self.socket.backlog = BACKLOG
        set_options(self.socket)
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
        shown = _bracketed(host)
        for candidate in range(port, min(port + tries, 65536)):
            try:
                self.socket.bind(f"tcp://{shown}:{candidate}")
                return candidate
            except zmq.ZMQError as error:
                if error.errno not in (zmq.EADDRINUSE, 13):
                    reason = said_by_others(error)
                    raise FarmError(Network.CANT_LISTEN, host=host, port=candidate, reason=reason) from error
        raise FarmError(Network.PORTS_TAKEN, first=port, last=min(port + tries, 65536) - 1)

    def move(self, old: str, new: str) -> bool:
        """Listens at another address of this computer, at the same port; False if that is not possible now.

        Existing connections stay as long as the network lets them.
        """
        try:
            self.socket.bind(f"tcp://{_bracketed(new)}:{self.port}")
        except zmq.ZMQError:
            return False
        with suppress(zmq.ZMQError):
            self.socket.unbind(f"tcp://{_bracketed(old)}:{self.port}")
        return True

    def receive(self, most: int = 64) -> Iterator[SocketEvent]:
        """What has come in, without waiting; at most `most` messages, so that sending gets its turn."""
        ended = self._ended()
        # Messages first: the last words (a goodbye) of a connection that has since ended still count.
        for _ in range(most):
            try:
                address = self.socket.recv(zmq.NOBLOCK)
                frame = self.socket.recv(zmq.NOBLOCK, copy=False)
            except zmq.Again:
                break
            except zmq.ZMQError as error:
                raise sockets_failed(error) from error
            more = frame.more
            while self.socket.get(zmq.RCVMORE):
                self.socket.recv(zmq.NOBLOCK, copy=False)
            yield from self._on_frame(address, frame, more)
        for address in ended:
            route = self._routes.pop(address, None)
            if route is not None and not route.closed:
                self._by_number.pop(route.link.number, None)
                yield LinkDown(route.link, say(WhyNot.CONNECTION_ENDED))

    def _on_frame(self, address: bytes, frame: zmq.Frame, more: bool) -> Iterator[SocketEvent]:
        descriptor = int(frame.get(zmq.SRCFD))
        key = _key_of(frame)
        peer = self._peers.find(key) if key is not None else None
        if peer is None or key is None:
            # Forgotten a moment ago: its messages are not even read.
            self._door.cut(descriptor)
            if (known := self._routes.get(address)) is not None and not known.closed:
                yield self._close(known, say(WhyNot.FORGOTTEN))
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
            if not route.bucket.take(maker_cost(data), now):
                raise UnreadableMessage(RefusalCode.TOO_MANY, str(say(WhyNot.TOO_MANY_AT_ONCE)))
            yield Received(route.link, decode(data))
        except UnreadableMessage as fault:
            if self._said.news(peer.id, str(fault), now):
                _log.warning("%s (%s): %s", peer.name or "A node", peer.id, fault)
            patient = route.faults.take(1.0, now)
            self._send(route, encode(fault.refusal))
            if fault.refusal.code is RefusalCode.TOO_MANY or not patient:
                yield self._close(route, fault.sentence)

    def _open(self, address: bytes, descriptor: int, key: bytes, peer: Peer) -> _Route:
        mine = [one for one in self._routes.values() if one.link.peer.public_key == key and not one.closed]
        if len(mine) >= LINKS_PER_PEER:
            self._door.cut(mine[0].descriptor)
        # By key and not by connection: a new connection brings no new allowance.
        bucket = self._buckets.setdefault(key, Bucket(MESSAGES_AT_ONCE, MESSAGES_PER_S))
        faults = self._faults.setdefault(key, Bucket(BAD_MESSAGES_AT_ONCE, BAD_MESSAGES_PER_S))
        route = _Route(
            link=Link(next(link_numbers), peer),
            address=address,
            descriptor=descriptor,
            bucket=bucket,
            faults=faults,
        )
        self._routes[address] = route
        self._by_number[route.link.number] = route
        return route

    def _close(self, route: _Route, reason: Sentence) -> LinkDown:
        # The route stays until ZeroMQ is done with it; else messages still in its queue would seem a new link.
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
                raise sockets_failed(error) from error
        return True

    def disconnect(self, link: Link) -> None:
        """Ends a link."""
        route = self._by_number.get(link.number)
        if route is not None:
            self._close(route, NOTHING)

    def close(self) -> None:
        """Closes the port; messages on their way (a goodbye) get a moment."""
        self._door.close(self.socket)
        self.socket.close(LINGER_MS)
        self._context.term()


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _key_of(frame: zmq.Frame) -> bytes | None:
    """The public key that the door let in, as ZeroMQ remembers it for each message."""
    try:
        return z85.decode(str(frame.get("User-Id")))
    except (zmq.ZMQError, ValueError, KeyError):
        return None
