"""What a drop of files would do, shown over the panel while they are dragged."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from fastvid_gui.ui.styles.files import DroppedFiles
from fastvid_gui.ui.widgets.theme import RADIUS, SPACE, colors


class DropWords(QWidget):
    """What a drop would do, over the panel."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = ""
        self.hide()

    def show_for(self, files: DroppedFiles) -> None:
        """Covers the panel."""
        self._words = self.tr("Drop to learn this picture's style")
        if files.styles:
            self._words = self.tr("Drop to add to your styles")
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        shades, painter = colors(self.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(shades.surface)
        veil.setAlphaF(0.9)
        area = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setBrush(veil)
        painter.setPen(QPen(shades.accent, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        painter.setPen(shades.text)
        painter.drawText(
            area.adjusted(SPACE, SPACE, -SPACE, -SPACE),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            self._words,
        )
        painter.end()
