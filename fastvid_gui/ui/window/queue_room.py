"""How much room the queue has: two to four rows by itself, or what the user chose with the handle above it."""

from PySide6.QtCore import QEvent, QObject, QTimer

from fastvid_gui.settings import settings
from fastvid_gui.ui.jobs.panel import JobsPanel
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.window.layout import Panes

ROWS = ((1000, 4), (840, 3), (0, 2))
"""Rows that are visible by themselves, by the height of the panes (logical pixels)."""
KEY = "queue"
"""Name of the chosen height among the preferences of the layout."""


class QueueRoom(QObject):
    """Follows the queue, and the handle."""

    def __init__(self, panes: Panes, panel: JobsPanel, queue: RenderQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._panes, self._panel, self._queue = panes, panel, queue
        self._chosen = _kept_height()
        self._ended = 0
        # Not at once: a new row has no height yet.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        panes.down.handle_moved.connect(self._on_moved)
        panes.down.reset_wanted.connect(self.reset)
        queue.items_changed.connect(self.fit)
        queue.item_ended.connect(self._on_ended)
        panes.installEventFilter(self)
        panel.installEventFilter(self)
        self.fit()

    @property
    def chosen(self) -> int:
        """The height that the user chose; 0: none, the queue takes what its rows need."""
        return self._chosen

    def fit(self) -> None:
        """Gives the queue its room, as soon as its rows are laid out."""
        filled = bool(self._queue.items)
        self._panes.fit_queue(filled)
        if not filled:
            self._ended = 0
        self._soon.start()

    def reset(self) -> None:
        """Forgets what the user chose."""
        self._choose(0)
        self._soon.start()

    def _fit(self) -> None:
        if not self._queue.items:
            return
        if self._chosen:
            self._panes.set_queue_height(self._chosen, most=1.0)
            return
        rows = next(count for least, count in ROWS if self._panes.height() >= least)
        self._panes.set_queue_height(max(self._panel.height_for_rows(rows), self._height_for_ended()))

    def _height_for_ended(self) -> int:
        """What a render says at its end is longer than before: it is shown whole."""
        return self._panel.height_for(self._ended) if self._queue.item(self._ended) is not None else 0

    def _on_ended(self, number: int) -> None:
        self._ended = number
        self._soon.start()

    def _on_moved(self) -> None:
        if self._queue.items:
            self._choose(self._panes.down.sizes()[1])

    def _choose(self, height: int) -> None:
        self._chosen = height
        layout = {name: text for name, text in settings().values.layout.items() if name != KEY}
        settings().change(layout=layout | ({KEY: str(height)} if height else {}))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The panel's layout changes when a banner comes or goes: the rows keep their room.
        wanted = QEvent.Type.Resize if watched is self._panes else QEvent.Type.LayoutRequest
        if event.type() == wanted:
            self._soon.start()
        return False


def _kept_height() -> int:
    text = settings().values.layout.get(KEY, "")
    return min(int(text), 10_000) if text.isdecimal() else 0
