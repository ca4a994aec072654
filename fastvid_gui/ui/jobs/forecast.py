"""One time for the whole queue: what the running film still needs, and what the waiting ones will.

The engine estimates each waiting film once, one after the other. How the running film compares with its own estimate
(it has helpers, or the computer is busy) then corrects those of the films behind it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from fastvid_gui.engine.messages.jobs import Estimate, EstimateRender
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.queue_item import ItemState, QueueItem

LEAST_CORRECTION, MOST_CORRECTION = 1 / 50, 20.0
CALM_MS = 250
LEAST_FRAMES = 12
"""With fewer frames left, the time left says nothing about the speed."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What the engine said about a request. `seconds`: None if it does not know."""

    request: RenderRequest
    frames: int = 0
    seconds: float | None = None

    @property
    def each(self) -> float | None:
        """Seconds a frame."""
        return self.seconds / self.frames if self.seconds is not None and self.frames else None


class Forecast(QObject):
    """Follows the queue; has at most one request open."""

    changed = Signal()
    """More is known."""

    def __init__(self, queue: RenderQueue, preview_engine: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue, self._preview_engine = queue, preview_engine
        self._guesses: dict[int, Guess] = {}
        self._call: Call | None = None
        # Not at once: a film that is added to be rendered now does not wait, and the user may change his mind.
        self._soon = QTimer(self, singleShot=True, interval=CALM_MS)
        self._soon.timeout.connect(self._look)
        queue.items_changed.connect(self._look_soon)
        queue.item_changed.connect(self._look_soon)
        self._look_soon()

    @property
    def waiting(self) -> int:
        """How many films wait for their turn."""
        return sum(item.state is ItemState.WAITING for item in self._queue.items)

    def seconds(self, running_left: float | None) -> float | None:
        """How long the whole queue takes; None while a part of it is unknown.

        Args:
            running_left: what the running film still needs; None: not known.
        """
        running = self._queue.running
        if running is not None and running_left is None:
            return None
        correction = self._correction(running, running_left)
        whole = running_left or 0.0
        for item in self._queue.items:
            if item.state is not ItemState.WAITING:
                continue
            guess = self._guesses.get(item.number)
            if guess is None or guess.request != item.request or guess.seconds is None:
                return None
            whole += guess.seconds * correction
        return whole

    def _correction(self, running: QueueItem | None, left: float | None) -> float:
        """How much longer a frame of the running film takes than was estimated."""
        guess = self._guesses.get(running.number) if running is not None else None
        if running is None or running.painted is None or guess is None or left is None:
            return 1.0
        frames = running.total - running.painted.done
        if frames < LEAST_FRAMES or not guess.each:
            return 1.0
        return min(MOST_CORRECTION, max(LEAST_CORRECTION, left / frames / guess.each))

    def _look_soon(self) -> None:
        if self.waiting and not self._soon.isActive():
            self._soon.start()

    def _look(self) -> None:
        """Asks about the next film of which nothing is known."""
        if self._call is not None:
            return
        items = self._queue.items
        if not self.waiting:
            return
        listed = {item.number for item in items}
        self._guesses = {number: guess for number, guess in self._guesses.items() if number in listed}
        for item in items:
            guess = self._guesses.get(item.number)
            known = guess is not None and guess.request == item.request
            if item.state in (ItemState.WAITING, ItemState.RUNNING) and not known:
                self._ask(item)
                return

    def _ask(self, item: QueueItem) -> None:
        request, number = item.request, item.number
        self._guesses[number] = Guess(request)
        call = self._call = self._preview_engine.ask(EstimateRender(request), self)

        def finished(value: object) -> None:
            if isinstance(value, Estimate):
                frames = value.frames - value.stored_frames
                self._guesses[number] = Guess(request, frames, value.seconds)

        call.finished.connect(finished)
        call.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self._call = None
        self.changed.emit()
        self._look()
