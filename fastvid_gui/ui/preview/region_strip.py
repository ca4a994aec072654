"""A strip along the film that shows where the chosen region is marked, and whether it is carried through the film."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fastvid_gui.projects.marked_regions import MarkedRegion
from fastvid_gui.ui.widgets.theme import colors, node_color

HEIGHT = 16
EDGE = 12.0
REACH = 8.0
"""A click this near to a mark goes to it, logical pixels."""
MARK = 4.5


class RegionStrip(QWidget):
    """Marks are clicked to go to their frames."""

    sought = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._region: MarkedRegion | None = None
        self._number = self._frames = self._playhead = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Where this region is marked; a click goes there"))
        self.setAccessibleName(self.tr("Marked frames of the region"))

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT)

    def show_region(self, region: MarkedRegion | None, number: int, frames: int, playhead: int) -> None:
        """Shows the marks of a region in a film with that many frames."""
        self._region, self._number, self._frames, self._playhead = region, number, frames, playhead
        marked = ", ".join(str(key.frame) for key in region.keys) if region is not None else ""
        self.setAccessibleDescription(marked)
        self.update()

    def x_of(self, frame: int) -> float:
        """Where a frame is."""
        return EDGE + (self.width() - 2 * EDGE) * frame / max(1, self._frames - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        region, x = self._region, event.position().x()
        if event.button() != Qt.MouseButton.LeftButton or region is None or self._frames < 1:
            return
        near = min(region.keys, key=lambda key: abs(self.x_of(key.frame) - x), default=None)
        if near is not None and abs(self.x_of(near.frame) - x) <= REACH:
            self.sought.emit(near.frame)
            return
        share = (x - EDGE) / max(1.0, self.width() - 2 * EDGE)
        self.sought.emit(round(min(1.0, max(0.0, share)) * (self._frames - 1)))

    def paintEvent(self, event: QPaintEvent) -> None:
        region = self._region
        if region is None or self._frames < 1:
            return
        painter, palette, middle = QPainter(self), colors(self.palette()), self.height() / 2
        color = node_color(max(0, self._number), self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        line = QColor(color if region.mask else palette.line)
        painter.setBrush(line)
        painter.drawRoundedRect(QRectF(EDGE, middle - 2, self.width() - 2 * EDGE, 4), 2, 2)
        painter.setBrush(palette.text)
        painter.drawRect(QRectF(self.x_of(self._playhead) - 0.75, 1, 1.5, self.height() - 2))
        carried = set(region.carried) if region.mask else set()
        for key in region.keys:
            # What is not carried yet is hollow.
            painter.setPen(color)
            painter.setBrush(color if key.matte in carried else palette.surface)
            painter.drawEllipse(QPointF(self.x_of(key.frame), middle), MARK, MARK)
        painter.end()
