"""The timeline itself: one widget that paints all rows and knows what lies where.

To the outside it is a slider (value: the frame at the playhead), so that screen readers can read and set it. A change
only marks its own pixels, and they are painted together, at most sixty times a second.
"""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.timeline.band_colors import BandColors
from fastvid_gui.ui.timeline.curve import paint_curve
from fastvid_gui.ui.timeline.editor import Editor
from fastvid_gui.ui.timeline.hover import Hover
from fastvid_gui.ui.timeline.keyframe_row import paint_marks, paint_stems
from fastvid_gui.ui.timeline.keys import Keys
from fastvid_gui.ui.timeline.pointer import Pointer
from fastvid_gui.ui.timeline.range_row import paint_ranges
from fastvid_gui.ui.timeline.rows import Rows
from fastvid_gui.ui.timeline.ruler import paint_ahead, paint_marked, paint_playhead, paint_ruler
from fastvid_gui.ui.timeline.state import TimelineState
from fastvid_gui.ui.timeline.style_editor import StyleEditor
from fastvid_gui.ui.timeline.style_menu import StyleMenu
from fastvid_gui.ui.timeline.style_row import paint_sections
from fastvid_gui.ui.timeline.thumbs import Thumbnails, paint_thumbs, slot_frames, slots
from fastvid_gui.ui.widgets.theme import colors

PAINT_MS = 16
"""Painting happens at most this often."""


class TimelineView(QAbstractSlider):
    """Paints the current film's timeline and passes the pointer and the keys on."""

    csv_dropped = Signal(str)
    menu_wanted = Signal(object, int)
    """Open a context menu at a place on the screen (`QPoint`), over a frame."""

    def __init__(
        self,
        session: Session,
        preview_engine: Asks,
        queue: RenderQueue,
        editor: Editor,
        styles: StyleEditor,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.state = TimelineState(session, queue, Rows.of(1, 1, QFontMetricsF(self.font())), self)
        self.thumbs = Thumbnails(preview_engine, self)
        self.bands = BandColors(session, self)
        self.style_menu = StyleMenu(self.state, styles, self)
        self.hover = Hover(self.state, self.thumbs, preview_engine, self)
        self._pointer = Pointer(self.state, editor, styles, self.hover, self)
        self._keys = Keys(self.state, editor, styles)
        self.state.holds_still = lambda: self._pointer.busy
        self._dirty = QRegion()
        self._paint_timer = QTimer(self, singleShot=True, interval=PAINT_MS)
        self._paint_timer.timeout.connect(self._flush)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))
        self.valueChanged.connect(session.seek)
        self.thumbs.ready.connect(lambda frame: self._mark(self.state.rows.thumbs))
        session.ahead_changed.connect(lambda: self._mark(self.state.rows.ruler))
        self.bands.ready.connect(lambda: self._mark(self.state.rows.styles))
        self.state.film_taken.connect(self._on_film)
        self.state.scale_changed.connect(self._want_thumbs)
        self.state.selection_changed.connect(self._tell)
        self.state.ranges_changed.connect(self.hover.refresh)
        self.state.playhead_shown.connect(self._show_value)
        self.state.stale.connect(self._mark)
        self.state.take_film()

    # ---- news ----

    def _on_film(self) -> None:
        film = self.state.film
        self.hover.hide()
        self.setRange(0, max(0, film.frames - 1) if film else 0)
        self._show_value()
        self._want_thumbs()
        self._tell()

    def _show_value(self) -> None:
        # Not announced: the session knows already.
        blocked = self.blockSignals(True)
        self.setValue(self.state.playhead)
        self.blockSignals(blocked)
        if not self._paint_timer.isActive():
            self._tell()

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Does nothing: a slider would repaint all of itself for each step; here only the playhead's pixels change."""

    def _tell(self) -> None:
        """Sets what a screen reader says besides the number."""
        state = self.state
        if state.film is None:
            self.setAccessibleDescription(self.tr("No film"))
            return
        text = self.tr("Frame {0} of {1}, {2}").format(
            state.playhead, state.film.frames, state.times.text(state.playhead)
        )
        if state.selected is not None:
            text += ". " + self.tr("Keyframe at frame {0} selected").format(state.selected)
        if state.selected_change is not None:
            text += ". " + self.tr("Style change at frame {0} selected").format(state.selected_change)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _want_thumbs(self) -> None:
        state, film = self.state, self.state.film
        if film is None or film.info is None or not self.isVisible():
            self.thumbs.want(None, range(0), 0)
            return
        step = slot_frames(state.scale, state.rows.thumbs.height() * state.shape)
        height = round(state.rows.thumbs.height() * self.devicePixelRatioF())
        # Few different heights, so that dragging a splitter does not request all pictures again.
        height = next(size for size in (48, 72, 108, 216, 1 << 30) if size >= min(height, 216))
        self.thumbs.want(film.path, slots(state.scale, step, 0, self.width()), height)

    # ---- painting ----

    def _mark(self, area: QRectF) -> None:
        """An area (null: everything) has to be repainted soon."""
        whole = self.rect()
        self._dirty = self._dirty.united(whole if area.isNull() else area.toAlignedRect().intersected(whole))
        if not self._paint_timer.isActive():
            self._paint_timer.start()

    def _flush(self) -> None:
        dirty, self._dirty = self._dirty, QRegion()
        self._tell()
        self.update(dirty)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for rect in event.region():  # type: ignore[attr-defined]  # the stub forgets that regions are iterable
            self._paint(painter, rect)
        painter.end()

    def _paint(self, painter: QPainter, rect: QRect) -> None:
        state, own, clip = self.state, colors(self.palette()), QRectF(rect)
        scale, rows = state.scale, state.rows
        painter.setClipRect(rect)
        painter.fillRect(rect, own.surface)
        if state.film is None:
            return
        left, right = scale.x(0), scale.x(scale.frames)
        for row in (rows.styles, rows.curve, rows.keys, rows.ranges):
            painter.fillRect(
                QRectF(left, row.top(), right - left, row.height()).intersected(clip), own.raised
            )
        marks = state.marks_shown
        if clip.intersects(rows.ruler):
            paint_ruler(painter, state.times, scale, rows.ruler, clip, own)
        if clip.intersects(rows.thumbs):
            paint_thumbs(
                painter, self.thumbs, scale=scale, row=rows.thumbs, clip=clip, shape=state.shape, colors=own
            )
        if clip.intersects(rows.styles):
            paint_sections(
                painter,
                state.sections,
                state.corners,
                title=self.style_menu.title,
                hues=self.bands.of,
                scale=scale,
                row=rows.styles,
                clip=clip,
                colors=own,
                chosen=state.change_shown,
                hovered=state.hovered_change,
            )
        if clip.intersects(rows.curve):
            paint_curve(painter, state.curve, scale, rows.curve, clip, own)
            paint_stems(painter, marks, scale, rows.curve, clip, own)
        if clip.intersects(rows.keys):
            paint_marks(
                painter,
                marks,
                scale=scale,
                row=rows.keys,
                clip=clip,
                colors=own,
                selected=state.selection_shown,
                hovered=state.hovered,
            )
        if clip.intersects(rows.ranges):
            paint_ranges(
                painter,
                state.ranges,
                numbers=state.numbers,
                scale=scale,
                row=rows.ranges,
                clip=clip,
                colors=own,
                palette=self.palette(),
                hovered=state.hovered,
            )
        paint_ahead(painter, state.session.ahead, scale, rows.ruler, own)
        paint_marked(painter, state.part, scale, rows.area, rows.ruler, own)
        paint_playhead(
            painter,
            state.playhead,
            scale=scale,
            row=rows.ruler,
            area=rows.area,
            colors=own,
            focus=self.hasFocus(),
        )

    # ---- Qt ----

    def sizeHint(self) -> QSize:
        return QSize(900, Rows.least_height(QFontMetricsF(self.font())) + 58)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, Rows.least_height(QFontMetricsF(self.font())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        self.state.arrange(Rows.of(self.width(), self.height(), QFontMetricsF(self.font())), self.width())
        self._want_thumbs()
        self._mark(QRectF())

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Show, QEvent.Type.Hide):
            result = super().event(event)
            self._want_thumbs()
            if kind == QEvent.Type.Hide:
                self.hover.hide()
            return result
        if kind in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._arrange()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keys.takes(event):
            # With the focus here, these keys belong to the timeline, whatever they do elsewhere in the window.
            event.accept()
            return True
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.state.zoom(1 + event.value(), event.position().x())
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._pointer.wheel(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        state = self.state
        if state.film is None:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._pointer.cancel()
            key = state.marks.nearest(state.scale, event.x(), 8.0)
            row = state.rows.curve.top() <= event.y() < state.rows.ranges.top()
            frame = key.frame if key is not None and row else state.scale.frame_at(event.x())
            state.select(key.frame if key is not None and row else None)
            place = event.globalPos()
        else:
            chosen = state.selected if state.selected is not None else state.selected_change
            frame = chosen if chosen is not None else state.playhead
            place = self.mapToGlobal(QPointF(state.scale.x(frame), state.rows.keys.bottom()).toPoint())
        self.hover.hide()
        self.menu_wanted.emit(place, frame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.key() == Qt.Key.Key_Escape and self._pointer.cancel()) and not self._keys.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._keys.release(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._mark(QRectF())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._keys.settle()
        self._mark(QRectF())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(self.state.film is not None and bool(dropped_csv(event)))

    def dropEvent(self, event: QDropEvent) -> None:
        csv = dropped_csv(event)
        if csv and self.state.film is not None:
            event.acceptProposedAction()
            self.csv_dropped.emit(csv)
        else:
            event.ignore()


def dropped_csv(event: QDropEvent) -> str:
    """The path of the only dropped file if it is a keyframe file; else ""."""
    urls = event.mimeData().urls()
    path = urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
    return path if path.lower().endswith((".csv", ".txt")) else ""
