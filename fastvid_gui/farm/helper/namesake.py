"""Whether another computer has the key of this one: a cloned disk, or a home that two computers share.

Anybody can announce this computer's id, so an announcement only says where to ask. The computer there is asked for the
key as paired nodes are, with our own key in place of theirs. A helper's work socket lets its own key through the
handshake (and ignores everything it says), so only a computer with that key can answer.
"""

import random
import threading
import time
from collections.abc import Callable, Sequence

import zmq

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.discovery.announcement import SeenNode
from fastvid_gui.farm.sockets.client import ClientSocket
from fastvid_gui.farm.sockets.interfaces import all_interfaces
from fastvid_gui.farm.sockets.link import ConnectFailed, LinkUp
from fastvid_gui.farm.trust.identity import Identity
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say

LOOK_S = 1.0
ASK_S = 3.0
AGAIN_S = 60.0
"""An address is asked again after this long; one that did not answer may still have been starting."""
UNSURE_S = (0.2, 3.0)
ASKED_MOST = 8
WAIT_MS = 50


class Namesakes:
    """Looks for such a computer on a thread of its own.

    Args:
        port: of our own work socket.
        announced: what is announced with our id (`Discovery.namesakes`).
        came: how often somebody came to our own work socket with our own key (`Door.own_key_came`).
    """

    def __init__(
        self,
        identity: Identity,
        port: int,
        announced: Callable[[], Sequence[SeenNode]],
        came: Callable[[], int],
    ) -> None:
        self._identity, self._port, self._announced, self._came = identity, port, announced, came
        self._asked_at: dict[str, float] = {}
        self._proved: set[str] = set()
        self._where = ""
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="namesakes", daemon=True)

    @property
    def problem(self) -> Sentence:
        """Where the other one is (its most readable address), and what to do; empty for nowhere."""
        return say(Network.SAME_KEY_AS_HERE, address=self._where) if self._where else NOTHING

    def start(self) -> None:
        """Begins; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Ends it."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.wait(LOOK_S):
            now = time.monotonic()
            places = [place for node in self._announced() for place in node.everywhere]
            self._asked_at = {place: at for place, at in self._asked_at.items() if now - at < AGAIN_S}
            self._tell(places)
            new = [place for place in dict.fromkeys(places) if place not in self._asked_at]
            for place in new[:ASKED_MOST]:
                if self._stopping.is_set():
                    return
                self._asked_at[place] = now
                proved = self._is_namesake(place)
                if proved is None:
                    # If two ask each other at once, each sees the other come; next time one of them is first by chance.
                    del self._asked_at[place]
                    self._stopping.wait(random.uniform(*UNSURE_S))
                elif proved:
                    self._proved.add(place)
                else:
                    self._proved.discard(place)
                self._tell(places)

    def _tell(self, places: Sequence[str]) -> None:
        """Addresses no longer announced are gone; the best of the rest is told."""
        self._proved.intersection_update(places)
        self._where = next((place for place in places if place in self._proved), "")

    def _is_namesake(self, place: str) -> bool | None:
        """Whether another computer at an address (HOST:PORT) has our key; None: it may have been ourselves."""
        host, _, port = place.rpartition(":")
        if int(port) == self._port and host.strip("[]").partition("%")[0] in _own_addresses():
            return False
        came = self._came()
        try:
            there = self._answers_with_our_key(place)
        except FarmError:
            return False
        if not there:
            return False
        # Somebody in between may have led us to ourselves.
        return True if self._came() == came else None

    def _answers_with_our_key(self, place: str) -> bool:
        me = Peer(self._identity.public_key)
        context: zmq.Context[zmq.Socket[bytes]] = zmq.Context(io_threads=1)
        try:
            client = ClientSocket(
                context=context, identity=self._identity, peers=_OnlyMe(me), peer=me, address=place
            )
            try:
                until = time.monotonic() + ASK_S
                while time.monotonic() < until and not self._stopping.is_set():
                    for event in client.receive():
                        if isinstance(event, LinkUp | ConnectFailed):
                            return isinstance(event, LinkUp)
                    client.socket.poll(WAIT_MS)
                return False
            finally:
                client.close()
        finally:
            context.term()


class _OnlyMe(PeerBook):
    """Nobody but this computer; nothing of it is on the disk."""

    def __init__(self, me: Peer) -> None:
        self._me = me

    def find(self, public_key: bytes) -> Peer | None:
        """This computer."""
        return self._me if public_key == self._me.public_key else None


def _own_addresses() -> set[str]:
    return {str(address.ip) for each in all_interfaces() for address in each.addresses}
