"""Frames painted ahead of the playhead, so that play shows them: kept in memory, as many as the user grants.

They come from the same request as the preview in motion, and are kept while film and look stay the same. The next
`capacity` frames from the playhead on are wanted, from the end of the film on to its beginning, so a short film is
painted whole. Whoever owns this says when it may paint (`go`) and when it must not (`pause`).
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.engine.messages.looks import PaintMotion
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.renders import FrameSpan
from fastvid_gui.regions.region import Regions
from fastvid_gui.settings import cache_share
from fastvid_gui.ui.preview.motion_preview import USUAL_SIDE
from fastvid_gui.ui.preview.pictures import Shot, shot_of
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.state.region_files import masks_of
from fastvid_gui.ui.state.session import Film

USUAL_BYTES = 384 * 2**20
ROOM_FRAMES = 24
"""Painting goes on when so many frames are wanted again: a request for each frame would cost more than it."""
TELL_MS = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What decides the pictures: the film's look as a render takes it, and the pictures' longer side."""

    path: Path
    frames: int
    look: Look
    styles_at: tuple[StyleChange, ...]
    side: int
    regions: Regions | None = None
    masks: str = ""


class PaintedAhead(QObject):
    """Paints in the background while it may, and has the pictures."""

    changed = Signal()
    """Other frames are there; at most a few times a second."""
    failed = Signal(str)

    def __init__(self, preview_engine: Asks, parent: QObject | None = None, most_bytes: int = 0) -> None:
        super().__init__(parent)
        self._preview_engine, self._most_bytes = preview_engine, most_bytes
        self.course: Course | None = None
        self._shots: dict[int, Shot] = {}
        self._bytes = 0
        self._playhead = 0
        self._call: Call | None = None
        # Handlers know their call by a number: holding the call itself would keep it alive forever.
        self._ticket = 0
        self._may, self._failed, self._got = False, False, 0
        self._tell = QTimer(self, singleShot=True, interval=TELL_MS)
        self._tell.timeout.connect(self.changed)

    @property
    def most_bytes(self) -> int:
        """How much memory the pictures may take: a share of what the user grants."""
        return self._most_bytes or cache_share(USUAL_BYTES)

    @property
    def size_bytes(self) -> int:
        """Memory that they take."""
        return self._bytes

    @property
    def painting(self) -> bool:
        """Whether it paints now."""
        return self._call is not None

    @property
    def going(self) -> bool:
        """Whether it may paint; it then does so whenever something is wanted."""
        return self._may

    @property
    def spans(self) -> tuple[FrameSpan, ...]:
        """The frames that are there."""
        found: list[list[int]] = []
        for frame in sorted(self._shots):
            if found and found[-1][1] == frame:
                found[-1][1] = frame + 1
            else:
                found.append([frame, frame + 1])
        return tuple(FrameSpan(start, stop) for start, stop in found)

    def get(self, film: Film, frame: int) -> Shot | None:
        """The painted frame of a film in its look of now, if it is there."""
        return self._shots.get(frame) if self.course == course_of(film) else None

    def look_at(self, film: Film | None) -> None:
        """Takes film and look; pictures of others are dropped."""
        course = course_of(film) if film is not None else None
        if course != self.course:
            self.forget()
            self.course = course
        if film is not None:
            self._playhead = film.playhead

    def go(self) -> None:
        """It may paint now."""
        self._may = True
        self._ask()

    def pause(self) -> None:
        """It must not paint any more for now."""
        self._may = False
        if self._call is not None:
            self._call.stop()

    def at(self, frame: int) -> None:
        """The playhead is at a frame now."""
        self._playhead = frame
        if self._may and self._call is None:
            self._ask(ROOM_FRAMES)

    def forget(self) -> None:
        """Drops all pictures."""
        self._ticket += 1
        if self._call is not None:
            call, self._call = self._call, None
            call.stop()
        self._failed, self._may = False, False
        self._shots.clear()
        self._bytes = 0
        self.course = None
        self._tell.stop()
        self.changed.emit()

    # ---- what is painted next

    def _capacity(self) -> int:
        """How many frames fit."""
        if not self._shots:
            return self.course.frames if self.course is not None else 0
        each = self._bytes / len(self._shots)
        return max(1, int(self.most_bytes / max(1.0, each)))

    def _distance(self, frame: int) -> int:
        """How far ahead of the playhead a frame is, round the end of the film."""
        frames = self.course.frames if self.course is not None else 1
        return (frame - self._playhead) % max(1, frames)

    def _next(self) -> tuple[int, int]:
        """The next frames to paint: first and last (not included); none where both are equal."""
        course = self.course
        if course is None:
            return 0, 0
        wanted = min(course.frames, self._capacity())
        for step in range(wanted):
            start = (self._playhead + step) % course.frames
            if start not in self._shots:
                break
        else:
            return 0, 0
        stop = min(course.frames, start + wanted - step)
        following = next((frame for frame in range(start, stop) if frame in self._shots), stop)
        return start, following

    def _ask(self, least: int = 1) -> None:
        course = self.course
        if course is None or not self._may or self._call is not None or self._failed:
            return
        start, stop = self._next()
        if stop - start < min(least, max(1, course.frames - start)):
            return
        request = PaintMotion(
            path=str(course.path),
            start=start,
            stop=stop,
            look=course.look,
            most_side=course.side,
            styles_at=course.styles_at,
            go_on=True,
            regions=course.regions,
            masks=course.masks,
        )
        call = self._call = self._preview_engine.ask(request, self)
        self._ticket += 1
        self._got = 0
        ticket = self._ticket
        call.news.connect(lambda news: self._on_news(ticket, news))
        call.finished.connect(lambda _value: self._on_finished(ticket))
        call.failed.connect(lambda message: self._on_failed(ticket, message))
        call.ended.connect(lambda: self._on_ended(ticket))

    def _on_news(self, ticket: int, news: object) -> None:
        if ticket != self._ticket or not isinstance(news, FramePicture):
            return
        shot = shot_of(news.picture)
        self._got += 1
        self._bytes += shot.size_bytes - (
            self._shots[news.frame].size_bytes if news.frame in self._shots else 0
        )
        self._shots[news.frame] = shot
        while self._bytes > self.most_bytes and len(self._shots) > 1:
            farthest = max(self._shots, key=self._distance)
            self._bytes -= self._shots.pop(farthest).size_bytes
            if farthest == news.frame and self._call is not None:
                # All that is wanted is there, or the playhead has overtaken this stretch.
                self._call.stop()
        if not self._tell.isActive():
            self._tell.start()

    def _on_finished(self, ticket: int) -> None:
        if ticket == self._ticket and not self._got:
            self._failed = True  # a film that has fewer frames than it says

    def _on_failed(self, ticket: int, message: str) -> None:
        if ticket == self._ticket:
            self._failed = True
            self.failed.emit(message)

    def _on_ended(self, ticket: int) -> None:
        if ticket == self._ticket:
            self._call = None
            self._ask(ROOM_FRAMES)


def course_of(film: Film) -> Course | None:
    """What decides the pictures of a film; None if it is not painted."""
    if film.info is None or not film.styled:
        return None
    look, styles_at = film.course
    return Course(
        path=film.path,
        frames=film.frames,
        look=look,
        styles_at=styles_at,
        side=min(USUAL_SIDE, max(film.info.width, film.info.height)),
        regions=film.regions.moving,
        masks="" if film.regions.moving is None else str(masks_of(film)),
    )
