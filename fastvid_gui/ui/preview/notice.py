"""A quiet card over the lower edge of the picture: a problem and what to do, or what was done.

It lies over the picture, so that the picture does not jump when words appear and disappear.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from fastvid_gui.ui.preview.controls import Button
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON, RADIUS, colors

SHOWN_MS = 6000
"""Good news disappears by itself."""
_MARGIN = 12


class PictureNotice(QFrame):
    """Hidden until there is something to say."""

    retry_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        parent.installEventFilter(self)
        self._over = parent
        self.setObjectName("notice")
        self._kind = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        self._sign = QLabel()
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._retry = QPushButton(self.tr("Try again"))
        self._retry.setToolTip(self.tr("Ask for this picture once more"))
        self._retry.clicked.connect(self._on_retry)
        close = Button()
        close.setIcon(icon("x"))
        close.setToolTip(self.tr("Close this message"))
        close.setAccessibleName(close.toolTip())
        close.clicked.connect(self.clear)
        for part in (self._sign, self._label, self._retry, close):
            row.addWidget(part, 1 if part is self._label else 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.clear)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text() if not self.isHidden() else ""

    def problem(self, text: str, retry: bool = False) -> None:
        """Reports a problem; it stays until it is closed or something works again."""
        self._say("problem", text, retry)

    def info(self, text: str) -> None:
        """Reports something worth knowing; "" removes the last such words."""
        if text:
            self._say("info", text, False)
            self._timer.start()
        elif self._kind == "info":
            self.clear()

    def clear(self) -> None:
        """Removes all words."""
        self._timer.stop()
        self._kind = ""
        self.hide()

    def clear_problem(self) -> None:
        """Removes a problem, because it works again."""
        if self._kind == "problem" and not self._retry.isHidden():
            self.clear()

    def _say(self, kind: str, text: str, retry: bool) -> None:
        self._timer.stop()
        self._kind = kind
        self._retry.setVisible(retry)
        self._label.setText(text)
        self._paint_sign()
        self.show()
        self._place()
        self.raise_()

    def _paint_sign(self) -> None:
        palette = colors(self.palette())
        bad = self._kind == "problem"
        sign = icon("circle-alert" if bad else "info", palette.error if bad else palette.accent)
        sheet = (
            f"#notice {{ background: {palette.raised.name()}; border: 1px solid {palette.line.name()}; "
            f"border-radius: {RADIUS}px; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        self._sign.setPixmap(sign.pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))

    def _on_retry(self) -> None:
        self.clear()
        self.retry_asked.emit()

    def _place(self) -> None:
        """At the lower edge of the parent, as wide as the words need."""
        parent = self._over
        room = parent.width() - 2 * _MARGIN
        words = self._label.fontMetrics().horizontalAdvance(self._label.text())
        others = self.sizeHint().width() - self._label.sizeHint().width()
        width = min(room, max(self.minimumSizeHint().width(), words + others + 8))
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        height = min(height, parent.height() - 2 * _MARGIN)
        self.setGeometry((parent.width() - width) // 2, parent.height() - height - _MARGIN, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._kind:
            self._paint_sign()
        super().changeEvent(event)
