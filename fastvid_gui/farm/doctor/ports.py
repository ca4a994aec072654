"""The doctor on the two ports of another computer: where it works, and where it takes codes."""

from fastvid_gui.farm.doctor.findings import Outcome, Step
from fastvid_gui.farm.doctor.way import Way
from fastvid_gui.farm.sockets.firewall import rules, rules_there
from fastvid_gui.farm.sockets.reach import Answer
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.joined import one_after_another
from fastvid_gui.sentences.sentence import Sentence, say


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
                say(Findings.REJECTED, host=host, port=port), *rules_there(host, port, way.pairing_port)
            )
        case Answer.SILENT if way.heard:
            return failed(
                say(Findings.SWALLOWED, host=host, port=port), *rules_there(host, port, way.pairing_port)
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
        case Answer.UNREACHABLE if way.heard:
            return failed(
                say(Findings.HEARD_BUT_NO_WAY, host=host, port=port),
                *rules_there(host, port, way.pairing_port),
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
        advice = rules_there(host, way.address.port, port)
    return Step(name, Outcome.FAILED, one_after_another(found, *also), advice)
