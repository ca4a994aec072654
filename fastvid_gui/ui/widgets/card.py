"""A raised area with round corners, for things that belong together."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from fastvid_gui.ui.widgets.theme import RADIUS, colors


class Card(QWidget):
    """Paints itself in the theme's colors."""

    def paintEvent(self, event: QPaintEvent) -> None:
        shades, painter = colors(self.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shades.line, 1))
        painter.setBrush(shades.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()
