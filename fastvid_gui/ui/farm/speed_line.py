"""A node's speed over the last minute as a small curve, and its share of the work as a bar."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fastvid_gui.ui.widgets.theme import colors

MOST = 60


class SpeedLine(QWidget):
    """Frames a second from 0 up, newest at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speeds: tuple[float, ...] = ()
        self._color = QColor()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Speed of the last minute"))
        self.setToolTip(self.tr("Speed of the last minute"))

    def show_speeds(self, speeds: tuple[float, ...], color: QColor) -> None:
        """Shows these values, one a second."""
        if (speeds, color) != (self._speeds, self._color):
            self._speeds, self._color = speeds, color
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(48, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._speeds) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(*self._speeds, 1e-6)
        step, height = (self.width() - 4) / (MOST - 1), self.height() - 4
        left = self.width() - 2 - step * (len(self._speeds) - 1)
        points = [
            QPointF(left + step * at, 2 + height * (1 - speed / most))
            for at, speed in enumerate(self._speeds)
        ]
        line = QPainterPath(points[0])
        for point in points[1:]:
            line.lineTo(point)
        painter.setPen(QPen(self._color, 1.5))
        painter.drawPath(line)
        painter.end()


class ShareBar(QWidget):
    """0 to 1 as a thin bar in the node's color."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._color = 0.0, QColor()
        self.setFixedHeight(5)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, color: QColor) -> None:
        """Shows this part of the work."""
        if (share, color) != (self._share, self._color):
            self._share, self._color = share, color
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(0, 0, 0, 0)))
        painter.setBrush(colors(self.palette()).line)
        area = QRectF(self.rect())
        painter.drawRoundedRect(area, 2.5, 2.5)
        area.setWidth(area.width() * self._share)
        painter.setBrush(self._color)
        painter.drawRoundedRect(area, 2.5, 2.5)
        painter.end()
