"""How many cores this process may use, and how ranges painted at the same time share them."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def cores() -> int:
    """Cores that this process may use; not those it is kept off."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class CoreShare:
    """Counts the ranges painted at the same time. For any thread.

    Many ranges get a core each, a single one gets them all, and any number in between divides them: whenever a range
    begins or ends, the others see another share. It never affects the picture.

    Args:
        most: how many cores there are.
    """

    def __init__(self, most: Callable[[], int] = cores) -> None:
        self._most, self._lock, self._painting = most, threading.Lock(), 0

    def lend(self, most: int) -> None:
        """From now on there are at most this many cores."""
        self._most = lambda: min(most, cores())

    @contextmanager
    def painting(self) -> Iterator[None]:
        """Inside this, one more range is painted."""
        with self._lock:
            self._painting += 1
        try:
            yield
        finally:
            with self._lock:
                self._painting -= 1

    @property
    def each(self) -> int:
        """Cores for each range painted now; all of them if there is none."""
        return max(1, self._most() // max(1, self._painting))


SHARE = CoreShare()
"""That of this process."""
