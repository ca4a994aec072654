"""The timeline itself: one widget that paints all rows and knows what lies where.

It is a slider to the outside (value: the frame at the playhead), so that screen readers can tell and set it. What
changes marks only its own pixels, and they are painted together, at most sixty times a second.
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

from fastvid_gui.ui.bridge import Asks
from fastvid_gui.ui.jobs.queue import RenderQueue
from fastvid_gui.ui.session import Film, Session
from fastvid_gui.ui.theme import colors
from fastvid_gui.ui.timeline.clock import Clock
from fastvid_gui.ui.timeline.curve import ChangeCurve, paint_curve
from fastvid_gui.ui.timeline.editor import Editor
from fastvid_gui.ui.timeline.hover import Hover
from fastvid_gui.ui.timeline.keyframe_row import RING_OVER, KeyframeMarks, paint_marks, paint_stems
from fastvid_gui.ui.timeline.keys import Keys
from fastvid_gui.ui.timeline.pointer import Pointer
from fastvid_gui.ui.timeline.range_row import NodeNumbers, paint_ranges
from fastvid_gui.ui.timeline.ranges import Ranges
from fastvid_gui.ui.timeline.rows import Rows
from fastvid_gui.ui.timeline.ruler import paint_marked, paint_playhead, paint_ruler
from fastvid_gui.ui.timeline.scale import MARGIN, Scale
from fastvid_gui.ui.timeline.thumbs import Thumbnails, paint_thumbs, slot_frames, slots

PAINT_MS = 16
RANGES_MS = 33
"""Painting and looking up ranges happen at most this often."""
SLOW_RANGES_MS = 250
PLAYHEAD_PX = 8


class TimelineView(QAbstractSlider):
    """Paints the current film's timeline and passes the pointer and the keys on."""

    scale_changed = Signal()
    selection_changed = Signal()
    csv_dropped = Signal(str)
    menu_wanted = Signal(object, int)
    """A context menu at a place of the screen (`QPoint`), over a frame."""

    def __init__(
        self,
        session: Session,
        preview_engine: Asks,
        queue: RenderQueue,
        editor: Editor,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.editor = session, editor
        self._queue = queue
        self.scale = Scale()
        self.times = Clock()
        self.curve = ChangeCurve()
        self.marks = KeyframeMarks()
        self.ranges = Ranges()
        self.rows = Rows.of(1, 1, QFontMetricsF(self.font()))
        self.thumbs = Thumbnails(preview_engine, self)
        self.numbers = NodeNumbers()
        self._film: Film | None = None
        self._selected: int | None = None
        self.moving: tuple[int, int] | None = None
        """A keyframe on its way: from which frame, to which."""
        self.marking: tuple[int, int] | None = None
        """Marks on their way."""
        self.hovered: int | None = None
        self._dirty = QRegion()
        self._paint_timer = QTimer(self, singleShot=True, interval=PAINT_MS)
        self._paint_timer.timeout.connect(self._flush)
        self._ranges_timer = QTimer(self, singleShot=True, interval=RANGES_MS)
        self._ranges_timer.timeout.connect(self._take_ranges)
        self.hover = Hover(self, preview_engine)
        self._pointer, self._keys = Pointer(self), Keys(self)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))
        self.valueChanged.connect(session.seek)
        self.thumbs.ready.connect(lambda frame: self.repaint_row("thumbs"))
        session.current_changed.connect(self._take_film)
        session.film_changed.connect(self._on_film_changed)
        session.playhead_changed.connect(self._on_playhead)
        session.changes_grew.connect(self._on_changes)
        session.keyframes_changed.connect(self._on_keyframes)
        session.marks_changed.connect(self._on_marks)
        queue.items_changed.connect(self._want_ranges)
        queue.item_changed.connect(self._want_ranges)
        self._take_film()

    # ---- what is shown ----

    @property
    def film(self) -> Film | None:
        """The film on the timeline, once it can be used."""
        return self._film

    @property
    def playhead(self) -> int:
        film = self.session.current
        return film.playhead if film else 0

    @property
    def part(self) -> tuple[int, int]:
        """The part to be rendered, as marked now."""
        film = self.session.current
        return self.marking or (film.part if film else (0, 0))

    @property
    def selected(self) -> int | None:
        """The frame of the selected keyframe."""
        return self._selected

    def select(self, frame: int | None) -> None:
        """Selects the keyframe at a frame, or none."""
        if frame != self._selected:
            self._selected = frame
            self.repaint_row("keys")
            self._tell()
            self.selection_changed.emit()

    def set_scale(self, scale: Scale) -> None:
        """Zooms or scrolls."""
        if scale != self.scale:
            self.scale = scale
            self.repaint_all()
            self._want_thumbs()
            self.scale_changed.emit()

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Zooms at a pixel; else at the playhead where it is in view, else in the middle."""
        if x is None:
            x = self.scale.x(self.playhead + 0.5)
            if not MARGIN <= x <= self.width() - MARGIN:
                x = self.width() / 2
        self.set_scale(self.scale.zoomed(factor, x))

    def move_marks(
        self, keyframe: tuple[int, int] | None = None, part: tuple[int, int] | None = None
    ) -> None:
        """Shows a keyframe or the marks on their way, before anything is changed."""
        if (keyframe, part) != (self.moving, self.marking):
            self.moving, self.marking = keyframe, part
            self.repaint_all()

    def hover_at(self, frame: int | None) -> None:
        """The pointer is over the keyframe or range at a frame."""
        if frame != self.hovered:
            self.hovered = frame
            self.repaint_row("keys")
            self.repaint_row("ranges")

    # ---- news ----

    def _take_film(self) -> None:
        film = self.session.current
        self._film = film if film is not None and film.frames else None
        frames = self._film.frames if self._film else 0
        self.times = Clock.of(self._film)
        self.curve = ChangeCurve()
        if self._film:
            self.curve.take(self._film.changes)
        self.scale = Scale(frames, self.width()).fitted()
        self.moving = self.marking = None
        self._selected = None
        self.hover.hide()
        self.setRange(0, max(0, frames - 1))
        self._show_value()
        self._on_keyframes()
        self._take_ranges()
        self._want_thumbs()
        self.repaint_all()
        self._tell()
        self.scale_changed.emit()
        self.selection_changed.emit()

    def _on_film_changed(self, path: object) -> None:
        film = self.session.current
        if film is None or film.path != path:
            return
        shown = self._film
        if film.frames != (shown.frames if shown else 0) or (shown and film.times is not shown.times):
            self._take_film()
            return
        if shown is not None:
            self._film = film
            if film.analysed != shown.analysed:
                self._want_ranges()

    def _on_playhead(self, frame: int) -> None:
        old = self.value()
        self._show_value()
        scale = self.scale.showing(frame)
        if scale != self.scale and not self._pointer.busy:
            self.set_scale(scale)
            return
        for place in (old, frame):
            x, width = self.scale.x(place), max(1.0, self.scale.per_frame)
            self._mark(QRectF(x - PLAYHEAD_PX, 0, width + 2 * PLAYHEAD_PX, self.height()))

    def _show_value(self) -> None:
        # Not announced: the session knows already.
        blocked = self.blockSignals(True)
        self.setValue(self.playhead)
        self.blockSignals(blocked)
        if not self._paint_timer.isActive():
            self._tell()

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:  # noqa: N802 (Qt's name)
        """A slider repaints the whole of itself for each step; here only the playhead's pixels change."""

    def _tell(self) -> None:
        """What a screen reader says besides the number."""
        film = self._film
        if film is None:
            self.setAccessibleDescription(self.tr("No film"))
            return
        text = self.tr("Frame {0} of {1}, {2}").format(
            self.playhead, film.frames, self.times.text(self.playhead)
        )
        if self._selected is not None:
            text += ". " + self.tr("Keyframe at frame {0} selected").format(self._selected)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def _on_changes(self) -> None:
        film = self.session.current
        if film is None or self._film is None:
            return
        first = self.curve.take(film.changes)
        left, right = self.scale.x(first) - 3, self.scale.x(len(self.curve)) + 3
        row = self.rows.curve
        self._mark(QRectF(left, row.top(), max(1.0, right - left), row.height()))

    def _on_keyframes(self) -> None:
        film = self.session.current
        if film is not None and self._film is not None:
            self._film = film
        self.marks = KeyframeMarks(film.keyframes, film.found) if film and self._film else KeyframeMarks()
        if self._selected is not None and self._selected not in self.marks.frames:
            self.select(None)
        self.repaint_row("curve")
        self.repaint_row("keys")
        self._want_ranges()

    def _on_marks(self) -> None:
        self._want_ranges()
        self.repaint_all()

    def _want_ranges(self, *_: object) -> None:
        if not self._ranges_timer.isActive():
            self._ranges_timer.start()

    def _take_ranges(self) -> None:
        film = self.session.current
        if film is None or self._film is None:
            self.ranges = Ranges()
        else:
            item = self._queue.item_for(film.path)
            self.numbers = NodeNumbers(item)
            self.ranges = Ranges(film, item)
        self.repaint_row("ranges")
        self.hover.refresh()

    def _want_thumbs(self) -> None:
        film = self._film
        if film is None or film.info is None or not self.isVisible():
            self.thumbs.want(None, range(0), 0)
            return
        step = slot_frames(self.scale, self.rows.thumbs.height() * self.shape)
        height = round(self.rows.thumbs.height() * self.devicePixelRatioF())
        # Few different heights, so that a splitter that is dragged does not ask for all pictures anew.
        height = next(size for size in (48, 72, 108, 216, 1 << 30) if size >= min(height, 216))
        self.thumbs.want(film.path, slots(self.scale, step, 0, self.width()), height)

    @property
    def shape(self) -> float:
        """Width of a picture of the film for its height, kept within what can be drawn well."""
        info = self._film.info if self._film else None
        return max(0.4, min(3.0, info.width / info.height)) if info else 16 / 9

    # ---- painting ----

    def repaint_all(self) -> None:
        """Everything has to be painted anew, soon."""
        self._mark(QRectF(self.rect()))

    def repaint_row(self, name: str) -> None:
        """A row has to be painted anew, soon."""
        # A selected keyframe's ring is a little higher than its row.
        over = RING_OVER if name == "keys" else 0
        self._mark(getattr(self.rows, name).adjusted(0, -over, 0, over))

    def _mark(self, area: QRectF) -> None:
        self._dirty = self._dirty.united(area.toAlignedRect().intersected(self.rect()))
        if not self._paint_timer.isActive():
            self._paint_timer.start()

    def _flush(self) -> None:
        dirty, self._dirty = self._dirty, QRegion()
        self._tell()
        self.update(dirty)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        for rect in event.region():  # type: ignore[attr-defined]  # the stub forgets that regions are iterable
            self._paint(painter, rect)
        painter.end()

    def _paint(self, painter: QPainter, rect: QRect) -> None:
        own, scale, rows, clip = colors(self.palette()), self.scale, self.rows, QRectF(rect)
        painter.setClipRect(rect)
        painter.fillRect(rect, own.surface)
        if self._film is None:
            return
        left, right = scale.x(0), scale.x(scale.frames)
        for row in (rows.curve, rows.keys, rows.ranges):
            painter.fillRect(
                QRectF(left, row.top(), right - left, row.height()).intersected(clip), own.raised
            )
        marks = self.marks if self.moving is None else self._marks_moving(*self.moving)
        selected = self._selected if self.moving is None else self.moving[1]
        if clip.intersects(rows.ruler):
            paint_ruler(painter, self.times, scale, rows.ruler, clip, own)
        if clip.intersects(rows.thumbs):
            paint_thumbs(painter, self.thumbs, scale, rows.thumbs, clip, self.shape, own)
        if clip.intersects(rows.curve):
            paint_curve(painter, self.curve, scale, rows.curve, clip, own)
            paint_stems(painter, marks, scale, rows.curve, clip, own)
        if clip.intersects(rows.keys):
            paint_marks(painter, marks, scale, rows.keys, clip, own, selected, self.hovered)
        if clip.intersects(rows.ranges):
            paint_ranges(
                painter,
                self.ranges,
                self.numbers,
                scale,
                rows.ranges,
                clip,
                own,
                self.palette(),
                self.hovered,
            )
        paint_marked(painter, self.part, scale, rows.area, rows.ruler, own)
        paint_playhead(painter, self.playhead, scale, rows.ruler, rows.area, own, self.hasFocus())

    def _marks_moving(self, start: int, to: int) -> KeyframeMarks:
        film = self._film
        if film is None:
            return self.marks
        keys = tuple(
            key if key.frame != start else type(key)(to, key.kind, key.score, key.reason)
            for key in self.marks.keyframes
        )
        return KeyframeMarks(keys, film.found)

    # ---- Qt ----

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(900, Rows.least_height(QFontMetricsF(self.font())) + 58)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(240, Rows.least_height(QFontMetricsF(self.font())))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        self._arrange()

    def _arrange(self) -> None:
        self.rows = Rows.of(self.width(), self.height(), QFontMetricsF(self.font()))
        self.set_scale(self.scale.resized(self.width(), self.scale.frames))
        self._want_thumbs()
        self.repaint_all()

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
            # With the focus here these keys are the timeline's, whatever they are elsewhere in the window.
            event.accept()
            return True
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom(1 + event.value(), event.position().x())
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        self._pointer.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        self._pointer.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        self._pointer.wheel(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        if self._film is None:
            return
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._pointer.cancel()
            key = self.marks.nearest(self.scale, event.x(), 8.0)
            row = self.rows.curve.top() <= event.y() < self.rows.ranges.top()
            frame = key.frame if key is not None and row else self.scale.frame_at(event.x())
            self.select(key.frame if key is not None and row else None)
            place = event.globalPos()
        else:
            frame = self._selected if self._selected is not None else self.playhead
            place = self.mapToGlobal(QPointF(self.scale.x(frame), self.rows.keys.bottom()).toPoint())
        self.hover.hide()
        self.menu_wanted.emit(place, frame)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if not (event.key() == Qt.Key.Key_Escape and self._pointer.cancel()) and not self._keys.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        self._keys.release(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        self.repaint_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        self._keys.settle()
        self.repaint_all()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        event.setAccepted(self._film is not None and bool(dropped_csv(event)))

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        csv = dropped_csv(event)
        if csv and self._film is not None:
            event.acceptProposedAction()
            self.csv_dropped.emit(csv)
        else:
            event.ignore()


def dropped_csv(event: QDropEvent) -> str:
    """The path of the one keyframe file that is dropped; "" where it is anything else."""
    urls = event.mimeData().urls()
    path = urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
    return path if path.lower().endswith((".csv", ".txt")) else ""
