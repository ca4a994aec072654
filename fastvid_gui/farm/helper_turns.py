"""Whose job a helper works on: one at a time, and fair between makers. Pure; the time is handed in.

The first who comes is served. Another one waits and is told its place. The turn passes on when the one who has it
leaves, has asked for nothing for `IDLE_S`, or has had it for `TURN_S` while others waited.
"""

from collections.abc import Hashable
from typing import Generic, TypeVar

TURN_S = 300.0
IDLE_S = 20.0

Key = TypeVar("Key", bound=Hashable)


class Turns(Generic[Key]):
    """The queue of makers; the first one has the turn."""

    def __init__(self) -> None:
        self._queue: list[Key] = []
        self._since = 0.0
        self._used = 0.0
        self._waited_since: float | None = None

    @property
    def current(self) -> Key | None:
        """Who has the turn."""
        return self._queue[0] if self._queue else None

    def position(self, key: Key) -> int:
        """How many are before it; 0: it has the turn."""
        return self._queue.index(key)

    def waiting(self) -> list[Key]:
        """All who wait, in order."""
        return self._queue[1:]

    def come(self, key: Key, now: float) -> None:
        """Somebody with a job is there; whoever is in the queue keeps its place."""
        if key in self._queue:
            return
        self._queue.append(key)
        if len(self._queue) == 1:
            self._begin(now)
        elif len(self._queue) == 2:
            self._waited_since = now

    def leave(self, key: Key, now: float) -> None:
        """Somebody is gone, or its job is over."""
        if key not in self._queue:
            return
        had_turn = self._queue[0] == key
        self._queue.remove(key)
        if had_turn:
            self._begin(now)
        elif len(self._queue) < 2:
            self._waited_since = None

    def used(self, now: float) -> None:
        """The one who has the turn makes use of it."""
        self._used = now

    def over(self, now: float) -> bool:
        """Whether the one who has the turn should give it up to the next."""
        if self._waited_since is None:
            return False
        return now - max(self._since, self._waited_since) >= TURN_S or now - self._used >= IDLE_S

    def pass_on(self, now: float) -> None:
        """The one who has the turn goes to the end of the queue."""
        self._queue.append(self._queue.pop(0))
        self._begin(now)

    def _begin(self, now: float) -> None:
        self._since = self._used = now
        self._waited_since = now if len(self._queue) > 1 else None
