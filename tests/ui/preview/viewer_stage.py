"""A viewer for tests: a film without a file, pictures of one color, the panel with recorded or real answers."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from answers import Answers
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.source import AudioTrack, ColorInfo, SourceInfo
from fastvid_gui.engine.messages.films import FilmOpened, OpenFilm, ShowFrame
from fastvid_gui.engine.messages.looks import PaintFrame
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.ui.preview import PreviewPanel
from fastvid_gui.ui.state.bridge import Engine
from fastvid_gui.ui.state.queue_item import QueueItem
from fastvid_gui.ui.state.session import FilmState, Session

PATIENCE_MS = 120_000
LOOK = Look(style="starry-night")
NO_LOOK = Look()
SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "sample.mp4"


def film_info(
    frames: int = 100, width: int = 64, height: int = 36, rate: int = 25, sound: bool = False
) -> SourceInfo:
    """What the engine would say of a plain film."""
    return SourceInfo(
        width=width,
        height=height,
        coded_width=width,
        coded_height=height,
        rotation=0,
        frame_rate=Fraction(rate),
        variable_rate=False,
        frames=frames,
        duration=Fraction(frames, rate),
        video_codec="h264",
        pixel_format="yuv420p",
        color=ColorInfo(matrix="bt709", primaries="bt709", transfer="bt709", full_range=False, bits=8),
        alpha=False,
        audio=(AudioTrack(codec="aac", channels=2, sample_rate=48000),) if sound else (),
    )


def film_times(info: SourceInfo) -> "array[float]":
    """Even times."""
    return array("d", [float(frame / info.frame_rate) for frame in range(info.frames)])


def picture(color: tuple[int, int, int], width: int = 64, height: int = 36) -> PictureBytes:
    """All of one color."""
    return PictureBytes(width, height, bytes(color) * (width * height))


def look_through(stage: "Stage") -> None:
    """The film has been looked through: now frames may be painted ahead."""
    stage.session.update(stage.path, analyzed=True)


class NoQueue(QObject):
    """Of the render queue, what the viewer reads; the test sets `item`."""

    item_changed = Signal(int)
    items_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.item: QueueItem | None = None
        self.running: QueueItem | None = None

    def item_for(self, path: Path) -> QueueItem | None:
        """The item set by the test."""
        return self.item


@dataclass
class Stage:
    """A viewer with everything around it."""

    bot: QtBot
    session: Session
    preview_engine: Answers
    queue: NoQueue
    panel: PreviewPanel
    path: Path = Path("film.mp4")
    answered: set[int] = field(default_factory=set)

    def open(self, info: SourceInfo | None = None, look: Look = NO_LOOK) -> None:
        """A film is there and current."""
        info = info or film_info()
        self.session.add(self.path)
        self.session.update(self.path, info=info, times=film_times(info), look=look, state=FilmState.READY)

    def answer(self, kind: type = ShowFrame, color: tuple[int, int, int] = (200, 40, 40)) -> None:
        """Answers all open requests of a kind."""
        for call in self.preview_engine.of(kind):
            if not call.over:
                call.finish(FramePicture(call.request.frame, picture(color)))

    def until(self, condition: Callable[[], object]) -> None:
        """Waits for something to be true."""

        def check() -> None:
            assert condition()

        self.bot.waitUntil(check, timeout=PATIENCE_MS)

    def show_both(self) -> None:
        """Source (red) and painted frame (blue) of the playhead are on the canvas."""
        self.until(lambda: any(not call.over for call in self.preview_engine.of(ShowFrame)))
        self.answer(ShowFrame)
        self.until(
            lambda: self.preview_engine.of(PaintFrame) and not self.preview_engine.last(PaintFrame).over
        )
        self.answer(PaintFrame, (40, 40, 200))
        self.until(lambda: self.panel.canvas.painted is not None)
        # The painted picture fades in.
        self.until(lambda: not self.panel.canvas.fading)

    def color_at(self, x: int, y: int) -> tuple[int, int, int]:
        """Of the canvas on screen."""
        color = self.panel.canvas.grab().toImage().pixelColor(x, y)
        return color.red(), color.green(), color.blue()


@dataclass
class RealStage:
    """A viewer with the real engine."""

    bot: QtBot
    session: Session
    preview_engine: Engine
    panel: PreviewPanel

    def open(self, path: Path, look: Look = NO_LOOK) -> None:
        """Opens a film as the window does."""
        call = self.preview_engine.ask(OpenFilm(str(path)))
        with self.bot.waitSignal(call.finished, timeout=PATIENCE_MS) as opened:
            pass
        value = opened.args[0]
        assert isinstance(value, FilmOpened)
        self.session.add(path)
        self.session.update(
            path, info=value.info, times=array("d", value.times), look=look, state=FilmState.READY
        )
        self.session.select(path)
        self.until(lambda: self.panel.canvas.source is not None)

    def until(self, condition: Callable[[], object]) -> None:
        """Waits for something to be true."""

        def check() -> None:
            assert condition()

        self.bot.waitUntil(check, timeout=PATIENCE_MS)
