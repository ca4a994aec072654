"""The states of nodes, ranges and the job, and the only transitions between them (see docs/farm-scheduling.md)."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar


class Presence(StrEnum):
    """Whether a node is there."""

    ABSENT = "absent"
    HELPING = "helping"
    PAUSED = "paused"
    LOST = "lost"


class Standing(StrEnum):
    """Whether a node may work."""

    GOOD = "good"
    SET_ASIDE = "set aside"
    FORBIDDEN = "forbidden"


class RangeState(StrEnum):
    """How far a range has come."""

    WAITING = "waiting"
    PAINTING = "painting"
    PAINTED = "painted"
    WITHHELD = "withheld"


class JobState(StrEnum):
    """How far the job has come."""

    PLANNING = "planning"
    PAINTING = "painting"
    FINISHED = "finished"
    CANCELED = "canceled"


PRESENCE: Mapping[tuple[Presence, str], Presence] = {
    (Presence.ABSENT, "joined"): Presence.HELPING,
    (Presence.HELPING, "joined"): Presence.HELPING,
    (Presence.PAUSED, "joined"): Presence.HELPING,
    (Presence.LOST, "joined"): Presence.HELPING,
    (Presence.HELPING, "left"): Presence.ABSENT,
    (Presence.PAUSED, "left"): Presence.ABSENT,
    (Presence.LOST, "left"): Presence.ABSENT,
    (Presence.HELPING, "paused"): Presence.PAUSED,
    (Presence.PAUSED, "resumed"): Presence.HELPING,
    (Presence.HELPING, "silent"): Presence.LOST,
    (Presence.PAUSED, "silent"): Presence.LOST,
    (Presence.LOST, "heard"): Presence.HELPING,
}

STANDING: Mapping[tuple[Standing, str], Standing] = {
    (Standing.GOOD, "third failure"): Standing.SET_ASIDE,
    (Standing.GOOD, "forged"): Standing.SET_ASIDE,
    (Standing.GOOD, "forbid"): Standing.FORBIDDEN,
    (Standing.SET_ASIDE, "forbid"): Standing.FORBIDDEN,
    (Standing.SET_ASIDE, "readmit"): Standing.GOOD,
    (Standing.FORBIDDEN, "readmit"): Standing.GOOD,
}

RANGE: Mapping[tuple[RangeState, str], RangeState] = {
    (RangeState.WAITING, "assigned"): RangeState.PAINTING,
    (RangeState.PAINTING, "assigned"): RangeState.PAINTING,
    (RangeState.PAINTING, "released"): RangeState.WAITING,
    (RangeState.WAITING, "failed on several"): RangeState.WITHHELD,
    (RangeState.WITHHELD, "readmit"): RangeState.WAITING,
    (RangeState.WAITING, "last piece accepted"): RangeState.PAINTED,
    (RangeState.PAINTING, "last piece accepted"): RangeState.PAINTED,
    (RangeState.WITHHELD, "last piece accepted"): RangeState.PAINTED,
    (RangeState.PAINTED, "pieces lost"): RangeState.WAITING,
}

JOB: Mapping[tuple[JobState, str], JobState] = {
    (JobState.PLANNING, "plan complete"): JobState.PAINTING,
    (JobState.PAINTING, "every frame stored"): JobState.FINISHED,
    (JobState.PLANNING, "cancel"): JobState.CANCELED,
    (JobState.PAINTING, "cancel"): JobState.CANCELED,
}

State = TypeVar("State", Presence, Standing, RangeState, JobState)


class InvalidTransition(RuntimeError):
    """A transition that does not exist: a mistake in FastVid or in a plan, with the events that led to it."""

    def __init__(self, what: str, state: str, trigger: str, history: Sequence[tuple[float, object]]) -> None:
        self.what, self.state, self.trigger, self.history = what, state, trigger, tuple(history)
        story = "".join(f"\n  {time:.3f} s {event}" for time, event in history)
        super().__init__(f"{what} is {state}: '{trigger}' is impossible. What came before:{story}")


def follow(
    table: Mapping[tuple[State, str], State],
    state: State,
    trigger: str,
    what: str,
    history: Sequence[tuple[float, object]],
) -> State:
    """The state after `trigger`; raises `InvalidTransition` if the table has no such transition."""
    try:
        return table[state, trigger]
    except KeyError:
        raise InvalidTransition(what, state, trigger, history) from None
