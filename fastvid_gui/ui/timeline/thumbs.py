"""Small pictures along the film: which are needed at a zoom, requested coarsely first, kept within bounds, drawn.

The strip is divided into slots of 1, 2, 3, 4, 6, 8, 12, ... frames: the smallest number that gives a picture room. A
slot shows its first frame. So pictures stay where they are while scrolling, and most of them serve several zooms.
"""

from bisect import bisect_left, insort
from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from fastvid_gui.engine.messages.films import MakeThumbnails
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.timeline.scale import Scale
from fastvid_gui.ui.widgets.theme import Colors

MAX_BYTES = 24 * 2**20
"""Bytes of all kept pictures."""
WAIT_MS = 70
"""A view that rests this long gets its pictures."""
COARSE = 4
"""The first pass requests every fourth picture."""
FEW = 8
"""This many are requested at once."""

Key = tuple[Path, int]
"""A film and the height of its pictures."""


def pixmap(picture: PictureBytes) -> QPixmap:
    """A Qt picture; copies the bytes, which Qt would not keep alive."""
    image = QImage(
        picture.data, picture.width, picture.height, 3 * picture.width, QImage.Format.Format_RGB888
    )
    return QPixmap.fromImage(image)


def slot_frames(scale: Scale, picture_px: float) -> int:
    """How many frames share one picture, so that each has about the room it needs."""
    step = 1
    while step * scale.per_frame < 0.66 * picture_px:
        step = (
            step * 3 // 2 if step & (step - 1) == 0 and step > 1 else step * 4 // 3 if step > 2 else step + 1
        )
    return step


def slots(scale: Scale, step: int, left: float, right: float) -> range:
    """The frames whose pictures are seen from pixel `left` to `right`."""
    first, stop = scale.seen(left, right)
    return range(first // step * step, stop, step)


class Thumbnails(QObject):
    """Pictures of frames, requested from the engine as the view needs them."""

    ready = Signal(int)
    """The picture of a frame has arrived."""

    def __init__(self, preview_engine: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview_engine = preview_engine
        self._pictures: OrderedDict[tuple[Key, int], QPixmap] = OrderedDict()
        self._frames: dict[Key, list[int]] = {}
        self._bytes = 0
        self._key: Key | None = None
        self._wanted: list[int] = []
        self._vain: set[int] = set()  # asked for and not given
        self._coarse_done = False
        self._call: Call | None = None
        self._asked: set[int] = set()
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._ask)

    def want(self, path: Path | None, frames: range, height: int) -> None:
        """Sets the pictures that are in view now; those no longer in view are not made any more."""
        key = None if path is None else (path, height)
        wanted = list(frames)
        if key == self._key and wanted == self._wanted:
            return
        if key != self._key:
            self._drop_call()
        self._key, self._wanted, self._coarse_done = key, wanted, False
        self._vain.clear()
        if self._call is not None and len(self._asked.intersection(self._missing())) * 2 < len(self._asked):
            self._drop_call()
        if self._call is None:
            self._timer.start()

    def picture(self, frame: int, slack: int) -> tuple[QPixmap, bool] | None:
        """The picture of a frame, or of the nearest at most `slack` frames away; and whether it is that frame's."""
        if self._key is None:
            return None
        exact = self._pictures.get((self._key, frame))
        if exact is not None:
            self._pictures.move_to_end((self._key, frame))
            return exact, True
        known = self._frames.get(self._key, [])
        place = bisect_left(known, frame)
        near = [known[at] for at in (place - 1, place) if 0 <= at < len(known)]
        best = min(near, key=lambda other: abs(other - frame), default=None)
        if best is None or abs(best - frame) > slack:
            return None
        return self._pictures[(self._key, best)], False

    def forget(self, path: Path) -> None:
        """A film was closed."""
        for (key, frame), _ in list(self._pictures.items()):
            if key[0] == path:
                self._remove(key, frame)

    @property
    def kept_bytes(self) -> int:
        """Memory of all kept pictures."""
        return self._bytes

    def _missing(self) -> list[int]:
        if self._key is None:
            return []
        return [
            frame
            for frame in self._wanted
            if (self._key, frame) not in self._pictures and frame not in self._vain
        ]

    def _ask(self) -> None:
        missing = self._missing()
        if self._key is None or not missing or self._call is not None:
            return
        if len(missing) > FEW and not self._coarse_done:
            missing = missing[::COARSE]
        self._coarse_done = True
        path, height = self._key
        self._asked = set(missing)
        call = self._call = self._preview_engine.ask(MakeThumbnails(str(path), tuple(missing), height), self)
        key = self._key
        call.news.connect(lambda news: self._on_news(key, news))
        call.ended.connect(lambda: self._on_ended(call))

    def _drop_call(self) -> None:
        if self._call is not None:
            call, self._call = self._call, None
            self._asked.clear()
            call.stop()

    def _on_news(self, key: Key, news: object) -> None:
        if isinstance(news, FramePicture):
            self._keep(key, news.frame, pixmap(news.picture))
            self._asked.discard(news.frame)
            if key == self._key:
                self.ready.emit(news.frame)

    def _on_ended(self, call: Call) -> None:
        if call is not self._call:
            return
        self._call = None
        self._vain |= self._asked
        self._asked.clear()
        self._ask()

    def _keep(self, key: Key, frame: int, picture: QPixmap) -> None:
        if (key, frame) in self._pictures:
            self._remove(key, frame)
        self._pictures[(key, frame)] = picture
        insort(self._frames.setdefault(key, []), frame)
        self._bytes += _size(picture)
        while self._bytes > MAX_BYTES and len(self._pictures) > 1:
            self._remove(*next(iter(self._pictures)))

    def _remove(self, key: Key, frame: int) -> None:
        self._bytes -= _size(self._pictures.pop((key, frame)))
        frames = self._frames[key]
        del frames[bisect_left(frames, frame)]
        if not frames:
            del self._frames[key]


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4


def paint_thumbs(
    painter: QPainter,
    thumbs: Thumbnails,
    scale: Scale,
    row: QRectF,
    clip: QRectF,
    shape: float,
    colors: Colors,
) -> None:
    """Draws the strip within `clip`. `shape`: width of a picture for its height."""
    end = scale.x(scale.frames)
    painter.fillRect(
        QRectF(scale.x(0), row.top(), end - scale.x(0), row.height()).intersected(clip), colors.raised
    )
    width = row.height() * shape
    step = slot_frames(scale, width)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
    for frame in slots(scale, step, clip.left(), clip.right()):
        left = scale.x(frame)
        slot = QRectF(left, row.top(), min(step * scale.per_frame, end - left), row.height())
        found = thumbs.picture(frame, 64 * step)
        if found is None:
            painter.fillRect(QRectF(left, row.top(), 1, row.height()), colors.line)
            continue
        picture, exact = found
        if not exact:
            painter.setOpacity(0.5)
        target, source = _fit(slot, picture, step * scale.per_frame)
        painter.drawPixmap(target, picture, source)
        painter.setOpacity(1.0)
        painter.fillRect(QRectF(left, row.top(), 1, row.height()), colors.surface)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)


def _fit(slot: QRectF, picture: QPixmap, room: float) -> tuple[QRectF, QRectF]:
    """Where a picture is drawn in a slot and which part of it: it fills the slot unless the slot is far too wide."""
    own = picture.width() / picture.height() * slot.height()
    if room > 1.4 * own:
        width = min(own, slot.width())
        target = QRectF(slot.left(), slot.top(), width, slot.height())
        return target, QRectF(0, 0, picture.width() * width / own, picture.height())
    factor = max(room / picture.width(), slot.height() / picture.height())
    width, height = room / factor, slot.height() / factor
    source = QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)
    source.setWidth(slot.width() / factor)
    return slot, source
