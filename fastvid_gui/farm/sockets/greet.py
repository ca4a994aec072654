"""Asks a paired node who it is and how it is doing: one greeting on the work socket, then good-bye."""

import contextlib
import secrets
import time
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import zmq

from fastvid_gui import __version__
from fastvid_gui.farm.protocol.heard_reasons import heard
from fastvid_gui.farm.protocol.messages import (
    PROTOCOL_VERSION,
    Busy,
    Echo,
    Goodbye,
    Hello,
    Message,
    RefusalCode,
    Refused,
    Welcome,
)
from fastvid_gui.farm.sockets.addresses import Address, parse_address
from fastvid_gui.farm.sockets.client import ClientSocket
from fastvid_gui.farm.sockets.link import ConnectFailed, Link, LinkDown, LinkUp, Received
from fastvid_gui.farm.trust.identity import Identity
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say

GREETING_SECONDS = 3.0
ECHO_SECONDS = 3.0
ECHO_BYTES = 6000
LOOK_MS = 50
ASKED_AT_ONCE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting:
    """What came back.

    Attributes:
        answer: its message; None if there was none. An unreadable one becomes a `Refused` made here.
        refused: it is there, but does not let us in or will not go on with us.
        reason: why there was no welcome; empty if there was one.
        proved: the computer there has the key of the node that was greeted.
        forgotten: the computer there says that it does not know us. Nothing proves which computer says so.
        quoted: `reason` is in the words of the other side.
        spoken: the version of the farm's protocol of its answer; None if nothing came.
        echoed: whether large packets come back from there; None if it was not asked, or is too old to say.
    """

    answer: Message | None
    refused: bool = False
    reason: Sentence = NOTHING
    proved: bool = False
    forgotten: bool = False
    quoted: bool = False
    spoken: int | None = None
    echoed: bool | None = None

    @property
    def welcome(self) -> Welcome | None:
        """Its answer, if it was a welcome."""
        return self.answer if isinstance(self.answer, Welcome) else None


def greet(
    identity: Identity,
    peers: PeerBook,
    peer: Peer,
    address: Address,
    seconds: float = GREETING_SECONDS,
    echo: bool = False,
) -> Greeting:
    """Greets a paired node at an address.

    Args:
        echo: whether to ask it to send a large message back; this takes longer.

    Raises:
        FarmError: a socket fails, or the list of paired nodes can't be read.
    """
    hello = Hello(app=__version__, node=identity.id, name="", session=secrets.token_hex(8))
    with contextlib.ExitStack() as stack:
        context: zmq.Context[zmq.Socket[bytes]] = zmq.Context(io_threads=1)
        stack.callback(context.term)
        client = ClientSocket(
            context=context, identity=identity, peers=peers, peer=peer, address=str(address)
        )
        stack.callback(client.close)
        until = time.monotonic() + seconds
        found = Greeting(answer=None, reason=say(WhyNot.NO_ANSWER_IN_TIME))
        while time.monotonic() < until:
            for event in client.receive():
                match event:
                    case LinkUp(link):
                        client.send(link, hello)
                    case Received(link, (Welcome() | Busy()) as answer):
                        echoed = _echoed(client, link) if echo else None
                        client.send(link, Goodbye())
                        return Greeting(answer=answer, proved=True, spoken=PROTOCOL_VERSION, echoed=echoed)
                    case Received(_, Refused() as answer, unread, spoken):
                        spoken = PROTOCOL_VERSION if spoken is None else spoken
                        return Greeting(
                            answer=answer,
                            refused=True,
                            reason=heard(answer.reason),
                            proved=True,
                            quoted=not unread,
                            spoken=spoken,
                        )
                    case ConnectFailed(reason=reason, refused=refused, forgotten=forgotten):
                        found = Greeting(answer=None, refused=refused, reason=reason, forgotten=forgotten)
                        if refused:
                            return found
                    case LinkDown(reason=reason):
                        found = Greeting(answer=None, reason=reason)
                    case _:
                        pass
            client.socket.poll(LOOK_MS)
        return found


def _echoed(client: ClientSocket, link: Link) -> bool | None:
    """Whether a large message comes back; None if the other side does not know that message."""
    if not client.send(link, Echo(1, bytes(ECHO_BYTES), wanted=True)):
        return None
    until = time.monotonic() + ECHO_SECONDS
    while time.monotonic() < until:
        for event in client.receive():
            match event:
                case Received(_, Echo(number=1)):
                    return True
                case Received(_, Refused(code=RefusalCode.BAD_MESSAGE)) | LinkDown():
                    return None
                case _:
                    pass
        client.socket.poll(LOOK_MS)
    return False


def who_answers(
    identity: Identity, peers: PeerBook, address: Address, seconds: float = GREETING_SECONDS
) -> tuple[Peer, Greeting] | None:
    """Which of the paired nodes is at an address and answers; None: none of them.

    Raises:
        FarmError: as `greet`.
    """
    found = who_is_there(identity, peers, address, seconds)
    return found if found is not None and found[1].answer is not None else None


def who_is_there(
    identity: Identity,
    peers: PeerBook,
    address: Address,
    seconds: float = GREETING_SECONDS,
    echo: bool = False,
) -> tuple[Peer, Greeting] | None:
    """Which of the paired nodes is at an address, even if it has forgotten us; None: none of them.

    Tries each key, since nobody tells his own to strangers, and a computer has more addresses than the one by which it
    was paired. A computer that claims for several keys not to know us is none of them.

    Raises:
        FarmError: as `greet`.
    """
    candidates = peers.list()
    if not candidates:
        return None
    with ThreadPoolExecutor(min(ASKED_AT_ONCE, len(candidates))) as pool:
        asked = pool.map(lambda peer: greet(identity, peers, peer, address, seconds, echo), candidates)
        pairs = list(zip(candidates, asked, strict=True))
    proved = [pair for pair in pairs if pair[1].proved]
    forgotten = [pair for pair in pairs if pair[1].forgotten]
    return proved[0] if proved else forgotten[0] if len(forgotten) == 1 else None


def two_with_one_key(
    identity: Identity,
    peers: PeerBook,
    peer: Peer,
    places: Collection[str],
    seconds: float = GREETING_SECONDS,
) -> tuple[str, str] | None:
    """Two addresses (HOST:PORT) of different computers that both prove to have a node's key; None: there are none.

    Both are asked at the same time, so that a helper that restarts in between is not taken for two.

    Raises:
        FarmError: as `greet`.
    """
    if len(places) < 2:
        return None

    def session(place: str) -> str:
        said = greet(identity, peers, peer, parse_address(place), seconds)
        return said.welcome.session if said.welcome is not None else ""

    asked = list(places)[:ASKED_AT_ONCE]
    found: dict[str, str] = {}
    with ThreadPoolExecutor(len(asked)) as pool:
        for place, start in zip(asked, pool.map(session, asked), strict=True):
            if start:
                found.setdefault(start, place)  # its first named address
    if len(found) < 2:
        return None
    one, other = list(found.values())[:2]
    return one, other
