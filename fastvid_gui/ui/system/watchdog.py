"""Measures whether the window's thread answers: how long an event waits until it is handled.

Another thread posts an event every few milliseconds, one at a time, and looks at the clock when the window's thread has
handled it. A wait longer than `SLOW_MS` is logged with what Python was doing at the time. The watchdog costs little;
the app runs it when FASTVID_DEBUG=1 is set, and tests do.

On a computer whose cores are all busy, a wait says little about the window. The part of it in which the window's thread
computed (where the system reports that) is what our code took.
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
"""No slot of the window may take longer than this (promise 7)."""
PERIOD_SECONDS = 0.005
SAMPLES_KEPT = 200_000
STACK_LINES = 30

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How long events waited, milliseconds. `slow`: how many waited more than `SLOW_MS`.

    `*_cpu*`: the same for the time that the window's thread computed in it; 0 if the system does not report it.
    """

    samples: int
    longest_ms: float
    p99_ms: float
    slow: int
    longest_cpu_ms: float = 0.0
    p99_cpu_ms: float = 0.0
    slow_cpu: int = 0

    def __str__(self) -> str:
        return (
            f"event loop: {self.samples} samples, longest {self.longest_ms:.0f} ms, "
            f"99th percentile {self.p99_ms:.1f} ms, {self.slow} over {SLOW_MS} ms; computing: "
            f"longest {self.longest_cpu_ms:.0f} ms, 99th percentile {self.p99_cpu_ms:.1f} ms, "
            f"{self.slow_cpu} over {SLOW_MS} ms"
        )


class Watchdog(QObject):
    """Watches the thread that made it, until `stop`."""

    _post = Signal(float, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched = threading.get_ident()
        self._handled = threading.Event()
        self._over = threading.Event()
        self._waits: deque[tuple[float, float]] = deque(maxlen=SAMPLES_KEPT)
        self._clock = _cpu_clock(self._watched)
        self._stacks: deque[str] = deque(maxlen=50)
        self._post.connect(self._on_post, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._thread.start()

    @property
    def stacks(self) -> tuple[str, ...]:
        """What Python was doing when the window did not answer, newest last."""
        return tuple(self._stacks)

    def figures(self) -> Figures:
        """The measurements since the start or the last `reset`."""
        samples = tuple(self._waits)
        if not samples:
            return Figures(samples=0, longest_ms=0.0, p99_ms=0.0, slow=0)
        longest, p99, slow = _summary([wait for wait, _ in samples])
        longest_cpu, p99_cpu, slow_cpu = _summary([cpu for _, cpu in samples])
        return Figures(
            samples=len(samples), longest_ms=longest, p99_ms=p99, slow=slow,
            longest_cpu_ms=longest_cpu, p99_cpu_ms=p99_cpu, slow_cpu=slow_cpu,
        )  # fmt: skip

    def reset(self) -> None:
        """Forgets all measurements so far."""
        self._waits.clear()
        self._stacks.clear()

    def stop(self) -> None:
        """Ends the watch; `figures` stay."""
        self._over.set()
        self._thread.join()

    def _on_post(self, sent: float, computed: float) -> None:
        self._waits.append((time.perf_counter() - sent, self._computed() - computed))
        self._handled.set()

    def _computed(self) -> float:
        """Seconds for which the window's thread has computed; 0 if the system does not report it."""
        return time.clock_gettime(self._clock) if self._clock is not None else 0.0

    def _watch(self) -> None:
        while not self._over.wait(PERIOD_SECONDS):
            self._handled.clear()
            sent, computed = time.perf_counter(), self._computed()
            self._post.emit(sent, computed)
            if self._handled.wait(SLOW_MS / 1000):
                continue
            if self._over.is_set():
                return
            stack = self._stack()
            # When the loop has ended nobody handles events any more, and `stop` may come at any time.
            while not self._handled.wait(PERIOD_SECONDS):
                if self._over.is_set():
                    return
            text = (
                f"{(time.perf_counter() - sent) * 1000:.0f} ms without an answer, computing for "
                f"{(self._computed() - computed) * 1000:.0f} ms of them\n{stack}"
            )
            self._stacks.append(text)
            _log.warning("the window's thread did not answer: %s", text)

    def _stack(self) -> str:
        frame = sys._current_frames().get(self._watched)
        return "".join(traceback.format_stack(frame)[-STACK_LINES:]) if frame is not None else ""


def _summary(seconds: list[float]) -> tuple[float, float, int]:
    """Longest and 99th percentile in milliseconds, and how many are over `SLOW_MS`."""
    seconds = sorted(seconds)
    p99 = seconds[min(len(seconds) - 1, int(len(seconds) * 0.99))]
    return seconds[-1] * 1000, p99 * 1000, sum(each * 1000 > SLOW_MS for each in seconds)


def _cpu_clock(thread: int) -> int | None:
    """The clock that counts what a thread computes (Windows and macOS have none)."""
    of_thread = getattr(time, "pthread_getcpuclockid", None)
    return of_thread(thread) if of_thread is not None else None
