"""Why the farm does not work: checks in order, each a sentence in plain words and what to do.

interfaces    is there a network at all, and which parts of it are used
multicast     do our own announcements come back on each interface
nodes         who is seen (where no address was given)
port          does the computer at the given address answer on the port
announcement  is that computer seen by multicast too; if not, why
version       does it speak our version
trust         is it paired
clock         do the clocks agree
"""

import ipaddress
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fastvid_gui import __version__
from fastvid_gui.farm.addresses import DEFAULT_PORT, Address
from fastvid_gui.farm.announcement import Announcement, SeenNode
from fastvid_gui.farm.discovery import Discovery
from fastvid_gui.farm.firewall import rules, rules_here
from fastvid_gui.farm.greet import Greeting, greet, who_answers
from fastvid_gui.farm.identity import load_identity
from fastvid_gui.farm.interfaces import Interface, all_interfaces, chosen_interfaces, left_out
from fastvid_gui.farm.messages import PROTOCOL_VERSION, RefusalCode, Refused
from fastvid_gui.farm.pairing_server import pairing_port_of
from fastvid_gui.farm.peers import Peer, PeerBook
from fastvid_gui.farm.reach import Answer, Reached, reach

LISTEN_SECONDS = 3.0
LOOP_SECONDS = 2.5
CLOCK_SECONDS = 60.0  # what is learned of another clock is up to a heartbeat old
OLDEST_TIME = 1_767_225_600.0  # 2026-01-01: FastVid is younger
PROBE_TYPE = "_fastvid-test._tcp.local."


class Outcome(StrEnum):
    """What came of a step."""

    OK = "ok"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Step:
    """One finding.

    Attributes:
        name: of the step, see the top of this file.
        sentence: what was found.
        advice: what to do, one thing a line; empty where nothing is to be done.
    """

    name: str
    outcome: Outcome
    sentence: str
    advice: str = ""


def examine(
    address: Address | None, peers: PeerBook, interfaces: Sequence[str] | None = None
) -> Iterator[Step]:
    """Yields the steps as they are done; takes 3 to 10 seconds.

    Args:
        address: the computer to examine the way to; None examines this one only.
        interfaces: names or addresses to use instead of the real interfaces.

    Raises:
        UsageError: an interface named does not exist.
        FarmError: the list of paired nodes can't be read.
    """
    used = chosen_interfaces(interfaces)
    known = {peer.id for peer in peers.list()}
    with Discovery(None, interfaces, known=known) as discovery:
        listening_since = time.monotonic()
        yield _interfaces(used)
        yield _multicast(used)
        reached = reach(address) if address is not None else None
        discovery.wait(max(0.0, listening_since + LISTEN_SECONDS - time.monotonic()))
        nodes, problem = discovery.nodes, discovery.problem
    if address is None or reached is None:
        yield _nodes(nodes, problem)
        yield _own_clock()
        return
    node = _at(nodes, address, reached)
    yield _port(address, reached, node)
    yield _announcement(address, reached, node, nodes, used)
    peer = _peer(address, node, reached, peers.list())
    greeting = None
    if reached.answer is Answer.OPEN:
        identity = load_identity()
        if peer is not None:
            greeting = greet(identity, peers, peer, address)
        if greeting is None or (greeting.answer is None and not greeting.refused):
            # It may be a paired one all the same, asked by another of its addresses than the one that is known.
            peer, greeting = who_answers(identity, peers, address) or (peer, greeting)
    yield _version(node, greeting)
    yield _trust(address, node, reached, peer, greeting)
    yield _clock(node)


def _interfaces(used: Sequence[Interface]) -> Step:
    ignored = left_out(all_interfaces())
    also = "".join(f"; {name} is left out ({why})" for name, why in ignored.items() if name != "lo")
    if not used:
        return Step(
            "interfaces",
            Outcome.FAILED,
            f"No network interface leads to other computers{also}.",
            "Plug in a cable or join a Wi-Fi; or name an interface with --interface.",
        )
    shown = ", ".join(
        f"{each.name} ({', '.join(str(own.ip) for own in each.addresses[:2])})" for each in used
    )
    return Step("interfaces", Outcome.OK, f"In use: {shown}{also}.")


def _multicast(used: Sequence[Interface]) -> Step:
    name = "multicast"
    if not used:
        return Step(name, Outcome.SKIPPED, "There is no interface to try.")
    heard, problems = _loop(used)
    deaf = [each.name for each in used if not any(interface == each.name for interface, _ in heard)]
    if problems and deaf:
        return Step(name, Outcome.FAILED, problems[0], "End the other program, or change it as said.")
    if deaf:
        return Step(
            name,
            Outcome.FAILED,
            f"Our own announcements on {', '.join(deaf)} do not come back to us: something on this computer, "
            "mostly its firewall, stops multicast DNS (UDP port 5353).",
            "\n".join(
                (
                    "Let it through:",
                    *rules_here(DEFAULT_PORT, pairing_port_of(DEFAULT_PORT)),
                    "Or reach helpers by address: --nodes HOST:PORT",
                )
            ),
        )
    families = ", ".join(f"{interface} IPv{version}" for interface, version in sorted(heard))
    return Step(name, Outcome.OK, f"Our own announcements come back ({families}).")


def _loop(used: Sequence[Interface]) -> tuple[set[tuple[str, int]], list[str]]:
    """On which interface and IP version an announcement of a test service is heard back."""
    probes: dict[str, tuple[str, int]] = {}
    talkers: list[Discovery] = []
    everywhere = [str(own.ip) + _scope(each, own.ip.is_link_local) for each in used for own in each.addresses]
    with Discovery(None, everywhere, service_type=PROBE_TYPE) as listener:
        try:
            for each in used:
                for version in (4, 6):
                    own = next((own for own in each.addresses if own.version == version), None)
                    if own is None or (version == 6 and each.kind == "loopback"):
                        continue
                    probe = f"probe{len(probes):03d}"
                    probes[probe] = (each.name, version)
                    where = str(own.ip) + _scope(each, own.ip.is_link_local)
                    talker = Discovery(
                        Announcement(probe, "doctor", DEFAULT_PORT), [where], service_type=PROBE_TYPE
                    )
                    talkers.append(talker.start())
            listener.wait(LOOP_SECONDS, lambda nodes: {node.id for node in nodes} >= probes.keys())
            heard = {probes[node.id] for node in listener.nodes if node.id in probes}
            return heard, [each.problem for each in (listener, *talkers) if each.problem]
        finally:
            for talker in talkers:
                talker.stop()


def _scope(interface: Interface, link_local: bool) -> str:
    version_6 = any(own.version == 6 for own in interface.addresses)
    return f"%{interface.name}" if link_local and version_6 else ""


def _nodes(nodes: Sequence[SeenNode], problem: str) -> Step:
    if problem:
        return Step("nodes", Outcome.FAILED, problem)
    if nodes:
        shown = ", ".join(f"{node.name} at {node.address}" for node in nodes[:10])
        more = f" and {len(nodes) - 10} more" if len(nodes) > 10 else ""
        return Step("nodes", Outcome.OK, f"Seen: {shown}{more}.")
    return Step(
        "nodes",
        Outcome.SKIPPED,
        "No other node is seen.",
        "Start `fastvid-gui helper` on another computer of this network; if it runs already, examine the way to it: "
        "`fastvid-gui doctor HOST` here, and `fastvid-gui doctor` there.",
    )


def _at(nodes: Sequence[SeenNode], address: Address, reached: Reached) -> SeenNode | None:
    """The announced node at the address; by its port too, where several are on one computer."""
    there = [node for node in nodes if {address.host, reached.ip} & set(node.addresses)]
    return next((node for node in there if node.port == address.port), there[0] if there else None)


def _port(address: Address, reached: Reached, node: SeenNode | None) -> Step:
    name, host, port = "port", address.host, address.port
    let_through = "\n".join(
        (
            f"If it runs, its firewall is in the way. On {host} type what fits its system:",
            *rules(port, pairing_port_of(port)),
        )
    )
    match reached.answer:
        case Answer.OPEN:
            return Step(name, Outcome.OK, f"{address} answers ({reached.milliseconds:.0f} ms).")
        case Answer.UNKNOWN_NAME:
            return Step(
                name,
                Outcome.FAILED,
                f"No computer is known by the name {host}.",
                "Check the spelling, or type the computer's address (192.168...) instead of its name.",
            )
        case Answer.REFUSED:
            other = (
                f"A helper there announces port {node.port}: use {host}:{node.port}.\n"
                if node is not None and node.port != port
                else ""
            )
            return Step(
                name,
                Outcome.FAILED,
                f"{host} is there, but nothing listens on port {port}.",
                f"{other}Start `fastvid-gui helper` there; it says which port it has.\n{let_through}",
            )
        case Answer.SILENT:
            return Step(
                name,
                Outcome.FAILED,
                f"{host} does not answer on port {port}: it is off or asleep, or a firewall swallows the question.",
                f"See that {host} is on and `fastvid-gui helper` runs there.\n{let_through}",
            )
        case Answer.UNREACHABLE:
            return Step(
                name,
                Outcome.FAILED,
                f"There is no way to {host}: nobody on this network has that address.",
                "See that both computers are on and in the same network (not one in a guest Wi-Fi), and that the "
                "address is still right: `fastvid-gui helper` shows it.",
            )


def _announcement(
    address: Address,
    reached: Reached,
    node: SeenNode | None,
    nodes: Sequence[SeenNode],
    used: Sequence[Interface],
) -> Step:
    name = "announcement"
    if node is not None:
        return Step(name, Outcome.OK, f"It announces itself as {node.name} ({node.id}).")
    if reached.answer in (Answer.UNKNOWN_NAME, Answer.UNREACHABLE):
        return Step(name, Outcome.SKIPPED, "There is no way to it.")
    if reached.answer is not Answer.OPEN:
        return Step(name, Outcome.SKIPPED, "Nothing was heard from it by multicast either.")
    by_address = f"It can be used all the same: render --nodes {address}, once it is paired."
    if not _on_link(reached.ip, used):
        return Step(
            name, Outcome.SKIPPED, f"It is on another network, where announcements do not go. {by_address}"
        )
    others = f" {len(nodes)} other nodes are heard, so it is that computer." if nodes else ""
    return Step(
        name,
        Outcome.FAILED,
        f"It answers, but its announcements do not arrive.{others} {by_address}",
        "\n".join(
            (
                "In Wi-Fi: turn off “client isolation” (AP isolation, guest network) in the access point.",
                f"On {address.host}: let multicast DNS (UDP port 5353) through its firewall:",
                *rules(address.port, pairing_port_of(address.port)),
            )
        ),
    )


def _peer(address: Address, node: SeenNode | None, reached: Reached, paired: Sequence[Peer]) -> Peer | None:
    """The paired node there: by the id it announces, else by where it was last reached."""
    if node is not None and node.port == address.port:
        return next((peer for peer in paired if peer.id == node.id), None)
    addresses = {str(address), str(Address(reached.ip, address.port)) if reached.ip else ""}
    return next((peer for peer in paired if peer.address in addresses), None)


def _version(node: SeenNode | None, greeting: Greeting | None) -> Step:
    refused = greeting.answer if greeting is not None else None
    if isinstance(refused, Refused) and refused.code is RefusalCode.VERSION:
        return Step(
            "version", Outcome.FAILED, refused.reason, "Update FastVid on the computer with the older one."
        )
    if greeting is not None and greeting.welcome is not None:
        return Step(
            "version",
            Outcome.OK,
            f"Both understand each other (here FastVid {__version__}, there {greeting.welcome.app}).",
        )
    if node is None:
        return Step(
            "version", Outcome.SKIPPED, "Not known: neither its announcement nor an answer was heard."
        )
    if node.protocol == PROTOCOL_VERSION:
        return Step("version", Outcome.OK, f"Both speak version {node.protocol} of the farm's language.")
    older = "this computer" if node.protocol > PROTOCOL_VERSION else node.name
    return Step(
        "version",
        Outcome.FAILED,
        f"{node.name} speaks version {node.protocol} of the farm's language, this computer version {PROTOCOL_VERSION}.",
        f"Update FastVid on {older}.",
    )


def _trust(
    address: Address, node: SeenNode | None, reached: Reached, peer: Peer | None, greeting: Greeting | None
) -> Step:
    name = "trust"
    target = address.host if address.port == DEFAULT_PORT else str(address)
    again = f"Start `fastvid-gui helper --pair` there, then type here: fastvid-gui pair {target} CODE"
    if peer is None:
        if reached.answer is not Answer.OPEN:
            return Step(name, Outcome.SKIPPED, "Not known: the port was not reached.")
        who = node.name if node is not None else str(address)
        return Step(name, Outcome.FAILED, f"{who} is not paired with this computer.", again)
    who = peer.name or peer.id
    if greeting is None:
        return Step(name, Outcome.SKIPPED, f"This computer knows {who}, but it was not reached to ask.")
    if greeting.refused and not isinstance(greeting.answer, Refused):
        return Step(name, Outcome.FAILED, f"{who} does not let this computer in: {greeting.reason}.", again)
    if greeting.answer is None:
        return Step(
            name,
            Outcome.FAILED,
            f"Something answers at {address}, but it is not {who} ({greeting.reason}).",
            "See that a helper of FastVid runs there, on this port, and that it is the computer that was paired.",
        )
    if isinstance(greeting.answer, Refused):
        return Step(name, Outcome.OK, f"{who} knows this computer, but says: {greeting.reason}")
    return Step(name, Outcome.OK, f"{who} is paired and lets this computer in.")


def _own_clock() -> Step:
    if time.time() < OLDEST_TIME:
        return Step(
            "clock",
            Outcome.FAILED,
            f"This computer believes it is {time.strftime('%Y-%m-%d')}.",
            "Set its clock.",
        )
    return Step("clock", Outcome.OK, "The clock of this computer is plausible.")


def _clock(node: SeenNode | None) -> Step:
    own = _own_clock()
    if own.outcome is Outcome.FAILED:
        return own
    if node is None or node.clock_ahead is None:
        return Step("clock", Outcome.SKIPPED, "Not known: the time is told by the announcement.")
    ahead = node.clock_ahead
    if abs(ahead) <= CLOCK_SECONDS:
        return Step("clock", Outcome.OK, "Both clocks agree within a minute.")
    direction = "ahead of" if ahead > 0 else "behind"
    return Step(
        "clock",
        Outcome.FAILED,
        f"The clock of {node.name} is {_span(abs(ahead))} {direction} this one.",
        "Set the wrong one; rendering does not mind, but hours of helping (--hours) and times shown do.",
    )


def _span(seconds: float) -> str:
    for size, unit in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} seconds"


def _on_link(ip: str, used: Sequence[Interface]) -> bool:
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    return any(interface.holds(address) for interface in used)
