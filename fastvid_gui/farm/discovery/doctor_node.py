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
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.joined import one_after_another
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say

CLOCK_SECONDS = 60.0  # what we know of another clock is up to a heartbeat old
OLDEST_TIME = 1_767_225_600.0  # 2026-01-01: FastVid is younger


def announcement_step(way: Way, nodes: Sequence[SeenNode], used: Sequence[Interface]) -> Step:
    """Whether it is heard, and who it says it is."""
    name, node, address = "announcement", way.node, way.address
    if node is not None:
        if way.twin:
            two = say(Network.SAME_KEY, name=node.name, id=node.id, one=address, other=way.twin)
            return Step(name, Outcome.FAILED, two, (say(Network.SAME_KEY_ADVICE),))
        here = {address.host, way.work.ip} & set(node.addresses) and node.port == address.port
        found = (
            say(Findings.ANNOUNCED, name=node.name, id=node.id)
            if here
            else say(Findings.ANNOUNCED_AT, name=node.name, id=node.id, where=node.address)
        )
        return Step(name, Outcome.OK, found)
    if way.work.answer in (Answer.UNKNOWN_NAME, Answer.UNREACHABLE, Answer.NO_ROUTE, Answer.FORBIDDEN):
        return Step(name, Outcome.SKIPPED, say(Findings.NO_WAY))
    if way.work.answer is not Answer.OPEN:
        return Step(name, Outcome.SKIPPED, say(Findings.NOT_HEARD))
    if not _on_link(way.work.ip, used):
        return Step(name, Outcome.SKIPPED, say(Findings.OTHER_NETWORK, where=address))
    found = say(Findings.NOT_ANNOUNCED, where=address)
    if len(nodes) == 1:
        found = one_after_another(found, say(Findings.ONE_OTHER_HEARD))
    elif nodes:
        found = one_after_another(found, say(Findings.OTHERS_HEARD, count=len(nodes)))
    advice = (
        say(Findings.CLIENT_ISOLATION),
        say(Findings.LET_MDNS_THROUGH, host=address.host),
        *rules(address.port, way.pairing_port),
    )
    return Step(name, Outcome.FAILED, found, advice)


def version_step(way: Way) -> Step:
    """Whether it speaks our version."""
    name, node, greeting = "version", way.node, way.greeting
    who = way.who
    if greeting is not None and greeting.welcome is not None:
        both = say(Findings.UNDERSTOOD, here=__version__, there=greeting.welcome.app)
        return Step(name, Outcome.OK, both)
    spoken, app = (node.protocol, node.app) if node is not None else (None, "")
    if greeting is not None and greeting.spoken is not None:
        spoken = greeting.spoken
    if spoken is None:
        return Step(name, Outcome.SKIPPED, say(Findings.VERSION_NOT_KNOWN))
    if spoken != PROTOCOL_VERSION:
        found, update = other_version(who, spoken, app)
        return Step(name, Outcome.FAILED, found, (update,))
    answer = greeting.answer if greeting is not None else None
    if greeting is not None and isinstance(answer, Refused) and answer.code is RefusalCode.VERSION:
        says = say(Findings.SAYS, name=who, words=greeting.reason)
        return Step(name, Outcome.FAILED, says, (say(Findings.UPDATE_OLDER),))
    return Step(name, Outcome.OK, say(Findings.SAME_VERSION, version=spoken))


def other_version(who: str, spoken: int, app: str = "") -> tuple[Sentence, Sentence]:
    """That a node speaks another version of the farm's protocol, and what to do."""
    newer = spoken > PROTOCOL_VERSION
    update = say(Findings.UPDATE_HERE) if newer else say(Findings.UPDATE_THERE, name=who)
    known = {"name": who, "theirs": spoken, "mine": PROTOCOL_VERSION, "here": __version__}
    if app:
        return say(Findings.FASTVID_DIFFERS, there=app, **known), update
    return say(Findings.VERSION_DIFFERS, **known), update


def trust_step(way: Way) -> Step:
    """Whether it is paired, and lets us in."""
    name, address, peer, greeting = "trust", way.address, way.peer, way.greeting
    target = address.host if address.port == DEFAULT_PORT else str(address)
    again = (say(Findings.PAIR_AGAIN, target=target),)
    if peer is None:
        if way.work.answer is not Answer.OPEN:
            return Step(name, Outcome.SKIPPED, say(Findings.NOT_ASKED))
        if way.silent:
            return _hangs(way)
        return Step(name, Outcome.FAILED, say(Findings.NOT_PAIRED, name=way.who), again)
    who = peer.name or peer.id
    if greeting is None:
        return Step(name, Outcome.SKIPPED, say(Findings.KNOWN_BUT_NOT_REACHED, name=who))
    if isinstance(greeting.answer, Refused):
        if not greeting.quoted:
            return Step(name, Outcome.OK, say(Findings.NOT_UNDERSTOOD, name=who))
        return Step(name, Outcome.OK, say(Findings.KNOWS_AND_SAYS, name=who, words=greeting.reason))
    if greeting.welcome is None and way.silent:
        return _hangs(way)
    if greeting.forgotten:
        return Step(name, Outcome.FAILED, say(Findings.NOT_LET_IN, name=who), again)
    if greeting.answer is None:
        return _somebody_else(address, way, who, again)
    return Step(name, Outcome.OK, say(Findings.LET_IN, name=who))


def _hangs(way: Way) -> Step:
    if way.peer is None and way.node is None:
        return Step(
            "trust",
            Outcome.FAILED,
            say(Findings.STRANGER_HANGS, where=way.address),
            (say(Findings.END_AND_START, host=way.address.host),),
        )
    return Step(
        "trust",
        Outcome.FAILED,
        say(Findings.HANGS, name=way.who, where=way.address),
        (say(Findings.START_AGAIN),),
    )


def _somebody_else(address: Address, way: Way, who: str, again: tuple[Sentence, ...]) -> Step:
    node = way.node
    now = way.elsewhere.address if way.elsewhere is not None else ""
    if node is not None and way.peer is not None and node.id != way.peer.id:
        known = {"where": address, "name": who, "stranger": node.name, "id": node.id}
        found = (
            say(Findings.SOMEBODY_ELSE_MOVED, now=now, **known)
            if now
            else say(Findings.SOMEBODY_ELSE, **known)
        )
        return Step("trust", Outcome.FAILED, found, again)
    reason = way.greeting.reason if way.greeting is not None else NOTHING
    known = {"where": address, "name": who, "reason": reason}
    found = (
        say(Findings.SOMETHING_ELSE_MOVED, now=now, **known) if now else say(Findings.SOMETHING_ELSE, **known)
    )
    return Step("trust", Outcome.FAILED, found, (say(Findings.SEE_WHO_IT_IS),))


def own_clock_step() -> Step:
    """Whether the time here can be right."""
    if time.time() < OLDEST_TIME:
        return Step(
            "clock",
            Outcome.FAILED,
            say(Findings.CLOCK_WRONG, day=time.strftime("%Y-%m-%d")),
            (say(Findings.SET_CLOCK),),
        )
    return Step("clock", Outcome.OK, say(Findings.CLOCK_PLAUSIBLE))


def clock_step(node: SeenNode | None) -> Step:
    """Whether both clocks agree."""
    own = own_clock_step()
    if own.outcome is Outcome.FAILED:
        return own
    if node is None or node.clock_ahead is None:
        return Step("clock", Outcome.SKIPPED, say(Findings.CLOCK_NOT_KNOWN))
    ahead = node.clock_ahead
    if abs(ahead) <= CLOCK_SECONDS:
        return Step("clock", Outcome.OK, say(Findings.CLOCKS_AGREE))
    differs = Findings.CLOCK_AHEAD if ahead > 0 else Findings.CLOCK_BEHIND
    found = say(differs, name=node.name, time=_span(abs(ahead)))
    return Step("clock", Outcome.FAILED, found, (say(Findings.SET_WRONG_CLOCK),))


def _span(seconds: float) -> Sentence:
    for size, unit in ((86400, Findings.DAYS), (3600, Findings.HOURS), (60, Findings.MINUTES)):
        if seconds >= 2 * size:
            return say(unit, count=seconds / size)
    return say(Findings.SECONDS, count=seconds)


def _on_link(ip: str, used: Sequence[Interface]) -> bool:
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    return any(interface.holds(address) for interface in used)
