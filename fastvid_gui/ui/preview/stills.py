"""What is shown at rest: the source frame at the playhead, and soon after it the painted one.

While one of the newest frames is on its way, the older picture stays, so nothing flashes: a new look replaces the old
picture when it arrives, and a step of one or two frames keeps the painted picture until the next one comes.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer, Signal

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.renders import FrameSpan
from fastvid_gui.ui.preview.ahead import PaintedAhead
from fastvid_gui.ui.preview.canvas import Canvas
from fastvid_gui.ui.preview.film_frames import FilmFrames
from fastvid_gui.ui.preview.painted_frames import PaintedFrames, Wish
from fastvid_gui.ui.preview.pictures import Shot
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.state.queue_item import QueueItem
from fastvid_gui.ui.state.region_files import masks_of, regions_of
from fastvid_gui.ui.state.session import Film, FilmState, Session

HINT_AFTER_MS = 150
"""Anything faster than this happens without a message."""
STALE_FRAMES = 2
STORED_CACHE_BYTES = 32 * 2**20

ItemFor = Callable[[Path], QueueItem | None]


class Stills(QObject):
    """Keeps the canvas showing the session's frame. `hold(True)` while something else leads."""

    problem = Signal(str)
    """A sentence for the user; "" when a picture arrives again."""
    followed = Signal(bool)
    """A frame is shown while playing: whether it is painted, or shall not be."""

    def __init__(
        self,
        session: Session,
        preview_engine: Asks,
        item_for: ItemFor,
        canvas: Canvas,
        ahead: PaintedAhead,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._item_for, self._canvas, self._ahead = session, item_for, canvas, ahead
        self.sources = FilmFrames(preview_engine, self)
        self.stored = FilmFrames(preview_engine, self, STORED_CACHE_BYTES)
        self.painted = PaintedFrames(preview_engine, self)
        self._path: Path | None = None
        self._source_frame = -1
        self._shown: Wish | None = None
        self._sharp = False
        self._held = self._following = False
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(HINT_AFTER_MS)
        self._busy.timeout.connect(self._on_long_busy)
        session.tried_changed.connect(self.refresh)
        self.sources.ready.connect(self._on_source)
        self.sources.rough.connect(self._on_rough_source)
        self.sources.failed.connect(self._on_source_failed)
        self.stored.ready.connect(self._on_stored)
        self.painted.ready.connect(self._on_painted)
        self.painted.failed.connect(self._on_painted_failed)
        self.painted.busy_changed.connect(self._on_busy)

    @property
    def film(self) -> Film | None:
        """The current film, if its frames can be shown."""
        film = self._session.current
        return film if film is not None and film.state is FilmState.READY and film.frames else None

    def hold(self, held: bool) -> None:
        """Asks for nothing while held; shows the session's frame again afterwards."""
        if held == self._held:
            return
        self._held, self._following = held, False
        if held:
            self.painted.stop()
        else:
            self._shown = None
            self.refresh()

    def source_at(self, frame: int) -> Shot | None:
        """The shown source picture, if it is of that frame."""
        return self._canvas.source if frame == self._source_frame else None

    def refresh(self) -> None:
        """Shows the session's film, frame and look."""
        film = self.film
        if film is None or film.path != self._path:
            self._show_other(film)
        if film is None or self._held:
            return
        self.want_source(film, film.playhead)
        if self._session.tried is None and not film.paints_at(film.playhead):
            self.painted.stop()
            self._set_painted(None, None, True, False)
            return
        wish = self.wish(film)
        known = self.painted.get(wish)
        if known is not None:
            self._set_painted(wish, known[0], True, known[1])
        elif not self._may_stay(wish):
            # One that was painted ahead is a little softer than a keyframe; it is there at once.
            ahead = self._ahead.get(film, film.playhead) if self._session.tried is None else None
            self._set_painted(wish, ahead, False, False)
        self.painted.want(wish)

    def want_source(self, film: Film, frame: int) -> None:
        """Brings a frame of the source to the canvas."""
        self.sources.want(film.path, frame, self._canvas.most_side(film_size(film)))

    def follow(self, film: Film, frame: int, image: Shot | None) -> None:
        """Shows a frame while playing, and its painted picture if a render has finished it or it was painted ahead."""
        self._following = True
        if image is None:
            self.want_source(film, frame)
        else:
            self._source_frame = frame
            self._canvas.set_source(image)
        job = self.job_for(film, frame)
        if job:
            self.stored.want(film.path, frame, self._canvas.most_side(painted_size(film)), job)
            self.followed.emit(True)
            return
        shot = self._ahead.get(film, frame)
        self._set_painted(None, shot, True, False)
        self.followed.emit(shot is not None or not film.paints_at(frame))

    def wish(self, film: Film, full: bool = False) -> Wish:
        """The painted frame at the playhead, as large as it is shown or (`full`) as in the painted film."""
        side = 0 if full else self._canvas.most_side(painted_size(film))
        tried = self._session.tried is not None and not full
        regions = None if tried else film.regions.at(film.playhead)
        return Wish(
            path=film.path,
            frame=film.playhead,
            look=film.look_at(film.playhead) if full else self._look(film),
            size=film.size,
            most_side=side,
            job="" if tried else self.job_for(film, film.playhead),
            regions=regions,
            masks="" if regions is None else str(masks_of(film)),
        )

    def _look(self, film: Film) -> Look:
        """How the frame at the playhead is shown: in a style that is tried, else as it will be painted."""
        tried, look = self._session.tried, film.look_at(film.playhead)
        return look if tried is None else replace(look, style=tried, strength=look.strength or 1.0)

    def job_for(self, film: Film, frame: int) -> str:
        """The job that has finished this frame in this look; "" if there is none."""
        item = self._item_for(film.path)
        if item is None or not item.job or not _in_look(item, film):
            return ""
        return item.job if any(span.start <= frame < span.stop for span in item.stored) else ""

    def finished_spans(self, film: Film) -> tuple[FrameSpan, ...]:
        """Frames that a render in this look has finished."""
        item = self._item_for(film.path)
        return item.stored if item is not None and _in_look(item, film) else ()

    def on_item_changed(self) -> None:
        """A render has finished more frames: maybe this one."""
        film = self.film
        if film is None or self._held or not film.styled or self._session.tried is not None:
            return
        if self._shown is not None and self._shown.job != self.job_for(film, film.playhead):
            self.refresh()

    def forget(self, path: Path) -> None:
        """Drops all pictures of a film that is gone."""
        for frames in (self.sources, self.stored, self.painted):
            frames.forget(path)

    # ---- what comes back ----

    def _show_other(self, film: Film | None) -> None:
        self._path = film.path if film else None
        self._source_frame = -1
        self._shown = None
        self.painted.stop()
        self._canvas.set_film(film_size(film) if film else QSize())

    def _may_stay(self, wish: Wish) -> bool:
        shown = self._shown
        if shown is None or shown.path != wish.path:
            return False
        return abs(shown.frame - wish.frame) <= STALE_FRAMES

    def _set_painted(self, wish: Wish | None, shot: Shot | None, sharp: bool, finished: bool) -> None:
        self._shown, self._sharp = wish, sharp
        self._canvas.set_painted(shot, finished)

    def _on_source(self, path: Path, frame: int, shot: Shot) -> None:
        film = self.film
        if film is None or path != film.path or (self._held and not self._following):
            return
        if self._source_frame == film.playhead != frame:
            return  # the answer to an older request, which came late
        self._source_frame = frame
        self._canvas.set_source(shot)
        self.problem.emit("")

    def _on_rough_source(self, path: Path, frame: int, shot: Shot) -> None:
        """Shows a nearby frame until the right one is found; it never counts as the frame itself (`source_at`)."""
        film = self.film
        if film is None or path != film.path or self._held or self._source_frame == film.playhead:
            return
        self._source_frame = -1
        self._canvas.set_source(shot)

    def _on_source_failed(self, path: Path, frame: int, message: str) -> None:
        if self.film is not None and self.film.path == path:
            self.problem.emit(message)

    def _on_stored(self, path: Path, frame: int, shot: Shot) -> None:
        film = self.film
        if film is not None and film.path == path and self._held and self.job_for(film, film.playhead):
            self._canvas.set_painted(shot, True)

    def _on_painted(self, wish: Wish, shot: Shot, sharp: bool, finished: bool) -> None:
        film = self.film
        if (
            film is None
            or self._held
            or (film.path, film.playhead, self._look(film)) != (wish.path, wish.frame, wish.look)
            or wish.regions != self.wish(film).regions
        ):
            return
        shown = self._shown
        same = shown is not None and (shown.frame, shown.look, shown.regions) == (
            wish.frame, wish.look, wish.regions,
        )  # fmt: skip
        if sharp or not (same and self._sharp):
            self._set_painted(wish, shot, sharp, finished)
        if sharp:
            self.problem.emit("")

    def _on_painted_failed(self, wish: Wish, message: str) -> None:
        film = self.film
        if film is None or self._held:
            return
        if (film.path, self._look(film)) == (wish.path, wish.look):
            self._set_painted(None, None, True, False)
            self.problem.emit(message)

    def _on_busy(self, busy: bool) -> None:
        if busy:
            self._busy.start()
        else:
            self._busy.stop()
            if not self._held:
                self._canvas.set_progress(None)

    def _on_long_busy(self) -> None:
        if self.painted.busy and not self._held:
            self._canvas.set_progress(-1.0)


def film_size(film: Film) -> QSize:
    """The size as displayed."""
    return QSize(film.info.width, film.info.height) if film.info is not None else QSize()


def painted_size(film: Film) -> QSize:
    """About the size of the painted film."""
    size = film_size(film)
    shorter = min(size.width(), size.height())
    return size * (film.size / shorter) if film.size and shorter else size


def _in_look(item: QueueItem, film: Film) -> bool:
    """Whether a render paints all of the film in the look that is shown now."""
    request = item.request
    return (request.look, request.styles_at) == film.course and request.regions == regions_of(film)
