"""Pairing with a helper by its address: finds the port where it waits, tries the code there, or says what is wrong."""

import platform
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from fastvid_gui.errors import Interrupted, PairingError, UsageError
from fastvid_gui.farm.discovery.announcement import SeenNode
from fastvid_gui.farm.discovery.discovery import Discovery
from fastvid_gui.farm.discovery.listing import pairing_ports
from fastvid_gui.farm.protocol.messages import PROTOCOL_VERSION, RefusalCode, Refused
from fastvid_gui.farm.protocol.versions import version_differs
from fastvid_gui.farm.sockets.addresses import Address, parse_address
from fastvid_gui.farm.sockets.firewall import rules_there
from fastvid_gui.farm.sockets.greet import greet
from fastvid_gui.farm.sockets.reach import BLOCKED, Answer, Reached, greets, reach
from fastvid_gui.farm.trust.identity import load_identity
from fastvid_gui.farm.trust.pairing import normalize_code
from fastvid_gui.farm.trust.pairing_client import NoCodeShownError, NoPairingThereError, pair_with
from fastvid_gui.farm.trust.peers import Peer, PeerBook
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.joined import one_after_another
from fastvid_gui.sentences.pairing import Pairing
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say

LISTEN_SECONDS = 1.5


def pair_at(
    address: Address,
    code: str,
    peers: PeerBook,
    interfaces: Sequence[str] | None = None,
    stop: threading.Event | None = None,
) -> Peer:
    """Pairs this computer with a helper that shows a code; returns it. Takes a few seconds.

    Args:
        code: as it was typed.
        interfaces: names or addresses to listen on instead of the real ones.
        stop: set it to give up.

    Raises:
        UsageError: the code has not six digits, or an interface named does not exist.
        PairingError: the code is wrong, nobody there shows one, or there is no way to it; the message says which.
        Interrupted: `stop` was set. FarmError: the key or the list of paired nodes can't be read or written.
    """
    stop = stop or threading.Event()
    digits, identity = normalize_code(code), load_identity()
    found: dict[int, Reached] = {}
    tried: list[PairingError] = []

    def try_ports(ports: Sequence[int]) -> Peer | None:
        with ThreadPoolExecutor(len(ports)) as pool:
            reached = pool.map(lambda port: reach(Address(address.host, port)), ports)
            found.update(zip(ports, reached, strict=True))
        for port in ports:
            if stop.is_set():
                raise Interrupted(Pairing.STOPPED)
            if found[port].answer is not Answer.OPEN:
                continue
            try:
                name = platform.node() or "a computer"
                return pair_with(address.host, port, digits, identity, peers, name, stop=stop)
            except NoCodeShownError as error:
                # Its work port: codes are taken at the other one, and what is wrong with that is said below.
                if port == ports[0]:
                    tried.append(error)
            except NoPairingThereError as error:
                # The port may belong to something else; the likeliest one says what is wrong.
                tried.append(error)
            except PairingError as error:
                # Some other helper of that computer may have the usual port, and not know the code.
                tried.insert(0, error)
                break
        return None

    # First the usual port; only then listen for another one: while we listen, somebody else who has seen the code could
    # be first to use it.
    usual = pairing_ports(address, ())
    if (peer := try_ports(usual)) is not None:
        return peer
    with Discovery(None, interfaces) as discovery:
        discovery.wait(LISTEN_SECONDS, lambda nodes: any(address.host in node.addresses for node in nodes))
        nodes = discovery.nodes
    ports = pairing_ports(address, nodes)
    if other := [port for port in ports if port not in found]:
        tried = [error for error in tried if not isinstance(error, NoPairingThereError)]
        if (peer := try_ports(other)) is not None:
            return peer
    if tried and (found[ports[0]].answer is Answer.OPEN or not isinstance(tried[0], NoPairingThereError)):
        raise tried[0]
    raise PairingError(why_no_pairing(address, ports[0], found[ports[0]], found[address.port], nodes))


def why_no_pairing(
    address: Address, pairing_port: int, pairing: Reached, work: Reached, nodes: Sequence[SeenNode] = ()
) -> Sentence:
    """Why nobody can be paired at an address, by how its two ports answered; and what to do."""
    host, port = address.host, address.port
    heard = [node for node in nodes if {host, work.ip} & set(node.addresses)]
    shows = any(node.pairing_port == pairing_port for node in heard)
    both = {"host": host, "port": pairing_port, "work": port}
    answers = {pairing.answer, work.answer}
    if work.answer is Answer.OPEN and pairing.answer is Answer.REFUSED:
        if not greets(address):
            return say(Pairing.HANGS, where=address)
        return say(Pairing.LISTENS_FOR_NO_CODE, where=address, port=pairing_port)
    if work.answer is Answer.OPEN and pairing.answer is not Answer.OPEN:
        blocked = Pairing.PORT_OF_CODE_BLOCKED if shows else Pairing.PORT_BLOCKED
        rules = _lines(rules_there(host, port, pairing_port))
        return say(blocked, where=address, port=pairing_port, verb=_verb(pairing), rules=rules)
    if Answer.UNKNOWN_NAME in answers:
        return say(Pairing.UNKNOWN_NAME, host=host)
    if Answer.FORBIDDEN in answers:
        return say(Pairing.FORBIDDEN, **both)
    if Answer.NO_ROUTE in answers:
        return say(Pairing.NO_ROUTE, host=host)
    if Answer.REJECTED in answers or (heard and answers & {Answer.UNREACHABLE, Answer.SILENT}):
        rules = _lines(rules_there(host, port, pairing_port))
        verb = "swallows" if answers == {Answer.SILENT} else "rejects"
        if by := pairing.by or work.by:
            return say(Pairing.FIREWALL_BETWEEN, by=by, verb=verb, rules=rules, **both)
        return say(Pairing.FIREWALL_THERE, verb=verb, rules=rules, **both)
    if Answer.UNREACHABLE in answers:
        return say(Pairing.UNREACHABLE, host=host)
    return say(
        Pairing.NOBODY_LISTENS if answers == {Answer.REFUSED} else Pairing.SILENT, where=address, **both
    )


def why_unfit(peer: Peer, peers: PeerBook) -> Sentence:
    """Why a node that was just paired can't work with this one: another version, or its other port; empty if it can.

    Raises:
        FarmError: the key or the list of paired nodes can't be read.
    """
    try:
        address = parse_address(peer.address)
    except UsageError:
        return NOTHING
    greeting, who = greet(load_identity(), peers, peer, address), peer.name or peer.id
    if greeting.spoken is not None and greeting.spoken != PROTOCOL_VERSION:
        return one_after_another(*version_differs(who, greeting.spoken))
    if isinstance(greeting.answer, Refused) and greeting.answer.code is RefusalCode.VERSION:
        return say(Findings.SAYS, name=who, words=greeting.reason)
    if greeting.answer is None and (reached := reach(address)).answer in BLOCKED:
        rules = _lines(rules_there(address.host, address.port))
        verb = _verb(reached)
        return say(Pairing.WORK_PORT_BLOCKED, name=who, port=address.port, verb=verb, rules=rules)
    return NOTHING


def _verb(reached: Reached) -> str:
    return "rejects" if reached.answer is Answer.REJECTED else "swallows"


def _lines(rules: Sequence[Sentence]) -> str:
    """Commands as a terminal shows them; the window has its checklist for them."""
    return "\n".join(map(str, rules))
