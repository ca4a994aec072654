"""What the coordinator knows about a node, and what it shows of that."""

from dataclasses import dataclass, field

from fastvid_gui.farm.schedule.speeds import SpeedMeter
from fastvid_gui.farm.schedule.states import Presence, Standing
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say

SLOTS_MOST = 256
"""No node is believed to paint more ranges side by side."""


@dataclass(slots=True, eq=False, kw_only=True)
class NodeRecord:
    """One node of the job, even after it left: what counts against it is remembered.

    Attributes:
        active: assignments that it paints. ahead: the one that it was given ahead, if any.
        blocked_until: before this time (seconds) it gets no work, since it declined some.
        resting: why it is paused, in its own words. declined: why it took no work the last time.
        strikes: its failures, newest last.
        heard: when it last gave a sign of life (seconds).
        frames: accepted from it.
        crashed: when it last left, it did so without a word.
    """

    id: str
    name: str = ""
    session: str = ""
    slots: int = 0
    local: bool = False
    fingerprint: str = ""
    presence: Presence = Presence.ABSENT
    standing: Standing = Standing.GOOD
    active: set[int] = field(default_factory=set)
    ahead: int | None = None
    meter: SpeedMeter = field(default_factory=SpeedMeter)
    blocked_until: float = 0.0
    resting: Sentence = NOTHING
    declined: Sentence = NOTHING
    strikes: list[Sentence] = field(default_factory=list)
    heard: float = 0.0
    frames: int = 0
    crashed: bool = False

    @property
    def usable(self) -> bool:
        """Whether it may get work now."""
        return self.presence is Presence.HELPING and self.standing is Standing.GOOD and self.slots > 0

    def excuse(self, now: float) -> Sentence:
        """Why it gets no work now, as people read it; empty if it could get some."""
        if self.standing is not Standing.GOOD:
            aside = self.standing is Standing.SET_ASIDE
            if not self.strikes:
                return say(WhyNot.SET_ASIDE_BARE if aside else WhyNot.FORBIDDEN_BARE)
            return say(WhyNot.SET_ASIDE if aside else WhyNot.FORBIDDEN, reason=self.strikes[-1])
        if self.presence is Presence.PAUSED:
            return self.resting or say(WhyNot.RESTS)
        if self.presence is Presence.LOST:
            return say(WhyNot.SILENT)
        if self.presence is Presence.ABSENT:
            return say(WhyNot.CRASHED if self.crashed else WhyNot.LEFT)
        return self.declined or say(WhyNot.TAKES_NO_WORK) if now < self.blocked_until else NOTHING

    @property
    def free_slots(self) -> int:
        """Slots that paint nothing."""
        return self.slots - len(self.active)


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeView:
    """A node as the table of a running job shows it.

    Attributes:
        why: what stands against it, if anything. excuse: why it gets no work now; empty if it could get some.
        frames: accepted from it so far.
        frames_per_second: of all its slots together; None: not measured yet.
        painting: range number and the next frame to be delivered, one for each busy slot.
    """

    node: str
    name: str
    local: bool
    presence: Presence
    standing: Standing
    why: Sentence
    excuse: Sentence
    slots: int
    frames: int
    frames_per_second: float | None
    painting: tuple[tuple[int, int], ...]
