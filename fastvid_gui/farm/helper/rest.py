"""When a helper rests: checks its owner's wishes and rules every few seconds. The rules are in `rest_rules.py`."""

import math
import time

from fastvid_gui.farm.helper.computer import idle_minutes, on_battery
from fastvid_gui.farm.helper.options import HelperOptions, Yield
from fastvid_gui.farm.helper.rest_rules import Facts, why_rest
from fastvid_gui.render.own_work import works_here
from fastvid_gui.sentences.sentence import NOTHING, Sentence

MANNERS_S = 3.0
OWN_WORK_S = 0.5


class Rest:
    """Finds out whether the helper rests.

    Attributes:
        reason: why the helper rests; empty while it does not.
    """

    def __init__(self, options: HelperOptions) -> None:
        self._options = options
        self._yielded = self._own_work = False
        self._yield_until = math.inf
        self._look_at = self._own_work_at = 0.0
        self.reason = NOTHING

    def wish(self, wish: Yield, now: float) -> None:
        """The owner wants the computer back, or lends it again."""
        self._yielded = not self._yielded if wish.on is None else wish.on
        self._yield_until = math.inf if wish.seconds is None else now + wish.seconds
        self._look_at = 0.0

    def look(self, now: float, painting: bool) -> bool:
        """Looks if it is time to; returns whether the reason has changed."""
        if now >= self._own_work_at:
            self._own_work_at = now + OWN_WORK_S
            if (own_work := works_here()) != self._own_work:
                self._own_work, self._look_at = own_work, 0.0
        if now >= self._yield_until:
            self._yielded, self._yield_until, self._look_at = False, math.inf, 0.0
        if now < self._look_at:
            return False
        self._look_at = now + MANNERS_S
        before, self.reason = self.reason, self._why(painting)
        return self.reason != before

    def _why(self, painting: bool) -> Sentence:
        options, clock = self._options, time.localtime()
        facts = Facts(
            minute=clock.tm_hour * 60 + clock.tm_min,
            idle_minutes=idle_minutes() if options.idle_minutes is not None else None,
            on_battery=options.not_on_battery and on_battery(),
            yielded=self._yielded,
            own_work=self._own_work,
        )
        working = not self.reason and painting
        return why_rest(facts, options.hours, options.idle_minutes, options.not_on_battery, working)
