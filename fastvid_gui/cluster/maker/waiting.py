"""Why nobody can go on just now, as people are told; and when a job that waits in vain ends."""

from collections.abc import Callable, Mapping

from fastvid_gui.cluster.maker.members import MemberLink, MemberPhase, any_good, excuses
from fastvid_gui.errors import FarmError
from fastvid_gui.farm.schedule.coordinator import Coordinator
from fastvid_gui.render.events import Noted
from fastvid_gui.sentences.cluster import ClusterSays
from fastvid_gui.sentences.sentence import NOTHING, say

WAITING_S = 5.0
REMIND_S = 300.0
NOBODY_GOOD_S = 60.0
"""A job ends where all members that are there were refused or set aside for this long."""


class Waiting:
    """Looks once a second. A job without members waits as long as it takes: a queue may be long."""

    def __init__(
        self,
        coordinator: Coordinator,
        links: Mapping[str, MemberLink],
        how_to_join: str,
        tell: Callable[[Noted], None],
    ) -> None:
        self._coordinator, self._links = coordinator, links
        self._how_to_join, self._tell = how_to_join, tell
        self._since: float | None = None
        self._hopeless_since: float | None = None
        self._said, self._said_at = NOTHING, 0.0

    def rest(self) -> None:
        """Nobody is expected to go on now."""
        self._since = self._hopeless_since = None

    def look(self, now: float) -> None:
        """Says why it waits, when that has changed, and now and then.

        Raises:
            FarmError: nobody who is there will ever go on.
        """
        reason = self._coordinator.waiting_for
        if reason is None:
            self.rest()
            return
        self._since = self._since or now
        there = [link for link in self._links.values() if link.phase is not MemberPhase.GONE]
        why = excuses(self._coordinator, there)
        hopeless = self._coordinator.stuck or (there and not any_good(self._coordinator, self._links))
        self._hopeless_since = (self._hopeless_since or now) if hopeless else None
        if self._hopeless_since is not None and now - self._hopeless_since >= NOBODY_GOOD_S:
            raise FarmError(ClusterSays.NOBODY_LEFT, reasons=why or (reason,))
        # Without a reason, somebody is about to join.
        if now - self._since < WAITING_S or (there and not why):
            return
        if there:
            text = say(ClusterSays.NOBODY_CAN, reasons=why)
        else:
            text = say(ClusterSays.NOBODY_THERE, command=self._how_to_join)
        if text != self._said or now - self._said_at >= REMIND_S:
            self._said, self._said_at = text, now
            self._tell(Noted(text))
