"""Which files of a folder have arrived whole. Pure state: what the folder holds goes in, names come out. No Qt.

seen for the first time --> grows --> still for a while --> tried --> taken
                              ^                               |---> tried once more later --> refused, told once
                              +---- changed again ------------+
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

Stamp = tuple[int, int]
"""Size and modification time (ns) of a file."""

STILL_SECONDS = 5.0
"""A file that has not changed for this long counts as whole: copying pauses for less."""
AGAIN_SECONDS = 30.0
"""A file that can't be opened is tried once more after this long without a change, before anybody is told."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that is not settled. `since`: when it got this stamp; `tries`: how often it could not be opened."""

    stamp: Stamp
    since: float
    tries: int = 0
    trying: bool = False


class Arrivals:
    """What a folder holds, and what of it is settled: taken, refused, or there before."""

    def __init__(
        self,
        settled: Mapping[str, Stamp] | None = None,
        still: float = STILL_SECONDS,
        again: float = AGAIN_SECONDS,
    ) -> None:
        self.settled: dict[str, Stamp] = dict(settled or {})
        """Names and stamps that need no more looking at."""
        self._open: dict[str, Arrival] = {}
        self._still, self._again = still, again

    @property
    def arriving(self) -> Collection[str]:
        """Files that are not settled yet."""
        return tuple(self._open)

    def look(self, found: Mapping[str, Stamp], now: float) -> tuple[str, ...]:
        """Takes what the folder holds at `now` (seconds); returns the names to be opened now, oldest first."""
        self.settled = {name: stamp for name, stamp in self.settled.items() if name in found}
        self._open = {name: arrival for name, arrival in self._open.items() if name in found}
        for name, stamp in found.items():
            known = self._open.get(name)
            if known is not None and known.stamp == stamp:
                continue
            if known is None and self.settled.get(name) == stamp:
                continue
            self.settled.pop(name, None)
            self._open[name] = Arrival(stamp, now)
        ready = [
            name
            for name, arrival in self._open.items()
            if not arrival.trying
            and arrival.stamp[0] > 0
            and now - arrival.since >= (self._again if arrival.tries else self._still)
        ]
        ready.sort(key=lambda name: self._open[name].stamp[1])
        for name in ready:
            self._open[name] = replace(self._open[name], trying=True)
        return tuple(ready)

    def trying(self, name: str) -> Stamp | None:
        """The stamp of a file that is being opened; None if it is not, or if it has changed since."""
        arrival = self._open.get(name)
        return arrival.stamp if arrival is not None and arrival.trying else None

    def present(self, found: Mapping[str, Stamp]) -> None:
        """Settles what is there already."""
        self.settled.update(found)

    def taken(self, name: str) -> None:
        """It was opened, and is going to be painted."""
        self._settle(name)

    def put_off(self, name: str) -> bool:
        """It may not be whole yet: returns whether it will be tried once more later, which happens once."""
        arrival = self._open.get(name)
        if arrival is None or arrival.tries:
            return False
        self._open[name] = replace(arrival, tries=1, trying=False)
        return True

    def failed(self, name: str) -> bool:
        """It could not be opened. Returns whether that is final, so that people are told."""
        if self.put_off(name):
            return False
        self._settle(name)
        return True

    def _settle(self, name: str) -> None:
        arrival = self._open.pop(name, None)
        if arrival is not None:
            self.settled[name] = arrival.stamp
