"""The nodes that can be reached now: those that announce themselves, and those known by address only."""

import logging
import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from fastvid_gui.errors import FarmError, UsageError
from fastvid_gui.farm.addresses import Address, TypedAddresses, parse_address
from fastvid_gui.farm.announcement import SeenNode
from fastvid_gui.farm.discovery import Discovery
from fastvid_gui.farm.doctor_node import SAME_KEY_ADVICE, same_key
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
HANGS = "does not answer"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Listed:
    """A node as `nodes` shows it.

    Attributes:
        id: None where nobody told it: a typed address that answers, but is not paired.
        address: HOST:PORT to connect to.
        version: of its messages; None where not told. app: of its FastVid; "" where not told.
        fits: whether its version and ours can work together; None where not known.
        state: as it says; "refuses" where it does not let this computer in, "does not answer" where it hangs.
        twin: where another computer with the same key is; "" for nowhere.
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
    app: str = ""
    twin: str = ""

    @property
    def fits(self) -> bool | None:
        """See above."""
        return None if self.version is None else self.version == PROTOCOL_VERSION


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
            app=node.app,
            twin=node.twin,
        )
        for node in nodes
    )


def twins(nodes: Iterable[Listed]) -> str:
    """Which computers have one key, and what to do; "" where none have."""
    said = [same_key(node.name, node.id or "", node.address, node.twin) for node in nodes if node.twin]
    return " ".join((*said, SAME_KEY_ADVICE)) if said else ""


def by_address(peers: PeerBook, typed: TypedAddresses, seconds: float = LISTEN_SECONDS) -> tuple[Listed, ...]:
    """The nodes that answer where paired nodes were last reached, and at the addresses typed; asked all at once.

    Raises:
        FarmError: the key or the list of paired nodes can't be read.
    """
    known: dict[Address, Peer | None] = {}
    for peer in peers.list():
        try:
            known[parse_address(peer.address)] = peer
        except UsageError:
            continue  # it was never connected to
    for address in typed.list():
        known.setdefault(address, None)
    asked = list(known.items())[:MAX_GREETINGS]
    if not asked:
        return ()
    identity = load_identity()

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

        def found(state: str, version: int | None, paired: bool, helping: bool) -> Listed:
            said = greeting.welcome
            return Listed(
                peer.id,
                said.name if said is not None else peer.name,
                str(address),
                version,
                said.device if said is not None else "",
                paired,
                helping,
                state,
                "address",
                said.app if said is not None else "",
            )

        if greeting.welcome is not None:
            state = greeting.welcome.state
            return found(state, PROTOCOL_VERSION, True, state in (HelperState.IDLE, HelperState.WORKING))
        if isinstance(greeting.answer, Busy):
            return found("working", PROTOCOL_VERSION, True, True)
        if greeting.answer is not None:
            # It lets us in, and does not go on: another version, mostly.
            return found("refuses", greeting.spoken, True, False)
        if greeting.refused:
            # It has forgotten us: both have to pair again.
            return found("refuses", None, False, False)
        if reach(address, seconds).answer is Answer.OPEN:
            return found(HANGS, None, True, False)
        return None

    with ThreadPoolExecutor(GREETINGS_AT_ONCE) as pool:
        found = filter(None, pool.map(lambda pair: ask(*pair), asked))
        # By another of its addresses a node is still the same; the one by which it was paired is asked first.
        return tuple({node.id or node.address: node for node in reversed(list(found))}.values())[::-1]


def merged(announced: Sequence[Listed], addressed: Iterable[Listed]) -> tuple[Listed, ...]:
    """Both lists; who is announced is not listed again by address. Who hangs is heard of for a while."""
    addressed = tuple(addressed)
    hanging = {(node.id, node.address) for node in addressed if node.state == HANGS}
    announced = [
        replace(node, helping=False, state=HANGS) if (node.id, node.address) in hanging else node
        for node in announced
    ]
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
            found = merged(listed(discovery.nodes, peers), addressed)
            seen = found, discovery.problem or twins(found)
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
