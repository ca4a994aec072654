"""The mouse on the timeline: moving the playhead, keyframes and marks, scrolling and zooming.

press on the ruler, pictures, curve or ranges   the playhead goes there and follows the pointer
press on a keyframe                             selects it; dragging moves it (Alt: without snapping)
press on a mark's handle                        moves the mark
press on the line between two styles            selects the change; dragging moves it (Alt: without snapping)
double click                                    adds a keyframe; in the row of styles, a change of style
middle button, wheel                            scrolls; with Ctrl the wheel zooms at the pointer
"""

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from fastvid_gui.ui.timeline.editor import Editor
from fastvid_gui.ui.timeline.hits import Hit, TimelinePart, hit, snapped_keyframe, snapped_mark
from fastvid_gui.ui.timeline.hover import Hover
from fastvid_gui.ui.timeline.state import TimelineState
from fastvid_gui.ui.timeline.style_editor import StyleEditor

DRAG_FROM_PX = 3.0
SCROLL_MS = 30
ZOOM_NOTCH = 1.25


class Pointer:
    """Turns mouse events into actions."""

    def __init__(
        self, state: TimelineState, editor: Editor, styles: StyleEditor, hover: Hover, over: QWidget
    ) -> None:
        self._state, self._editor, self._styles = state, editor, styles
        self._hover, self._over = hover, over
        self._held: Hit | None = None
        self._pan_x: float | None = None
        self._pressed = QPointF()
        self._last = QPointF()
        self._dragging = False
        self._snaps = True
        self._scroll_timer = QTimer(over, interval=SCROLL_MS)
        self._scroll_timer.timeout.connect(self._scroll_on)

    @property
    def busy(self) -> bool:
        """Whether something is being dragged."""
        return self._held is not None or self._pan_x is not None

    def press(self, event: QMouseEvent) -> None:
        state, at = self._state, event.position()
        if state.film is None:
            event.ignore()
            return
        self._hover.hide()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_x = at.x()
            self._over.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._held, self._pressed, self._last, self._dragging = hit(state, at), at, at, False
            if self._held.part is TimelinePart.KEYFRAME:
                state.select(self._held.frame)
            elif self._held.part is TimelinePart.CHANGE:
                state.select_change(self._held.frame)
            elif self._held.part in (TimelinePart.FRAME, TimelinePart.RANGE, TimelinePart.SECTION):
                state.select(None)
                state.select_change(None)
                state.session.seek(self._held.frame)

    def move(self, event: QMouseEvent) -> None:
        state, at = self._state, event.position()
        if self._pan_x is not None:
            state.set_scale(state.scale.scrolled(self._pan_x - at.x()))
            self._pan_x = at.x()
        elif self._held is None:
            self._show_hover(at)
        else:
            self._last = at
            self._snaps = not event.modifiers() & Qt.KeyboardModifier.AltModifier
            self._dragging = self._dragging or abs(at.x() - self._pressed.x()) >= DRAG_FROM_PX
            if self._dragging:
                self._drag()
                outside = not 0 <= at.x() <= self._over.width()
                if outside and not self._scroll_timer.isActive():
                    self._scroll_timer.start()
                elif not outside:
                    self._scroll_timer.stop()

    def release(self, event: QMouseEvent) -> None:
        state = self._state
        if event.button() == Qt.MouseButton.MiddleButton and self._pan_x is not None:
            self._pan_x = None
            self._show_hover(event.position())
        if event.button() != Qt.MouseButton.LeftButton or self._held is None:
            return
        self._held = None
        self._scroll_timer.stop()
        moving, marking, shifting = state.moving, state.marking, state.shifting
        state.move_marks()
        state.shift_change()
        self._hover.hide()
        if moving is not None and moving[0] != moving[1]:
            state.select(self._editor.move(*moving))
        if marking is not None:
            self._editor.set_marks(*marking)
        if shifting is not None and shifting[0] != shifting[1]:
            state.select_change(self._styles.move(*shifting))

    def cancel(self) -> bool:
        """Lets go without changing anything; False if nothing was held."""
        held, self._held, self._pan_x = self.busy, None, None
        self._scroll_timer.stop()
        if held:
            self._state.move_marks()
            self._state.shift_change()
            self._hover.hide()
        return held

    def double_click(self, event: QMouseEvent) -> None:
        state = self._state
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = hit(state, event.position())
        if place.part is TimelinePart.SECTION:
            if self._styles.add(place.frame):
                state.select_change(place.frame)
            return
        if place.part is not TimelinePart.FRAME or state.rows.ruler.contains(event.position()):
            self.press(event)
            return
        frame = place.frame
        if state.scale.per_frame < 4 and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            # The first press has moved the playhead here, so only changes are snapped to.
            reach = int(4 / state.scale.per_frame)
            peak = state.curve.peak(frame - reach, frame + reach + 1)
            frame = frame if peak is None else peak
        if self._editor.add(frame):
            state.select(frame)
            state.session.seek(frame)

    def leave(self) -> None:
        self._hover.hide()
        self._state.hover_at(None)
        self._state.hover_change(None)

    def wheel(self, event: QWheelEvent) -> None:
        state = self._state
        turned, pixels = event.angleDelta(), event.pixelDelta()
        if state.film is None or (turned.isNull() and pixels.isNull()):
            event.ignore()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            state.zoom(ZOOM_NOTCH ** ((turned.y() or turned.x()) / 120), event.position().x())
        elif state.scale.fits:
            event.ignore()
        else:
            moved = pixels if not pixels.isNull() else turned
            state.set_scale(
                state.scale.scrolled(-(moved.x() if abs(moved.x()) > abs(moved.y()) else moved.y()))
            )

    def _drag(self) -> None:
        state, held = self._state, self._held
        if held is None:
            return
        x = self._last.x()
        if held.part is TimelinePart.KEYFRAME:
            if not self._editor.allowed or held.frame == 0:
                return
            to = state.scale.border_at(x)
            to = self._editor.bounded(held.frame, snapped_keyframe(state, to) if self._snaps else to)
            state.move_marks(keyframe=(held.frame, to))
            self._hover.show_place(to)
        elif held.part is TimelinePart.CHANGE:
            to = state.scale.border_at(x)
            to = self._styles.bounded(held.frame, snapped_mark(state, to) if self._snaps else to)
            state.shift_change((held.frame, to))
            self._hover.show_place(to)
        elif held.part in (TimelinePart.MARK_IN, TimelinePart.MARK_OUT):
            start, stop = state.part
            to = state.scale.border_at(x)
            to = snapped_mark(state, to) if self._snaps else to
            if held.part is TimelinePart.MARK_IN:
                start = max(0, min(to, stop - 1))
            else:
                stop = min(state.scale.frames, max(to, start + 1))
            state.move_marks(part=(start, stop))
            self._hover.show_marks(held.part is TimelinePart.MARK_IN)
        else:
            state.session.seek(state.scale.frame_at(x))

    def _scroll_on(self) -> None:
        state, x = self._state, self._last.x()
        beyond = x if x < 0 else max(0.0, x - self._over.width())
        state.set_scale(state.scale.scrolled(max(-60.0, min(60.0, beyond))))
        self._drag()

    def _show_hover(self, at: QPointF) -> None:
        state, place = self._state, hit(self._state, at)
        shape = Qt.CursorShape.ArrowCursor
        if place.part in (TimelinePart.MARK_IN, TimelinePart.MARK_OUT, TimelinePart.CHANGE):
            shape = Qt.CursorShape.SizeHorCursor
        elif place.part is TimelinePart.KEYFRAME:
            shape = Qt.CursorShape.PointingHandCursor
        if self._over.cursor().shape() != shape:
            self._over.setCursor(shape)
        over = place.part in (TimelinePart.KEYFRAME, TimelinePart.RANGE)
        state.hover_at(place.frame if over else None)
        state.hover_change(place.frame if place.part is TimelinePart.CHANGE else None)
        self._hover.over(place)
