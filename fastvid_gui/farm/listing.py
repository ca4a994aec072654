"""The nodes that can be reached now: those that announce themselves, and those known by address only."""

import logging
import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from fastvid_gui.errors import FarmError, UsageError
from fastvid_gui.farm.addresses import Address, TypedAddresses, parse_address
from fastvid_gui.farm.announcement import SeenNode
from fastvid_gui.farm.discovery import Discovery
from fastvid_gui.farm.greet import greet, who_answers
from fastvid_gui.farm.identity import load_identity
from fastvid_gui.farm.messages import PROTOCOL_VERSION, Busy, HelperState
from fastvid_gui.farm.pairing_server import pairing_port_of
from fastvid_gui.farm.peers import Peer, PeerBook
from fastvid_gui.farm.reach import Answer, reach

LISTEN_SECONDS = 3.0
ASK_AGAIN_SECONDS = 15.0
LOOK_SECONDS = 0.5
GREETINGS_AT_ONCE = 16
MAX_GREETINGS = 64

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listed:
    """A node as `nodes` shows it.

    Attributes:
        id: None where nobody told it: a typed address that answers, but is not paired.
        address: HOST:PORT to connect to.
        version: of its messages; None where not told.
        how: "announced" or "address".
    """

    id: str | None
    name: str
    address: str
    version: int | None
    device: str
    paired: bool
    helping: bool
    state: str
    how: str = "announced"


def listed(nodes: Iterable[SeenNode], peers: PeerBook) -> tuple[Listed, ...]:
    """The announced nodes. Raises FarmError where the list of paired nodes can't be read."""
    paired = {peer.id for peer in peers.list()}
    return tuple(
        Listed(
            node.id,
            node.name,
            node.address,
            node.protocol,
            node.device,
            node.id in paired,
            node.helping,
            node.state,
        )
        for node in nodes
    )


def by_address(peers: PeerBook, typed: TypedAddresses, seconds: float = LISTEN_SECONDS) -> tuple[Listed, ...]:
    """The nodes that answer where paired nodes were last reached, and at the addresses typed; asked all at once.

    Raises:
        FarmError: the key or the list of paired nodes can't be read.
    """
    identity = load_identity()
    known: dict[Address, Peer | None] = {}
    for peer in peers.list():
        try:
            known[parse_address(peer.address)] = peer
        except UsageError:
            continue  # it was never connected to
    for address in typed.list():
        known.setdefault(address, None)

    def ask(address: Address, peer: Peer | None) -> Listed | None:
        try:
            if peer is None:
                if reach(address, seconds).answer is not Answer.OPEN:
                    return None
                answering = who_answers(identity, peers, address, seconds)
                if answering is None:
                    return Listed(
                        None, str(address), str(address), None, "", False, False, "unknown", "address"
                    )
                peer, greeting = answering
            else:
                greeting = greet(identity, peers, peer, address, seconds)
        except FarmError:
            return None
        if greeting.welcome is not None:
            said = greeting.welcome
            helping = said.state in (HelperState.IDLE, HelperState.WORKING)
            return Listed(
                peer.id,
                said.name,
                str(address),
                PROTOCOL_VERSION,
                said.device,
                True,
                helping,
                said.state,
                "address",
            )
        state = "working" if isinstance(greeting.answer, Busy) else "refuses" if greeting.refused else ""
        if not state:
            return None
        # Where it refuses, it has forgotten us: both have to pair again.
        return Listed(
            peer.id,
            peer.name,
            str(address),
            None,
            "",
            state == "working",
            state == "working",
            state,
            "address",
        )

    asked = list(known.items())[:MAX_GREETINGS]
    if not asked:
        return ()
    with ThreadPoolExecutor(GREETINGS_AT_ONCE) as pool:
        found = filter(None, pool.map(lambda pair: ask(*pair), asked))
        # By another of its addresses a node is still the same; the one by which it was paired is asked first.
        return tuple({node.id or node.address: node for node in reversed(list(found))}.values())[::-1]


def merged(announced: Sequence[Listed], addressed: Iterable[Listed]) -> tuple[Listed, ...]:
    """Both lists; who is announced is not listed again by address."""
    ids = {node.id for node in announced}
    addresses = {node.address for node in announced}
    others = [node for node in addressed if node.id not in ids and not addresses & _numeric(node.address)]
    return tuple(sorted((*announced, *others), key=lambda node: (node.name, node.id or "")))


def away(nodes: Sequence[Listed], peers: PeerBook) -> tuple[Peer, ...]:
    """The paired nodes that are not there."""
    there = {node.id for node in nodes}
    return tuple(peer for peer in peers.list() if peer.id not in there)


def pairing_ports(address: Address, nodes: Iterable[SeenNode]) -> tuple[int, ...]:
    """Where a helper at the address may wait for pairing, the likeliest first: as announced, as derived from the work
    port, or as typed."""
    where = _numeric(str(address))
    announced = [
        node.pairing_port
        for node in nodes
        if node.pairing_port and where & {str(Address(each, address.port)) for each in node.addresses}
    ]
    derived = [pairing_port_of(address.port)]
    return tuple(dict.fromkeys((*announced, *derived, address.port)))


def watch_nodes(
    peers: PeerBook,
    on_change: Callable[[tuple[Listed, ...], str], None],
    stop: threading.Event,
    interfaces: Sequence[str] | None = None,
) -> None:
    """Tells who can be reached, at once and whenever that or who is paired changes, until `stop` is set.

    Args:
        on_change: called on this thread with all nodes, and what is in the way of finding them ("" for nothing).
        interfaces: names or addresses to use instead of the real ones.

    Raises:
        UsageError: an interface named does not exist. FarmError: the key or the list of paired nodes can't be read.
    """
    changed = threading.Event()
    addressed: tuple[Listed, ...] = ()
    typed = TypedAddresses()

    def ask() -> None:
        nonlocal addressed
        asked: object = None
        ask_at = 0.0
        while not stop.is_set():
            try:
                # Who was just paired, typed in or no longer announced is asked at once.
                known = peers.list(), typed.list(), {node.id for node in discovery.nodes}
                if known != asked or time.monotonic() >= ask_at:
                    asked, ask_at = known, time.monotonic() + ASK_AGAIN_SECONDS
                    found = by_address(peers, typed, LISTEN_SECONDS)
                    if found != addressed:
                        addressed = found
                        changed.set()
            except FarmError:
                pass  # the list of paired nodes can't be read: said by the one who watches
            except Exception:
                log.exception("Asking the nodes failed; they are asked again")  # never stands still for good
            stop.wait(LOOK_SECONDS)

    known = {peer.id for peer in peers.list()}
    with Discovery(None, interfaces, lambda _: changed.set(), known=known) as discovery:
        threading.Thread(target=ask, name="asking", daemon=True).start()
        last: object = None
        while not stop.is_set():
            seen = merged(listed(discovery.nodes, peers), addressed), discovery.problem
            if (seen, peers.list()) != last:
                last = seen, peers.list()
                on_change(*seen)
            changed.wait(LOOK_SECONDS)
            changed.clear()


def _numeric(text: str) -> set[str]:
    """An address with its name resolved, as announced ones are."""
    address = parse_address(text)
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except OSError:
        return {text}
    return {text, *(str(Address(str(where[0]), address.port)) for *_, where in found)}


def wait_left(begun: float, seconds: float) -> float:
    """What is left of so many seconds since `begun` (`time.monotonic()`), not below 0."""
    return max(0.0, begun + seconds - time.monotonic())
