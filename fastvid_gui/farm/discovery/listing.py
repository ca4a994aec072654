"""The nodes that can be reached now: those that announce themselves, and those known by address only."""

import contextlib
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from fastvid_gui.errors import FarmError, UsageError
from fastvid_gui.farm.discovery.announcement import SeenNode
from fastvid_gui.farm.discovery.discovery import SILENCE_SECONDS, Discovery
from fastvid_gui.farm.protocol.messages import PROTOCOL_VERSION, Busy, HelperState
from fastvid_gui.farm.sockets.addresses import Address, TypedAddresses, parse_address
from fastvid_gui.farm.sockets.greet import greet, two_with_one_key, who_answers
from fastvid_gui.farm.sockets.reach import Answer, reach
from fastvid_gui.farm.trust.identity import Identity, load_identity
from fastvid_gui.farm.trust.pairing_server import pairing_port_of
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.sentences.joined import one_after_another
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say

LISTEN_SECONDS = 3.0
ASK_AGAIN_SECONDS = 15.0
LOOK_SECONDS = 0.5
GREETINGS_AT_ONCE = 16
MAX_GREETINGS = 64
PLACES_ASKED = 2
HANGS = "does not answer"
GONE = "is not there"
OTHER_KEY = "has another key"
"""Somebody announces himself as a paired node, and does not have its key."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A node as `nodes` shows it.

    Attributes:
        id: None if nobody told it: a typed address that answers, but is not paired.
        address: HOST:PORT to connect to.
        version: of its messages; None if not told. app: of its FastVid; "" if not told.
        fits: whether its version and ours can work together; None if not known.
        state: as it says; "refuses" if it does not let this computer in, "does not answer" if it hangs.
        paired: it is paired and has shown its key, or was known to be there when it last did.
        twin: where another computer is that has shown the same key; "" for nowhere.
        how: "announced" or "address".
        session: number of its start, as it told together with its key; "" if it did not.
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
    session: str = ""

    @property
    def fits(self) -> bool | None:
        """Whether the two speak the same version of the farm's protocol; None: not known."""
        return None if self.version is None else self.version == PROTOCOL_VERSION


@dataclass(frozen=True, slots=True)
class Answers:
    """Who answered where, by their keys.

    Attributes:
        found: at each place once.
        unproved: id and address (HOST:PORT) of nodes that are announced there as that paired node and did not show its
            key, with what came instead, as the table's state.
    """

    found: tuple[Listed, ...] = ()
    unproved: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def knows(self, id: str, places: Iterable[str]) -> bool:
        """Whether a node was asked at any of these addresses."""
        asked = {(node.id, node.address) for node in self.found} | self.unproved.keys()
        return any((id, place) in asked for place in places)


def _announced(node: SeenNode, paired: bool) -> Listed:
    return Listed(
        id=node.id,
        name=node.name,
        address=node.address,
        version=node.protocol,
        device=node.device,
        paired=paired,
        helping=node.helping,
        state=node.state,
        app=node.app,
    )


def twins(nodes: Iterable[Listed]) -> Sentence:
    """Which computers have one key, and what to do; empty if none have."""
    said = [
        say(Network.SAME_KEY, name=node.name, id=node.id or "", one=node.address, other=node.twin)
        for node in nodes
        if node.twin
    ]
    return one_after_another(*said, say(Network.SAME_KEY_ADVICE)) if said else NOTHING


def by_address(
    peers: PeerBook,
    typed: TypedAddresses,
    seconds: float = LISTEN_SECONDS,
    nodes: Iterable[SeenNode] = (),
    before: Answers | None = None,
) -> Answers:
    """Who answers where paired nodes were last reached, at the addresses typed, and where paired nodes are announced
    (anybody can announce in their name); asked all at once.

    Args:
        before: what is known already, and is not asked again.

    Raises:
        FarmError: the key or the list of paired nodes can't be read.
    """
    before = before or Answers()
    paired = {peer.id: peer for peer in peers.list()}
    known: dict[tuple[Address, str], Peer | None] = {}
    for peer in paired.values():
        with contextlib.suppress(UsageError):  # it was never connected to
            known[parse_address(peer.address), peer.id] = peer
    own_places = set(known)
    for address in typed.list():
        if all(address != asked for asked, _ in known):
            known[address, ""] = None
    for node in nodes:
        for instance in (node, *node.others) if node.id in paired else ():
            for place in instance.places[:PLACES_ASKED]:
                known.setdefault((parse_address(place), node.id), paired[node.id])
    asked = [(key, peer) for key, peer in known.items() if not before.knows(key[1], (str(key[0]),))][
        :MAX_GREETINGS
    ]
    if not asked:
        return before
    identity = load_identity()

    def ask(address: Address, peer: Peer | None, own_place: bool) -> Listed | str | None:
        """What it is, or why nothing proves that it is there."""
        try:
            if (answer := reach(address, seconds).answer) is not Answer.OPEN:
                return None if peer is None else GONE if answer is Answer.REFUSED else HANGS
            if peer is None:
                answering = who_answers(identity, peers, address, seconds)
                if answering is None:
                    return Listed(
                        id=None,
                        name=str(address),
                        address=str(address),
                        version=None,
                        device="",
                        paired=False,
                        helping=False,
                        state="unknown",
                        how="address",
                    )
                peer, greeting = answering
            else:
                greeting = greet(identity, peers, peer, address, seconds)
        except FarmError:
            return None if peer is None else HANGS

        def found(state: str, version: int | None, paired: bool, helping: bool) -> Listed:
            said = greeting.welcome
            return Listed(
                id=peer.id,
                name=said.name if said is not None else peer.name,
                address=str(address),
                version=version,
                device=said.device if said is not None else "",
                paired=paired,
                helping=helping,
                state=state,
                how="address",
                app=said.app if said is not None else "",
                session=said.session if said is not None else "",
            )

        if greeting.welcome is not None:
            state = greeting.welcome.state
            return found(state, PROTOCOL_VERSION, True, state in (HelperState.IDLE, HelperState.WORKING))
        if isinstance(greeting.answer, Busy):
            return found("working", PROTOCOL_VERSION, True, True)
        if greeting.answer is not None:
            # It lets us in, and does not go on: usually another version.
            return found("refuses", greeting.spoken, True, False)
        if not own_place:
            return OTHER_KEY if greeting.refused else HANGS
        if greeting.refused:
            # It has forgotten us: both have to pair again.
            return found("refuses", None, False, False)
        return found(HANGS, None, True, False)

    with ThreadPoolExecutor(GREETINGS_AT_ONCE) as pool:
        said = list(pool.map(lambda each: ask(each[0][0], each[1], each[0] in own_places), asked))
    answered = [each for each in said if isinstance(each, Listed)]
    unproved = {
        (id, str(address)): why
        for ((address, id), _), why in zip(asked, said, strict=True)
        if isinstance(why, str)
    }
    return Answers(
        tuple(_with_twins([*before.found, *answered], identity, peers, paired)),
        {**before.unproved, **unproved},
    )


def _with_twins(
    answered: Sequence[Listed], identity: Identity, peers: PeerBook, paired: Mapping[str, Peer]
) -> Iterator[Listed]:
    """Marks the nodes whose key two computers have, as both have just proved."""
    two_of: dict[str, tuple[str, str] | None] = {}
    for node in answered:
        same = [each for each in answered if each.id == node.id and each.session]
        if node.id is not None and node.id in paired and len({each.session for each in same}) > 1:
            if node.id not in two_of:
                with contextlib.suppress(FarmError):
                    places = [each.address for each in same]
                    two_of[node.id] = two_with_one_key(identity, peers, paired[node.id], places)
            two = two_of.get(node.id)
            if two is not None and node.address in two:
                yield replace(node, twin=two[node.address == two[0]])
                continue
        yield node


def merged(nodes: Sequence[SeenNode], answers: Answers, peers: PeerBook) -> tuple[Listed, ...]:
    """What is announced and what answers, as one list; an announced node is not listed again by address.

    An announcement in a paired node's name counts only if the computer at that address has shown its key; until that is
    known it is not listed. Raises FarmError if the list of paired nodes can't be read.
    """
    paired = {peer.id for peer in peers.list()}
    rows: dict[tuple[str, str], Listed] = {}
    for node in nodes:
        if node.id not in paired:
            rows[node.id, ""] = _announced(node, False)
            continue
        for instance in (node, *node.others):
            shown = _as_proved(instance, answers)
            if shown is not None:
                rows.setdefault((node.id, "" if shown.paired else shown.address), shown)
    announced = list(rows.values())
    ids = {node.id for node in announced if node.paired or node.id not in paired}
    addresses = {node.address for node in announced}
    others: dict[str, Listed] = {}
    for found in answers.found:
        if found.id not in ids and not addresses & _numeric(found.address):
            # By another of its addresses it is still the same; the one by which it was paired is asked first.
            others.setdefault(found.id or found.address, found)
    return tuple(sorted((*announced, *others.values()), key=lambda node: (node.name, node.id or "")))


def _as_proved(node: SeenNode, answers: Answers) -> Listed | None:
    """An announcement in a paired node's name, as it is listed; None: it is not listed."""
    there = [found for found in answers.found if found.id == node.id and found.address in node.places]
    if proof := next((found for found in there if found.paired), None):
        shown = replace(_announced(node, True), twin=proof.twin)
        return replace(shown, helping=False, state=HANGS) if proof.state == HANGS else shown
    why = next((answers.unproved[node.id, at] for at in node.places if (node.id, at) in answers.unproved), "")
    if why in ("", GONE) or node.leaving:
        return None
    return replace(_announced(node, False), helping=False, state=why)


def away(nodes: Sequence[Listed], peers: PeerBook) -> tuple[Peer, ...]:
    """The paired nodes that are not there."""
    there = {node.id for node in nodes if node.paired or node.state == "refuses"}
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
    on_change: Callable[[tuple[Listed, ...], Sentence], None],
    stop: threading.Event,
    interfaces: Sequence[str] | None = None,
) -> None:
    """Tells who can be reached, at once and whenever that or the list of paired nodes changes, until `stop` is set.

    Args:
        on_change: called on this thread with all nodes, and what is in the way of finding them (empty for nothing).
        interfaces: names or addresses to use instead of the real ones.

    Raises:
        UsageError: an interface named does not exist. FarmError: the key or the list of paired nodes can't be read.
    """
    changed = threading.Event()
    answers = Answers()
    typed = TypedAddresses()

    def ask() -> None:
        nonlocal answers
        asked: object = None
        ask_at = 0.0
        while not stop.is_set():
            try:
                # A node that was just paired, typed in, announced elsewhere or no longer announced is asked at once.
                nodes = discovery.nodes
                places = {(node.id, node.everywhere, node.leaving) for node in nodes}
                known = peers.list(), typed.list(), places
                if known != asked or time.monotonic() >= ask_at:
                    asked, ask_at = known, time.monotonic() + ASK_AGAIN_SECONDS
                    found = kept.with_lately_proved(by_address(peers, typed, LISTEN_SECONDS, nodes), nodes)
                    if found != answers:
                        answers = found
                        changed.set()
            except FarmError:
                pass  # the list of paired nodes can't be read: the watcher says so
            except Exception:
                log.exception("Asking the nodes failed; they are asked again")  # never stands still for good
            stop.wait(LOOK_SECONDS)

    kept = _Kept()
    known = {peer.id for peer in peers.list()}
    with Discovery(None, interfaces, lambda _: changed.set(), known=known) as discovery:
        threading.Thread(target=ask, name="asking", daemon=True).start()
        last: object = None
        while not stop.is_set():
            found = merged(discovery.nodes, answers, peers)
            seen = found, discovery.problem or twins(found)
            if (seen, peers.list()) != last:
                last = seen, peers.list()
                on_change(*seen)
            changed.wait(LOOK_SECONDS)
            changed.clear()


class _Kept:
    """What was proved lately: a node that keeps announcing itself at the same address does not come and go because a
    bad line swallows one of our questions."""

    def __init__(self) -> None:
        self._proved: dict[tuple[str, str], tuple[Listed, float]] = {}

    def with_lately_proved(self, answers: Answers, nodes: Iterable[SeenNode]) -> Answers:
        """The answers, and in place of missing ones what was known before."""
        now = time.monotonic()
        for found in answers.found:
            if found.id and found.session:
                self._proved[found.id, found.address] = found, now
        here = {
            (node.id, place)
            for each in nodes
            for node in (each, *each.others)
            if not node.leaving
            for place in node.places
        }
        self._proved = {key: value for key, value in self._proved.items() if now - value[1] < SILENCE_SECONDS}
        again = {
            key: value[0]
            for key, value in self._proved.items()
            if key in here and answers.unproved.get(key) == HANGS
        }
        rest = {key: why for key, why in answers.unproved.items() if key not in again}
        return Answers((*answers.found, *again.values()), rest)


def _numeric(text: str) -> set[str]:
    """An address with its name resolved, as announced ones are."""
    address = parse_address(text)
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except OSError:
        return {text}
    return {text, *(str(Address(str(where[0]), address.port)) for *_, where in found)}


def wait_left(begun: float, seconds: float) -> float:
    """What is left of this many seconds since `begun` (`time.monotonic()`), not below 0."""
    return max(0.0, begun + seconds - time.monotonic())
