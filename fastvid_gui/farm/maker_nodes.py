"""Which helpers a maker connects to: those of a list of addresses, or all paired ones that can be found."""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from fastvid_gui.errors import FarmError, UsageError
from fastvid_gui.farm.addresses import Address, TypedAddresses, parse_address
from fastvid_gui.farm.announcement import SeenNode
from fastvid_gui.farm.discovery import Discovery
from fastvid_gui.farm.greet import who_answers
from fastvid_gui.farm.identity import load_identity
from fastvid_gui.farm.peers import Peer, PeerBook
from fastvid_gui.farm.reach import resolves

ASK_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class NodeChoice:
    """Which computers paint.

    Attributes:
        addresses: of helpers; None: all that are paired and can be found.
        helpers_only: this computer paints nothing.
        interfaces: for discovery; None: the real ones.
        without: ids of nodes that are forbidden from the start.
    """

    addresses: tuple[Address, ...] | None = None
    helpers_only: bool = False
    interfaces: Sequence[str] | None = None
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HelperFound:
    """A paired helper is, or may be, at an address. `sure`: it announced itself there just now."""

    peer: Peer
    address: str
    sure: bool


class HelperFinder:
    """Finds all paired helpers: where they were last reached, and wherever they announce themselves.

    Args:
        found: called on some thread.
    """

    def __init__(
        self, peers: PeerBook, interfaces: Sequence[str] | None, found: Callable[[HelperFound], None]
    ) -> None:
        self._peers, self._found = peers, found
        self._told: set[tuple[str, str]] = set()
        self._asked: set[str] = set()
        self._lock = threading.Lock()
        known = {peer.id for peer in peers.list()}
        self._discovery = Discovery(None, interfaces, self._on_nodes, known=known)

    def start(self) -> None:
        """Begins; returns at once."""
        self._discovery.start()
        self.look()

    def look(self) -> None:
        """Who was paired since the last look is found too; to be called now and then."""
        peers = self._peers.list()
        for peer in peers:
            if peer.address and peer.id not in self._asked:
                self._found(HelperFound(peer, peer.address, sure=False))
        if peers and not self._asked.issuperset(known := {peer.id for peer in peers}):
            self._asked = known
            self._on_nodes(self._discovery.nodes)

    def stop(self) -> None:
        """Ends it."""
        self._discovery.stop()

    def _on_nodes(self, nodes: tuple[SeenNode, ...]) -> None:
        with suppress(FarmError):
            peers = {peer.id: peer for peer in self._peers.list()}
            for node in nodes:
                with self._lock:
                    news = node.helping and node.id in peers and (node.id, node.address) not in self._told
                    if news:
                        self._told.add((node.id, node.address))
                if news:
                    self._found(HelperFound(peers[node.id], node.address, sure=True))


def helpers_at(addresses: Sequence[Address], peers: PeerBook) -> list[HelperFound]:
    """The paired helpers at typed addresses, which are remembered.

    Raises:
        FarmError: nobody who is paired is known or answers at one of them.
    """
    found: list[HelperFound] = []
    for address in addresses:
        peer = _known_at(address, peers)
        if peer is None:
            answer = who_answers(load_identity(), peers, address, ASK_SECONDS)
            peer = answer[0] if answer is not None else None
        if peer is None:
            raise FarmError(
                f"No paired helper is at {address}. Start `fastvid-gui helper --pair` there and pair with "
                f"`fastvid-gui pair {address} CODE`; `fastvid-gui doctor {address}` says what is in the way."
            )
        TypedAddresses().remember(address)
        found.append(HelperFound(peer, str(address), sure=True))
    return found


def read_nodes(text: str, peers: PeerBook) -> tuple[Address, ...]:
    """The addresses of `--nodes HOST[:PORT],...`.

    Raises:
        UsageError: there is none, or one is neither an address nor the name of a computer.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if {"auto", "local"} & set(parts):
        raise UsageError(f"--nodes {text}: auto and local stand alone; this computer helps in any case.")
    addresses = tuple(dict.fromkeys(map(parse_address, parts)))
    for address in addresses:
        # A name that was good once may be silent now: its computer is off, and the job goes on without it.
        if _known_at(address, peers) is None and not resolves(address):
            raise UsageError(
                f"--nodes {text}: no computer is known by the name {address.host}. Write auto, local, or addresses "
                "as HOST or HOST:PORT, with commas between them; `fastvid-gui nodes` lists who is there."
            )
    if not addresses:
        raise UsageError(f"--nodes {text}: write auto, local, or addresses as HOST or HOST:PORT.")
    return addresses


def _known_at(address: Address, peers: PeerBook) -> Peer | None:
    for peer in peers.list():
        with suppress(UsageError):
            if peer.address and parse_address(peer.address) == address:
                return peer
    return None
