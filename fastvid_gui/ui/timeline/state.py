"""What the timeline shows now: film, scale, rows, keyframes, ranges, curve, and what is selected, moved or hovered.

Everything that reads or changes the timeline (mouse, keys, card, painting) works on this; who shows it follows the
signals. It knows no widget.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, QTimer, Signal

from fastvid_gui.domain.strengths import Corners, strength_corners
from fastvid_gui.domain.style_course import Section, renderable, section_at, sections
from fastvid_gui.ui.state import course
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.session import Film, Session
from fastvid_gui.ui.timeline.clock import Clock
from fastvid_gui.ui.timeline.curve import ChangeCurve
from fastvid_gui.ui.timeline.keyframe_row import RING_OVER, KeyframeMarks
from fastvid_gui.ui.timeline.range_row import NodeNumbers
from fastvid_gui.ui.timeline.ranges import Ranges
from fastvid_gui.ui.timeline.rows import Rows
from fastvid_gui.ui.timeline.scale import MARGIN, Scale

RANGES_MS = 33
"""Ranges are looked up at most this often."""
PLAYHEAD_PX = 8


class TimelineState(QObject):
    """The state of one timeline; follows the session and the render queue.

    Attributes:
        film: the film on the timeline, once it can be used.
        selected: the frame of the selected keyframe.
        moving: a keyframe on its way: from which frame, to which. marking: marks on their way.
        selected_change: the frame at which a selected style change begins. shifting: one on its way, like `moving`.
        sections, corners: the styles along the film and the course of their strength, with the one on its way.
        hovered: the frame whose keyframe or range the pointer is over. hovered_change: that of a style change.
        holds_still: whether something is being dragged, so that the view must not scroll by itself.
    """

    film_taken = Signal()
    """Another film, or the same one known better: everything may have changed."""
    scale_changed = Signal()
    selection_changed = Signal()
    ranges_changed = Signal()
    playhead_shown = Signal()
    stale = Signal(QRectF)
    """An area that has to be repainted; a null one means everything."""

    def __init__(
        self, session: Session, queue: RenderQueue, rows: Rows, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self._queue = session, queue
        self.film: Film | None = None
        self.scale = Scale()
        self.times = Clock()
        self.curve = ChangeCurve()
        self.marks = KeyframeMarks()
        self.ranges = Ranges()
        self.numbers = NodeNumbers()
        self.rows = rows
        self.selected: int | None = None
        self.moving: tuple[int, int] | None = None
        self.marking: tuple[int, int] | None = None
        self.hovered: int | None = None
        self.selected_change: int | None = None
        self.shifting: tuple[int, int] | None = None
        self.hovered_change: int | None = None
        self.sections: tuple[Section, ...] = ()
        self.corners: Corners = ()
        self.holds_still: Callable[[], bool] = lambda: False
        self._shown_at = 0
        self._ranges_timer = QTimer(self, singleShot=True, interval=RANGES_MS)
        self._ranges_timer.timeout.connect(self._take_ranges)
        session.current_changed.connect(self.take_film)
        session.film_changed.connect(self._on_film_changed)
        session.playhead_changed.connect(self._on_playhead)
        session.changes_grew.connect(self._on_changes)
        session.keyframes_changed.connect(self._on_keyframes)
        session.marks_changed.connect(self._on_marks)
        session.look_changed.connect(self._on_look)
        session.style_titles_changed.connect(lambda: self.stale.emit(self.rows.styles))
        queue.items_changed.connect(self._want_ranges)
        queue.item_changed.connect(self._want_ranges)

    # ---- what is told ----

    @property
    def playhead(self) -> int:
        """The frame at the playhead."""
        film = self.session.current
        return film.playhead if film else 0

    @property
    def part(self) -> tuple[int, int]:
        """The part to be rendered, as marked now."""
        film = self.session.current
        return self.marking or (film.part if film else (0, 0))

    @property
    def shape(self) -> float:
        """Width of a picture of the film for its height, kept within what can be drawn well."""
        info = self.film.info if self.film else None
        return max(0.4, min(3.0, info.width / info.height)) if info else 16 / 9

    @property
    def marks_shown(self) -> KeyframeMarks:
        """The keyframes, with a moved one at its new place."""
        if self.film is None or self.moving is None:
            return self.marks
        start, to = self.moving
        keys = tuple(key if key.frame != start else replace(key, frame=to) for key in self.marks.keyframes)
        return KeyframeMarks(keys, self.film.found)

    @property
    def selection_shown(self) -> int | None:
        """The frame at which the selected keyframe is drawn."""
        return self.selected if self.moving is None else self.moving[1]

    @property
    def _keys_area(self) -> QRectF:
        # A selected keyframe's ring is a little higher than its row.
        return self.rows.keys.adjusted(0, -RING_OVER, 0, RING_OVER)

    @property
    def change_shown(self) -> int | None:
        """Where the selected style change is drawn."""
        return self.selected_change if self.shifting is None else self.shifting[1]

    def change_near(self, x: float, within_px: float) -> int | None:
        """Where the style change begins whose line is nearest to a pixel."""
        starts = [section.start for section in self.sections if section.start]
        best = min(starts, key=lambda start: abs(self.scale.x(start) - x), default=None)
        return best if best is not None and abs(self.scale.x(best) - x) <= within_px else None

    def section(self, frame: int) -> Section | None:
        """The section of a frame."""
        return section_at(self.sections, frame) if self.sections else None

    # ---- what is done ----

    def select(self, frame: int | None) -> None:
        """Selects the keyframe at a frame, or none."""
        if frame is not None:
            self.select_change(None)
        if frame != self.selected:
            self.selected = frame
            self.stale.emit(self._keys_area)
            self.selection_changed.emit()

    def select_change(self, frame: int | None) -> None:
        """Selects the style change that begins at a frame, or none."""
        if frame is not None:
            self.select(None)
        if frame != self.selected_change:
            self.selected_change = frame
            self.stale.emit(self.rows.styles)
            self.selection_changed.emit()

    def shift_change(self, shift: tuple[int, int] | None = None) -> None:
        """Shows a style change on its way, before anything is changed."""
        if shift != self.shifting:
            self.shifting = shift
            self._take_sections()

    def set_scale(self, scale: Scale) -> None:
        """Zooms or scrolls."""
        if scale != self.scale:
            self.scale = scale
            self.stale.emit(QRectF())
            self.scale_changed.emit()

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Zooms at a pixel; else at the playhead if it is in view, else in the middle."""
        if x is None:
            x = self.scale.x(self.playhead + 0.5)
            if not MARGIN <= x <= self.scale.width - MARGIN:
                x = self.scale.width / 2
        self.set_scale(self.scale.zoomed(factor, x))

    def move_marks(
        self, keyframe: tuple[int, int] | None = None, part: tuple[int, int] | None = None
    ) -> None:
        """Shows a keyframe or the marks on their way, before anything is changed."""
        if (keyframe, part) != (self.moving, self.marking):
            self.moving, self.marking = keyframe, part
            self.stale.emit(QRectF())

    def hover_at(self, frame: int | None) -> None:
        """The pointer is over the keyframe or range at a frame."""
        if frame != self.hovered:
            self.hovered = frame
            self.stale.emit(self._keys_area)
            self.stale.emit(self.rows.ranges)

    def hover_change(self, frame: int | None) -> None:
        """The pointer is over the line of a style change."""
        if frame != self.hovered_change:
            self.hovered_change = frame
            self.stale.emit(self.rows.styles)

    def arrange(self, rows: Rows, width: float) -> None:
        """The rows lie elsewhere, or the timeline has another width."""
        self.rows = rows
        self.set_scale(self.scale.resized(width, self.scale.frames))

    # ---- news ----

    def take_film(self) -> None:
        """Shows the session's current film from its beginning to its end."""
        film = self.session.current
        self.film = film if film is not None and film.frames else None
        self.times = Clock.of(self.film)
        self.curve = ChangeCurve()
        if self.film:
            self.curve.take(self.film.changes)
        self.scale = Scale(self.film.frames if self.film else 0, self.scale.width).fitted()
        self.moving = self.marking = self.shifting = None
        self.selected = self.selected_change = None
        self._take_sections()
        self._shown_at = self.playhead
        self.film_taken.emit()
        self._on_keyframes()
        self._take_ranges()
        self.stale.emit(QRectF())
        self.scale_changed.emit()
        self.selection_changed.emit()

    def _on_film_changed(self, path: object) -> None:
        film = self.session.current
        if film is None or film.path != path:
            return
        shown = self.film
        if film.frames != (shown.frames if shown else 0) or (shown and film.times is not shown.times):
            self.take_film()
            return
        if shown is not None:
            self.film = film
            if film.analyzed != shown.analyzed:
                self._want_ranges()

    def _on_playhead(self, frame: int) -> None:
        old, self._shown_at = self._shown_at, frame
        self.playhead_shown.emit()
        scale = self.scale.showing(frame)
        if scale != self.scale and not self.holds_still():
            self.set_scale(scale)
            return
        for place in (old, frame):
            x, width = self.scale.x(place), max(1.0, self.scale.per_frame)
            self.stale.emit(QRectF(x - PLAYHEAD_PX, 0, width + 2 * PLAYHEAD_PX, self.rows.area.bottom()))

    def _on_changes(self) -> None:
        film = self.session.current
        if film is None or self.film is None:
            return
        first = self.curve.take(film.changes)
        left, right = self.scale.x(first) - 3, self.scale.x(len(self.curve)) + 3
        row = self.rows.curve
        self.stale.emit(QRectF(left, row.top(), max(1.0, right - left), row.height()))

    def _on_keyframes(self) -> None:
        film = self.session.current
        if film is not None and self.film is not None:
            self.film = film
        self.marks = KeyframeMarks(film.keyframes, film.found) if film and self.film else KeyframeMarks()
        if self.selected is not None and self.selected not in self.marks.frames:
            self.select(None)
        self.stale.emit(self.rows.curve)
        self.stale.emit(self._keys_area)
        self._want_ranges()

    def _on_marks(self) -> None:
        self._want_ranges()
        self.stale.emit(QRectF())

    def _on_look(self) -> None:
        film = self.session.current
        if film is not None and self.film is not None and film.path == self.film.path:
            self.film = film
            self._take_sections()
            if self.selected_change not in (None, *(change.frame for change in film.styles_at)):
                self.select_change(None)

    def _take_sections(self) -> None:
        film = self.film
        if film is None:
            self.sections, self.corners = (), ()
        else:
            changes = (
                film.styles_at if self.shifting is None else course.moved(film.styles_at, *self.shifting)
            )
            look, changes = renderable(film.look, changes)
            self.sections = sections(look, changes, film.frames)
            self.corners = strength_corners(look.strength, changes)
        self.stale.emit(self.rows.styles)

    def _want_ranges(self, *_: object) -> None:
        if not self._ranges_timer.isActive():
            self._ranges_timer.start()

    def _take_ranges(self) -> None:
        film = self.session.current
        if film is None or self.film is None:
            self.ranges = Ranges()
        else:
            item = self._queue.item_for(film.path)
            self.numbers = NodeNumbers(item)
            self.ranges = Ranges(film, item)
        self.stale.emit(self.rows.ranges)
        self.ranges_changed.emit()
