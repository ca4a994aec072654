"""The films list with real clicks and keys, and an engine whose answers the test decides."""

from array import array
from fractions import Fraction
from pathlib import Path

import pytest
from answers import Answers
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.source import ColorInfo, SourceInfo
from fastvid_gui.engine.messages.films import Counting, FilmOpened, MakeThumbnails, OpenFilm
from fastvid_gui.engine.messages.pictures import FramePicture, PictureBytes
from fastvid_gui.settings import settings
from fastvid_gui.ui.films.model import Sign, Work
from fastvid_gui.ui.films.opener import FilmOpener
from fastvid_gui.ui.films.panel import FilmsPanel
from fastvid_gui.ui.state.session import FilmState, Session

WAIT = 120_000


def opened(frames: int = 50) -> FilmOpened:
    info = SourceInfo(
        width=640,
        height=360,
        coded_width=640,
        coded_height=360,
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
    return FilmOpened(info, array("d", [number / 25 for number in range(frames)]).tobytes())


class Window:
    """The parts around the list."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.answers, self.session = qtbot, Answers(), Session()
        self.opener = FilmOpener(self.session, self.answers)
        self.panel = FilmsPanel(self.session, self.answers, self.opener)
        self.model = self.panel.model
        qtbot.addWidget(self.panel)
        self.panel.resize(220, 500)
        self.panel.show()

    def open(self, *paths: Path) -> None:
        self.opener.open(paths)
        self.qtbot.waitUntil(lambda: all(self.session.film(path) for path in paths), timeout=WAIT)

    def answer(self, path: Path, value: FilmOpened | str) -> None:
        def call_is_there() -> bool:
            return any(request.path == str(path) for request in self.answers.requests(OpenFilm))

        self.qtbot.waitUntil(call_is_there, timeout=WAIT)
        call = next(
            call
            for call in reversed(self.answers.of(OpenFilm))
            if getattr(call.request, "path", "") == str(path)
        )
        if isinstance(value, str):
            call.fail(value)
        else:
            call.finish(value)
        wanted = FilmState.FAILED if isinstance(value, str) else FilmState.READY
        self.qtbot.waitUntil(lambda: self.state(path) is wanted, timeout=WAIT)

    def state(self, path: Path) -> FilmState | None:
        film = self.session.film(path)
        return film.state if film else None

    def center(self, place: int) -> QPoint:
        return self.panel.view.visualRect(self.model.index(place)).center()


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return Window(qtbot)


@pytest.fixture
def films(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{name}.mp4" for name in ("bikes", "cat", "kiwi")]
    for path in paths:
        path.write_bytes(b"film")
    return paths


def test_a_film_is_opened_and_shown_with_length_and_picture(window: Window, films: list[Path]) -> None:
    window.open(films[0])
    assert window.model.row(0).sign is Sign.OPENING
    window.qtbot.waitUntil(lambda: bool(window.answers.of(OpenFilm)), timeout=WAIT)
    window.answers.last(OpenFilm).tell(Counting(40, 100))
    window.qtbot.waitUntil(lambda: window.model.row(0).progress == 40, timeout=WAIT)
    window.answer(films[0], opened())
    assert window.model.row(0).text == "0:02 · 640 × 360"
    assert settings().values.recent == (str(films[0]),)
    thumbnails = window.answers.last(MakeThumbnails)
    thumbnails.tell(FramePicture(5, PictureBytes(4, 2, bytes(24))))
    index = window.model.index(0)
    window.qtbot.waitUntil(
        lambda: window.model.data(index, int(Qt.ItemDataRole.DecorationRole)) is not None, timeout=WAIT
    )
    assert not window.panel.grab().isNull()


def test_few_films_are_looked_into_at_once_and_all_in_the_end(window: Window, films: list[Path]) -> None:
    window.open(*films)
    window.qtbot.waitUntil(lambda: len(window.answers.of(OpenFilm)) == 2, timeout=WAIT)
    window.answer(films[0], opened())
    window.answer(films[1], "No.")
    window.answer(films[2], opened())
    assert [film.state for film in window.session.films] == [
        FilmState.READY,
        FilmState.FAILED,
        FilmState.READY,
    ]


def test_a_problem_stands_in_the_row_and_makes_it_higher(window: Window, films: list[Path]) -> None:
    window.open(films[0])
    before = window.panel.view.sizeHintForIndex(window.model.index(0)).height()
    window.answer(
        films[0], "bikes.mp4 is not a video that can be read: it is damaged. Copy it again from its source."
    )
    assert "damaged" in window.model.row(0).problem
    assert window.panel.view.sizeHintForIndex(window.model.index(0)).height() > before
    accessible = window.model.data(window.model.index(0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert "damaged" in accessible


def test_a_click_shows_a_film_and_arrow_keys_go_through_the_list(window: Window, films: list[Path]) -> None:
    window.open(*films)
    assert window.session.current is not None
    assert window.session.current.path == films[0]
    viewport = window.panel.view.viewport()
    window.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=window.center(2))
    assert window.session.current.path == films[2]
    window.qtbot.keyClick(window.panel.view, Qt.Key.Key_Up)
    assert window.session.current.path == films[1]


def test_delete_takes_a_film_off_the_list_and_leaves_its_file(window: Window, films: list[Path]) -> None:
    window.open(*films)
    window.panel.view.setFocus()
    window.qtbot.keyClick(window.panel.view, Qt.Key.Key_Delete)
    assert [film.path for film in window.session.films] == films[1:]
    assert films[0].exists()


def test_removing_a_film_that_is_being_opened_stops_that(window: Window, films: list[Path]) -> None:
    window.open(films[0])
    window.qtbot.waitUntil(lambda: bool(window.answers.of(OpenFilm)), timeout=WAIT)
    window.session.remove(films[0])
    assert window.answers.last(OpenFilm).stop_asked


def test_a_file_that_vanishes_is_told_and_can_be_opened_again(window: Window, films: list[Path]) -> None:
    window.open(films[0])
    window.answer(films[0], opened())
    window.qtbot.waitUntil(lambda: films[0] in window.opener._stamps, timeout=WAIT)
    films[0].unlink()
    window.qtbot.waitUntil(lambda: window.state(films[0]) is FilmState.FAILED, timeout=WAIT)
    assert "no longer there" in window.model.row(0).problem
    films[0].write_bytes(b"again")
    window.panel.reopen_action.trigger()
    window.answer(films[0], opened(25))
    assert window.model.row(0).text == "0:01 · 640 × 360"


def test_a_file_that_was_changed_is_looked_into_anew(window: Window, films: list[Path]) -> None:
    window.open(films[0])
    window.answer(films[0], opened())
    window.qtbot.waitUntil(lambda: films[0] in window.opener._stamps, timeout=WAIT)
    films[0].write_bytes(b"a longer film")
    window.qtbot.waitUntil(lambda: len(window.answers.of(OpenFilm)) == 2, timeout=WAIT)


def test_opening_a_failed_film_again_tries_it_again(window: Window, films: list[Path]) -> None:
    window.open(films[0])
    window.answer(films[0], "Broken.")
    window.opener.open([films[0]])
    window.qtbot.waitUntil(lambda: len(window.answers.of(OpenFilm)) == 2, timeout=WAIT)
    assert len(window.session.films) == 1


def test_an_empty_folder_is_told(window: Window, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with window.qtbot.waitSignal(window.opener.remark, timeout=WAIT) as told:
        window.opener.open([tmp_path / "empty"])
    assert "no video in the folder empty" in told.args[0]


def test_renders_are_shown_in_the_row(window: Window, films: list[Path]) -> None:
    window.open(films[0])
    window.answer(films[0], opened())
    window.model.set_work({films[0]: Work(Sign.PAINTING, "Painting … 42 %", 42)})
    assert window.model.row(0).progress == 42
    assert not window.panel.grab().isNull()
    window.model.set_work({})
    assert window.model.row(0).sign is Sign.NONE


def test_the_menu_of_a_film_is_there_by_mouse(window: Window, films: list[Path]) -> None:
    window.open(*films)
    window.panel.view.customContextMenuRequested.emit(window.center(1))
    menus = window.panel.findChildren(QMenu)
    assert [action.text() for action in menus[-1].actions() if action.text()] == [
        "Open again", "Show in folder", "Take off the list",
    ]  # fmt: skip
    assert window.session.current is not None
    assert window.session.current.path == films[1]
    menus[-1].close()


def test_the_tooltip_has_the_whole_path(window: Window, films: list[Path]) -> None:
    window.open(films[0])
    tip = window.model.data(window.model.index(0), int(Qt.ItemDataRole.ToolTipRole))
    assert str(films[0]) in tip
    viewport = window.panel.view.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, window.center(0), viewport.mapToGlobal(window.center(0)))
    assert QApplication.sendEvent(viewport, event)


def test_a_narrow_list_has_names_below_the_pictures_and_signs_on_them(
    window: Window, films: list[Path]
) -> None:
    """Where no name fits beside the picture neither the name nor a problem is lost."""
    window.open(films[0])
    view, index = window.panel.view, window.model.index(0)
    wide = view.sizeHintForIndex(index).height()
    window.panel.resize(90, 500)
    window.qtbot.waitUntil(lambda: view.sizeHintForIndex(index).height() > wide, timeout=WAIT)

    def picture() -> bytes:
        place = view.visualRect(index)
        shown = view.viewport().grab(place.adjusted(0, 0, 0, -place.height() // 3)).toImage()
        return bytes(shown.constBits())

    window.answer(films[0], opened())
    without = picture()
    window.session.update(films[0], state=FilmState.FAILED, problem="It is damaged.")
    assert window.model.row(0).sign is Sign.FAILED
    window.qtbot.waitUntil(lambda: picture() != without, timeout=WAIT)


def test_of_several_films_the_first_good_one_is_shown(window: Window, films: list[Path]) -> None:
    window.open(*films)
    assert window.session.current is not None and window.session.current.path == films[0]
    window.answer(films[0], "It is empty.")
    assert window.session.current.path == films[1]
    window.answer(films[1], "It is damaged.")
    assert window.session.current.path == films[2]
    window.answer(films[2], opened())
    assert window.session.current.path == films[2]
    # Whoever looks at the broken one sees why, and is not sent away.
    window.session.select(films[0])
    assert window.session.current.path == films[0]


def test_a_single_film_that_fails_stays_to_tell_why(window: Window, films: list[Path]) -> None:
    window.open(films[0])
    window.answer(films[0], opened())
    window.open(films[1])
    window.qtbot.waitUntil(lambda: window.session.current.path == films[1], timeout=WAIT)
    window.answer(films[1], "It is empty.")
    assert window.session.current is not None and window.session.current.path == films[1]
