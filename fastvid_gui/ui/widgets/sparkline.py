"""A small curve without axes: how a number develops, newest at the right."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from fastvid_gui.ui.widgets.theme import colors

MOST_POINTS = 240


class Sparkline(QWidget):
    """Draws values on a logarithmic scale, since losses fall by factors; memory stays bounded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[float] = []
        self._each = 1
        self._skipped = 0

    @property
    def values(self) -> Sequence[float]:
        """The drawn values."""
        return tuple(self._values)

    def add(self, value: float) -> None:
        """Adds a value at the right. If there are many, every second one is dropped, again and again."""
        if not math.isfinite(value) or value <= 0:
            return
        self._skipped += 1
        if self._skipped < self._each and self._values:
            self._values[-1] = value
        else:
            self._values.append(value)
            self._skipped = 0
        if len(self._values) > MOST_POINTS:
            self._values = self._values[::2]
            self._each *= 2
        self.update()

    def clear(self) -> None:
        """Starts over."""
        self._values, self._each, self._skipped = [], 1, 0
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._values) < 2:
            return
        shades, painter = colors(self.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heights = [math.log(value) for value in self._values]
        low, span = min(heights), max(1e-6, max(heights) - min(heights))
        width, height = self.width() - 6, self.height() - 6
        points = [
            QPointF(3 + width * at / (len(heights) - 1), 3 + height * (1 - (value - low) / span))
            for at, value in enumerate(heights)
        ]
        line = QPainterPath(points[0])
        for point in points[1:]:
            line.lineTo(point)
        below = QPainterPath(line)
        below.lineTo(points[-1].x(), self.height())
        below.lineTo(points[0].x(), self.height())
        below.closeSubpath()
        shade = QColor(shades.accent)
        shade.setAlphaF(0.15)
        painter.fillPath(below, shade)
        painter.setPen(QPen(shades.accent, 1.5))
        painter.drawPath(line)
        painter.setBrush(shades.accent)
        painter.drawEllipse(points[-1], 2.0, 2.0)
        painter.end()
