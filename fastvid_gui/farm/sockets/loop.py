"""Waits for all sockets of a node at once: one thread owns them, others may post to it.

    loop = Loop(identity, peers)
    loop.serve()                              # a helper
    loop.connect(peer, "192.168.1.20:47800")  # a maker, once for each helper
    while working:
        for event in loop.wait(0.5):          # LinkUp, Received, LinkDown, ConnectFailed, Posted
            ...

Sending never waits. A message that finds no room waits in a short queue of its link, in order. A peer whose queue grows
beyond its bound has stopped reading and is disconnected. Large data never gets there: parts are sent by credit
(`parcels.py`), and `room(link)` says whether to take the next one now.
"""

import socket
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import zmq

from fastvid_gui.farm.protocol.messages import Message
from fastvid_gui.farm.protocol.rate import Bucket
from fastvid_gui.farm.sockets.addresses import DEFAULT_PORT
from fastvid_gui.farm.sockets.client import ClientSocket
from fastvid_gui.farm.sockets.link import Link, LinkDown, LinkUp, SocketEvent, sockets_failed
from fastvid_gui.farm.sockets.rates import helper_bucket
from fastvid_gui.farm.sockets.server import PORTS_TRIED, ServerSocket
from fastvid_gui.farm.trust.identity import Identity
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import say

WAITING_MESSAGES_MOST = 2000
SEND_AGAIN_S = 0.02
CONNECT_AGAIN_S = 0.1


@dataclass(frozen=True, slots=True)
class Posted:
    """Another thread's word."""

    value: Any


LoopEvent = SocketEvent | Posted


class Loop:
    """The sockets of one node. Only the two `post` may be called from other threads than the one that made it."""

    def __init__(
        self, identity: Identity, peers: PeerBook, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._identity, self._peers, self._clock = identity, peers, clock
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context(io_threads=1)
        self._poller = zmq.Poller()
        self._server: ServerSocket | None = None
        self._clients: dict[bytes, ClientSocket] = {}
        self._buckets: dict[bytes, Bucket] = {}
        self._owners: dict[int, ServerSocket | ClientSocket] = {}
        self._waiting: dict[int, deque[Message]] = {}
        self._links: dict[int, Link] = {}
        self._ended: list[SocketEvent] = []
        self._posted: deque[Any] = deque()
        self._wake_in, self._wake_out = socket.socketpair()
        for end in (self._wake_in, self._wake_out):
            end.setblocking(False)
        self._poller.register(self._wake_out, zmq.POLLIN)

    def serve(self, port: int = DEFAULT_PORT, host: str = "*", tries: int = PORTS_TRIED) -> int:
        """Opens the work socket; returns the port it got. Raises FarmError if none is free."""
        server = ServerSocket(self._identity, self._peers, port, host, tries=tries, clock=self._clock)
        self._server = server
        self._poller.register(server.socket, zmq.POLLIN)
        return server.port

    @property
    def server(self) -> ServerSocket | None:
        """The work socket, if one is open."""
        return self._server

    def connect(self, peer: Peer, address: str) -> None:
        """Connects to a helper, and again whenever that ends; an older connection to it is given up."""
        self.disconnect_peer(peer)
        bucket = self._buckets.setdefault(peer.public_key, helper_bucket())
        client = ClientSocket(
            context=self._context,
            identity=self._identity,
            peers=self._peers,
            peer=peer,
            address=address,
            clock=self._clock,
            bucket=bucket,
        )
        self._clients[peer.public_key] = client
        self._poller.register(client.socket, zmq.POLLIN)
        self._poller.register(client.monitor, zmq.POLLIN)

    def disconnect_peer(self, peer: Peer) -> None:
        """Gives up the connection to a helper."""
        client = self._clients.pop(peer.public_key, None)
        if client is None:
            return
        if client.link is not None:
            self._forget(client.link)
        self._poller.unregister(client.socket)
        self._poller.unregister(client.monitor)
        client.close()

    def wait(self, timeout_s: float) -> list[LoopEvent]:
        """What happened; returns at once if something has, else after the timeout with an empty list.

        Raises:
            FarmError: the sockets can't be used any more.
        """
        self._flush()
        if any(self._waiting.values()):
            timeout_s = min(timeout_s, SEND_AGAIN_S)
        if any(client.link is None for client in self._clients.values()):
            timeout_s = min(timeout_s, CONNECT_AGAIN_S)
        if self._posted or self._ended:
            timeout_s = 0
        try:
            self._poller.poll(max(0, round(timeout_s * 1000)))
        except zmq.ZMQError as error:
            raise sockets_failed(error) from error
        with suppress(BlockingIOError):
            while self._wake_out.recv(4096):
                pass
        events: list[LoopEvent] = list(self._ended)
        self._ended.clear()
        while self._posted:
            events.append(Posted(self._posted.popleft()))
        owners: list[ServerSocket | ClientSocket] = [*self._clients.values()]
        if self._server is not None:
            owners.append(self._server)
        for owner in owners:
            for event in owner.receive():
                self._note(owner, event)
                events.append(event)
        self._flush()
        return events

    def _note(self, owner: ServerSocket | ClientSocket, event: SocketEvent) -> None:
        if isinstance(event, LinkDown):
            self._forget(event.link)
        elif isinstance(event, LinkUp):
            self._owners[event.link.number] = owner
            self._links[event.link.number] = event.link

    def _forget(self, link: Link) -> None:
        for table in (self._owners, self._links, self._waiting):
            table.pop(link.number, None)

    def send(self, link: Link, message: Message) -> None:
        """Sends, now or as soon as there is room; to a link that has ended, not at all."""
        owner = self._owners.get(link.number)
        if owner is None:
            return
        waiting = self._waiting.get(link.number)
        if not waiting and owner.send(link, message):
            return
        waiting = self._waiting.setdefault(link.number, deque())
        waiting.append(message)
        if len(waiting) > WAITING_MESSAGES_MOST:
            self.disconnect(link)
            if isinstance(owner, ClientSocket):
                self.connect(owner.peer, owner.address)
            self._ended.append(LinkDown(link, say(WhyNot.TAKES_NOTHING)))

    def room(self, link: Link) -> bool:
        """Whether nothing waits on this side: send the next part."""
        return link.number in self._owners and not self._waiting.get(link.number)

    def disconnect(self, link: Link) -> None:
        """Ends a link; a helper's maker may come again, a maker's helper is given up."""
        owner = self._owners.get(link.number)
        self._forget(link)
        if isinstance(owner, ServerSocket):
            owner.disconnect(link)
        elif owner is not None:
            self.disconnect_peer(link.peer)

    def post(self, value: Any) -> None:
        """From any thread: `wait` returns it as `Posted`."""
        self._posted.append(value)
        # A full pipe wakes as well; a closed one has nobody to wake.
        with suppress(OSError):
            self._wake_in.send(b"!")

    def post_by_the_way(self, value: Any) -> None:
        """As `post`, in the same order, but wakes nobody: the next event brings it, or `wait`'s timeout.

        For news that is only for people. Waking for each frame costs the maker 1 % of its painting.
        """
        self._posted.append(value)

    def _flush(self) -> None:
        for number, waiting in list(self._waiting.items()):
            owner, link = self._owners.get(number), self._links.get(number)
            while waiting and owner is not None and link is not None and owner.send(link, waiting[0]):
                waiting.popleft()
            if not waiting:
                self._waiting.pop(number, None)

    def close(self) -> None:
        """Closes all sockets; messages on their way get a moment."""
        for client in list(self._clients.values()):
            self.disconnect_peer(client.peer)
        if self._server is not None:
            self._poller.unregister(self._server.socket)
            self._server.close()
            self._server = None
        self._context.term()
        self._wake_in.close()
        self._wake_out.close()

    def __enter__(self) -> "Loop":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
