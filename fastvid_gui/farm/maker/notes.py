"""Bounds what people are told about a helper: one that comes, goes or changes all the time fills no screen and no log.

An honest one has a few words a minute at most. Beyond that, one line says that it changes all the time, and no more
follows before it has been quiet for a while. The table of nodes shows what it does at the moment in any case.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from fastvid_gui.farm.protocol.rate import Bucket
from fastvid_gui.render.events import Event, Noted, Recovered
from fastvid_gui.sentences.helpers import HelperNews
from fastvid_gui.sentences.sentence import say

AT_ONCE, PER_S, MOST = 12.0, 3 / 60, 300
"""Notes about one helper: at once, in the long run, and in the whole job."""
MENDED_AT_ONCE, MENDED_PER_S, MENDED_MOST = 300.0, 6 / 60, 1500
"""The same for what others recovered from it: one that vanishes may have had a range for each of 256 slots."""
QUIET_S = 60.0
"""A helper that had too much to tell is heard again after this long without anything."""
ALWAYS = ("aside", "kept")
"""Notes that can't come often: it gets no more work, or its pieces of an interrupted run have come."""


@dataclass(slots=True)
class _Budget:
    bucket: Bucket
    left: int

    def take(self, now: float) -> bool:
        """Whether one more may be told."""
        if self.left <= 0 or not self.bucket.take(1.0, now):
            return False
        self.left -= 1
        return True


@dataclass(slots=True)
class _Told:
    notes: _Budget = field(default_factory=lambda: _Budget(Bucket(AT_ONCE, PER_S), MOST))
    mended: _Budget = field(
        default_factory=lambda: _Budget(Bucket(MENDED_AT_ONCE, MENDED_PER_S), MENDED_MOST)
    )
    until: float = float("-inf")


class BoundedNotes:
    """Passes events on, those about one helper within the bounds above.

    Args:
        tell: takes what is told. node_named: the id of a helper by its name of just now, which it may change.
    """

    def __init__(
        self,
        tell: Callable[[Event], None],
        node_named: Callable[[str], str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tell, self._node_named, self._clock = tell, node_named, clock
        self._told: dict[str, _Told] = {}

    def __call__(self, event: Event) -> None:
        """Tells an event, or not."""
        if not isinstance(event, Noted | Recovered) or not event.node or event.kind in ALWAYS:
            self._tell(event)
            return
        told, now = self._told.setdefault(self._node_named(event.node), _Told()), self._clock()
        if now < told.until:
            told.until = max(told.until, now + QUIET_S)
            return
        budget = told.notes if isinstance(event, Noted) else told.mended
        if budget.take(now):
            self._tell(event)
            return
        told.until = now + QUIET_S if budget.left else float("inf")
        self._tell(Noted(say(HelperNews.RESTLESS, name=event.node), "", event.node))
