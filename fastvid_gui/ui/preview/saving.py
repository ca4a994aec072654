"""The painted frame in full size, alone or beside the filmed one: as a PNG or JPEG file, or on the clipboard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODeviceBase, QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.errors import TargetError
from fastvid_gui.sentences.sentence import Sentence, said_by_others
from fastvid_gui.targets.place import check_target
from fastvid_gui.targets.writing import write_whole
from fastvid_gui.ui.preview.before_after import Comparison, compared_image
from fastvid_gui.ui.preview.painted_frames import PaintedFrames, Wish
from fastvid_gui.ui.preview.pictures import Shot, ShotCache, shot_of
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.state.bridge import Asks

JPEG_ENDINGS = (".jpg", ".jpeg")
JPEG_QUALITY = 95


class PictureSaver(QObject):
    """Brings a painted frame in full size, then writes or copies it."""

    saved = Signal(str)
    """Path of the new file."""
    copied = Signal()
    failed = Signal(str)
    busy_changed = Signal(bool)

    def __init__(self, preview_engine: Asks, cache: ShotCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frames = PaintedFrames(preview_engine, self, rest_ms=0, cache=cache)
        self._frames.ready.connect(self._on_ready)
        self._frames.failed.connect(self._on_failed)
        self._preview_engine = preview_engine
        self._target: Path | None = None
        self._way: Comparison | None = None
        self._writers: set[_Writer] = set()
        self.busy = False

    def save(self, wish: Wish, target: Path, way: Comparison | None = None) -> None:
        """Writes that frame as PNG or JPEG; replaces an older file of that name (the dialog has asked).

        Before the frame is painted, it tests whether the file can be written there. `way`: with the filmed frame.
        """
        self._set_busy(True)

        def checked(problem: Sentence | None) -> None:
            if problem:
                self._on_failed(wish, in_words(problem))
            else:
                self._start(wish, target, way)

        in_background(self, lambda: _why_not(target, wish.path), checked)

    def copy(self, wish: Wish) -> None:
        """Puts that frame on the clipboard."""
        self._start(wish, None)

    def _start(self, wish: Wish, target: Path | None, way: Comparison | None = None) -> None:
        self._target, self._way = target, way
        self._set_busy(True)
        self._frames.want(wish)

    def _on_ready(self, wish: Wish, shot: Shot, sharp: bool, finished: bool) -> None:
        if not sharp:
            return
        if self._target is None:
            # The clipboard outlives our bytes, so it gets a copy.
            QGuiApplication.clipboard().setImage(shot.image.copy())
            self._set_busy(False)
            self.copied.emit()
            return
        if self._way is not None:
            self._ask_filmed(wish, shot, self._target, self._way)
            return
        self._write(lambda: shot.image, self._target, wish)

    def _ask_filmed(self, wish: Wish, painted: Shot, target: Path, way: Comparison) -> None:
        """Brings the frame as it was filmed, then writes both."""

        def arrived(value: object) -> None:
            if isinstance(value, FramePicture):
                filmed = shot_of(value.picture)
                self._write(lambda: compared_image(filmed.image, painted.image, way), target, wish)

        call = self._preview_engine.ask(ShowFrame(str(wish.path), wish.frame, 0), self)
        call.finished.connect(arrived)
        call.failed.connect(lambda why: self._on_failed(wish, why))

    def _write(self, make: Callable[[], QImage], target: Path, wish: Wish) -> None:
        writer = _Writer(make, target, wish.path)
        self._writers.add(writer)
        writer.done.connect(self._on_written)
        QThreadPool.globalInstance().start(_Run(writer))

    def _on_written(self, writer: "_Writer") -> None:
        self._writers.discard(writer)
        self._set_busy(False)
        if writer.problem:
            self.failed.emit(in_words(writer.problem))
        else:
            self.saved.emit(str(writer.target))

    def _on_failed(self, wish: Wish, message: str) -> None:
        self._set_busy(False)
        self.failed.emit(message)

    def _set_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)


class _Writer(QObject):
    """Writes one file on another thread; tells the main thread when it is there."""

    done = Signal(object)

    def __init__(self, make: Callable[[], QImage], target: Path, film: Path) -> None:
        """`make`: makes the picture, on the other thread."""
        super().__init__()
        self.make, self.target, self.film = make, target, film
        self.problem: Sentence | None = None

    def write(self) -> None:
        """Writes the file whole or not at all: a full disk leaves an older file as it was."""
        image = self.make().convertToFormat(QImage.Format.Format_RGB32)
        data = QBuffer()
        data.open(QIODeviceBase.OpenModeFlag.WriteOnly)
        jpeg = self.target.suffix.lower() in JPEG_ENDINGS
        writer = QImageWriter(data, b"jpeg" if jpeg else b"png")
        if jpeg:
            writer.setQuality(JPEG_QUALITY)
        if not writer.write(image):
            self.problem = said_by_others(writer.errorString())
        else:
            try:
                write_whole(self.target, bytes(data.data().data()), self.film, overwrite=True)
            except TargetError as error:
                self.problem = error.sentence
        self.done.emit(self)


class _Run(QRunnable):
    def __init__(self, writer: _Writer) -> None:
        super().__init__()
        self._writer = writer

    def run(self) -> None:
        self._writer.write()


def _why_not(target: Path, film: Path) -> Sentence | None:
    """Why no picture can be written there; None if one can."""
    try:
        check_target(target, film, overwrite=True)
    except TargetError as error:
        return error.sentence
    return None


def picture_name(wish: Wish, more: str = "") -> str:
    """A sensible name for the file: film, style and frame. `more`: a further word."""
    style = wish.look.style
    if any(sign in style for sign in ":,/\\"):
        blend = style.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
        style = "".join(sign if sign.isalnum() else "-" for sign in blend).strip("-")
    return f"{wish.path.stem}-{style}-{wish.frame}{more}.png"


def save_title() -> str:
    """Title of the file dialog."""
    return QCoreApplication.translate("PictureSaver", "Save the painted frame")
