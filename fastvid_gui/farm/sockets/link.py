"""The work sockets: pyzmq and only pyzmq. Bytes become messages here, ZeroMQ's errors become ours.

A helper has a `ServerSocket` (ROUTER, server.py), a maker one `ClientSocket` (DEALER, client.py) for each
helper. Both speak CURVE (ZeroMQ RFC 26): encrypted, each side sure of the other's key. A socket belongs to one thread;
`loop.py` has the waiting. Here is what both sides share.

A *link* is one connection of one peer. It ends with the connection; a new one begins with a new greeting.
"""

import itertools
from dataclasses import dataclass

import zmq

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.protocol.messages import Message
from fastvid_gui.farm.protocol.wire import MAX_MESSAGE_BYTES
from fastvid_gui.farm.trust.peers import Peer
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import Sentence, said_by_others

HANDSHAKE_MS = 5000
LINGER_MS = 300
QUEUE_MESSAGES = 32
PING_MS, PING_TIMEOUT_MS = 2000, 8000

ZmqSocket = zmq.Socket[bytes]

link_numbers = itertools.count(1)
"""Of links, none twice in a process."""


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
    reason: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectFailed:
    """A client socket did not get through, and keeps trying.

    Attributes:
        refused: somebody is there but does not let us in.
        forgotten: the computer there says that it does not know us; that needs no key, so it may be anybody.
    """

    peer: Peer
    address: str
    reason: Sentence
    refused: bool = False
    forgotten: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """A message from a paired node.

    Attributes:
        message: as it was sent; if it could not be read, a `Refused` made here, with the reason in our words.
        unread: whether it could not be read. spoken: the version it was written in, if that is the reason.
    """

    link: Link
    message: Message
    unread: bool = False
    spoken: int | None = None


SocketEvent = LinkUp | LinkDown | ConnectFailed | Received


def set_options(socket: ZmqSocket) -> None:
    """Settings of both sides; before binding or connecting."""
    socket.ipv6 = True
    socket.linger = LINGER_MS
    socket.sndhwm = socket.rcvhwm = QUEUE_MESSAGES
    socket.maxmsgsize = MAX_MESSAGE_BYTES
    socket.handshake_ivl = HANDSHAKE_MS
    socket.heartbeat_ivl = PING_MS
    socket.heartbeat_timeout = PING_TIMEOUT_MS
    socket.heartbeat_ttl = PING_TIMEOUT_MS
    socket.tcp_keepalive = 1


def sockets_failed(error: zmq.ZMQError) -> FarmError:
    """What ZeroMQ says, as one of ours."""
    return FarmError(Network.SOCKETS_FAILED, reason=said_by_others(error))
