"""The doctor on clocks: whether the time here can be right, and whether both agree."""

import time

from fastvid_gui.farm.discovery.announcement import SeenNode
from fastvid_gui.farm.doctor.findings import Outcome, Step
from fastvid_gui.sentences.findings import Findings
from fastvid_gui.sentences.sentence import Sentence, say

CLOCK_SECONDS = 60.0  # what we know of another clock is up to a heartbeat old
OLDEST_TIME = 1_767_225_600.0  # 2026-01-01: FastVid is younger


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
