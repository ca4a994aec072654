"""A switch: a round handle in a track, with its name beside it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from fastvid_gui.ui.widgets.theme import SPACE, colors

TRACK = QSize(34, 18)


class Switch(QAbstractButton):
    """Checkable; the position of the handle shows the state, not its color alone."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + SPACE + TRACK.width() + 12
        return QSize(width, max(metrics.height(), TRACK.height()) + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        shades, painter = colors(self.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(shades.text)
        area = QRectF(self.rect()).adjusted(6, 0, -6, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        track = QRectF(0, 0, TRACK.width(), TRACK.height())
        track.moveCenter(QPointF(area.right() - TRACK.width() / 2, area.center().y()))
        on = self.isChecked()
        painter.setPen(
            QPen(shades.accent if on or self.hasFocus() else shades.muted, 2 if self.hasFocus() else 1)
        )
        painter.setBrush(shades.accent if on else shades.raised)
        painter.drawRoundedRect(track, TRACK.height() / 2, TRACK.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shades.accent_text if on else shades.muted)
        half = TRACK.height() / 2
        painter.drawEllipse(
            QPointF(track.right() - half if on else track.left() + half, track.center().y()), 6, 6
        )
        painter.end()
