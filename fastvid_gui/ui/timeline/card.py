"""What appears beside the pointer: a picture of a frame with a few lines, or the lines alone."""

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.timeline.thumbs import pixmap
from fastvid_gui.ui.widgets.theme import RADIUS, colors

PICTURE_SIDE = 220
"""Longer side of the picture, logical pixels."""
PICTURES_KEPT = 24


class Shots(QObject):
    """The picture of one frame at a time; the newest request counts, the last few are kept."""

    ready = Signal(int)

    def __init__(self, preview_engine: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview_engine = preview_engine
        self._kept: OrderedDict[tuple[Path, int, int], QPixmap] = OrderedDict()
        self._call: Call | None = None
        self._wish: tuple[Path, int, int] | None = None

    def picture(self, path: Path, frame: int, side: int) -> QPixmap | None:
        """The picture if it is here; otherwise requests it, and `ready` follows."""
        wish = (path, frame, side)
        if wish in self._kept:
            self._kept.move_to_end(wish)
            return self._kept[wish]
        if wish != self._wish:
            self.drop()
            self._wish = wish
            call = self._call = self._preview_engine.ask(ShowFrame(str(path), frame, side), self)
            call.finished.connect(lambda value: self._on_finished(wish, value))
            call.ended.connect(lambda: self._on_ended(call))
        return None

    def drop(self) -> None:
        """Nobody looks any more."""
        self._wish = None
        if self._call is not None:
            call, self._call = self._call, None
            call.stop()

    def _on_finished(self, wish: tuple[Path, int, int], value: object) -> None:
        if isinstance(value, FramePicture):
            self._kept[wish] = pixmap(value.picture)
            while len(self._kept) > PICTURES_KEPT:
                self._kept.popitem(last=False)
            if wish == self._wish:
                self.ready.emit(wish[1])

    def _on_ended(self, call: Call) -> None:
        if call is self._call:
            self._call = None


class HoverCard(QWidget):
    """A small window that never takes the focus or the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._picture, self._title, self._text = QLabel(self), QLabel(self), QLabel(self)
        for label in (self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._title)
        layout.addWidget(self._text)

    @property
    def words(self) -> str:
        """The words on it."""
        return "\n".join(part for part in (self._title.text(), self._text.text()) if part)

    @property
    def has_picture(self) -> bool:
        """Whether a frame is shown."""
        return not self._picture.pixmap().isNull()

    def show_by(self, above: QRect, title: str, text: str, picture: QPixmap | None, room: QSize) -> None:
        """Shows the card above (or below, if there is no room) a place on the screen.

        `room`: kept free for a picture that is still to come; empty if none will come.
        """
        ratio = self.devicePixelRatioF()
        if picture is not None:
            shown = picture.scaled(
                room * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            shown.setDevicePixelRatio(ratio)
            self._picture.setPixmap(shown)
        else:
            self._picture.setPixmap(QPixmap())
        self._picture.setVisible(not room.isEmpty())
        if not room.isEmpty():
            self._picture.setFixedSize(room)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        natural = self._text.fontMetrics().horizontalAdvance(max(text.split("\n"), key=len, default="")) + 4
        self._text.setFixedWidth(min(max(natural, 40), max(room.width(), 260)))
        self.layout().activate()  # type: ignore[union-attr]  # there is a layout
        size = self.sizeHint()
        self.resize(size)
        screen = QGuiApplication.screenAt(above.center()) or QGuiApplication.primaryScreen()
        place = QPoint(above.center().x() - size.width() // 2, above.top() - size.height() - 6)
        if screen is not None:
            area = screen.availableGeometry()
            if place.y() < area.top():
                place.setY(above.bottom() + 8)
            place.setX(max(area.left() + 4, min(place.x(), area.right() - size.width() - 4)))
        self.move(place)
        if not self.isVisible():
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        own = colors(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(own.line, 1))
        painter.setBrush(own.raised)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()
