"""Says at the left of the timeline what its rows are."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fastvid_gui.ui.timeline.state import TimelineState
from fastvid_gui.ui.widgets.theme import SPACE, colors

_SMALLER = 0.88


class RowLabels(QWidget):
    """One word beside each row; as wide as the longest needs."""

    def __init__(self, state: TimelineState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        state.scale_changed.connect(self.update)
        self._fit()

    def words(self) -> dict[str, str]:
        """The word for each row, by the row's name."""
        return {
            "styles": self.tr("Style"),
            "curve": self.tr("Change"),
            "keys": self.tr("Keyframes"),
            "ranges": self.tr("Ranges"),
        }

    def _fit(self) -> None:
        font = self.font()
        font.setPointSizeF(max(6.0, font.pointSizeF() * _SMALLER))
        metrics = QFontMetricsF(font)
        longest = max(metrics.horizontalAdvance(word) for word in self.words().values())
        self.setFixedWidth(round(longest) + SPACE)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 40)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._state.film is not None:
            font = self.font()
            font.setPointSizeF(max(6.0, font.pointSizeF() * _SMALLER))
            painter.setFont(font)
            painter.setPen(colors(self.palette()).muted)
            for name, word in self.words().items():
                row: QRectF = getattr(self._state.rows, name)
                place = QRectF(0, row.top(), self.width(), row.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word)
        painter.end()
