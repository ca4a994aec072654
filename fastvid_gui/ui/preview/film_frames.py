"""Frames of a film for the screen: the newest request wins, one is open at a time, recent frames are kept.

Used for frames of the source and, while playing, for frames that a render has finished.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.jobs import ShowPainted
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.ui.preview.pictures import Shot, ShotCache, shot_of
from fastvid_gui.ui.state.bridge import Asks, Call

CACHE_BYTES = 96 * 2**20

Key = tuple[Path, int, int, str]
"""Film, frame, longer side asked for (0: full size), and the job that has painted it ("" for the source)."""


class FilmFrames(QObject):
    """Brings frames, at most one at a time: fast scrubbing skips frames, and never lags behind."""

    ready = Signal(object, int, object)
    """Path, frame and `Shot`."""
    rough = Signal(object, int, object)
    """Path, frame and a nearby `Shot`, at once, where finding the frame itself takes long."""
    failed = Signal(object, int, str)
    """Path, frame and the sentence for the user."""

    def __init__(
        self, preview_engine: Asks, parent: QObject | None = None, max_bytes: int = CACHE_BYTES
    ) -> None:
        super().__init__(parent)
        self._preview_engine = preview_engine
        self.cache = ShotCache(max_bytes)
        self._asked: Key | None = None
        self._pending: Key | None = None
        self._call: Call | None = None
        self._far = False

    def get(self, path: Path, frame: int, side: int, job: str = "") -> Shot | None:
        """The frame, if it is here."""
        return self.cache.get((path, frame, side, job))

    def want(self, path: Path, frame: int, side: int, job: str = "") -> None:
        """`ready` follows: at once if the frame is here, else when it arrives, unless another is wanted before."""
        key = (path, frame, side, job)
        shot = self.cache.get(key)
        if shot is not None:
            self._pending = None
            self.ready.emit(path, frame, shot)
        elif key == self._asked:
            self._pending = None
        elif self._call is not None:
            self._pending = key
            self._leave_far()
        else:
            self._ask(key)

    def forget(self, path: Path) -> None:
        """Drops all pictures of a film."""
        self.cache.drop(lambda key: isinstance(key, tuple) and key[0] == path)
        if self._pending is not None and self._pending[0] == path:
            self._pending = None

    def _ask(self, key: Key) -> None:
        path, frame, side, job = key
        self._asked, self._far = key, False
        request = ShowPainted(job, frame, side) if job else ShowFrame(str(path), frame, side)
        call = self._call = self._preview_engine.ask(request, self)
        call.news.connect(lambda news: self._on_news(key, news))
        call.finished.connect(lambda value: self._on_finished(key, value))
        call.failed.connect(lambda message: self._on_failed(key, message))
        call.ended.connect(self._on_ended)

    def _on_news(self, key: Key, news: object) -> None:
        if isinstance(news, FramePicture) and not news.final:
            self.rough.emit(key[0], key[1], shot_of(news.picture))
            self._far = True
            self._leave_far()

    def _leave_far(self) -> None:
        """Ends a long search for a frame that nobody needs any more; for a near one, waiting is faster."""
        if self._far and self._pending is not None and self._call is not None:
            self._call.stop()

    def _on_finished(self, key: Key, value: object) -> None:
        if isinstance(value, FramePicture):
            shot = shot_of(value.picture)
            self.cache.put(key, shot)
            self.ready.emit(key[0], key[1], shot)

    def _on_failed(self, key: Key, message: str) -> None:
        if self._pending is None:
            self.failed.emit(key[0], key[1], message)

    def _on_ended(self) -> None:
        self._asked, self._call = None, None
        pending, self._pending = self._pending, None
        if pending is not None:
            self.want(*pending)
