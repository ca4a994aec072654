"""The doctor on trust: whether the node at the other end is paired, and lets us in."""

from fastvid_gui.farm.doctor.findings import Outcome, Step
from fastvid_gui.farm.doctor.way import Way
from fastvid_gui.farm.protocol.messages import Refused
from fastvid_gui.farm.sockets.addresses import DEFAULT_PORT, Address
from fastvid_gui.farm.sockets.reach import Answer
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say


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
