"""A maker's work socket: one helper, whose key is known from pairing; see `link.py`."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

import zmq
from zmq.utils import z85
from zmq.utils.monitor import recv_monitor_message

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.protocol.messages import Message, RefusalCode, Refused
from fastvid_gui.farm.protocol.rate import Bucket
from fastvid_gui.farm.protocol.wire import UnreadableMessage, decode, encode, other_version
from fastvid_gui.farm.sockets import rates
from fastvid_gui.farm.sockets.addresses import DEFAULT_PORT
from fastvid_gui.farm.sockets.door import monitor_of
from fastvid_gui.farm.sockets.inflow import Inflow
from fastvid_gui.farm.sockets.link import (
    HANDSHAKE_MS,
    LINGER_MS,
    ConnectFailed,
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
from fastvid_gui.farm.sockets.said_once import SaidOnce
from fastvid_gui.farm.trust.identity import Identity
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import say

CONNECT_MS = 5000
HANGS_S = HANDSHAKE_MS / 1000 - 0.5
"""A connection that is given up after this long was silent to the end: a handshake takes milliseconds."""
RECONNECT_S, RECONNECT_MOST_S = 0.25, 3.0

CUT_OFF_MOST = 3
"""Reported only after this many failed handshakes in a row: a helper that strangers keep busy may cut one off."""
_FAILURES = {
    zmq.EVENT_HANDSHAKE_FAILED_AUTH: WhyNot.UNKNOWN_THERE,
    zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL: WhyNot.OTHER_KEY,
    zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL: WhyNot.STRANGERS,
    zmq.EVENT_DISCONNECTED: WhyNot.STRANGERS,
    zmq.EVENT_CLOSED: WhyNot.NOTHING_ANSWERS,
}
_REFUSES = (WhyNot.UNKNOWN_THERE, WhyNot.OTHER_KEY, WhyNot.STRANGERS)
"""Somebody is there, but does not let us in."""
_log = logging.getLogger(__name__)


class ClientSocket:
    """A maker's side: one helper, whose key is known from pairing. Connects again and again until it is closed.

    ZeroMQ's own way to connect again is not used: it gives up for good after a refused handshake, and the maker may be
    paired a minute later.
    """

    def __init__(
        self,
        *,
        context: "zmq.Context[ZmqSocket]",
        identity: Identity,
        peers: PeerBook,
        peer: Peer,
        address: str,
        clock: Callable[[], float] = time.monotonic,
        bucket: Bucket | None = None,
    ) -> None:
        """
        Args:
            context: shared by the maker's client sockets.
            address: "HOST:PORT", "[v6]:PORT" too.
            bucket: how much the helper may say (`rates.py`), over all sockets.

        Raises:
            FarmError: the address can't be understood.
        """
        self.peer, self.address = peer, address
        self._peers, self._clock = peers, clock
        self._link: Link | None = None
        self._told: WhyNot | None = None
        self._cut_off = 0
        self._wait_s = RECONNECT_S
        self._retry_at: float | None = None
        self._give_up_at = 0.0
        self._connected_at: float | None = None
        self._said = SaidOnce()
        self._inflow: Inflow | None = None
        self._bucket = bucket or rates.helper_bucket()
        self.socket: ZmqSocket = context.socket(zmq.DEALER)
        self.socket.curve_publickey = z85.encode(identity.public_key)
        self.socket.curve_secretkey = z85.encode(identity.secret_key)
        self.socket.curve_serverkey = z85.encode(peer.public_key)
        # Nothing is queued for a connection that does not exist: each begins with a greeting.
        self.socket.immediate = True
        self.socket.reconnect_ivl = -1
        self.socket.connect_timeout = CONNECT_MS
        set_options(self.socket)
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
        self._retry_at = self._connected_at = None
        self._give_up_at = self._clock() + (CONNECT_MS + HANDSHAKE_MS) / 1000 + 1
        with suppress(zmq.ZMQError):  # a connection that ended by itself needs no disconnecting
            self.socket.disconnect(f"tcp://{self.address}")
        try:
            self.socket.connect(f"tcp://{self.address}")
        except zmq.ZMQError as error:
            raise FarmError(Network.NOT_TO_CONNECT, address=self.address, port=DEFAULT_PORT) from error

    def receive(self, most: int = 64) -> Iterator[SocketEvent]:
        """What has happened, without waiting."""
        # Messages first: those of a connection that has since ended still count.
        yield from self._messages(most)
        try:
            while self.monitor.poll(0):
                yield from self._on_event(recv_monitor_message(self.monitor))
        except zmq.ZMQError as error:
            raise sockets_failed(error) from error
        yield from self._messages(most)
        if self._inflow is not None and self._inflow.holds_back():
            _log.warning(
                "%s sends a message without end; its connection is cut.", self.peer.name or self.peer.id
            )
            self._inflow.cut()
            self._inflow = None
        now = self._clock()
        if self._link is None and self._retry_at is None and now > self._give_up_at:
            yield from self._failed(WhyNot.NOTHING_ANSWERS if self._connected_at is None else WhyNot.HANGS)
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
                raise sockets_failed(error) from error
            if self._inflow is not None:
                self._inflow.count(len(frame))
            if self._peers.find(self.peer.public_key) is None:
                continue
            if not self._bucket.take(rates.cost(frame.bytes), self._clock()):
                yield self._cut_link(self._link)
                return
            try:
                if more:
                    raise UnreadableMessage(RefusalCode.BAD_MESSAGE, "A message came in several pieces.")
                yield Received(self._link, decode(frame.bytes))
            except UnreadableMessage as fault:
                refusal = fault.refusal
                if fault.version is not None:
                    refusal = Refused(refusal.code, str(other_version(fault.version)))  # the receiver tells
                elif self._said.news(self.peer.id, refusal.reason, self._clock()):
                    _log.warning("%s (%s): %s", self.peer.name or "A node", self.peer.id, fault)
                # To its owner it looks as if the helper had refused: the two can't talk to each other.
                yield Received(self._link, refusal, unread=True, spoken=fault.version)

    def _cut_link(self, link: Link) -> LinkDown:
        """The helper talks too much: it may come again in a while."""
        if self._said.news(self.peer.id, rates.TOO_MANY, self._clock()):
            name = self.peer.name or "A node"
            _log.warning("%s (%s) sends too many messages; its connection is cut.", name, self.peer.id)
        if self._inflow is not None:
            self._inflow.cut()
        with suppress(zmq.ZMQError):
            self.socket.disconnect(f"tcp://{self.address}")
        self._link = self._inflow = None
        self._retry_at = self._clock() + rates.CUT_S
        return LinkDown(link, say(WhyNot.TALKS_TOO_MUCH))

    def _on_event(self, event: Mapping[str, object]) -> Iterator[SocketEvent]:
        kind, value = event["event"], event["value"]
        if kind == zmq.EVENT_CONNECTED and isinstance(value, int):
            self._inflow, self._connected_at = Inflow.of(value), self._clock()
        elif kind == zmq.EVENT_HANDSHAKE_SUCCEEDED:
            self._told, self._wait_s, self._cut_off = None, RECONNECT_S, 0
            self._link = Link(next(link_numbers), self.peer)
            yield LinkUp(self._link)
        elif kind in (zmq.EVENT_DISCONNECTED, zmq.EVENT_CLOSED) and self._link is not None:
            link, self._link = self._link, None
            self._retry_at = self._clock() + self._wait_s
            yield LinkDown(link, say(WhyNot.CONNECTION_ENDED))
        elif kind in _FAILURES and self._retry_at is None:
            # ZeroMQ gives up a handshake after its time, and does not give that as the reason.
            since = self._connected_at
            hangs = since is not None and self._clock() - since >= HANGS_S
            yield from self._failed(WhyNot.HANGS if hangs else _FAILURES[kind])  # type: ignore[index]

    def _failed(self, why: WhyNot) -> Iterator[ConnectFailed]:
        self._retry_at = self._clock() + self._wait_s
        self._cut_off = self._cut_off + 1 if why is WhyNot.STRANGERS else 0
        if 0 < self._cut_off < CUT_OFF_MOST:
            return
        self._wait_s = min(2 * self._wait_s, RECONNECT_MOST_S)
        if why is not self._told:  # once, not at each of its many tries
            self._told = why
            yield ConnectFailed(
                peer=self.peer,
                address=self.address,
                reason=say(why),
                refused=why in _REFUSES,
                forgotten=why is WhyNot.UNKNOWN_THERE,
            )

    def send(self, link: Link, message: Message) -> bool:
        """Sends, or says that there is no room now (False); a link that has ended swallows it (True)."""
        if link != self._link or self._peers.find(self.peer.public_key) is None:
            return True
        try:
            self.socket.send(encode(message), zmq.NOBLOCK)
        except zmq.Again:
            return False
        except zmq.ZMQError as error:
            raise sockets_failed(error) from error
        return True

    def close(self) -> None:
        """Ends the connection; messages on their way (a goodbye) get a moment."""
        self._link = None
        self.socket.disable_monitor()
        self.monitor.close(0)
        self.socket.close(LINGER_MS)
