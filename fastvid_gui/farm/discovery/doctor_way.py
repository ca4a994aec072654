"""The doctor on the way to another computer: its two ports, and whether large packets get through."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastvid_gui.farm.discovery.announcement import SeenNode
from fastvid_gui.farm.discovery.findings import Outcome, Step
from fastvid_gui.farm.sockets.addresses import Address
from fastvid_gui.farm.sockets.firewall import on_system, rules
from fastvid_gui.farm.sockets.greet import Greeting
from fastvid_gui.farm.sockets.interfaces import Interface
from fastvid_gui.farm.sockets.large_packets import carries_large, largest_carried
from fastvid_gui.farm.sockets.reach import Answer, Reached
from fastvid_gui.farm.trust.pairing_server import pairing_port_of
from fastvid_gui.farm.trust.peers import Peer
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.joined import one_after_another
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import Sentence, say

BLOCKED = (Answer.REJECTED, Answer.SILENT)
IP_AND_TCP_BYTES = {4: 40, 6: 60}
LEAST_MTU = 1280


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What was found out about an address.

    Attributes:
        address: as it was typed. pairing_port: where a code would be taken.
        work, pairing: how the two ports answered.
        node: the announced node that is there: by its key where that could be asked, else by its address.
        peer: the paired node that is there, or that was last reached there; None: there is no such node.
        greeting: how it greeted; None: it was not asked, or nobody paired is there.
        elsewhere: where the paired node that was last reached there announces itself now; None: nowhere, or still
            there.
        silent: it takes connections, and does not greet.
        twin: where another computer is that has proved that it has the same key; "" for nowhere.
    """

    address: Address
    pairing_port: int
    work: Reached
    pairing: Reached
    node: SeenNode | None = None
    peer: Peer | None = None
    greeting: Greeting | None = None
    elsewhere: SeenNode | None = None
    silent: bool = False
    twin: str = ""

    @property
    def who(self) -> str:
        """As people know it."""
        if self.peer is not None:
            return self.peer.name or self.peer.id
        return self.node.name if self.node is not None else str(self.address)

    @property
    def proved(self) -> bool:
        """Whether the computer that is there has the key of `peer`; one that says it has forgotten us is believed."""
        return self.greeting is not None and (self.greeting.proved or self.greeting.forgotten)


def port_rules(host: str, *ports: int) -> tuple[Sentence, ...]:
    """How to let the farm through the firewall of a computer whose system is not known."""
    return say(Findings.TYPE_THERE, host=host), *rules(*ports)


def port_step(way: Way) -> Step:
    """Whether the work port takes connections."""
    address, reached = way.address, way.work
    host, port = address.host, address.port
    moved: tuple[Sentence, ...] = ()
    if way.elsewhere is not None and way.peer is not None:
        name = way.peer.name or way.peer.id
        moved = (say(Findings.MOVED, name=name, where=way.elsewhere.address),)
    let_through = (say(Findings.FIREWALL_IF_RUNNING, host=host), *rules(port, way.pairing_port))

    def failed(sentence: Sentence, *advice: Sentence) -> Step:
        return Step("port", Outcome.FAILED, sentence, (*moved, *advice))

    match reached.answer:
        case Answer.OPEN:
            found = say(Findings.ANSWERS, where=address, milliseconds=reached.milliseconds)
            return Step("port", Outcome.OK, found, moved)
        case Answer.UNKNOWN_NAME:
            return failed(say(Findings.UNKNOWN_NAME, host=host), say(Findings.CHECK_NAME))
        case Answer.REFUSED:
            other: tuple[Sentence, ...] = ()
            if way.node is not None and way.node.port != port:
                there = way.node.port
                other = (say(Findings.ANOTHER_PORT, port=there, where=f"{host}:{there}"),)
            start = say(Findings.START_THERE)
            return failed(say(Findings.NOBODY_LISTENS, host=host, port=port), *other, start, *let_through)
        case Answer.REJECTED if reached.by:
            return failed(
                say(Findings.REJECTED_BETWEEN, by=reached.by, host=host, port=port),
                say(Findings.LET_THROUGH_THERE, port=port, pairing=way.pairing_port),
            )
        case Answer.REJECTED:
            return failed(
                say(Findings.REJECTED, host=host, port=port), *port_rules(host, port, way.pairing_port)
            )
        case Answer.SILENT if _is_heard(way):
            return failed(
                say(Findings.SWALLOWED, host=host, port=port), *port_rules(host, port, way.pairing_port)
            )
        case Answer.SILENT:
            return failed(
                say(Findings.SILENT, host=host, port=port),
                say(Findings.SEE_THAT_IT_RUNS, host=host),
                *let_through,
            )
        case Answer.FORBIDDEN:
            return failed(say(Findings.FORBIDDEN, host=host, port=port), say(Findings.ALLOW_OUTGOING))
        case Answer.NO_ROUTE:
            return failed(say(Findings.NO_ROUTE, host=host), say(Findings.JOIN_NETWORK))
        case Answer.UNREACHABLE if _is_heard(way):
            return failed(
                say(Findings.HEARD_BUT_NO_WAY, host=host, port=port),
                *port_rules(host, port, way.pairing_port),
            )
        case Answer.UNREACHABLE:
            return failed(say(Findings.UNREACHABLE, host=host), say(Findings.SAME_NETWORK))


def pairing_step(way: Way) -> Step:
    """Whether the port where a code is taken takes connections."""
    name, host, port = "pairing port", way.address.host, way.pairing_port
    shows = way.node is not None and way.node.pairing_port == port
    welcome = way.greeting is not None and way.greeting.welcome is not None
    if way.pairing.answer is Answer.OPEN:
        return Step(name, Outcome.OK, say(Findings.SHOWS_CODE, port=port))
    if way.work.answer is not Answer.OPEN and not shows:
        return Step(name, Outcome.SKIPPED, say(Findings.NEITHER_ANSWERS, port=port))
    if way.pairing.answer is Answer.REFUSED:
        return Step(name, Outcome.SKIPPED, say(Findings.SHOWS_NO_CODE, port=port))
    rejects = way.pairing.answer is Answer.REJECTED
    if welcome:
        needless = Findings.REJECTED_BUT_PAIRED if rejects else Findings.SWALLOWED_BUT_PAIRED
        return Step(name, Outcome.SKIPPED, say(needless, port=port))
    also = (say(Findings.ANNOUNCES_CODE),) if shows else ()
    if way.work.answer is not Answer.OPEN:
        found = say(Findings.CODES_REJECTED_TOO if rejects else Findings.CODES_SWALLOWED_TOO, port=port)
        advice: tuple[Sentence, ...] = (say(Findings.SAME_COMMANDS),)
    else:
        blocked = Findings.CODES_REJECTED if rejects else Findings.CODES_SWALLOWED
        found = say(blocked, work=way.address.port, port=port)
        advice = port_rules(host, way.address.port, port)
    return Step(name, Outcome.FAILED, one_after_another(found, *also), advice)


def packets_step(way: Way, used: Sequence[Interface]) -> Step:
    """Whether large packets get through, in both directions if a paired node can be asked."""
    name, host = "packets", way.address.host
    if way.work.answer is not Answer.OPEN:
        return Step(name, Outcome.SKIPPED, say(Findings.PACKETS_NOT_TRIED))
    there = carries_large(way.address)
    back = way.greeting.echoed if way.greeting is not None else None
    if there is not False and back is not False:
        if there is None and back is None:
            return Step(name, Outcome.SKIPPED, say(Findings.PACKETS_NOT_KNOWN))
        passes = Findings.PACKETS_THROUGH if back is None else Findings.PACKETS_BOTH_WAYS
        return Step(name, Outcome.OK, say(passes))
    passing = largest_carried(way.address) if there is False else None
    mtu = max(LEAST_MTU, passing + IP_AND_TCP_BYTES[6 if ":" in way.work.ip else 4]) if passing else LEAST_MTU
    card = next((each.name for each in used if each.kind != "loopback"), "eth0")
    vanish = Findings.PACKETS_VANISH_THERE if there is False else Findings.PACKETS_VANISH_BACK
    found = say(vanish, host=host)
    if passing:
        found = one_after_another(found, say(Findings.SMALLER_THROUGH, mtu=mtu))
    windows = f"netsh interface ipv4 set subinterface Ethernet mtu={mtu} store=persistent"
    advice = (
        say(Findings.SMALLER_PACKETS),
        on_system("Linux", f"sudo ip link set dev {card} mtu {mtu}"),
        on_system(say(Network.WINDOWS), windows),
        on_system("macOS", f"sudo networksetup -setMTU en0 {mtu}"),
    )
    return Step(name, Outcome.FAILED, found, advice)


def pairing_port_at(address: Address, node: SeenNode | None) -> int:
    """Where a code would be taken at an address: as announced, else as it follows from the work port."""
    if node is not None and node.pairing_port is not None:
        return node.pairing_port
    return pairing_port_of(address.port)


def _is_heard(way: Way) -> bool:
    """Whether the node at this very address is heard announcing itself."""
    return way.node is not None and bool({way.address.host, way.work.ip} & set(way.node.addresses))
