"""How often something is reported."""

import time


class Pace:
    """Lets something through once in a number of seconds. For one thread."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._last = seconds, float("-inf")

    def due(self) -> bool:
        """Whether it is time again; if so, the next interval starts now."""
        now = time.monotonic()
        if now - self._last < self._seconds:
            return False
        self._last = now
        return True
