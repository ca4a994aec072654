"""The progress line of a render: thin, in the color of its state, hatched while it rests."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from fastvid_gui.ui.state.queue_item import ItemState, QueueItem
from fastvid_gui.ui.widgets.theme import colors
from fastvid_gui.ui.words.quantities import percent_words

THICKNESS = 6
STEPS = 1000


class ProgressLine(QProgressBar):
    """Shows the progress of an item. Before painting starts, it shows its stage in a quieter color."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = ItemState.WAITING
        self._preparing = False
        self.setRange(0, STEPS)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Progress"))

    def show_item(self, item: QueueItem) -> None:
        """Shows an item's progress."""
        share, stage = item.share, item.stage
        self._preparing = share is None
        if share is None:
            share = stage.done / stage.total if stage and stage.total else 0.0
        self._state = item.state
        self.setValue(round(STEPS * min(1.0, share)))
        self.setAccessibleDescription(percent_words(item))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, THICKNESS)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, THICKNESS)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = colors(self.palette())
        running = self._state is ItemState.RUNNING
        color = {
            ItemState.RUNNING: palette.muted if self._preparing else palette.accent,
            ItemState.DONE: palette.done,
            ItemState.FAILED: palette.error,
        }.get(self._state, palette.waiting)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        area.setHeight(THICKNESS)
        area.moveCenter(QRectF(self.rect()).center())
        outline = QPainterPath()
        outline.addRoundedRect(area, THICKNESS / 2, THICKNESS / 2)
        painter.setClipPath(outline)
        painter.fillRect(area, palette.line)
        filled = QRectF(area)
        filled.setWidth(area.width() * self.value() / STEPS)
        if running or self._state is ItemState.DONE:
            painter.fillRect(filled, color)
        else:
            painter.fillRect(filled, QBrush(color, Qt.BrushStyle.Dense3Pattern))
        painter.end()
