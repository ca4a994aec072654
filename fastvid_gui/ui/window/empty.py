"""What the window shows while no film is open: an invitation."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fastvid_gui.paths import resources_folder
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import SPACE, colors
from fastvid_gui.ui.window.recent import RecentFilms

SIGN = 88
REST = 380
"""Height of everything but the recent films, with some air."""


class EmptyState(QWidget):
    """Drop a video here, choose one, open a recent one, or try the sample."""

    open_wanted = Signal()
    sample_wanted = Signal()
    film_wanted = Signal(object)
    """`Path` of a recent film or project."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 24)
        zone = _Zone(self)
        zone.clicked.connect(self.open_wanted)
        outer.addWidget(zone)
        column = QVBoxLayout(zone)
        column.setSpacing(SPACE)
        column.addStretch(3)
        sign = QLabel(zone)
        sign.setPixmap(
            QIcon(str(resources_folder() / "icons" / "fastvid.svg")).pixmap(
                QSize(SIGN, SIGN), self.devicePixelRatioF()
            )
        )
        column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(SPACE)
        title = QLabel(self.tr("Drop a video here"), zone)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.9)
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        self._hint = QLabel(
            self.tr("and see it painted. Folders and several videos at once are fine too."), zone
        )
        column.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(2 * SPACE)
        column.addLayout(self._buttons(zone))
        column.addSpacing(2 * SPACE)
        self.recent = RecentFilms(self)
        self.recent.film_wanted.connect(self.film_wanted)
        column.addWidget(self.recent, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(4)
        self._color()

    def _buttons(self, zone: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE + 4)
        row.addStretch(1)
        choose = QPushButton(self.tr("Choose a video…"), zone)
        choose.setProperty("primary", True)
        choose.setToolTip(self.tr("Open videos from this computer"))
        choose.clicked.connect(self.open_wanted)
        row.addWidget(choose)
        sample = QPushButton(icon("clapperboard"), self.tr("Try the sample"), zone)
        sample.setToolTip(self.tr("Open the short clip that comes with FastVid"))
        sample.clicked.connect(self.sample_wanted)
        row.addWidget(sample)
        row.addStretch(1)
        for button in (choose, sample):
            button.setMinimumHeight(button.sizeHint().height() + SPACE)
        return row

    def show_recent(self, films: tuple[str, ...]) -> None:
        """Lists films and projects that were open recently."""
        self.recent.show_films(films, self.height() - REST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.recent.fit(self.height() - REST)

    def _color(self) -> None:
        palette = self._hint.palette()
        palette.setColor(palette.ColorRole.WindowText, colors(self.palette()).muted)
        self._hint.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._color()
        super().changeEvent(event)


class _Zone(QWidget):
    """A dashed field; a click anywhere on it opens the dialog."""

    clicked = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_zone(painter, self, colors(self.palette()).line)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


def paint_zone(painter: QPainter, widget: QWidget, color: QColor) -> None:
    """A dashed rounded frame just inside the widget."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, 2)
    pen.setDashPattern([5, 4])
    painter.setPen(pen)
    painter.drawRoundedRect(widget.rect().toRectF().adjusted(1.5, 1.5, -1.5, -1.5), 14, 14)


class DropOverlay(QWidget):
    """Lies over the window while something is dragged over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        shades = colors(self.palette())
        painter = QPainter(self)
        back = QColor(shades.surface)
        back.setAlphaF(0.82)
        painter.fillRect(self.rect(), back)
        paint_zone(painter, self, shades.accent)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        painter.setFont(font)
        painter.setPen(shades.text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Drop to open"))
        painter.end()
