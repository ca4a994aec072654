"""The bar below the picture: the playhead, the marks, what is finished; drag it to scrub."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from fastvid_gui.engine.messages.renders import FrameSpan
from fastvid_gui.ui.preview.clock import timecode
from fastvid_gui.ui.sentences.decimals import with_decimal_sign
from fastvid_gui.ui.state.session import Film
from fastvid_gui.ui.widgets.theme import colors

HEIGHT = 28
_EDGE = 10.0
"""Margin left and right for the knob, logical pixels."""
_GROOVE = 4.0
_KNOB = 7.0
_WHEEL_NOTCH = 120
PAGE = 10
"""Frames for Page Up and Page Down."""


class ScrubBar(QAbstractSlider):
    """A slider over the frames of the film. Screen readers see it as a slider."""

    sought = Signal(int)
    """The user wants that frame."""
    scrubbing = Signal(bool)
    """The knob is being dragged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Playhead"))
        self._film: Film | None = None
        self._stored: tuple[FrameSpan, ...] = ()
        self._loop: tuple[int, int, int] | None = None
        self._hover: float | None = None
        self._turned = 0
        self._own = False
        self.setRange(0, 0)
        self.valueChanged.connect(self._on_value_changed)

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def show_film(self, film: Film | None) -> None:
        """Shows length, playhead and marks of a film."""
        self._film = film
        frames = film.frames if film else 0
        self.setEnabled(frames > 0)
        if self.maximum() != max(0, frames - 1):
            self._own = True
            self.setRange(0, max(0, frames - 1))
            self._own = False
        if film is not None:
            self.show_frame(film.playhead)
        self.update()

    def show_frame(self, frame: int) -> None:
        """Moves the knob."""
        if not self.isSliderDown():
            self._set(frame)

    def show_stored(self, stored: tuple[FrameSpan, ...]) -> None:
        """Shows the frames that a render has finished."""
        if stored != self._stored:
            self._stored = stored
            self.update()

    def show_loop(self, loop: tuple[int, int, int] | None) -> None:
        """Shows the frames (from, to, now) of the preview in motion; None: there is none."""
        if loop != self._loop:
            self._loop = loop
            self.update()

    # ---- geometry ----

    def x_of(self, frame: float) -> float:
        """Position of a frame, logical pixels; `frame` may be the number of frames (the end)."""
        return _EDGE + (self.width() - 2 * _EDGE) * frame / max(1, self.maximum())

    def frame_of(self, x: float) -> int:
        """The frame at a position."""
        share = (x - _EDGE) / max(1.0, self.width() - 2 * _EDGE)
        return max(0, min(self.maximum(), round(share * self.maximum())))

    # ---- painting ----

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = colors(self.palette())
        middle = self.height() / 2
        groove = QRectF(_EDGE, middle - _GROOVE / 2, self.width() - 2 * _EDGE, _GROOVE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.line)
        painter.drawRoundedRect(groove, 2, 2)
        film = self._film
        if film is None or not film.frames:
            painter.end()
            return
        for span in self._stored:
            self._bar(painter, span.start, span.stop - 1, middle + 5, 2, palette.done)
        if film.mark_in is not None or film.mark_out is not None:
            start, stop = film.part
            soft = QColor(palette.accent)
            soft.setAlphaF(0.30)
            self._bar(painter, start, max(start, stop - 1), middle, 10, soft)
        self._bar(painter, 0, self.value(), middle, _GROOVE, palette.accent)
        if self._loop is not None:
            start, stop, now = self._loop
            self._bar(painter, start, stop - 1, middle - 7, 3, palette.painting)
            painter.setBrush(palette.painting)
            painter.drawEllipse(QPointF(self.x_of(now), middle - 7), 3.5, 3.5)
        if film.mark_in is not None:
            self._bracket(painter, self.x_of(film.mark_in), 1, palette.text)
        if film.mark_out is not None:
            self._bracket(painter, self.x_of(film.mark_out - 1), -1, palette.text)
        if self._hover is not None and not self.isSliderDown():
            painter.setPen(QPen(palette.muted, 1))
            painter.drawLine(QPointF(self._hover, middle - 7), QPointF(self._hover, middle + 7))
        painter.setPen(QPen(palette.surface, 2))
        painter.setBrush(palette.accent)
        knob = QPointF(self.x_of(self.value()), middle)
        painter.drawEllipse(knob, _KNOB, _KNOB)
        if self.hasFocus():
            painter.setPen(QPen(palette.text, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(knob, _KNOB + 1.5, _KNOB + 1.5)
        painter.end()

    def _bar(
        self, painter: QPainter, start: float, stop: float, middle: float, height: float, color: QColor
    ) -> None:
        left = self.x_of(start)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        width = max(1.5, self.x_of(stop) - left)
        painter.drawRoundedRect(QRectF(left, middle - height / 2, width, height), 1.5, 1.5)

    def _bracket(self, painter: QPainter, x: float, way: int, color: QColor) -> None:
        middle = self.height() / 2
        painter.setPen(
            QPen(color, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top, bottom = middle - 9, middle + 9
        painter.drawPolyline(
            QPolygonF(
                [QPointF(x + way * 5, top), QPointF(x, top), QPointF(x, bottom), QPointF(x + way * 5, bottom)]
            )
        )

    # ---- what the user does ----

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._film is not None:
            self.setSliderDown(True)
            self.scrubbing.emit(True)
            self._seek(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        self._hover = min(self.width() - _EDGE, max(_EDGE, x))
        if self.isSliderDown():
            self._seek(x)
        self._tell_time(event.globalPosition().toPoint(), self.frame_of(x))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            self.scrubbing.emit(False)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        self._turned += delta.y() or delta.x()
        notches = int(self._turned / _WHEEL_NOTCH)
        if notches:
            self._turned -= notches * _WHEEL_NOTCH
            step = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.sought.emit(max(0, min(self.maximum(), self.value() - notches * step)))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Its own keys, for when the window leaves them to the slider that has the focus.
        last = self.maximum()
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageDown: -PAGE,
            Qt.Key.Key_PageUp: PAGE,
            Qt.Key.Key_Home: -last,
            Qt.Key.Key_End: last,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            self.sought.emit(max(0, min(last, self.value() + step)))

    def _seek(self, x: float) -> None:
        frame = self.frame_of(x)
        self._set(frame)
        self.sought.emit(frame)

    def _set(self, frame: int) -> None:
        self._own = True
        self.setValue(frame)
        self._own = False

    def _on_value_changed(self, frame: int) -> None:
        # A screen reader moves sliders by their value.
        if not self._own:
            self.sought.emit(frame)

    def _tell_time(self, at: QPoint, frame: int) -> None:
        film = self._film
        if film is not None and frame < len(film.times):
            text = self.tr("{time}  frame {frame}").format(
                time=with_decimal_sign(timecode(film.times[frame])), frame=frame
            )
            QToolTip.showText(at + QPoint(0, -44), text, self)
