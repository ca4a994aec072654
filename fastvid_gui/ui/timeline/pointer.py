"""The mouse on the timeline: moving the playhead, keyframes and marks, scrolling and zooming.

press on the ruler, pictures, curve or ranges   the playhead goes there and follows the pointer
press on a keyframe                             selects it; dragging moves it (Alt: without snapping)
press on a mark's handle                        moves the mark
double click                                    adds a keyframe
middle button, wheel                            scrolls; with Ctrl the wheel zooms at the pointer
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent

from fastvid_gui.ui.timeline.hits import Hit, Part, hit, snapped_keyframe, snapped_mark

if TYPE_CHECKING:
    from fastvid_gui.ui.timeline.view import TimelineView

DRAG_FROM_PX = 3.0
SCROLL_MS = 30
ZOOM_NOTCH = 1.25


class Pointer:
    """Turns mouse events into actions."""

    def __init__(self, view: "TimelineView") -> None:
        self._view = view
        self._held: Hit | None = None
        self._pan_x: float | None = None
        self._pressed = QPointF()
        self._last = QPointF()
        self._dragging = False
        self._snaps = True
        self._scroll_timer = QTimer(view, interval=SCROLL_MS)
        self._scroll_timer.timeout.connect(self._scroll_on)

    @property
    def busy(self) -> bool:
        """Whether something is being dragged."""
        return self._held is not None or self._pan_x is not None

    def press(self, event: QMouseEvent) -> None:
        view, at = self._view, event.position()
        if view.film is None:
            event.ignore()
            return
        view.hover.hide()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_x = at.x()
            view.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._held, self._pressed, self._last, self._dragging = hit(view, at), at, at, False
            if self._held.part is Part.KEYFRAME:
                view.select(self._held.frame)
            elif self._held.part in (Part.FRAME, Part.RANGE):
                view.select(None)
                view.session.seek(self._held.frame)

    def move(self, event: QMouseEvent) -> None:
        view, at = self._view, event.position()
        if self._pan_x is not None:
            view.set_scale(view.scale.scrolled(self._pan_x - at.x()))
            self._pan_x = at.x()
        elif self._held is None:
            self._show_hover(at)
        else:
            self._last = at
            self._snaps = not event.modifiers() & Qt.KeyboardModifier.AltModifier
            self._dragging = self._dragging or abs(at.x() - self._pressed.x()) >= DRAG_FROM_PX
            if self._dragging:
                self._drag()
                outside = not 0 <= at.x() <= view.width()
                if outside and not self._scroll_timer.isActive():
                    self._scroll_timer.start()
                elif not outside:
                    self._scroll_timer.stop()

    def release(self, event: QMouseEvent) -> None:
        view = self._view
        if event.button() == Qt.MouseButton.MiddleButton and self._pan_x is not None:
            self._pan_x = None
            self._show_hover(event.position())
        if event.button() != Qt.MouseButton.LeftButton or self._held is None:
            return
        self._held = None
        self._scroll_timer.stop()
        moving, marking = view.moving, view.marking
        view.move_marks()
        view.hover.hide()
        if moving is not None and moving[0] != moving[1]:
            view.select(view.editor.move(*moving))
        if marking is not None:
            view.editor.set_marks(*marking)

    def cancel(self) -> bool:
        """Lets go without changing anything; False where nothing was held."""
        held, self._held, self._pan_x = self.busy, None, None
        self._scroll_timer.stop()
        if held:
            self._view.move_marks()
            self._view.hover.hide()
        return held

    def double_click(self, event: QMouseEvent) -> None:
        view = self._view
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = hit(view, event.position())
        if place.part is not Part.FRAME or view.rows.ruler.contains(event.position()):
            self.press(event)
            return
        frame = place.frame
        if view.scale.per_frame < 4 and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            # The first press has moved the playhead here, so only changes are snapped to.
            reach = int(4 / view.scale.per_frame)
            peak = view.curve.peak(frame - reach, frame + reach + 1)
            frame = frame if peak is None else peak
        if view.editor.add(frame):
            view.select(frame)
            view.session.seek(frame)

    def leave(self) -> None:
        self._view.hover.hide()
        self._view.hover_at(None)

    def wheel(self, event: QWheelEvent) -> None:
        view = self._view
        turned, pixels = event.angleDelta(), event.pixelDelta()
        if view.film is None or (turned.isNull() and pixels.isNull()):
            event.ignore()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            view.zoom(ZOOM_NOTCH ** ((turned.y() or turned.x()) / 120), event.position().x())
        elif view.scale.fits:
            event.ignore()
        else:
            moved = pixels if not pixels.isNull() else turned
            view.set_scale(
                view.scale.scrolled(-(moved.x() if abs(moved.x()) > abs(moved.y()) else moved.y()))
            )

    def _drag(self) -> None:
        view, held = self._view, self._held
        if held is None:
            return
        x = self._last.x()
        if held.part is Part.KEYFRAME:
            if not view.editor.allowed or held.frame == 0:
                return
            to = view.scale.border_at(x)
            to = view.editor.bounded(held.frame, snapped_keyframe(view, to) if self._snaps else to)
            view.move_marks(keyframe=(held.frame, to))
            view.hover.show_place(to)
        elif held.part in (Part.MARK_IN, Part.MARK_OUT):
            start, stop = view.part
            to = view.scale.border_at(x)
            to = snapped_mark(view, to) if self._snaps else to
            if held.part is Part.MARK_IN:
                start = max(0, min(to, stop - 1))
            else:
                stop = min(view.scale.frames, max(to, start + 1))
            view.move_marks(part=(start, stop))
            view.hover.show_marks(held.part is Part.MARK_IN)
        else:
            view.session.seek(view.scale.frame_at(x))

    def _scroll_on(self) -> None:
        view, x = self._view, self._last.x()
        beyond = x if x < 0 else max(0.0, x - view.width())
        view.set_scale(view.scale.scrolled(max(-60.0, min(60.0, beyond))))
        self._drag()

    def _show_hover(self, at: QPointF) -> None:
        view, place = self._view, hit(self._view, at)
        shape = Qt.CursorShape.ArrowCursor
        if place.part in (Part.MARK_IN, Part.MARK_OUT):
            shape = Qt.CursorShape.SizeHorCursor
        elif place.part is Part.KEYFRAME:
            shape = Qt.CursorShape.PointingHandCursor
        if view.cursor().shape() != shape:
            view.setCursor(shape)
        over = place.part in (Part.KEYFRAME, Part.RANGE)
        view.hover_at(place.frame if over else None)
        view.hover.over(place)
