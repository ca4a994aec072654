"""Plays by the clock: says which frame is due, forwards or backwards, at any speed. The engine brings the pictures."""

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from fastvid_gui.ui.preview.clock import frame_at
from fastvid_gui.ui.state.session import Film

TICK_MS = 8


class TimedPlayback(QObject):
    """Moves through the frames at the film's own times."""

    frame_due = Signal(int, object)
    """A frame, and None (this playback has no pictures)."""
    ended = Signal()
    """The first or last frame was reached."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._film: Film | None = None
        self._from = 0.0
        self._rate = 1.0
        self._frame = 0

    def start(self, film: Film, frame: int, rate: float) -> None:
        """Plays from `frame` at `rate` times the film's speed (negative: backwards)."""
        self._film, self._frame, self._rate = film, frame, rate
        times = film.times
        # Backwards, a frame is left at its beginning, so it is shown for as long as the one before it lasts.
        self._from = times[frame] if rate > 0 or frame + 1 >= len(times) else times[frame + 1] - 0.001
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        """Stays on the current frame."""
        self._timer.stop()

    def _on_tick(self) -> None:
        film = self._film
        if film is None:
            return
        at = self._from + self._clock.elapsed() / 1000 * self._rate
        frame = frame_at(film.times, at)
        if frame != self._frame:
            self._frame = frame
            self.frame_due.emit(frame, None)
        if not self._timer.isActive():
            return
        over = at < film.times[0] if self._rate < 0 else at >= end_of(film)
        if over:
            self.stop()
            self.ended.emit()


def end_of(film: Film) -> float:
    """The time at which the last frame stops being shown, seconds from the first."""
    length = float(film.info.duration) if film.info else 0.0
    return max(length, film.times[-1])
