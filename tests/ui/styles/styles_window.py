"""What tests of the styles panel share: styles and a film without files, the panel with answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from pathlib import Path

from answers import Answers, RecordedCall
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.source import ColorInfo, SourceInfo
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.looks import PaintGallery, StylePicture
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.engine.messages.styles import ListStyles, Styles
from fastvid_gui.ui.state.queue_item import QueueItem
from fastvid_gui.ui.state.session import FilmState, Session
from fastvid_gui.ui.styles.model import Role
from fastvid_gui.ui.styles.panel import StylesPanel

WAIT = 120_000
FILM = Path("/films/bikes.mp4")

GALLERY = (
    StyleInfo(
        name="great-wave",
        title="Under the Wave off Kanagawa",
        artist="Katsushika Hokusai",
        year="c. 1831",
        builtin=True,
    ),
    StyleInfo(
        name="scream",
        title="The Scream",
        artist="Edvard Munch",
        year="1893",
        credit="Painting in the public domain",
        builtin=True,
    ),
    StyleInfo(
        name="starry-night", title="The Starry Night", artist="Vincent van Gogh", year="1889", builtin=True
    ),
    StyleInfo(name="mine", title="My drawing"),
)


def many_styles(count: int) -> tuple[StyleInfo, ...]:
    """So many built-in styles."""
    return tuple(
        StyleInfo(
            name=f"style-{number:02}",
            title=f"Picture {number:02}",
            artist=f"Painter {number % 7}",
            builtin=True,
        )
        for number in range(count)
    )


def film_info(frames: int = 100, width: int = 640, height: int = 360) -> SourceInfo:
    """What the engine would say of a plain film."""
    return SourceInfo(
        width=width,
        height=height,
        coded_width=width,
        coded_height=height,
        rotation=0,
        frame_rate=Fraction(25),
        variable_rate=False,
        frames=frames,
        duration=Fraction(frames, 25),
        video_codec="h264",
        pixel_format="yuv420p",
        color=ColorInfo(matrix="bt709", primaries="bt709", transfer="bt709", full_range=False, bits=8),
        alpha=False,
    )


def picture(color: tuple[int, int, int] = (200, 40, 30), width: int = 32, height: int = 18) -> PictureBytes:
    """All of one color."""
    return PictureBytes(width, height, bytes(color) * (width * height))


@dataclass
class QueueOf:
    """Of the render queue, what the panel reads; the test sets `items`."""

    items: tuple[QueueItem, ...] = ()


@dataclass
class Window:
    """The panel and what is around it."""

    qtbot: QtBot
    session: Session = field(default_factory=Session)
    preview_engine: Answers = field(default_factory=Answers)
    render_engine: Answers = field(default_factory=Answers)
    queue: QueueOf = field(default_factory=QueueOf)

    def __post_init__(self) -> None:
        self.panel = StylesPanel(self.session, self.preview_engine, self.render_engine, queue=self.queue)
        self.qtbot.addWidget(self.panel)
        self.panel.resize(296, 620)
        self.panel.show()
        self.view, self.model = self.panel.view, self.panel.model

    def until(self, condition: Callable[[], object]) -> None:
        """Lets the event loop run until that is so."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT)

    def list_styles(self, *styles: StyleInfo, both: tuple[str, ...] = ()) -> None:
        """The engine answers with these."""
        calls = [call for call in self.preview_engine.of(ListStyles) if not call.over]
        known = self.panel.library
        before = known.styles
        calls[-1].finish(Styles(styles or GALLERY, {}, both))
        self.until(lambda: known.known and (known.styles != before or not styles))

    def open_film(self, path: Path = FILM, frames: int = 100, width: int = 640, height: int = 360) -> None:
        """A film is there and ready."""
        self.session.add(path)
        self.session.update(path, state=FilmState.READY, info=film_info(frames, width, height))

    @property
    def style(self) -> str:
        """The current film's."""
        film = self.session.current
        assert film is not None
        return film.look.style

    def tile(self, name: str) -> QPoint:
        """The middle of a style's picture, in the viewport."""
        index = self.model.index(self.model.row_of(name))
        self.view.scrollTo(index)
        return self.view.visualRect(index).center() - QPoint(0, 16)

    def star(self, name: str) -> QPoint:
        """The middle of a style's star."""
        index = self.model.index(self.model.row_of(name))
        self.view.scrollTo(index)
        sizes = self.view.tile_sizes
        assert sizes is not None
        return sizes.star_rect(self.view.visualRect(index)).center()

    def click(self, spot: QPoint) -> None:
        """Presses and releases the left button in the gallery."""
        self.qtbot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def press_key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key in the gallery."""
        self.qtbot.keyClick(self.view, key, modifier)

    def data(self, name: str, role: int) -> object:
        """What the model tells of a style."""
        return self.model.index(self.model.row_of(name)).data(role)

    def share(self, name: str) -> float:
        """How much of the look is this style."""
        value = self.data(name, Role.SHARE)
        assert isinstance(value, float)
        return value

    def notices(self) -> list[str]:
        """What the panel says."""
        return [notice.text for notice in self.panel.notices.notices()]

    # ---- the gallery's pictures

    def open_calls(self) -> list[RecordedCall]:
        """Requests for pictures that are under way."""
        calls = self.preview_engine.of(ShowFrame) + self.preview_engine.of(PaintGallery)
        return [call for call in calls if not call.over]

    def show_source(self) -> None:
        """The engine shows the frame itself."""
        self.until(lambda: [call for call in self.preview_engine.of(ShowFrame) if not call.over])
        call = self.preview_engine.last(ShowFrame)
        assert isinstance(call.request, ShowFrame)
        call.finish(FramePicture(call.request.frame, picture((90, 90, 90))))

    def next_batch(self) -> RecordedCall:
        """The next request for painted pictures."""
        self.until(lambda: [call for call in self.preview_engine.of(PaintGallery) if not call.over])
        return self.preview_engine.last(PaintGallery)

    def paint(self, call: RecordedCall) -> tuple[str, ...]:
        """The engine paints everything that was asked for."""
        assert isinstance(call.request, PaintGallery)
        for name in call.request.styles:
            call.tell(StylePicture(name, picture()))
        call.finish()
        return call.request.styles

    def paint_all(self) -> list[str]:
        """The engine paints until nothing is wanted any more."""
        self.show_source()
        return self.paint_all_on()

    def paint_all_on(self) -> list[str]:
        """The engine goes on painting until nothing is wanted any more."""
        done: list[str] = []
        wanted = set(self.model.names())
        while not all(self.panel.pictures.has(name) for name in wanted):
            painted = self.paint(self.next_batch())
            done += painted
            self.until(partial(self._have, painted))
        self.until(
            lambda: all(self.panel.pictures.is_fresh(name) for name in wanted) and not self.open_calls()
        )
        return done

    def _have(self, names: tuple[str, ...]) -> bool:
        return all(self.panel.pictures.has(name) for name in names)
