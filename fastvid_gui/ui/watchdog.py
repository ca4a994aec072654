"""Measures whether the window's thread answers: how long an event waits until it is handled.

Another thread posts an event every few milliseconds, one at a time, and looks at the clock when the window's thread
has handled it. What was waited for longer than `SLOW_MS` is logged with what Python was doing meanwhile. Running it
costs little; the app does when FASTVID_DEBUG=1 is set, and tests do.
"""

import logging
import sys
import threading
import time
import traceback
from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

SLOW_MS = 50
"""No slot of the window may take longer (promise 7)."""
PERIOD_SECONDS = 0.005
SAMPLES_KEPT = 200_000
STACK_LINES = 30

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Figures:
    """How long events waited, milliseconds. `slow`: how many waited more than `SLOW_MS`."""

    samples: int
    longest_ms: float
    p99_ms: float
    slow: int

    def __str__(self) -> str:
        return (
            f"event loop: {self.samples} samples, longest {self.longest_ms:.0f} ms, "
            f"99th percentile {self.p99_ms:.1f} ms, {self.slow} over {SLOW_MS} ms"
        )


class Watchdog(QObject):
    """Watches the thread it is made in, until `stop`."""

    _post = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched = threading.get_ident()
        self._handled = threading.Event()
        self._over = threading.Event()
        self._waits: deque[float] = deque(maxlen=SAMPLES_KEPT)
        self._stacks: deque[str] = deque(maxlen=50)
        self._post.connect(self._on_post, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._thread.start()

    @property
    def stacks(self) -> tuple[str, ...]:
        """What Python was doing when the window did not answer, newest last."""
        return tuple(self._stacks)

    def figures(self) -> Figures:
        """What was measured since the start or the last `reset`."""
        waits = sorted(self._waits)
        if not waits:
            return Figures(0, 0.0, 0.0, 0)
        p99 = waits[min(len(waits) - 1, int(len(waits) * 0.99))]
        return Figures(len(waits), waits[-1] * 1000, p99 * 1000, sum(wait * 1000 > SLOW_MS for wait in waits))

    def reset(self) -> None:
        """Forgets what was measured so far."""
        self._waits.clear()
        self._stacks.clear()

    def stop(self) -> None:
        """Ends the watch; `figures` stay."""
        self._over.set()
        self._handled.set()
        self._thread.join()

    def _on_post(self, sent: float) -> None:
        self._waits.append(time.perf_counter() - sent)
        self._handled.set()

    def _watch(self) -> None:
        while not self._over.wait(PERIOD_SECONDS):
            self._handled.clear()
            sent = time.perf_counter()
            self._post.emit(sent)
            if self._handled.wait(SLOW_MS / 1000):
                continue
            stack = self._stack()
            self._handled.wait()
            if self._over.is_set():
                return
            text = f"{(time.perf_counter() - sent) * 1000:.0f} ms without an answer\n{stack}"
            self._stacks.append(text)
            _log.warning("the window's thread did not answer: %s", text)

    def _stack(self) -> str:
        frame = sys._current_frames().get(self._watched)
        return "".join(traceback.format_stack(frame)[-STACK_LINES:]) if frame is not None else ""
