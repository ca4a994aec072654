"""The preview in motion: the next seconds are painted with their feedback, then looped at the film's speed.

Each painted frame has its source frame beside it, so that the split line also works in motion. The pictures are kept
while film and look stay the same; where they would take too much memory, they are smaller.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.looks import PaintMotion
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.regions.region import Regions
from fastvid_gui.ui.preview.clock import frame_at, frames_within
from fastvid_gui.ui.preview.pictures import Shot, shot_of
from fastvid_gui.ui.preview.timed import end_of
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.state.region_files import masks_of
from fastvid_gui.ui.state.session import Film

MOST_SECONDS = 5
MAX_BYTES = 256 * 2**20
USUAL_SIDE = 640
LEAST_SIDE = 160
TICK_MS = 8


Known = Callable[[Film, int], Shot | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Frames `start` to `stop` (not included) of a film, as a render takes its look; longer side `side`."""

    path: Path
    start: int
    stop: int
    look: Look
    side: int
    styles_at: tuple[StyleChange, ...] = ()
    regions: Regions | None = None
    masks: str = ""


class MotionPreview(QObject):
    """Paints a stretch in the background and loops it."""

    shown = Signal(int, object, object)
    """Frame, its source `Shot` (or None) and its painted one."""
    grew = Signal(int, int)
    """How many frames of how many are painted."""
    changed = Signal()
    """It has begun, loops now, or is over."""
    failed = Signal(str)

    def __init__(self, preview_engine: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview_engine = preview_engine
        self.stretch: Stretch | None = None
        self.painting = False
        self.looping = False
        self._film: Film | None = None
        self._painted: dict[int, Shot] = {}
        self._sources: dict[int, Shot] = {}
        self._missing: set[int] = set()
        # Handlers know their call by a number: holding the call itself would keep it alive forever.
        self._ticket = 0
        self._paint_call: Call | None = None
        self._source_call: Call | None = None
        self._now = 0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)

    @property
    def active(self) -> bool:
        """Whether it paints or loops."""
        return self.painting or self.looping

    @property
    def size_bytes(self) -> int:
        """Memory that the kept pictures take."""
        return sum(shot.size_bytes for kept in (self._painted, self._sources) for shot in kept.values())

    @property
    def loop(self) -> tuple[int, int, int] | None:
        """Frames: from, to (not included), now; None if nothing is shown."""
        if not self.active or self.stretch is None:
            return None
        return self.stretch.start, self.stretch.stop, self._now

    def start(self, film: Film, seconds: float, known: Known | None = None) -> None:
        """Paints and loops `seconds` from the playhead on (the last seconds if the film ends before).

        `known`: has pictures that were painted ahead; used if it has all of them, as large.
        """
        stretch = stretch_of(film, seconds)
        self.stop()
        self._film = film
        if stretch != self.stretch:
            self.forget()
            self.stretch = stretch
        self._now = stretch.start
        if known is not None and stretch.side == side_within(film, 1):
            shots = {frame: known(film, frame) for frame in range(stretch.start, stretch.stop)}
            there = {frame: shot for frame, shot in shots.items() if shot is not None}
            if len(there) == len(shots):
                self._painted.update(there)
        if all(frame in self._painted for frame in range(stretch.start, stretch.stop)):
            self._begin_loop()
            return
        self.painting = True
        call = self._paint_call = self._preview_engine.ask(
            PaintMotion(
                path=str(stretch.path),
                start=stretch.start,
                stop=stretch.stop,
                look=stretch.look,
                styles_at=stretch.styles_at,
                most_side=stretch.side,
                regions=stretch.regions,
                masks=stretch.masks,
            ),
            self,
        )
        ticket = self._ticket
        call.news.connect(lambda news: self._on_news(ticket, news))
        call.finished.connect(lambda _value: self._on_finished(ticket))
        call.failed.connect(lambda message: self._on_failed(ticket, message))
        call.stopped.connect(lambda: self._on_stopped(ticket))
        self.grew.emit(0, stretch.stop - stretch.start)
        self.changed.emit()

    def stop(self) -> None:
        """Ends painting or looping; painted frames are kept."""
        was_active = self.active
        self.painting = self.looping = False
        self._timer.stop()
        for call in (self._paint_call, self._source_call):
            if call is not None:
                call.stop()
        self._paint_call = self._source_call = None
        self._ticket += 1
        if was_active:
            self.changed.emit()

    def forget(self) -> None:
        """Ends the preview and drops all pictures."""
        self.stop()
        self.stretch = None
        self._painted.clear()
        self._sources.clear()
        self._missing.clear()

    def _on_news(self, ticket: int, news: object) -> None:
        stretch = self.stretch
        if ticket != self._ticket or stretch is None or not isinstance(news, FramePicture):
            return
        self._painted[news.frame] = shot_of(news.picture)
        self._bring_source()
        self.grew.emit(len(self._painted), stretch.stop - stretch.start)

    def _on_finished(self, ticket: int) -> None:
        if ticket == self._ticket:
            self._paint_call = None
            self.painting = False
            if self._painted:
                self._begin_loop()
            else:
                self.changed.emit()

    def _on_failed(self, ticket: int, message: str) -> None:
        if ticket == self._ticket:
            self._paint_call = None
            self.stop()
            self.failed.emit(message)

    def _on_stopped(self, ticket: int) -> None:
        if ticket == self._ticket:
            self._paint_call = None
            self.stop()

    def _bring_source(self) -> None:
        """Asks for the source frame of the first painted one that has none yet; one at a time."""
        stretch = self.stretch
        if stretch is None or self._source_call is not None:
            return
        here = self._sources.keys() | self._missing
        frame = next((frame for frame in sorted(self._painted) if frame not in here), None)
        if frame is None:
            return
        picture = self._painted[frame].image
        side = max(picture.width(), picture.height())
        call = self._source_call = self._preview_engine.ask(ShowFrame(str(stretch.path), frame, side), self)
        ticket = self._ticket
        call.finished.connect(lambda value: self._on_source(ticket, frame, value))
        call.failed.connect(lambda _message: self._on_source(ticket, frame, None))
        call.ended.connect(lambda: self._on_source_ended(ticket))

    def _on_source(self, ticket: int, frame: int, value: object) -> None:
        if ticket != self._ticket:
            return
        if isinstance(value, FramePicture):
            self._sources[frame] = shot_of(value.picture)
        else:
            # It can't be read, so the painted frame is shown alone.
            self._missing.add(frame)
        if self.painting:
            # Both pictures of a frame appear together.
            self._show(frame)

    def _on_source_ended(self, ticket: int) -> None:
        if ticket == self._ticket:
            self._source_call = None
            if self.active:
                self._bring_source()

    def _begin_loop(self) -> None:
        self.looping = True
        self._clock.start()
        self._timer.start()
        self._bring_source()
        self._show(min(self._painted))
        self.changed.emit()

    def _on_tick(self) -> None:
        stretch, film = self.stretch, self._film
        if stretch is None or film is None:
            return
        first = film.times[stretch.start]
        end = film.times[stretch.stop] if stretch.stop < len(film.times) else end_of(film)
        # A film with a single time (one picture) has nothing to loop through.
        at = first + (self._clock.elapsed() / 1000) % max(0.04, end - first)
        frame = min(stretch.stop - 1, max(stretch.start, frame_at(film.times, at)))
        if frame != self._now:
            self._show(frame)

    def _show(self, frame: int) -> None:
        painted = self._painted.get(frame)
        if painted is not None:
            self._now = frame
            self.shown.emit(frame, self._sources.get(frame), painted)


def stretch_of(film: Film, seconds: float) -> Stretch:
    """Which frames are painted for `seconds` from the playhead on, and how large."""
    seconds = min(MOST_SECONDS, max(1, seconds))
    start = film.playhead
    stop = frames_within(film.times, start, seconds)
    if stop >= film.frames:
        start = min(start, frame_at(film.times, max(0.0, end_of(film) - seconds)))
        stop = film.frames
    look, styles_at = film.course
    return Stretch(
        path=film.path,
        start=start,
        stop=stop,
        look=look,
        side=side_within(film, stop - start),
        styles_at=styles_at,
        regions=film.regions.moving,
        masks="" if film.regions.moving is None else str(masks_of(film)),
    )


def side_within(film: Film, frames: int) -> int:
    """Longer side for which that many frames and their sources fit into the memory set aside."""
    if film.info is None:
        return USUAL_SIDE
    width, height = film.info.width, film.info.height
    longer = max(width, height)
    side = min(USUAL_SIDE, longer)
    each = 2 * 3 * width * height / longer**2
    most = (MAX_BYTES / (each * max(1, frames))) ** 0.5
    return max(LEAST_SIDE, min(side, int(most) // 16 * 16))
