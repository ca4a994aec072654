"""The frame at rest, painted: from a render that has finished it already, else painted for the preview.

A request waits until the playhead has rested for a moment; a newer request ends the older one. Painted frames are kept,
so that going back and forth, or undoing a change of the look, costs nothing.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.jobs import ShowPainted
from fastvid_gui.engine.messages.looks import PaintFrame
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.regions.region import Regions
from fastvid_gui.ui.preview.pictures import Shot, ShotCache, shot_of
from fastvid_gui.ui.state.bridge import Asks, Call

REST_MS = 80
CACHE_BYTES = 192 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A painted frame.

    Attributes:
        size: shorter side of the painted film (`Film.size`). most_side: of the picture; 0: all of it.
        job: the job that has finished this frame; "" where none has.
        regions, masks: as of `PaintFrame`.
    """

    path: Path
    frame: int
    look: Look
    size: int = 0
    most_side: int = 0
    job: str = ""
    regions: Regions | None = None
    masks: str = ""


class PaintedFrames(QObject):
    """Brings painted frames, one at a time, for the newest request only."""

    ready = Signal(object, object, bool, bool)
    """`Wish`, `Shot`, whether it is sharp (no better one comes), whether it comes from a render (finished)."""
    failed = Signal(object, str)
    """`Wish` and the sentence for the user."""
    busy_changed = Signal(bool)

    def __init__(
        self,
        preview_engine: Asks,
        parent: QObject | None = None,
        rest_ms: int = REST_MS,
        cache: ShotCache | None = None,
    ) -> None:
        super().__init__(parent)
        self._preview_engine = preview_engine
        self.cache = ShotCache(CACHE_BYTES) if cache is None else cache
        self._wish: Wish | None = None
        self._call: Call | None = None
        # Handlers know a call by a number: holding the call itself would keep it alive forever.
        self._ticket = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest_ms)
        self._rest.timeout.connect(self._ask)

    @property
    def busy(self) -> bool:
        """Whether it waits for a picture."""
        return self._call is not None or self._rest.isActive()

    def get(self, wish: Wish) -> tuple[Shot, bool] | None:
        """The picture, if it is here, and whether it comes from a render."""
        if wish.job:
            shot = self.cache.get(wish)
            if shot is not None:
                return shot, True
        shot = self.cache.get(_unstored(wish))
        return None if shot is None else (shot, False)

    def want(self, wish: Wish) -> None:
        """`ready` follows, at once if the picture is here."""
        if wish == self._wish and self.busy:
            return
        self.stop()
        self._wish = wish
        known = self.get(wish)
        if known is not None:
            shot, finished = known
            if finished or not wish.job:
                self.ready.emit(wish, shot, True, finished)
                return
        self._rest.start()
        self.busy_changed.emit(True)

    def stop(self) -> None:
        """Nothing is wanted any more."""
        was_busy = self.busy
        self._rest.stop()
        self._wish = None
        call, self._call = self._call, None
        if call is not None:
            call.stop()
        if was_busy:
            self.busy_changed.emit(False)

    def forget(self, path: Path) -> None:
        """Drops all pictures of a film."""
        self.cache.drop(lambda key: isinstance(key, Wish) and key.path == path)

    def _ask(self) -> None:
        wish = self._wish
        if wish is None:
            return
        if wish.job:
            self._send(wish, ShowPainted(wish.job, wish.frame, wish.most_side))
        else:
            self._paint(wish)

    def _paint(self, wish: Wish) -> None:
        shot = self.cache.get(_unstored(wish))
        if shot is not None:
            self._end()
            self.ready.emit(wish, shot, True, False)
            return
        self._send(
            wish,
            PaintFrame(
                path=str(wish.path),
                frame=wish.frame,
                look=wish.look,
                size=wish.size,
                most_side=wish.most_side,
                regions=wish.regions,
                masks=wish.masks,
            ),
        )

    def _send(self, wish: Wish, request: PaintFrame | ShowPainted) -> None:
        call = self._call = self._preview_engine.ask(request, self)
        self._ticket += 1
        ticket = self._ticket
        finished = isinstance(request, ShowPainted)
        call.news.connect(lambda news: self._on_news(ticket, wish, news))
        call.finished.connect(lambda value: self._on_finished(ticket, wish, value, finished))
        call.failed.connect(lambda message: self._on_failed(ticket, wish, message, finished))
        call.stopped.connect(lambda: self._on_stopped(ticket))

    def _current(self, ticket: int) -> bool:
        return self._call is not None and ticket == self._ticket

    def _on_news(self, ticket: int, wish: Wish, news: object) -> None:
        if self._current(ticket) and isinstance(news, FramePicture):
            self.ready.emit(wish, shot_of(news.picture), False, False)

    def _on_finished(self, ticket: int, wish: Wish, value: object, finished: bool) -> None:
        if isinstance(value, FramePicture):
            # Kept even if it is no longer wanted, because it has been paid for.
            shot = shot_of(value.picture)
            self.cache.put(wish if finished else _unstored(wish), shot)
            if self._current(ticket):
                self._end()
                self.ready.emit(wish, shot, True, finished)
        elif self._current(ticket):
            # Not in the store (any more), so it is painted for the preview.
            self._call = None
            self._paint(wish)

    def _on_failed(self, ticket: int, wish: Wish, message: str, finished: bool) -> None:
        if not self._current(ticket):
            return
        if finished:
            self._call = None
            self._paint(wish)
        else:
            self._end()
            self.failed.emit(wish, message)

    def _on_stopped(self, ticket: int) -> None:
        if self._current(ticket):
            self._end()

    def _end(self) -> None:
        self._call = None
        self.busy_changed.emit(False)


def _unstored(wish: Wish) -> Wish:
    return replace(wish, job="")
