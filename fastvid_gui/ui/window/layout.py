"""Where the panels are: two splitters and panels that can be hidden; everything is restored from last time.

+-------+---------------------+--------+
| films |       preview       | styles |   across
+-------+---------------------+--------+
|               timeline               |   down
+--------------------------------------+
|                 queue                |
+--------------------------------------+
"""

import binascii
from base64 import b64decode, b64encode

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from fastvid_gui.settings import settings
from fastvid_gui.ui.widgets.grips import GripSplitter
from fastvid_gui.ui.widgets.roomy import resize_within
from fastvid_gui.ui.widgets.theme import SPACE

DEFAULT_SIZE = (1280, 720)
SIDES = {"films": 208, "styles": 296}
TIMELINE = 196
QUEUE = 120
QUEUE_MOST = 0.4
"""The largest share of the window's height that the queue takes by itself."""
QWIDGETSIZE_MAX = (1 << 24) - 1


class Panes(QWidget):
    """The panels and what is between them. `front` replaces the upper three while no film is open."""

    def __init__(
        self,
        films: QWidget,
        preview: QWidget,
        styles: QWidget,
        timeline: QWidget,
        queue: QWidget,
        front: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.panels = {"films": films, "styles": styles, "timeline": timeline, "queue": queue}
        self._queue_height = QUEUE
        self.across = QSplitter(Qt.Orientation.Horizontal)
        for panel in (films, preview, styles):
            self.across.addWidget(panel)
        self.across.setStretchFactor(1, 1)
        for place, stretch in ((0, 0), (1, 1), (2, 0)):
            self.across.setStretchFactor(place, stretch)
            self.across.setCollapsible(place, place != 1)
        self.work = QSplitter(Qt.Orientation.Vertical)
        self.work.addWidget(self.across)
        self.work.addWidget(timeline)
        self.work.setStretchFactor(0, 1)
        self.work.setCollapsible(0, False)
        self.stack = QStackedWidget()
        self.stack.addWidget(front)
        self.stack.addWidget(self.work)
        self.stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.down = GripSplitter(Qt.Orientation.Vertical)
        self.down.addWidget(self.stack)
        self.down.addWidget(queue)
        self.down.setStretchFactor(0, 1)
        self.down.setCollapsible(0, False)
        for splitter in (self.across, self.work, self.down):
            splitter.setHandleWidth(SPACE - 2)
            splitter.setChildrenCollapsible(False)
        self.down.setHandleWidth(SPACE + 2)
        self.down.explain(
            1,
            self.tr("Height of the render queue"),
            self.tr("Drag to give the queue more or less room; double-click: as much as it needs"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.down)
        self.across.setSizes([SIDES["films"], 2000, SIDES["styles"]])
        self.work.setSizes([2000, TIMELINE])
        self.down.setSizes([2000, QUEUE])

    def fit_queue(self, filled: bool) -> None:
        """Makes the queue as low as possible while it is empty, and gives its room back when it is not."""
        queue, sizes = self.panels["queue"], self.down.sizes()
        least = queue.minimumSizeHint().height()
        if not filled:
            if sizes[1] > least:
                self._queue_height = max(QUEUE, sizes[1])
            queue.setMaximumHeight(least)
            self.down.setSizes([sum(sizes) - least, least])
        elif queue.maximumHeight() < QWIDGETSIZE_MAX:
            queue.setMaximumHeight(QWIDGETSIZE_MAX)
            self.down.setSizes([sum(sizes) - self._queue_height, self._queue_height])

    def set_queue_height(self, height: int, most: float = QUEUE_MOST) -> None:
        """Gives the queue a height: at most that share of the window's, and what the panels above can spare."""
        sizes = self.down.sizes()
        wanted = min(height, int(most * sum(sizes)))
        if wanted != sizes[1]:
            self.down.setSizes([sum(sizes) - wanted, wanted])

    def show_front(self, shown: bool) -> None:
        """Shows the invitation, or the panels."""
        self.stack.setCurrentIndex(0 if shown else 1)


def restore_layout(window: QMainWindow, panes: Panes) -> None:
    """Puts window and panels where they were left; Qt corrects a position on a screen that is gone."""
    values = settings().values
    resize_within(window, QSize(*DEFAULT_SIZE))
    geometry = _decoded(values.geometry)
    if geometry is not None:
        window.restoreGeometry(geometry)
    for name, splitter in _splitters(panes).items():
        state = _decoded(values.layout.get(name, ""))
        if state is not None:
            splitter.restoreState(state)


def save_layout(window: QMainWindow, panes: Panes, hidden: tuple[str, ...]) -> None:
    """Remembers where window and panels are."""
    kept = {name: text for name, text in settings().values.layout.items() if name == "queue"}
    layout = kept | {name: _encoded(splitter.saveState()) for name, splitter in _splitters(panes).items()}
    layout["hidden"] = ",".join(hidden)
    settings().change(geometry=_encoded(window.saveGeometry()), layout=layout)


def hidden_panels() -> tuple[str, ...]:
    """The panels that the user hid."""
    return tuple(name for name in settings().values.layout.get("hidden", "").split(",") if name)


def _splitters(panes: Panes) -> dict[str, QSplitter]:
    return {"across": panes.across, "work": panes.work, "down": panes.down}


def _encoded(state: QByteArray) -> str:
    return b64encode(state.data()).decode("ascii")


def _decoded(text: str) -> QByteArray | None:
    try:
        return QByteArray(b64decode(text, validate=True)) if text else None
    except (binascii.Error, ValueError):
        return None
