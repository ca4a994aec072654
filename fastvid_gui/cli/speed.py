"""How fast frames are finished, and how long the rest takes, as people read it; nothing before it is measured."""

import time
from collections import deque
from collections.abc import Callable

WINDOW_SECONDS = 8.0
LEAST_SECONDS = 1.0
LEAST_FRAMES = 3
"""No speed is shown before this much of it was seen."""
GAP_TIMES, GAP_SECONDS = 8.0, 5.0
"""Frames that come this much later than those before them waited for something: the measurement starts again."""
SLOW = 0.95
"""Below this many frames a second, the seconds of one frame say more."""


class FrameCounter:
    """Counts frames as they are finished; `now`: seconds of a steady clock."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._times: deque[tuple[float, int]] = deque()
        self._frames = 0

    def frame(self) -> None:
        """One more is finished."""
        now = self._now()
        if len(self._times) > 1:
            usual = (self._times[-1][0] - self._times[0][0]) / (self._times[-1][1] - self._times[0][1])
            if now - self._times[-1][0] > max(GAP_SECONDS, GAP_TIMES * usual):
                self._times.clear()
        self._frames += 1
        self._times.append((now, self._frames))
        while len(self._times) > LEAST_FRAMES + 1 and self._times[1][0] < now - WINDOW_SECONDS:
            self._times.popleft()

    @property
    def rate(self) -> float | None:
        """Frames a second over the last seconds; None before enough was seen."""
        if not self._times:
            return None
        seconds = self._times[-1][0] - self._times[0][0]
        frames = self._times[-1][1] - self._times[0][1]
        return frames / seconds if seconds >= LEAST_SECONDS and frames >= LEAST_FRAMES else None


def speed_words(rate: float) -> str:
    """A speed for people: "12.5 frames/s", or "4.0 s a frame" if a frame takes more than one second."""
    if rate >= SLOW:
        return f"{rate:.1f} frames/s"
    seconds = 1 / max(rate, 1e-9)
    return f"{seconds:.1f} s a frame" if seconds < 99.5 else f"{seconds / 60:.0f} min a frame"


def clock_left(seconds: float) -> str:
    """A time still to wait, for people: "40 s left", "3 min left", "2 h 5 min left"."""
    seconds = max(0, round(seconds))
    if seconds < 90:
        return f"{seconds} s left"
    minutes = round(seconds / 60)
    return f"{minutes} min left" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min left"
