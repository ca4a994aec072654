"""Whose job a helper works on: one at a time, and fair between makers. Pure; the time is handed in.

The first maker to come is served. Another one waits and is told its place. The turn passes on when the maker that has
it leaves, has asked for nothing for `IDLE_S`, or has had it for `TURN_S` while others waited.

A maker has one place, however many jobs it comes with: they take turns among themselves whenever its turn comes.
"""

from collections.abc import Hashable
from typing import Generic, TypeVar

TURN_S = 300.0
IDLE_S = 20.0

Key = TypeVar("Key", bound=Hashable)


class Turns(Generic[Key]):
    """The queue of makers, and of the jobs of each; the first job of the first maker has the turn."""

    def __init__(self) -> None:
        self._queue: dict[Hashable, list[Key]] = {}
        self._since = 0.0
        self._used = 0.0
        self._waited_since: float | None = None

    @property
    def current(self) -> Key | None:
        """Who has the turn."""
        return next(iter(self._queue.values()))[0] if self._queue else None

    def position(self, key: Key) -> int:
        """How many are before it; 0: it has the turn."""
        return self._in_order().index(key)

    def waiting(self) -> list[Key]:
        """All who wait, in order."""
        return self._in_order()[1:]

    def come(self, key: Key, maker: Hashable, now: float) -> None:
        """A maker with a job is there; one that is already in the queue keeps its place."""
        jobs = self._queue.setdefault(maker, [])
        if key in jobs:
            return
        jobs.append(key)
        many = sum(map(len, self._queue.values()))
        if many == 1:
            self._begin(now)
        elif many == 2:
            self._waited_since = now

    def leave(self, key: Key, now: float) -> None:
        """Somebody is gone, or its job is over."""
        maker = next((maker for maker, jobs in self._queue.items() if key in jobs), None)
        if maker is None:
            return
        had_turn = self.current == key
        self._queue[maker].remove(key)
        if had_turn:
            # Its other jobs have used up the turn together with it.
            self._to_the_end(maker)
            self._begin(now)
        if not self._queue[maker]:
            del self._queue[maker]
        if len(self._in_order()) < 2:
            self._waited_since = None

    def used(self, now: float) -> None:
        """The maker that has the turn makes use of it."""
        self._used = now

    def over(self, now: float) -> bool:
        """Whether the maker that has the turn should give it up to the next."""
        if self._waited_since is None:
            return False
        return now - max(self._since, self._waited_since) >= TURN_S or now - self._used >= IDLE_S

    def pass_on(self, now: float) -> None:
        """The maker that has the turn goes to the end of the queue."""
        maker, jobs = next(iter(self._queue.items()))
        jobs.append(jobs.pop(0))
        self._to_the_end(maker)
        self._begin(now)

    def _to_the_end(self, maker: Hashable) -> None:
        self._queue[maker] = self._queue.pop(maker)

    def _in_order(self) -> list[Key]:
        """Everybody in the order of service: a job of each maker, then the next job of each."""
        rounds = max(map(len, self._queue.values()), default=0)
        return [jobs[place] for place in range(rounds) for jobs in self._queue.values() if place < len(jobs)]

    def _begin(self, now: float) -> None:
        self._since = self._used = now
        self._waited_since = now if sum(map(len, self._queue.values())) > 1 else None
