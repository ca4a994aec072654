"""The picture of the viewer: source and painted frame, compared by a split line or side by side, zoomed and moved.

It draws what it is given and reports what the user did; other files decide which frames are shown.
"""

from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import (
    QAbstractAnimation,
    QEvent,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from fastvid_gui.ui.preview import overlay
from fastvid_gui.ui.preview.layer import ShotLayer
from fastvid_gui.ui.preview.pictures import Shot
from fastvid_gui.ui.preview.view import View, halves, side_to_ask
from fastvid_gui.ui.widgets.theme import colors

GRIP_REACH = 12
"""The distance from the split line within which it can be grabbed, logical pixels."""
FADE_MS = 120
WHEEL_STEP = 1.0015
"""Zoom for each eighth of a degree of the wheel."""


class Compare(StrEnum):
    """How source and painted frame are shown."""

    SPLIT = "split"
    SIDE = "side"
    PAINTED = "painted"
    SOURCE = "source"


class Marker(Protocol):
    """Something that is drawn on the pictures with the mouse, while it is `on`."""

    on: bool

    def press(self, event: QMouseEvent) -> bool:
        """Whether it takes the mouse; as do `move` and `release`."""
        ...

    def move(self, event: QMouseEvent) -> bool: ...

    def release(self, event: QMouseEvent) -> bool: ...

    def draw(self, painter: QPainter) -> None: ...


class Canvas(QWidget):
    """The viewer's picture."""

    view_changed = Signal()
    """Zoom, position or widget size changed: another picture size may be needed."""
    split_changed = Signal(float)
    space_drag_began = Signal()
    """The space bar was for dragging, not for playing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = View()
        self.split = 0.5
        self.film = QSize()
        self.message, self.message_detail, self.hint = "", "", ""
        self.finished = self.alone = False
        self.marker: Marker | None = None
        """Takes the mouse before the canvas does, and draws over the pictures."""
        self._rate = 0.0
        self._compare = Compare.SPLIT
        self._held_source = False
        self._source, self._painted = ShotLayer(), ShotLayer()
        self._drag: str = ""
        self._drag_from = QPointF()
        self._space = False
        self._near_grip = self._keyboard_focus = False
        self._progress: float | None = None
        self._busy_phase = 0.0
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FADE_MS)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(lambda _value: self.update())
        self._busy_timer = QTimer(self)
        self._busy_timer.setInterval(33)
        self._busy_timer.timeout.connect(self._on_busy_tick)
        self.setMinimumSize(240, 135)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(self.tr("Preview picture"))

    # ---- what is shown ----

    @property
    def compare(self) -> Compare:
        """How the two are compared now (a held key shows the source)."""
        return Compare.SOURCE if self._held_source else self._compare

    def set_compare(self, compare: Compare) -> None:
        """Changes how the two are compared."""
        self._compare = compare
        self._describe()
        self.view_changed.emit()

    def hold_source(self, held: bool) -> None:
        """Shows the source while a key is held."""
        if held != self._held_source:
            self._held_source = held
            self.update()

    @property
    def source(self) -> Shot | None:
        """The source frame shown."""
        return self._source.shot

    @property
    def painted(self) -> Shot | None:
        """The painted frame shown."""
        return self._painted.shot

    def set_film(self, size: QSize) -> None:
        """Shows another film (of that displayed size; empty: none), with none of its frames yet."""
        self.film = size
        self.view = View()
        self._source.set(None)
        self._painted.set(None)
        self.finished = False
        self._describe()
        self.view_changed.emit()

    def set_source(self, shot: Shot | None) -> None:
        """Sets the source frame."""
        self._source.set(shot)
        self.update()

    def set_painted(self, shot: Shot | None, finished: bool = False) -> None:
        """Sets the painted frame (None: shows the source in its place). `finished`: it comes from a render."""
        fresh = self._painted.shot is None and shot is not None
        self._painted.set(shot)
        self.finished = finished and shot is not None
        if shot is None:
            self._fade.stop()
        elif fresh and self.isVisible():
            self._fade.start()
        self._describe()
        self.update()

    def set_message(self, message: str, detail: str = "") -> None:
        """Sets words in the middle, where there is no picture."""
        if (message, detail) != (self.message, self.message_detail):
            self.message, self.message_detail = message, detail
            self.update()

    def set_hint(self, hint: str) -> None:
        """Sets a quiet line at the bottom."""
        if hint != self.hint:
            self.hint = hint
            self.update()

    def set_rate(self, rate: float) -> None:
        """Sets the speed of play to show; 0 and the film's own speed are not shown."""
        if rate != self._rate:
            self._rate = rate
            self.update()

    @property
    def rate(self) -> float:
        """The speed that was set."""
        return self._rate

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keeps the focus while the picture is alone: whatever is below it can't be seen."""
        return True if self.alone else super().focusNextPrevChild(forward)

    def set_progress(self, share: float | None) -> None:
        """Sets a thin line at the bottom: None hides it, below 0 it moves without an end, else 0 to 1."""
        self._progress = share
        moving = share is not None and share < 0
        if moving and not self._busy_timer.isActive():
            self._busy_phase = 0.0
            self._busy_timer.start()
        elif not moving:
            self._busy_timer.stop()
        self.update()

    @property
    def fading(self) -> bool:
        """Whether the painted frame is just appearing."""
        return self._fade.state() == QAbstractAnimation.State.Running

    @property
    def progress(self) -> float | None:
        """The value that was set."""
        return self._progress

    # ---- geometry ----

    def ports(self) -> tuple[QRectF, QRectF]:
        """Where source and painted frame are shown; the same place unless side by side."""
        area = QRectF(self.rect())
        if self.compare is Compare.SIDE and not self.film.isEmpty():
            return halves(self.film, area)
        return area, area

    def film_rect(self) -> QRectF:
        """The rectangle of the whole (source) film, including parts that are not visible."""
        return self.view.rect(self.film, self.ports()[0], self.devicePixelRatioF())

    def split_x(self) -> float:
        """Position of the split line, logical pixels."""
        seen = self.film_rect().intersected(QRectF(self.rect()))
        return seen.left() + self.split * seen.width()

    def most_side(self, film: QSize) -> int:
        """`most_side` to ask for, for a picture of a film of that size (the source's, or the painted film's)."""
        if self.film.isEmpty() or film.isEmpty():
            return 0
        port = self.ports()[0]
        ratio = self.devicePixelRatioF()
        scale = self.view.scale(self.film, port, ratio)
        longer, other = max(self.film.width(), self.film.height()), max(film.width(), film.height())
        return side_to_ask(film, scale * longer / other, ratio)

    @property
    def zoom(self) -> float:
        """Device pixels for each pixel of the film."""
        if self.film.isEmpty():
            return 1.0
        return (
            self.view.scale(self.film, self.ports()[0], self.devicePixelRatioF()) * self.devicePixelRatioF()
        )

    def set_zoom(self, zoom: float | None) -> None:
        """Zooms around the middle; None: the whole film fits."""
        if self.film.isEmpty():
            return
        if zoom is None:
            self._set_view(View())
        else:
            port, ratio = self.ports()[0], self.devicePixelRatioF()
            self._set_view(View(zoom, self.view.x, self.view.y).held(self.film, port, ratio))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zooms so that the place `at` (default: the middle) stays."""
        if self.film.isEmpty():
            return
        port = self.ports()[0]
        if at is not None and not port.contains(at):
            port = self.ports()[1]
        point = port.center() if at is None else at
        self._set_view(self.view.zoomed(factor, point, self.film, port, self.devicePixelRatioF()))

    def set_split(self, split: float) -> None:
        """Moves the split line, 0 (left) to 1."""
        split = min(1.0, max(0.0, split))
        if split != self.split:
            self.split = split
            self._describe()
            self.split_changed.emit(split)
            self.update()

    def _set_view(self, view: View) -> None:
        if view != self.view:
            self.view = view
            self.update()
            self.view_changed.emit()

    # ---- painting ----

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = colors(self.palette())
        painter.fillRect(self.rect(), overlay.ALONE if self.alone else overlay.backdrop(palette))
        has_picture = not self.film.isEmpty() and (self._source.shot or self._painted.shot)
        if has_picture:
            self._draw_pictures(painter)
            if self.marker is not None and not self.alone:
                self.marker.draw(painter)
        elif self.message:
            overlay.draw_message(painter, QRectF(self.rect()), self.message, self.message_detail, palette)
        if self.hint:
            overlay.draw_hint(painter, QRectF(self.rect()), self.hint)
        if self._progress is not None:
            overlay.draw_progress(painter, QRectF(self.rect()), self._progress, self._busy_phase, palette)
        if self._rate not in (0.0, 1.0):
            overlay.draw_rate(painter, QRectF(self.rect()), self._rate)
        if self._keyboard_focus and not self.alone:
            overlay.draw_focus(painter, QRectF(self.rect()), palette)
        painter.end()

    def _draw_pictures(self, painter: QPainter) -> None:
        ratio = self.devicePixelRatioF()
        first, second = self.ports()
        film = self.view.rect(self.film, first, ratio)
        compare = self.compare
        fade = float(self._fade.currentValue()) if self.fading else 1.0
        names = (self.tr("source"), self._painted_name())
        if compare is Compare.SIDE:
            other = self.view.rect(self.film, second, ratio)
            self._source.draw(painter, film, first, first, ratio)
            if self._painted.shot is None or fade < 1:
                # The same picture in both places: no empty half while it is painted.
                self._source.draw(painter, other, second, second, ratio)
            self._painted.draw(painter, other, second, second, ratio, fade)
            overlay.draw_label(painter, film.intersected(first), names[0], left=True)
            if self._painted.shot is not None:
                overlay.draw_label(
                    painter, other.intersected(second), names[1], left=True, done=self.finished
                )
            return
        seen = film.intersected(first)
        line = self.split_x()
        only_painted = compare is Compare.PAINTED and self._painted.shot is not None
        if not only_painted or fade < 1:
            self._source.draw(painter, film, first, first, ratio)
        clip = QRectF(seen)
        if compare is Compare.SPLIT:
            clip.setLeft(round(line * ratio) / ratio)
        if compare is not Compare.SOURCE:
            self._painted.draw(painter, film, first, clip, ratio, fade)
        if compare is Compare.SPLIT and self._painted.shot is not None:
            lit = self._near_grip or self._drag == "split"
            overlay.draw_split(painter, seen, line, lit)
            left = QRectF(seen.left(), seen.top(), line - seen.left(), seen.height())
            overlay.draw_label(painter, left, names[0], left=True)
            overlay.draw_label(painter, clip, names[1], left=False, done=self.finished)
        elif only_painted:
            overlay.draw_label(painter, seen, names[1], left=True, done=self.finished)
        else:
            overlay.draw_label(painter, seen, names[0], left=True)

    def _painted_name(self) -> str:
        return self.tr("painted, finished") if self.finished else self.tr("painted")

    def _describe(self) -> None:
        texts = {
            Compare.SPLIT: self.tr("Source left of the split line at {split} %, painted right of it"),
            Compare.SIDE: self.tr("Source and painted picture side by side"),
            Compare.PAINTED: self.tr("Painted picture"),
            Compare.SOURCE: self.tr("Source picture"),
        }
        text = texts[self._compare].format(split=round(self.split * 100))
        if self._painted.shot is None and self._compare is not Compare.SOURCE:
            text = self.tr("Source picture")
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _on_busy_tick(self) -> None:
        self._busy_phase = (self._busy_phase + 0.02) % 1.0
        height = overlay.PROGRESS_HEIGHT
        self.update(0, self.height() - height, self.width(), height)

    # ---- what the user does ----

    @property
    def _marking(self) -> bool:
        return self.marker is not None and self.marker.on and not self.alone

    def _over_line(self, at: QPointF) -> bool:
        shown = (
            not self._marking
            and self.compare is Compare.SPLIT
            and self._painted.shot is not None
            and not self.film.isEmpty()
        )
        return shown and abs(at.x() - self.split_x()) <= GRIP_REACH

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, button = event.position(), event.button()
        self._drag, self._drag_from = "", at
        if self.film.isEmpty():
            return
        if self._marking and not self._space and self.marker is not None and self.marker.press(event):
            return
        if button == Qt.MouseButton.MiddleButton or (button == Qt.MouseButton.LeftButton and self._space):
            self._drag = "pan"
            if self._space:
                self.space_drag_began.emit()
        elif button == Qt.MouseButton.LeftButton:
            if self._over_line(at):
                self._drag = "split"
            elif self.view.zoom is not None:
                self._drag = "pan"
        self._show_cursor(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self.marker is not None and self.marker.move(event):
            return
        if self._drag == "pan":
            by = at - self._drag_from
            self._drag_from = at
            self._set_view(self.view.moved(by, self.film, self.ports()[0], self.devicePixelRatioF()))
        elif self._drag == "split":
            seen = self.film_rect().intersected(QRectF(self.rect()))
            self.set_split((at.x() - seen.left()) / max(1.0, seen.width()))
        self._show_cursor(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.marker is not None and self.marker.release(event):
            return
        self._drag = ""
        self._show_cursor(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._marking:
            self.mousePressEvent(event)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._over_line(event.position()):
            self.set_split(0.5)
        elif self.view.zoom is None:
            self.zoom_by(1.0 / max(self.zoom, 1e-6), event.position())
        else:
            self.set_zoom(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self.zoom_by(WHEEL_STEP**turned, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1.0 + event.value(), event.position())
                return True
            return False
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                middle = QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint()))
                self.zoom_by(pinch.scaleFactor(), middle)
                return True
        # A shortcut takes the press of the space bar, so it is seen here, where Qt asks whether the widget wants it.
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            self._space = True
            self._show_cursor(QPointF(self.mapFromGlobal(self.cursor().pos())))
        return super().event(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor(QPointF(self.mapFromGlobal(self.cursor().pos())))
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A user who came with the Tab key must see where the keys go; a frame after every click would only disturb.
        self._keyboard_focus = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = self._keyboard_focus = False
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_cursor(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self._near_grip = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.view_changed.emit()

    def _show_cursor(self, at: QPointF) -> None:
        near = not self._drag and self._over_line(at)
        if near != self._near_grip:
            self._near_grip = near
            self.update()
        if self._drag == "pan":
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif near or self._drag == "split":
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif self._marking and not self._space:
            self.setCursor(Qt.CursorShape.CrossCursor)
        elif self._space or (self.view.zoom is not None and not self.film.isEmpty()):
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()
