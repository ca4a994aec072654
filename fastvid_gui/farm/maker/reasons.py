"""Tells people why nobody paints just now: when a helper says so, and while nobody at all can go on.

A job that waits says so again and again. It waits without end for helpers that are there and rest, are busy, or have a
full disk. If none is there, it ends after a while. Finished pieces are kept in any case.
"""

import time
from collections.abc import Callable, Mapping

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.maker.link import HelperLink, Phase
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.protocol.heard_reasons import heard
from fastvid_gui.farm.schedule.coordinator import Coordinator
from fastvid_gui.farm.schedule.states import Standing
from fastvid_gui.render.events import Event, Noted
from fastvid_gui.sentences.helpers import HelperNews, WhyNot
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say
from fastvid_gui.sentences.shared_render import Standstill

WAITING_S = 2.0
"""People are told after nobody could paint for this long; also the time between one reason and another."""
TRYING_S = 15.0
"""The same while a helper is being tried: it may have to load and compile the style."""
REMIND_S = 60.0
REMIND_RESTING_S = 600.0
"""How often people are reminded while no helper is there, and while one is there that can't work now."""
NOBODY_S = 600.0
"""A job ends after this long without a helper: time to restart a computer, updates included."""
NAMED_MOST = 5


class Reasons:
    """Remembers what was said last, so that nothing is said too often. `tell` takes the events.

    Args:
        helpers_only: this computer paints nothing.
    """

    def __init__(self, tell: Callable[[Event], None], helpers_only: bool = True) -> None:
        self._tell, self._helpers_only = tell, helpers_only
        self._said: dict[str, str] = {}
        self._since: float | None = None
        self._alone_since: float | None = None
        self._changed_at, self._said_at, self._waiting_said = time.monotonic(), 0.0, NOTHING

    def heard(self, link: HelperLink, item: object) -> None:
        """Tells that a helper rests or takes no work, once for each reason."""
        match item:
            case ms.Paused(reason) | ms.Declined(_, reason):
                if self._said.get(link.id) != reason:
                    self._said[link.id] = reason
                    rests = isinstance(item, ms.Paused)
                    code = HelperNews.RESTS if rests else HelperNews.TAKES_NO_WORK
                    told = say(code, name=link.name, reason=heard(reason) or say(WhyNot.SAYS_NOTHING))
                    self._tell(Noted(told, "rests" if rests else "declined", link.name))
            case ms.Resumed():
                if self._said.pop(link.id, None) is not None:
                    self._tell(Noted(say(HelperNews.HELPS_AGAIN, name=link.name), "back", link.name))

    def look(self, now: float, coordinator: Coordinator, links: Mapping[str, HelperLink]) -> None:
        """Each second: tells why nobody can go on, if that has changed, and now and then.

        Raises:
            FarmError: no helper has been there for `NOBODY_S`.
        """
        reason = coordinator.waiting_for
        if reason is None:
            self._since = self._alone_since = None
            self._changed_at, self._waiting_said = now, NOTHING
            return
        self._since = now if self._since is None else self._since
        there = not coordinator.stuck and any(_expected(link, coordinator) for link in links.values())
        self._alone_since = None if there else now if self._alone_since is None else self._alone_since
        if self._alone_since is not None and now - self._alone_since >= NOBODY_S:
            raise FarmError(why_ended(coordinator, links, reason, self._helpers_only))
        what = why_waiting(coordinator, links, reason, self._helpers_only, there)
        patience = TRYING_S if any(link.tried for link in links.values()) else WAITING_S
        if what != self._waiting_said:
            if now - self._changed_at >= patience:
                self._changed_at, self._said_at, self._waiting_said = now, now, what
                self._tell(Noted(say(Standstill.WAITS, what=what)))
        elif now - self._said_at >= (REMIND_RESTING_S if there else REMIND_S):
            self._said_at = now
            self._tell(Noted(say(Standstill.STILL_WAITS, time=minutes(now - self._since), what=what)))


def why_waiting(
    coordinator: Coordinator,
    links: Mapping[str, HelperLink],
    reason: Sentence,
    helpers_only: bool = True,
    there: bool = True,
) -> Sentence:
    """What people are told while nobody can go on: the coordinator's reason, and helpers it does not know yet.

    Args:
        there: a helper is there that may work again by itself.
    """
    reason = _with_others(reason, coordinator, links)
    if there:
        return say(Standstill.HELPERS_GO_ON if helpers_only else Standstill.GOES_ON, reason=reason)
    ends = Standstill.HELPERS_MAY_END if helpers_only else Standstill.MAY_END
    return say(ends, reason=reason, time=minutes(NOBODY_S))


def why_ended(
    coordinator: Coordinator, links: Mapping[str, HelperLink], reason: Sentence, helpers_only: bool
) -> Sentence:
    """The last sentence of a job that waited in vain."""
    time = minutes(NOBODY_S)
    if coordinator.stuck:
        return say(Standstill.ENDED_STUCK, time=time, reason=reason)
    code = Standstill.HELPERS_ENDED if helpers_only else Standstill.ENDED
    return say(code, time=time, reason=_with_others(reason, coordinator, links))


def minutes(seconds: float) -> str:
    """A time of waiting, for people of any language: "40 s", "2 min"."""
    return f"{seconds:.0f} s" if seconds < 60 else f"{seconds / 60:.0f} min"


def _with_others(reason: Sentence, coordinator: Coordinator, links: Mapping[str, HelperLink]) -> Sentence:
    others = tuple(
        say(Standstill.OF_ONE_AT, name=link.name, address=link.address, reason=link.excuse)
        for link in links.values()
        if link.id not in coordinator.nodes and link.excuse
    )
    return say(Standstill.AND_MORE, reason=reason, reasons=others[:NAMED_MOST]) if others else reason


def _expected(link: HelperLink, coordinator: Coordinator) -> bool:
    """Whether a helper is there and may work again by itself: it rests, is busy, or is being tried."""
    node = coordinator.nodes.get(link.id)
    good = node is None or node.standing is Standing.GOOD
    return good and link.link is not None and link.phase is not Phase.REFUSED
