"""Several films at once, by mouse and keys: one look for all, all to the queue, all off the list."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from test_films_panel import Window, opened

from fastvid_gui.domain.look import Look
from fastvid_gui.domain.style_changes import StyleChange
from fastvid_gui.ui.state.session import FilmState

NO = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
WAVE = Look(style="great-wave", strength=0.7, keep_colors=True)


class List(Window):
    """The list with films that are open."""

    def __init__(self, qtbot: QtBot, folder: Path, names: str) -> None:
        super().__init__(qtbot)
        self.films = [folder / f"{name}.mp4" for name in names.split()]
        for film in self.films:
            self.add(film)
        self.wanted: list[tuple[Path, ...]] = []
        self.panel.queue_wanted.connect(self.wanted.append)

    def add(self, film: Path) -> None:
        self.session.add(film)
        self.session.update(film, state=FilmState.READY, info=opened().info)

    def click(self, place: int, modifiers: Qt.KeyboardModifier = NO) -> None:
        self.qtbot.mouseClick(self.panel.view.viewport(), LEFT, modifiers, self.center(place))

    def selected(self) -> list[str]:
        return [path.stem for path in self.panel.selected()]

    def button(self, text: str) -> QPushButton:
        return next(button for button in self.panel.findChildren(QPushButton) if button.text() == text)


@pytest.fixture
def films(qtbot: QtBot, tmp_path: Path) -> List:
    return List(qtbot, tmp_path, "bikes cat kiwi sea town")


def test_films_are_selected_by_mouse_and_keys(films: List) -> None:
    films.click(0)
    assert films.selected() == ["bikes"]
    assert not films.panel.selection.isVisible()
    films.click(2, CTRL)
    assert films.selected() == ["bikes", "kiwi"]
    assert films.panel.selection.isVisible()
    assert films.session.current is not None and films.session.current.path.stem == "kiwi"
    films.click(4, SHIFT)
    assert films.selected() == ["bikes", "kiwi", "sea", "town"]
    QTest.keyClick(films.panel.view, Qt.Key.Key_A, CTRL)
    assert films.selected() == ["bikes", "cat", "kiwi", "sea", "town"]
    QTest.keyClick(films.panel.view, Qt.Key.Key_Home)
    assert films.selected() == ["bikes"]
    QTest.keyClick(films.panel.view, Qt.Key.Key_Down, SHIFT)
    assert films.selected() == ["bikes", "cat"]


def test_one_look_for_all_of_them_is_one_step_to_undo(films: List) -> None:
    films.click(1)
    films.session.set_look(WAVE, "Style")
    films.click(3, SHIFT)
    films.click(1, CTRL)  # the film whose look it is becomes the shown one again
    films.click(1, CTRL)
    assert films.selected() == ["cat", "kiwi", "sea"]
    films.qtbot.mouseClick(films.button("This look for all selected"), LEFT)
    assert [film.look == WAVE for film in films.session.films] == [False, True, True, True, False]
    assert films.session.undo.undoText() == "Look of 3 films"
    films.session.undo.undo()
    assert [film.look == WAVE for film in films.session.films] == [False, True, False, False, False]


def test_the_look_at_the_playhead_is_given_from_beginning_to_end(films: List) -> None:
    films.click(1)
    films.session.set_look(WAVE, "Style")
    before = StyleChange(4, "harvest")
    films.session.update(films.films[2], look=Look(style="tahiti"), styles_at=(before,))
    films.session.set_styles_at((StyleChange(8, "scream", strength=0.5),), "Another style")
    films.session.seek(9)
    own = films.session.current
    assert own is not None and own.playhead == 9
    films.click(2, SHIFT)
    films.click(1, CTRL)
    films.click(1, CTRL)
    assert films.session.current is not None and films.session.current.path.stem == "cat"
    films.qtbot.mouseClick(films.button("This look for all selected"), LEFT)
    cat, kiwi = (films.session.film(films.films[place]) for place in (1, 2))
    assert cat is not None and (cat.look, cat.styles_at) == (own.look, own.styles_at)
    assert kiwi is not None and (kiwi.look, kiwi.styles_at) == (
        replace(WAVE, style="scream", strength=0.5),
        (),
    )
    films.session.undo.undo()
    kiwi = films.session.film(films.films[2])
    assert kiwi is not None and (kiwi.look, kiwi.styles_at) == (Look(style="tahiti"), (before,))


def test_steps_of_a_film_are_kept_beside_a_step_for_many(films: List) -> None:
    films.click(0)
    films.session.set_look(WAVE, "Style")
    films.click(1, SHIFT)
    films.click(0, CTRL)
    films.click(0, CTRL)
    films.qtbot.mouseClick(films.button("This look for all selected"), LEFT)
    films.session.set_marks(2, 5)
    kept = films.session.history(films.films[0])
    assert ([step.what for step in kept.steps], kept.done) == (["look", "marks"], 2)
    films.session.undo.undo()
    films.session.undo.undo()
    kept = films.session.history(films.films[0])
    assert ([step.what for step in kept.steps], kept.done) == (["look", "marks"], 1)


def test_without_a_style_there_is_no_look_to_give(films: List) -> None:
    QTest.keyClick(films.panel.view, Qt.Key.Key_A, CTRL)
    assert not films.button("This look for all selected").isEnabled()
    assert films.button("Add all to the queue…").isEnabled()


def test_all_of_them_to_the_queue_without_those_that_failed(films: List) -> None:
    films.session.update(films.films[1], state=FilmState.FAILED, problem="cat.mp4 is no video.")
    QTest.keyClick(films.panel.view, Qt.Key.Key_A, CTRL)
    films.qtbot.mouseClick(films.button("Add all to the queue…"), LEFT)
    assert [[path.stem for path in paths] for paths in films.wanted] == [["bikes", "kiwi", "sea", "town"]]


def test_a_film_that_comes_leaves_the_selection(films: List, tmp_path: Path) -> None:
    films.click(0)
    films.click(2, CTRL)
    films.add(tmp_path / "zebra.mp4")
    assert films.selected() == ["bikes", "kiwi"]
    assert films.session.current is not None and films.session.current.path.stem == "kiwi"


def test_all_selected_are_taken_off_the_list(films: List) -> None:
    films.click(1)
    films.click(3, SHIFT)
    QTest.keyClick(films.panel.view, Qt.Key.Key_Delete)
    assert [film.path.stem for film in films.session.films] == ["bikes", "town"]
