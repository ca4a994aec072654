"""The doctor on what another computer announces: whether it is heard, and its version."""

import ipaddress
from collections.abc import Sequence

from fastvid_gui import __version__
from fastvid_gui.farm.discovery.announcement import SeenNode
from fastvid_gui.farm.doctor.findings import Outcome, Step
from fastvid_gui.farm.doctor.way import Way
from fastvid_gui.farm.protocol.messages import PROTOCOL_VERSION, RefusalCode, Refused
from fastvid_gui.farm.protocol.versions import version_differs
from fastvid_gui.farm.sockets.firewall import rules
from fastvid_gui.farm.sockets.interfaces import Interface
from fastvid_gui.farm.sockets.reach import Answer
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.joined import one_after_another
from fastvid_gui.sentences.network import Network
from fastvid_gui.sentences.sentence import say


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
        found, update = version_differs(who, spoken, app)
        return Step(name, Outcome.FAILED, found, (update,))
    answer = greeting.answer if greeting is not None else None
    if greeting is not None and isinstance(answer, Refused) and answer.code is RefusalCode.VERSION:
        says = say(Findings.SAYS, name=who, words=greeting.reason)
        return Step(name, Outcome.FAILED, says, (say(Findings.UPDATE_OLDER),))
    return Step(name, Outcome.OK, say(Findings.SAME_VERSION, version=spoken))


def _on_link(ip: str, used: Sequence[Interface]) -> bool:
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    return any(interface.holds(address) for interface in used)
