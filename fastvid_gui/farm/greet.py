"""Asking a paired node who and how it is: one greeting on the work socket, then good-bye."""

import contextlib
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import zmq

from fastvid_gui import __version__
from fastvid_gui.farm.addresses import Address
from fastvid_gui.farm.client_socket import ClientSocket
from fastvid_gui.farm.identity import Identity
from fastvid_gui.farm.messages import Busy, Goodbye, Hello, Message, Refused, Welcome
from fastvid_gui.farm.peers import Peer, PeerBook
from fastvid_gui.farm.sockets import ConnectFailed, LinkDown, LinkUp, Received

GREETING_SECONDS = 3.0
LOOK_MS = 50
ASKED_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Greeting:
    """What came back.

    Attributes:
        answer: its message; None where there was none.
        refused: it is there, but does not let us in or will not go on with us.
        reason: why there was no welcome; empty where there was one.
    """

    answer: Message | None
    refused: bool = False
    reason: str = ""

    @property
    def welcome(self) -> Welcome | None:
        """Its answer, where it was a welcome."""
        return self.answer if isinstance(self.answer, Welcome) else None


def greet(
    identity: Identity, peers: PeerBook, peer: Peer, address: Address, seconds: float = GREETING_SECONDS
) -> Greeting:
    """Greets a paired node at an address.

    Raises:
        FarmError: a socket fails, or the list of paired nodes can't be read.
    """
    hello = Hello(__version__, identity.id, "", secrets.token_hex(8))
    with contextlib.ExitStack() as stack:
        context: zmq.Context[zmq.Socket[bytes]] = zmq.Context(io_threads=1)
        stack.callback(context.term)
        client = ClientSocket(context, identity, peers, peer, str(address))
        stack.callback(client.close)
        until = time.monotonic() + seconds
        found = Greeting(None, reason="it did not answer in time")
        while time.monotonic() < until:
            for event in client.receive():
                match event:
                    case LinkUp(link):
                        client.send(link, hello)
                    case Received(link, (Welcome() | Busy()) as answer):
                        client.send(link, Goodbye())
                        return Greeting(answer)
                    case Received(_, Refused() as answer):
                        return Greeting(answer, True, answer.reason)
                    case ConnectFailed(reason=reason, refused=refused):
                        found = Greeting(None, refused, reason)
                        if refused:
                            return found
                    case LinkDown(reason=reason):
                        found = Greeting(None, reason=reason)
                    case _:
                        pass
            client.socket.poll(LOOK_MS)
        return found


def who_answers(
    identity: Identity, peers: PeerBook, address: Address, seconds: float = GREETING_SECONDS
) -> tuple[Peer, Greeting] | None:
    """Which of the paired nodes is at an address; None: nobody of them.

    Each key is tried, since nobody tells his to strangers, and a computer has more addresses than the one by which it
    was paired.

    Raises:
        FarmError: as `greet`.
    """
    candidates = peers.list()
    if not candidates:
        return None
    with ThreadPoolExecutor(min(ASKED_AT_ONCE, len(candidates))) as pool:
        asked = pool.map(lambda peer: greet(identity, peers, peer, address, seconds), candidates)
        return next(
            (pair for pair in zip(candidates, asked, strict=True) if pair[1].answer is not None), None
        )
