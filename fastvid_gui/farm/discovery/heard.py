"""Which names were heard, and when: the book of names behind discovery. Bounded, since anybody may invent names.

The thread that receives packets writes it; the thread that makes nodes of them reads it.
"""

import threading
from collections.abc import Collection

MAX_QUESTIONS = 2  # about one name while it is silent


class Heard:
    """Names of service instances with the time of their last sign of life (`time.monotonic()`).

    Args:
        most: how many names are kept; twice as many until `bound` is called next, and no more.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._times: dict[str, float] = {}
        self._spans: dict[str, tuple[float, float]] = {}
        self._news: dict[str, None] = {}  # an ordered set
        self._left: set[str] = set()
        self._questions: dict[str, int] = {}
        self._muted = ""

    def note(self, name: str, at: float) -> None:
        """A packet told of the name."""
        with self._lock:
            if name == self._muted or (name not in self._times and len(self._times) >= 2 * self._most):
                return
            self._times[name] = at
            self._spans[name] = self._spans.get(name, (at, at))[0], at
            self._news[name] = None
            self._left.discard(name)
            self._questions.pop(name, None)

    def leave(self, name: str) -> None:
        """A packet said good-bye."""
        with self._lock:
            if name in self._times:
                self._left.add(name)

    def leaving(self) -> frozenset[str]:
        """The names for which good-bye was said since they were last heard."""
        with self._lock:
            return frozenset(self._left)

    def mute(self, name: str) -> None:
        """Our own instance, which is heard back, is no news."""
        with self._lock:
            self._muted = name
            self._drop([name])

    def touch(self, name: str) -> None:
        """Has a name looked at again, its age unchanged."""
        with self._lock:
            if name in self._times:
                self._news[name] = None

    def refresh(self, now: float) -> None:
        """After sleep everyone gets the full time to be heard again."""
        with self._lock:
            self._times = dict.fromkeys(self._times, now)

    def news(self, most: int) -> list[str]:
        """Takes names noted since they were last taken, oldest first."""
        with self._lock:
            names = [name for name, _ in zip(self._news, range(most), strict=False)]
            for name in names:
                del self._news[name]
            return names

    def times(self) -> dict[str, float]:
        """When each name was last heard."""
        with self._lock:
            return dict(self._times)

    def spans(self) -> dict[str, tuple[float, float]]:
        """When each name was first and last heard; sleep counts as silence."""
        with self._lock:
            return dict(self._spans)

    def silent(self, since: float) -> list[str]:
        """Names not heard since then."""
        with self._lock:
            return [name for name, at in self._times.items() if at < since]

    def may_ask(self, name: str) -> bool:
        """Counts a question about the name; False once it was asked often enough since it was heard."""
        with self._lock:
            count = self._questions.get(name, 0)
            if name in self._times:
                self._questions[name] = count + 1
            return name in self._times and count < MAX_QUESTIONS

    def gone(self, since: float, staying: Collection[str] = ()) -> set[str]:
        """Takes out the names that left or were not heard since then; a good-bye does not count for those `staying`."""
        with self._lock:
            gone = self._left.difference(staying) | {name for name, at in self._times.items() if at < since}
            self._drop(gone)
            return gone

    def bound(self, protected: Collection[str] = ()) -> None:
        """Drops the names heard longest ago until few enough are left; protected ones last."""
        with self._lock:
            over = len(self._times) - self._most
            if over > 0:
                order = sorted(self._times, key=lambda name: (name in protected, self._times[name]))
                self._drop(order[:over])

    def _drop(self, names: Collection[str]) -> None:
        for name in names:
            self._times.pop(name, None)
            self._spans.pop(name, None)
            self._news.pop(name, None)
            self._questions.pop(name, None)
            self._left.discard(name)
