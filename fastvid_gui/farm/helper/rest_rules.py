"""The owner first: when a helper may work. Rules over a few facts; the facts come from `computer.py`."""

import re
from dataclasses import dataclass

from fastvid_gui.errors import UsageError
from fastvid_gui.sentences.helper_mode import HelperMode
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say

_HOURS = re.compile(r"(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?")
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Hours:
    """A time of day, in minutes since midnight; it may go past midnight.

    Attributes:
        begin: first minute. end: last minute, not included.
    """

    begin: int
    end: int

    def __contains__(self, minute: int) -> bool:
        if self.begin <= self.end:
            return self.begin <= minute < self.end
        return minute >= self.begin or minute < self.end

    def __str__(self) -> str:
        return f"{_clock(self.begin)}-{_clock(self.end)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """How the computer is just now.

    Attributes:
        minute: of the day, local time.
        idle_minutes: since somebody touched it; None: the computer does not tell.
        on_battery: no power is plugged in.
        yielded: the owner said so.
        own_work: FastVid renders a film of the owner's own on it.
    """

    minute: int
    idle_minutes: float | None = None
    on_battery: bool = False
    yielded: bool = False
    own_work: bool = False


def parse_hours(text: str) -> Hours:
    """`20:00-08:00` or `20-8`. Raises UsageError."""
    found = _HOURS.fullmatch(text.strip())
    if found is not None:
        times = [int(found[1]) * 60 + int(found[2] or 0), int(found[3]) * 60 + int(found[4] or 0)]
        minutes_fit = all(int(part or 0) < 60 for part in (found[2], found[4]))
        if minutes_fit and all(time <= DAY_MINUTES for time in times):
            if times[0] % DAY_MINUTES == times[1] % DAY_MINUTES and times != [0, DAY_MINUTES]:
                raise UsageError(HelperMode.HOURS_EMPTY, text=text)
            return Hours(times[0] % DAY_MINUTES, times[1])
    raise UsageError(HelperMode.HOURS_FORM, text=text)


def why_rest(
    facts: Facts, hours: Hours | None, idle_minutes: float | None, not_on_battery: bool, working: bool
) -> Sentence:
    """Why a helper has to rest now; empty if it may work.

    Args:
        idle_minutes: how long nobody must have touched the computer before work begins; somebody who
            comes back ends it at once.
        working: whether it is at work.
    """
    if facts.yielded:
        return say(HelperMode.OWNER)
    if facts.own_work:
        return say(HelperMode.OWN_FILM)
    if hours is not None and facts.minute not in hours:
        return say(HelperMode.HOURS, begin=_clock(hours.begin), end=_clock(hours.end))
    if not_on_battery and facts.on_battery:
        return say(HelperMode.ON_BATTERY)
    # Once at work, only a touch within the last minute counts: the idle clock goes on during work.
    if idle_minutes is not None:
        needed = min(1.0, idle_minutes) if working else idle_minutes
        if facts.idle_minutes is None or facts.idle_minutes < needed:
            return say(HelperMode.IN_USE, minutes=idle_minutes)
    return NOTHING


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
