"""Why nobody paints just now, told to people: as a helper says so, and while nobody at all can go on.

A job that waits says so again and again. It waits without end for helpers that are there and rest, are busy, or have a
full disk; where none is there it ends after a while. What is finished is kept in any case.
"""

import time
from collections.abc import Callable, Mapping

from fastvid_gui.errors import FarmError
from fastvid_gui.farm.maker.link import HelperLink, Phase
from fastvid_gui.farm.protocol import messages as ms
from fastvid_gui.farm.protocol.plain_text import sentence
from fastvid_gui.farm.schedule.coordinator import Coordinator
from fastvid_gui.farm.schedule.states import Standing
from fastvid_gui.render.events import Event, Noted

WAITING_S = 2.0
"""So long nobody must have been able to paint before people are told; and between one reason and another."""
TRYING_S = 15.0
"""The same while a helper is being tried: it may have to load and compile the style."""
REMIND_S = 60.0
REMIND_RESTING_S = 600.0
"""People are reminded so often while no helper is there, and while one is that can't work now."""
NOBODY_S = 600.0
"""A job ends after so long in which no helper was there: time to start a computer again, updates included."""
NAMED_MOST = 5
TRY_AGAIN = "Give the same command again to have only that tried anew."


class Reasons:
    """What was said last, so that nothing is said too often. `tell` takes the events.

    Args:
        helpers_only: this computer paints nothing.
    """

    def __init__(self, tell: Callable[[Event], None], helpers_only: bool = True) -> None:
        self._tell, self._helpers_only = tell, helpers_only
        self._said: dict[str, str] = {}
        self._since: float | None = None
        self._alone_since: float | None = None
        self._changed_at, self._said_at, self._waiting_said = time.monotonic(), 0.0, ""

    def heard(self, link: HelperLink, item: object) -> None:
        """That a helper rests or takes no work, once for each reason."""
        match item:
            case ms.Paused(reason) | ms.Declined(_, reason):
                if self._said.get(link.id) != reason:
                    self._said[link.id] = reason
                    rests = isinstance(item, ms.Paused)
                    text = sentence(f"{link.name} {'rests' if rests else 'takes no work now'}: {reason}")
                    self._tell(Noted(text, "rests" if rests else "declined", link.name))
            case ms.Resumed():
                if self._said.pop(link.id, None) is not None:
                    self._tell(Noted(f"{link.name} helps again.", "back", link.name))

    def look(self, now: float, coordinator: Coordinator, links: Mapping[str, HelperLink]) -> None:
        """Each second: why nobody can go on, when that has changed, and now and then.

        Raises:
            FarmError: no helper has been there for `NOBODY_S`.
        """
        reason = coordinator.waiting_for
        if reason is None:
            self._since = self._alone_since = None
            self._changed_at, self._waiting_said = now, ""
            return
        self._since = now if self._since is None else self._since
        there = not coordinator.stuck and any(_expected(link, coordinator) for link in links.values())
        self._alone_since = None if there else now if self._alone_since is None else self._alone_since
        if self._alone_since is not None and now - self._alone_since >= NOBODY_S:
            raise FarmError(why_ended(coordinator, links, reason, self._helpers_only))
        text = why_waiting(coordinator, links, reason, self._helpers_only, there)
        patience = TRYING_S if any(link.tried for link in links.values()) else WAITING_S
        if text != self._waiting_said:
            if now - self._changed_at >= patience:
                self._changed_at, self._said_at, self._waiting_said = now, now, text
                self._tell(Noted(text))
        elif now - self._said_at >= (REMIND_RESTING_S if there else REMIND_S):
            self._said_at = now
            self._tell(
                Noted(f"Still waiting, for {minutes(now - self._since)}: {text.removeprefix('Waiting: ')}")
            )


def why_waiting(
    coordinator: Coordinator,
    links: Mapping[str, HelperLink],
    reason: str,
    helpers_only: bool = True,
    there: bool = True,
) -> str:
    """The sentence for people while nobody can go on: the coordinator's reason, and helpers it does not know yet.

    Args:
        there: a helper is there that may work again by itself.
    """
    ends = "" if there else f", and ends if that takes {minutes(NOBODY_S)}"
    without = "; or stop it, and give the same command without --helpers-only" if helpers_only else ""
    what = reason + _others(coordinator, links)
    return f"Waiting: {what}. It goes on by itself as soon as {_somebody(helpers_only)} can{ends}{without}."


def why_ended(
    coordinator: Coordinator, links: Mapping[str, HelperLink], reason: str, helpers_only: bool
) -> str:
    """The sentence with which a job ends that waited in vain."""
    if coordinator.stuck:
        return f"Nobody could paint for {minutes(NOBODY_S)}: {sentence(reason)} What is finished is kept. {TRY_AGAIN}"
    advice = "Start `fastvid-gui helper` on a paired computer and give the same command again"
    without = ", or give it without --helpers-only" if helpers_only else ""
    what = reason + _others(coordinator, links)
    return f"Nobody could paint for {minutes(NOBODY_S)}: {what}. What is finished is kept. {advice}{without}."


def minutes(seconds: float) -> str:
    """A time of waiting, for people of any language: "40 s", "2 min"."""
    return f"{seconds:.0f} s" if seconds < 60 else f"{seconds / 60:.0f} min"


def _somebody(helpers_only: bool) -> str:
    return "a helper" if helpers_only else "a computer"


def _others(coordinator: Coordinator, links: Mapping[str, HelperLink]) -> str:
    others = [
        f"{link.name} ({link.address}): {link.excuse.rstrip('.')}"
        for link in links.values()
        if link.id not in coordinator.nodes and link.excuse
    ]
    return f" ({'; '.join(others[:NAMED_MOST])})" if others else ""


def _expected(link: HelperLink, coordinator: Coordinator) -> bool:
    """Whether a helper is there and may work again by itself: it rests, is busy, or is being tried."""
    node = coordinator.nodes.get(link.id)
    good = node is None or node.standing is Standing.GOOD
    return good and link.link is not None and link.phase is not Phase.REFUSED
