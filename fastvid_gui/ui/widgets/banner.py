"""A quiet message in place, with what the user can do about it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON, RADIUS, SPACE, colors


class Banner(QFrame):
    """A sentence with an icon and buttons; hidden until it has something to say."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark = QLabel()
        mark.setPixmap(icon(icon_name).pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 4, 4)
        self._row.setSpacing(SPACE)
        self._row.addWidget(mark)
        self._row.addWidget(self._text, 1)
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setToolTip(self.tr("Close this message"))
        close.setAccessibleName(self.tr("Close this message"))
        close.clicked.connect(self.hide)
        self._row.addWidget(close)
        self.hide()

    def add_button(self, text: str, tooltip: str, action: Callable[[], None]) -> QPushButton:
        """Adds a button before the closing cross; pressing it removes the message."""
        button = QPushButton(text)
        button.setToolTip(tooltip)
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda _checked: action())
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def say(self, text: str) -> None:
        """Shows a sentence."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = colors(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.accent, 1))
        painter.setBrush(palette.raised)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()
