"""The colored veil over what belongs to the chosen region: one request at a time, for the newest wish."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from fastvid_gui.engine.messages.regions import RegionVeil, VeilPicture
from fastvid_gui.ui.state.bridge import Asks, Call


@dataclass(frozen=True, slots=True, kw_only=True)
class VeilWish:
    """What the veil shows; see `RegionVeil`."""

    path: Path
    folder: str
    frame: int
    mask: str
    feather: float
    invert: bool
    most_side: int


class Veil(QObject):
    """Brings the mask that is wanted; `image` holds the newest one (8 bits a pixel)."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, preview_engine: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview_engine = preview_engine
        self._wish: VeilWish | None = None
        self._shown: VeilWish | None = None
        self._call: Call | None = None
        self._data = b""
        self.image: QImage | None = None

    @property
    def shown(self) -> VeilWish | None:
        """What `image` shows."""
        return self._shown

    def want(self, wish: VeilWish | None) -> None:
        """Shows another mask; None: nothing."""
        if wish == self._wish:
            return
        old, self._wish = self._wish, wish
        if wish is None or old is None or old.path != wish.path:
            self._shown, self.image = None, None
            self.changed.emit()
        self._ask()

    def _ask(self) -> None:
        wish = self._wish
        if wish is None or wish == self._shown or self._call is not None:
            return
        request = RegionVeil(
            path=str(wish.path),
            folder=wish.folder,
            frame=wish.frame,
            mask=wish.mask,
            feather=wish.feather,
            invert=wish.invert,
            most_side=wish.most_side,
        )
        call = self._call = self._preview_engine.ask(request, self)
        call.finished.connect(lambda value: self._on_finished(wish, value))
        call.failed.connect(lambda why: self._on_failed(wish, why))
        call.ended.connect(self._on_ended)

    def _on_finished(self, wish: VeilWish, value: object) -> None:
        # While the film plays, an older one that just came is better than none.
        if isinstance(value, VeilPicture) and self._wish is not None and self._wish.path == wish.path:
            self._data = value.data
            grey = QImage.Format.Format_Alpha8
            self.image = QImage(self._data, value.width, value.height, value.width, grey)
            self._shown = wish
            self.changed.emit()

    def _on_failed(self, wish: VeilWish, why: str) -> None:
        if wish == self._wish:
            self._shown, self.image = wish, None  # not asked for again
            self.changed.emit()
            self.failed.emit(why)

    def _on_ended(self) -> None:
        self._call = None
        self._ask()


def tinted(mask: QImage, color: QColor) -> QImage:
    """A mask as a veil of one color."""
    veil = QImage(mask.size(), QImage.Format.Format_ARGB32_Premultiplied)
    veil.fill(color)
    painter = QPainter(veil)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, mask)
    painter.end()
    return veil
