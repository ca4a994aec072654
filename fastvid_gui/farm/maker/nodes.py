"""Which helpers a maker connects to: those of a list of addresses, or all paired ones that can be found."""

import threading
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass

from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.errors import FarmError, UsageError
from fastvid_gui.farm.discovery.announcement import SeenNode
from fastvid_gui.farm.discovery.discovery import Discovery
from fastvid_gui.farm.maker.spot_check import USUAL_SHARE
from fastvid_gui.farm.protocol.messages import PROTOCOL_VERSION
from fastvid_gui.farm.sockets.addresses import Address, TypedAddresses, parse_address
from fastvid_gui.farm.sockets.greet import who_answers
from fastvid_gui.farm.sockets.reach import resolves
from fastvid_gui.farm.trust.identity import load_identity
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.sentences.helpers import HelperNews
from fastvid_gui.sentences.named_nodes import NamedNodes

ASK_SECONDS = 5.0
NAMED_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeChoice:
    """Which computers paint.

    Attributes:
        addresses, ids: of the named helpers; both None: all paired ones that can be found.
        helpers_only: this computer paints nothing.
        interfaces: for discovery; None: the real ones.
        without: ids of nodes that are forbidden from the start.
        spot_check: percent of each helper's pieces that this computer paints once more; 0: none.
    """

    addresses: tuple[Address, ...] | None = None
    helpers_only: bool = False
    interfaces: Sequence[str] | None = None
    without: tuple[str, ...] = ()
    ids: tuple[str, ...] | None = None
    spot_check: float = USUAL_SHARE

    @property
    def named(self) -> bool:
        """Whether only certain helpers are wanted."""
        return self.addresses is not None or self.ids is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperFound:
    """A paired helper is, or may be, somewhere.

    Attributes:
        addresses: HOST:PORT, the likeliest first.
        sure: it announced itself there just now, or somebody typed the address.
        helping: it takes work, as far as is known.
        protocol: the version of the farm's protocol that it speaks, as far as is known.

    All of it is hearsay: it says where and when to look. The helper itself says, by its key, what it is and can do.
    """

    peer: Peer
    addresses: tuple[str, ...]
    sure: bool
    helping: bool = True
    protocol: int = PROTOCOL_VERSION

    @property
    def address(self) -> str:
        """The likeliest one."""
        return self.addresses[0]


class HelperFinder:
    """Finds paired helpers: where they were last reached, and wherever they announce themselves.

    Args:
        found: called on some thread, again whenever one announces something else.
        only: ids of those that are wanted; None: all.
    """

    def __init__(
        self,
        peers: PeerBook,
        interfaces: Sequence[str] | None,
        found: Callable[[HelperFound], None],
        only: Collection[str] | None = None,
    ) -> None:
        self._peers, self._found, self._only = peers, found, only
        self._told: dict[str, HelperFound] = {}
        self._asked: set[str] = set()
        self._lock = threading.Lock()
        known = {peer.id for peer in self._wanted()}
        self._discovery = Discovery(None, interfaces, self._on_nodes, known=known)

    def start(self) -> None:
        """Begins; returns at once."""
        self._discovery.start()
        self.look()

    def look(self) -> None:
        """Also finds helpers that were paired since the last look; call it now and then."""
        peers = self._wanted()
        for peer in peers:
            if peer.address and peer.id not in self._asked:
                self._found(HelperFound(peer=peer, addresses=(peer.address,), sure=False))
        if peers and not self._asked.issuperset(known := {peer.id for peer in peers}):
            self._asked = known
            self._on_nodes(self._discovery.nodes)

    def stop(self) -> None:
        """Ends it."""
        self._discovery.stop()

    def _wanted(self) -> list[Peer]:
        return [peer for peer in self._peers.list() if self._only is None or peer.id in self._only]

    def _on_nodes(self, nodes: tuple[SeenNode, ...]) -> None:
        with suppress(FarmError):
            peers = {peer.id: peer for peer in self._wanted()}
            for node in nodes:
                if node.id not in peers:
                    continue
                said = (node, *node.others)
                helping = any(each.helping for each in said)
                fits = any(each.protocol == PROTOCOL_VERSION for each in said)
                protocol = PROTOCOL_VERSION if fits else node.protocol
                found = HelperFound(
                    peer=peers[node.id],
                    addresses=node.everywhere,
                    sure=True,
                    helping=helping,
                    protocol=protocol,
                )
                with self._lock:
                    news, self._told[node.id] = self._told.get(node.id) != found, found
                if news:
                    self._found(found)


def helpers_named(choice: NodeChoice, peers: PeerBook) -> list[HelperFound]:
    """The named helpers: by their address (which is remembered), or by their name.

    One that was named but never reached has no address; it is found when it announces itself.

    Raises:
        FarmError: nobody who is paired is known or answers at one of the addresses.
    """
    found = {each.peer.id: each for each in helpers_at(choice.addresses or (), peers)}
    for peer in peers.list():
        if peer.id in (choice.ids or ()) and peer.address:
            found.setdefault(peer.id, HelperFound(peer=peer, addresses=(peer.address,), sure=False))
    return list(found.values())


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
            raise FarmError(HelperNews.NONE_AT, address=address)
        TypedAddresses().remember(address)
        found.append(HelperFound(peer=peer, addresses=(str(address),), sure=True))
    return found


def read_nodes(text: str, peers: PeerBook) -> tuple[tuple[Address, ...], tuple[str, ...]]:
    """The addresses and the ids of `--nodes NAME,HOST[:PORT],...`: paired computers by name or id, others by address.

    Raises:
        UsageError: there is none, one may be several computers, or it is neither a paired computer nor an address.
    """
    parts = list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if {"auto", LOCAL} & set(parts):
        raise UsageError(NamedNodes.ALONE, text=text)
    if not parts:
        raise UsageError(NamedNodes.FORM, text=text)
    addresses: dict[Address, None] = {}
    ids: dict[str, None] = {}
    for part in parts:
        called = _called(part, peers)
        if len(called) > 1:
            some = ", ".join(peer.id for peer in called[:NAMED_MOST])
            raise UsageError(NamedNodes.SEVERAL, text=text, count=len(called), part=part, some=some)
        if called:
            ids[called[0].id] = None
        else:
            addresses[_address(part, text, peers)] = None
    return tuple(addresses), tuple(ids)


def _called(text: str, peers: PeerBook) -> list[Peer]:
    """The paired computers that a word may mean: by id, name, or name and beginning of the id as tables show it."""
    wanted = text.casefold()
    return [
        peer
        for peer in peers.list()
        if wanted in (peer.id, peer.name.casefold(), f"{peer.name} ({peer.id[:4]})".casefold())
    ]


def _address(part: str, text: str, peers: PeerBook) -> Address:
    """A typed address; raises UsageError, with the known names, if it is none."""
    try:
        address = parse_address(part)
    except UsageError as error:
        if ":" in part:
            raise
        raise _unknown(part, text, peers) from error
    # A name that was good once may be silent now: its computer is off, and the job goes on without it.
    if _known_at(address, peers) is None and not resolves(address):
        raise _unknown(address.host, text, peers)
    return address


def _unknown(part: str, text: str, peers: PeerBook) -> UsageError:
    known = peers.list()
    names = [f"{peer.name} ({peer.id})" if peer.name else peer.id for peer in known[:NAMED_MOST]]
    if not names:
        return UsageError(NamedNodes.UNKNOWN_NONE, text=text, part=part)
    more = f" and {len(known) - NAMED_MOST} more" if len(known) > NAMED_MOST else ""
    return UsageError(NamedNodes.UNKNOWN, text=text, part=part, paired=", ".join(names) + more)


def _known_at(address: Address, peers: PeerBook) -> Peer | None:
    for peer in peers.list():
        with suppress(UsageError):
            if peer.address and parse_address(peer.address) == address:
                return peer
    return None
