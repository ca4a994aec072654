"""The doctor on the node at the other end: who it is, its version, whether it is paired, its clock."""

import ipaddress
import time
from collections.abc import Sequence

from fastvid_gui import __version__
from fastvid_gui.farm.discovery.announcement import SeenNode
from fastvid_gui.farm.discovery.doctor_way import Way
from fastvid_gui.farm.discovery.findings import Outcome, Step
from fastvid_gui.farm.protocol.messages import PROTOCOL_VERSION, RefusalCode, Refused
from fastvid_gui.farm.sockets.addresses import DEFAULT_PORT, Address
from fastvid_gui.farm.sockets.firewall import rules
from fastvid_gui.farm.sockets.interfaces import Interface
from fastvid_gui.farm.sockets.reach import Answer

CLOCK_SECONDS = 60.0  # what is learned of another clock is up to a heartbeat old
OLDEST_TIME = 1_767_225_600.0  # 2026-01-01: FastVid is younger


def announcement_step(way: Way, nodes: Sequence[SeenNode], used: Sequence[Interface]) -> Step:
    """Whether it is heard, and who it says it is."""
    name, node, address = "announcement", way.node, way.address
    if node is not None:
        if way.twin:
            return Step(
                name, Outcome.FAILED, same_key(node.name, node.id, str(address), way.twin), SAME_KEY_ADVICE
            )
        here = {address.host, way.work.ip} & set(node.addresses) and node.port == address.port
        where = "" if here else f", at {node.address}"
        return Step(name, Outcome.OK, f"It announces itself as {node.name} ({node.id}){where}.")
    if way.work.answer in (Answer.UNKNOWN_NAME, Answer.UNREACHABLE, Answer.NO_ROUTE, Answer.FORBIDDEN):
        return Step(name, Outcome.SKIPPED, "There is no way to it.")
    if way.work.answer is not Answer.OPEN:
        return Step(name, Outcome.SKIPPED, "Nothing was heard from it by multicast either.")
    if not _on_link(way.work.ip, used):
        return Step(
            name,
            Outcome.SKIPPED,
            "It is on another network, where announcements do not go. It can be used all the same: render --nodes "
            f"{address}, once it is paired.",
        )
    others = " One other node is heard, so it is that computer." if len(nodes) == 1 else ""
    if len(nodes) > 1:
        others = f" {len(nodes)} other nodes are heard, so it is that computer."
    return Step(
        name,
        Outcome.FAILED,
        f"It answers, but its announcements do not arrive.{others} It can be used all the same: render --nodes "
        f"{address}, once it is paired.",
        "\n".join(
            (
                "In Wi-Fi: turn off “client isolation” (AP isolation, guest network) in the access point.",
                f"On {address.host}: let multicast DNS (UDP port 5353) through its firewall:",
                *rules(address.port, way.pairing_port),
            )
        ),
    )


SAME_KEY_ADVICE = (
    "A disk or FastVid's folder was copied, or both computers share one home folder. On one of them rename FastVid's "
    "configuration folder (`fastvid-gui info` names its home; renamed back it is as it was) and pair that one again; "
    "where the folder is shared, give each computer one of its own: FASTVID_HOME=DIR."
)


def same_key(name: str, id: str, one: str, other: str) -> str:
    """Two computers that are one node to everybody else."""
    return f"Two computers have the same key ({name}, {id}): at {one} and at {other}. Nobody can tell which is meant."


def version_step(way: Way) -> Step:
    """Whether it speaks our version."""
    name, node, greeting = "version", way.node, way.greeting
    who = way.who
    if greeting is not None and greeting.welcome is not None:
        there = greeting.welcome.app
        return Step(
            name, Outcome.OK, f"Both understand each other (here FastVid {__version__}, there {there})."
        )
    spoken, app = (node.protocol, node.app) if node is not None else (None, "")
    if greeting is not None and greeting.spoken is not None:
        spoken = greeting.spoken
    if spoken is None:
        return Step(name, Outcome.SKIPPED, "Not known: neither its announcement nor an answer was heard.")
    if spoken != PROTOCOL_VERSION:
        return Step(name, Outcome.FAILED, *other_version(who, spoken, app))
    answer = greeting.answer if greeting is not None else None
    if greeting is not None and isinstance(answer, Refused) and answer.code is RefusalCode.VERSION:
        return Step(
            name,
            Outcome.FAILED,
            quoted(who, answer.reason),
            "Update FastVid on the computer with the older one.",
        )
    return Step(name, Outcome.OK, f"Both speak version {spoken} of the farm's language.")


def other_version(who: str, spoken: int, app: str = "") -> tuple[str, str]:
    """That a node speaks another version of the farm's language, and what to do."""
    there = f" (FastVid {app})" if app else ""
    update = f"Update FastVid on {who}. A pairing stays."
    if spoken > PROTOCOL_VERSION:
        update = "Update FastVid on this computer. A pairing stays."
    return (
        f"{who} speaks version {spoken} of the farm's language{there}, this computer version {PROTOCOL_VERSION} "
        f"(FastVid {__version__}): they can't work together.",
        update,
    )


def quoted(who: str, words: str) -> str:
    """What another computer says, as its words."""
    return f"{who} says: “{words}”"


def trust_step(way: Way) -> Step:
    """Whether it is paired, and lets us in."""
    name, address, peer, greeting = "trust", way.address, way.peer, way.greeting
    target = address.host if address.port == DEFAULT_PORT else str(address)
    again = f"Start `fastvid-gui helper --pair` there, then type here: fastvid-gui pair {target} CODE"
    if peer is None:
        if way.work.answer is not Answer.OPEN:
            return Step(name, Outcome.SKIPPED, "Not known: the port was not reached.")
        if way.silent:
            return _hangs(way)
        return Step(name, Outcome.FAILED, f"{way.who} is not paired with this computer.", again)
    who = peer.name or peer.id
    if greeting is None:
        return Step(name, Outcome.SKIPPED, f"This computer knows {who}, but it was not reached to ask.")
    if isinstance(greeting.answer, Refused):
        if not greeting.quoted:
            return Step(
                name, Outcome.OK, f"{who} knows this computer, but the two do not understand each other."
            )
        return Step(name, Outcome.OK, f"{who} knows this computer. {quoted(who, greeting.reason)}")
    if greeting.welcome is None and way.silent:
        return _hangs(way)
    if greeting.forgotten:
        return Step(name, Outcome.FAILED, f"{who} does not let this computer in: {greeting.reason}.", again)
    if greeting.answer is None:
        return _somebody_else(address, way, who, again)
    return Step(name, Outcome.OK, f"{who} is paired and lets this computer in.")


def _hangs(way: Way) -> Step:
    if way.peer is None and way.node is None:
        return Step(
            "trust",
            Outcome.FAILED,
            f"{way.address} takes connections, but does not answer: FastVid hangs there, or it is another program.",
            f"On {way.address.host}: end `fastvid-gui helper` and start it again; it says which port it has.",
        )
    return Step(
        "trust",
        Outcome.FAILED,
        f"{way.who} takes connections at {way.address}, but does not answer: it hangs.",
        "End it there and start it again: fastvid-gui helper",
    )


def _somebody_else(address: Address, way: Way, who: str, again: str) -> Step:
    node = way.node
    now = f"; {who} is at {way.elsewhere.address} now" if way.elsewhere is not None else ""
    if node is not None and way.peer is not None and node.id != way.peer.id:
        return Step(
            "trust",
            Outcome.FAILED,
            f"At {address} is {node.name} ({node.id}) now, which is not paired with this computer, and not {who}{now}.",
            again,
        )
    reason = way.greeting.reason if way.greeting is not None else ""
    return Step(
        "trust",
        Outcome.FAILED,
        f"Something answers at {address}, but it is not {who} ({reason}){now}.",
        "See that a helper of FastVid runs there, on this port, and that it is the computer that was paired.",
    )


def own_clock_step() -> Step:
    """Whether the time here can be right."""
    if time.time() < OLDEST_TIME:
        return Step(
            "clock",
            Outcome.FAILED,
            f"This computer believes it is {time.strftime('%Y-%m-%d')}.",
            "Set its clock.",
        )
    return Step("clock", Outcome.OK, "The clock of this computer is plausible.")


def clock_step(node: SeenNode | None) -> Step:
    """Whether both clocks agree."""
    own = own_clock_step()
    if own.outcome is Outcome.FAILED:
        return own
    if node is None or node.clock_ahead is None:
        return Step("clock", Outcome.SKIPPED, "Not known: the time is told by the announcement.")
    ahead = node.clock_ahead
    if abs(ahead) <= CLOCK_SECONDS:
        return Step("clock", Outcome.OK, "Both clocks agree within a minute.")
    direction = "ahead of this one" if ahead > 0 else "behind this one"
    return Step(
        "clock",
        Outcome.FAILED,
        f"The clock of {node.name} is {_span(abs(ahead))} {direction}.",
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
