"""A pairing code that can be read across a room, and how long it is still valid."""

import time

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fastvid_gui.ui.widgets.theme import RADIUS, colors
from fastvid_gui.ui.words.helper import code_words, left_words

CODE_SECONDS = 120.0
"""How long a new code is valid (DESIGN §7)."""
TICK_MS = 250
LARGEST_SHARE = 0.42
"""The largest share of the card's height that the digits take."""


class CodeCard(QWidget):
    """Shows a code as large as possible, with a bar that runs out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code, self._ends = "", 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(160)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.update)

    @property
    def code(self) -> str:
        """What is shown."""
        return self._code

    def show_code(self, code: str, seconds: float) -> None:
        """Shows a code that is valid for `seconds` from now; "" shows none."""
        ends = time.monotonic() + seconds
        # The clocks of two processes agree within a second; the count must not jump back and forth.
        if code != self._code or abs(ends - self._ends) > 2:
            self._ends = ends
        self._code = code
        if code:
            self._tick.start()
        else:
            self._tick.stop()
        digits = " ".join(code_words(code))
        self.setAccessibleName(self.tr("Pairing code: {digits}").format(digits=digits) if code else "")
        self.update()

    def seconds_left(self) -> float:
        """How long the code is still valid."""
        return max(0.0, self._ends - time.monotonic())

    def paintEvent(self, event: QPaintEvent) -> None:
        shades, painter = colors(self.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(shades.line)
        painter.setBrush(shades.raised)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        if not self._code:
            painter.end()
            return
        left, words = self.seconds_left(), code_words(self._code)
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 1.25)
        line = QFontMetricsF(small).height()
        inner = area.adjusted(24, 16, -24, -16)
        large = QFont(self.font())
        large.setWeight(QFont.Weight.Bold)
        large.setPixelSize(max(32, int(area.height() * LARGEST_SHARE)))
        wide = QFontMetricsF(large).horizontalAdvance(words)
        if wide > inner.width():
            large.setPixelSize(max(24, int(large.pixelSize() * inner.width() / wide)))
        painter.setFont(small)
        painter.setPen(shades.muted)
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, self.tr("Pairing code")
        )
        painter.setFont(large)
        painter.setPen(shades.text)
        painter.drawText(inner.adjusted(0, line, 0, -2 * line), Qt.AlignmentFlag.AlignCenter, words)
        bar = QRectF(inner.left(), inner.bottom() - 2 * line + 4, inner.width(), 6)
        bar.setWidth(min(bar.width(), 420.0))
        bar.moveLeft(area.center().x() - bar.width() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shades.line)
        painter.drawRoundedRect(bar, 3, 3)
        bar.setWidth(bar.width() * min(1.0, left / CODE_SECONDS))
        painter.setBrush(shades.warning if left < 20 else shades.accent)
        painter.drawRoundedRect(bar, 3, 3)
        painter.setFont(small)
        painter.setPen(shades.muted)
        painter.drawText(
            inner,
            Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter,
            self.tr("Valid for {time}, for one computer").format(time=left_words(left)),
        )
        painter.end()
