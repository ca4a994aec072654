"""Why helpers do not paint just now, told to people: as a helper says so, and while nobody at all can go on."""

import time
from collections.abc import Callable, Mapping

from fastvid_gui.farm import messages as ms
from fastvid_gui.farm.coordinator import Coordinator
from fastvid_gui.farm.links import HelperLink
from fastvid_gui.render.events import Event, Noted

WAITING_S = 2.0
"""So long nobody must have been able to paint before people are told; and between one reason and another."""
TRYING_S = 15.0
"""The same while a helper is being tried: it may have to load and compile the style."""
NAMED_MOST = 5


class Reasons:
    """What was said last, so that nothing is said twice. `tell` takes the events."""

    def __init__(self, tell: Callable[[Event], None]) -> None:
        self._tell = tell
        self._said: dict[str, str] = {}
        self._waiting_since, self._waiting_said = time.monotonic(), ""

    def heard(self, link: HelperLink, item: object) -> None:
        """That a helper rests or takes no work, once for each reason."""
        match item:
            case ms.Paused(reason) | ms.Declined(_, reason):
                if self._said.get(link.id) != reason:
                    self._said[link.id] = reason
                    what = "rests" if isinstance(item, ms.Paused) else "takes no work now"
                    self._tell(Noted(f"{link.name} {what}: {reason}."))
            case ms.Resumed():
                if self._said.pop(link.id, None) is not None:
                    self._tell(Noted(f"{link.name} helps again."))

    def look(self, now: float, coordinator: Coordinator, links: Mapping[str, HelperLink]) -> None:
        """Each second, where only helpers may paint: why none can, and again when the reason has changed."""
        reason = coordinator.waiting_for
        if reason is None:
            self._waiting_since, self._waiting_said = now, ""
            return
        text = why_waiting(coordinator, links, reason)
        patience = TRYING_S if any(link.tried for link in links.values()) else WAITING_S
        if text != self._waiting_said and now - self._waiting_since >= patience:
            self._waiting_since, self._waiting_said = now, text
            self._tell(Noted(text))


def why_waiting(coordinator: Coordinator, links: Mapping[str, HelperLink], reason: str) -> str:
    """The sentence for people while nobody can go on: the coordinator's reason, and helpers it does not know yet."""
    others = [
        f"{link.name} ({link.address}): {link.excuse}"
        for link in links.values()
        if link.id not in coordinator.nodes and link.excuse
    ]
    more = f" ({'; '.join(others[:NAMED_MOST])})" if others else ""
    return (
        f"Waiting: {reason}{more}. It goes on by itself as soon as a helper can; or stop it, and give the same command "
        "without --helpers-only."
    )
