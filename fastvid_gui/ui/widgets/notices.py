"""Messages in the window: one quiet line each, with what the user can do, instead of boxes that block everything."""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON_LARGE, RADIUS, SPACE, colors

Kind = Literal["info", "warning", "error"]
Choice = tuple[str, Callable[[], None]]
"""A button's text and its action; pressing it removes the message."""

MAX_NOTICES = 4
INFO_STAYS_MS = 12_000

_ICONS = {"info": "info", "warning": "triangle-alert", "error": "circle-alert"}


class Notices(QWidget):
    """The place for messages; it takes no room while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(SPACE, 0, SPACE, 0)
        self._rows.setSpacing(4)
        self.setAccessibleName(self.tr("Messages"))
        self.hide()

    def say(self, text: str, kind: Kind = "info", choices: Sequence[Choice] = ()) -> "Notice":
        """Shows a message. Repeating a text only counts up; the oldest messages give way to new ones."""
        for notice in self.notices():
            if notice.text == text and not choices:
                notice.count_up()
                return notice
        for old in self.notices()[: -(MAX_NOTICES - 1)]:
            old.dismiss()
        notice = Notice(text, kind, choices, self)
        self._rows.addWidget(notice)
        self.show()
        notice.show()
        QAccessible.updateAccessibility(QAccessibleEvent(notice, QAccessible.Event.Alert))
        return notice

    def notices(self) -> list["Notice"]:
        """The messages shown, oldest first."""
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        found = (item.widget() for item in items if item is not None)
        return [notice for notice in found if isinstance(notice, Notice)]

    def _gone(self, notice: "Notice") -> None:
        self._rows.removeWidget(notice)
        if not self.notices():
            self.hide()


class Notice(QWidget):
    """One message. A plain one disappears after a while, unless the pointer rests on it."""

    def __init__(self, text: str, kind: Kind, choices: Sequence[Choice], parent: Notices) -> None:
        super().__init__(parent)
        self.text, self.kind = text, kind
        self._count, self._place = 1, parent
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE + 4, 4, 4, 4)
        row.setSpacing(SPACE)
        self._sign = QLabel(self)
        row.addWidget(self._sign)
        self._label = QLabel(text, self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        # Setting a new policy forgets it: in a narrow place the end of the text was cut off.
        policy.setHeightForWidth(True)
        self._label.setSizePolicy(policy)
        row.addWidget(self._label, 1)
        for title, action in choices:
            button = QPushButton(title, self)
            button.clicked.connect(lambda _=False, action=action: self._chosen(action))
            row.addWidget(button)
        close = QToolButton(self)
        close.setIcon(icon("x"))
        close.setToolTip(self.tr("Close this message"))
        close.setAccessibleName(self.tr("Close this message"))
        close.clicked.connect(self.dismiss)
        row.addWidget(close)
        self.setAccessibleName(text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INFO_STAYS_MS)
        self._timer.timeout.connect(self._time_over)
        if kind == "info" and not choices:
            self._timer.start()
        self._show_sign()

    def count_up(self) -> None:
        """The same happened again."""
        self._count += 1
        self._label.setText(f"{self.text}  ({self._count} ×)")
        if self._timer.isActive():
            self._timer.start()

    def dismiss(self) -> None:
        """Removes the message."""
        self.hide()
        self._place._gone(self)
        self.deleteLater()

    def _chosen(self, action: Callable[[], None]) -> None:
        self.dismiss()
        action()

    def _time_over(self) -> None:
        if self.underMouse():
            self._timer.start()
        else:
            self.dismiss()

    def _show_sign(self) -> None:
        shades = colors(self.palette())
        color = {"info": shades.accent, "warning": shades.warning, "error": shades.error}[self.kind]
        self._sign.setPixmap(
            icon(_ICONS[self.kind], color).pixmap(QSize(ICON_LARGE, ICON_LARGE), self.devicePixelRatioF())
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._show_sign()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        shades = colors(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = {"info": shades.line, "warning": shades.warning, "error": shades.error}[self.kind]
        painter.setPen(QPen(edge, 1))
        painter.setBrush(shades.raised)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()
