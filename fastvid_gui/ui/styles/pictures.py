"""The user's own frame in every style: requested when the playhead rests, in small batches, visible styles first.

    playhead moves -> old call is stopped -> 400 ms of rest -> source tile, then batches of styles -> all there

Pictures are kept for the last frames (bounded), so that going back costs nothing. While another frame of the same film
is being painted, the last frame's pictures stay, marked as not fresh.
"""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.looks import PaintGallery, StylePicture
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.state.session import FilmState, Session
from fastvid_gui.ui.widgets.blank import blank

REST_MS = 400
BATCH = 6
"""Styles in one request: so few that scrolling soon changes what comes first."""
MOST_BYTES = 48 * 2**20
SOURCE = ""
"""The source frame itself, among the names of styles."""

Key = tuple[Path, int]
"""Film and frame."""


class GalleryPictures(QObject):
    """Pictures of the frame at the playhead, by style."""

    arrived = Signal(str)
    """The picture of that style has arrived ("" for the source)."""
    reset = Signal()
    """The pictures have changed, or are gone."""

    def __init__(
        self,
        session: Session,
        preview_engine: Asks,
        wanted: Callable[[], list[str]],
        side: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        """`wanted` gives the names of all shown styles, visible ones first; `side` the pictures' longer side."""
        super().__init__(parent)
        self._session, self._preview_engine, self._wanted, self._side = session, preview_engine, wanted, side
        self._kept: OrderedDict[Key, dict[str, QImage]] = OrderedDict()
        self._shown: dict[str, QImage] = {}
        self._key: Key | None = None
        """What is being painted, or was painted last."""
        self._film: Path | None = None
        """The frame that the shown pictures belong to."""
        self._tried: set[str] = set()
        self._instead: dict[Key, int] = {}
        """Another frame of the film, for one that shows next to nothing."""
        self._call: Call | None = None
        self._active = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._begin)
        session.playhead_changed.connect(lambda _: self._on_moved())
        session.current_changed.connect(self._on_moved)
        session.film_changed.connect(self._on_film)

    def picture(self, name: str) -> QImage | None:
        """The newest picture in a style, of this frame or (not fresh) of the last one."""
        return self._shown.get(name)

    def source(self) -> QImage | None:
        """The frame itself."""
        return self._shown.get(SOURCE)

    def is_fresh(self, name: str) -> bool:
        """Whether no better picture of this style is coming. Before the rest is over, none is."""
        if self._key is None or self._key != self._wanted_key():
            return True
        return name in self._kept[self._key] or name in self._tried

    def has(self, name: str) -> bool:
        """Whether it has the picture of the frame at the playhead."""
        wanted = self._wanted_key()
        return wanted is not None and name in self._kept.get(wanted, ())

    @property
    def kept_bytes(self) -> int:
        """How much memory the kept pictures take."""
        return sum(image.sizeInBytes() for pictures in self._kept.values() for image in pictures.values())

    def set_active(self, active: bool) -> None:
        """Whether the pictures are visible; nothing is painted while they are not."""
        if active != self._active:
            self._active = active
            self._on_moved()

    def styles_changed(self, gone: frozenset[str] = frozenset()) -> None:
        """Other styles are shown or installed; `gone` are forgotten, since a new one may take the name."""
        for pictures in (*self._kept.values(), self._shown):
            for name in gone:
                pictures.pop(name, None)
        self._tried -= gone
        if self._call is None and not self._rest.isActive():
            self._go_on()

    # ---- what is wanted ----

    def _wanted_key(self) -> Key | None:
        film = self._session.current
        if film is None or film.state is not FilmState.READY or not film.frames:
            return None
        return film.path, film.playhead

    def _on_moved(self) -> None:
        wanted = self._wanted_key()
        if wanted is not None and wanted == self._key and self._active and self._call is not None:
            return
        self._stop()
        kept = self._kept.get(wanted, {}) if wanted else {}
        if wanted is None or self._film is None or wanted[0] != self._film:
            self._key, self._tried = None, set()
            self._film = wanted[0] if wanted else None
            self._shown = dict(kept)
            self.reset.emit()
        elif kept:
            self._shown.update(kept)
            self.reset.emit()
        if wanted is not None and self._active:
            self._rest.start()

    def _on_film(self, path: Path) -> None:
        film = self._session.film(path)
        if film is None or film.state is not FilmState.READY:
            # The file may be a different one when it is opened again.
            if self._key is not None and self._key[0] == path:
                self._stop()
                self._key = None
            for key in [key for key in self._kept if key[0] == path]:
                del self._kept[key]
            self._instead = {key: frame for key, frame in self._instead.items() if key[0] != path}
        wanted = self._wanted_key()
        if wanted is not None and wanted[0] == path and self._look_elsewhere(wanted):
            self._stop()
            self._tried = set()
            self._rest.start()
        if (self._film == path and wanted is None) or (self._film is None and wanted is not None):
            self._on_moved()

    # ---- asking ----

    def _begin(self) -> None:
        wanted = self._wanted_key()
        if wanted is None or not self._active:
            return
        self._kept.setdefault(wanted, {})
        self._kept.move_to_end(wanted)
        self._bound()
        if wanted != self._key:
            self._key, self._tried = wanted, set()
            self.reset.emit()
        self._go_on()

    def _go_on(self) -> None:
        """Requests what is missing most."""
        if self._key is None or self._call is not None or not self._active or self._key != self._wanted_key():
            return
        path, frame = self._key[0], self._instead.get(self._key, self._key[1])
        have = self._kept[self._key].keys() | self._tried
        if SOURCE not in have:
            self._follow(self._preview_engine.ask(ShowFrame(str(path), frame, self._side()), self), [SOURCE])
            return
        missing = [name for name in self._wanted() if name not in have][:BATCH]
        if missing:
            request = PaintGallery(str(path), frame, tuple(missing), self._side())
            self._follow(self._preview_engine.ask(request, self), missing)

    def _follow(self, call: Call, names: list[str]) -> None:
        self._call, key = call, self._key

        def take(value: object) -> None:
            if isinstance(value, StylePicture):
                self._take(key, value.style, value.picture)
            elif isinstance(value, FramePicture):
                self._take(key, SOURCE, value.picture)

        call.news.connect(take)
        call.finished.connect(take)
        call.finished.connect(lambda _: self._on_done(call, names, going_on=True))
        # The preview reports a frame that is not available; here the styles' own pictures stay.
        call.failed.connect(lambda _: self._on_done(call, names, going_on=False))

    def _on_done(self, call: Call, names: list[str], going_on: bool) -> None:
        if call is not self._call:
            return
        self._call = None
        if names == [SOURCE] and self._key is not None and self._look_elsewhere(self._key):
            self._go_on()
            return
        self._tried.update(names)
        for name in names:
            self.arrived.emit(name)  # a style that could not be painted no longer waits for anything
        if going_on:
            self._go_on()
        else:
            self._tried.update(self._wanted())
            self.reset.emit()

    def _take(self, key: Key | None, name: str, picture: PictureBytes) -> None:
        image = image_of(picture)
        if key is None or key not in self._kept or image.isNull():
            return
        self._kept[key][name] = image
        self._bound()
        if key == self._wanted_key():
            self._shown[name] = image
            self.arrived.emit(name)

    def _look_elsewhere(self, key: Key) -> bool:
        """Whether the frame shows next to nothing, and another one of the film is taken for the tiles from now on."""
        film, source = self._session.film(key[0]), self._kept.get(key, {}).get(SOURCE)
        if film is None or source is None or film.telling in (None, key[1]) or key in self._instead:
            return False
        if not blank(source):
            return False
        assert film.telling is not None
        self._instead[key] = film.telling
        self._kept[key].clear()
        return True

    def _stop(self) -> None:
        self._rest.stop()
        call, self._call = self._call, None
        if call is not None:
            call.stop()

    def _bound(self) -> None:
        size = self.kept_bytes
        while size > MOST_BYTES and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            size -= sum(image.sizeInBytes() for image in old.values())


def image_of(picture: PictureBytes) -> QImage:
    """A copy of a picture in the format that is painted fastest; null where its bytes don't fit its size."""
    width, height = picture.width, picture.height
    if width <= 0 or height <= 0 or len(picture.data) != 3 * width * height:
        return QImage()
    view = QImage(picture.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return view.convertToFormat(QImage.Format.Format_RGB32)
