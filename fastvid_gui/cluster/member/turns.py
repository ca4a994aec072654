"""Fair turns on one member: several makers' ranges side by side, piece by piece.

Of each maker as many ranges are under way as the member has slots; a further one, given ahead, waits until one of
these is done. All of them take turns at the slots, a piece at a time, in the order in which they asked. So two makers
get half of the member each, and a maker that comes late waits for one piece and not for a range.
"""

import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

WAIT_S = 0.05


class SlotTurns:
    """Slots of a member."""

    def __init__(self, slots: int) -> None:
        self.slots = slots
        self._changed = threading.Condition()
        self._admitted: Counter[str] = Counter()
        self._at_door: dict[str, deque[object]] = {}
        self._asking: deque[object] = deque()
        self._busy = 0

    @contextmanager
    def admitted(self, maker: str, check: Callable[[], None], most: int = 0) -> Iterator[None]:
        """A range of a maker is under way; waits while as many of its ranges are as it was offered.

        Args:
            check: called while waiting; raises to give up.
            most: ranges of this maker side by side, as memory allows for its film; 0: as many as there are slots.
        """
        ticket = object()
        with self._changed:
            door = self._at_door.setdefault(maker, deque())
            door.append(ticket)
            try:
                while door[0] is not ticket or self._admitted[maker] >= (most or self.slots):
                    check()
                    self._changed.wait(WAIT_S)
                self._admitted[maker] += 1
            finally:
                door.remove(ticket)
                if not door:
                    self._at_door.pop(maker, None)
                self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._admitted[maker] -= 1
                self._admitted += Counter()  # drops those at 0
                self._changed.notify_all()

    def begin(self, check: Callable[[], None]) -> None:
        """Takes a slot for one piece; `end` gives it back."""
        ticket = object()
        with self._changed:
            self._asking.append(ticket)
            try:
                while self._asking[0] is not ticket or self._busy >= self.slots:
                    check()
                    self._changed.wait(WAIT_S)
                self._busy += 1
            finally:
                self._asking.remove(ticket)
                self._changed.notify_all()

    def end(self) -> None:
        """The piece is painted."""
        with self._changed:
            self._busy -= 1
            self._changed.notify_all()
