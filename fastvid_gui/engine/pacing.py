"""How often something is told."""

import time


class Pace:
    """Lets something through once in so many seconds. For one thread."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._last = seconds, float("-inf")

    def due(self) -> bool:
        """Whether it is time again; if so, the next time is counted from now."""
        now = time.monotonic()
        if now - self._last < self._seconds:
            return False
        self._last = now
        return True
