"""A film that begins black begins where it shows something, unless the user has chosen a place."""

from fractions import Fraction
from pathlib import Path

import pytest
from answers import Answers
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.source import ColorInfo, SourceInfo
from fastvid_gui.engine.messages.films import FindTellingFrame, TellingFrame
from fastvid_gui.ui.state.session import FilmState, Session
from fastvid_gui.ui.state.telling import TellingFrames
from fastvid_gui.ui.widgets.blank import blank

WAIT = 120_000
ONE, TWO = Path("one.mp4"), Path("two.mp4")
INFO = SourceInfo(
    width=64, height=36, coded_width=64, coded_height=36, rotation=0, frame_rate=Fraction(25), variable_rate=False,
    frames=100, duration=Fraction(4), video_codec="h264", pixel_format="yuv420p", alpha=False,
    color=ColorInfo(matrix="bt709", primaries="bt709", transfer="bt709", full_range=False, bits=8),
)  # fmt: skip


class Opened:
    def __init__(self, qtbot: QtBot) -> None:
        self.session, self.engine, self.bot = Session(), Answers(), qtbot
        self.telling = TellingFrames(self.session, self.engine)
        for path in (ONE, TWO):
            self.session.add(path)
        self.session.select(TWO)
        for path in (ONE, TWO):
            self.session.update(path, info=INFO, state=FilmState.READY)

    def asked(self) -> list[str]:
        return [call.request.path for call in self.engine.of(FindTellingFrame)]

    def answer(self, frame: int) -> None:
        self.engine.last(FindTellingFrame).finish(TellingFrame(frame))

    def place(self, path: Path) -> int:
        film = self.session.film(path)
        assert film is not None
        return film.playhead

    def until(self, condition: object) -> None:
        assert callable(condition)
        self.bot.waitUntil(condition, timeout=WAIT)


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    return Opened(qtbot)


def test_each_film_is_asked_about_once_and_begins_there(opened: Opened) -> None:
    opened.until(lambda: len(opened.asked()) == 1)
    first = Path(opened.asked()[0])
    opened.answer(30)
    opened.until(lambda: len(opened.asked()) == 2)
    assert opened.place(first) == 30
    opened.answer(12)
    other = ONE if first == TWO else TWO
    opened.until(lambda: opened.place(other) == 12)
    opened.session.select(ONE)
    assert len(opened.asked()) == 2


def test_a_place_that_was_chosen_stays(opened: Opened) -> None:
    opened.until(lambda: len(opened.asked()) == 1)
    first = Path(opened.asked()[0])
    opened.session.select(first)
    opened.session.seek(5)
    opened.session.seek(0)  # the user wants to see the beginning
    opened.answer(30)
    opened.until(lambda: len(opened.asked()) == 2)
    assert opened.place(first) == 0
    film = opened.session.film(first)
    assert film is not None
    assert film.telling == 30


def test_a_film_that_begins_with_a_scene_stays_at_its_beginning(opened: Opened) -> None:
    opened.until(lambda: len(opened.asked()) == 1)
    first = Path(opened.asked()[0])
    opened.answer(0)
    opened.until(lambda: len(opened.asked()) == 2)
    assert opened.place(first) == 0


def test_blank_pictures() -> None:
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    for color in ("black", "white", "#203040"):
        image.fill(QColor(color))
        assert blank(image)
    for x in range(32):
        for y in range(36):
            image.setPixelColor(x, y, QColor("white"))
    assert not blank(image)
    assert blank(QImage())
