"""Save project, Open project: by menu, keys, drop and command; what is open is replaced, and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from remembering_stage import CUT, LOOK, START, WAIT, Runs, decide, kept

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.projects import (
    ListedFilm,
    OpenProject,
    ProjectOpened,
    ProjectSaved,
    SaveProject,
)
from fastvid_gui.projects.decisions import Decisions
from fastvid_gui.render.identity import film_identity
from fastvid_gui.sentences.projects import ProjectSays
from fastvid_gui.sentences.sentence import say
from fastvid_gui.settings import settings


@pytest.fixture
def runs(qtbot: QtBot) -> Iterator[Runs]:
    runs = Runs(qtbot)
    yield runs
    runs.now.close()


@pytest.fixture
def films(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "films"
    folder.mkdir()
    paths = [folder / f"{name}.mp4" for name in ("bikes", "cat", "kiwi")]
    for path in paths:
        path.write_bytes(path.name.encode())
    return paths


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[QFileDialog]:
    """The file dialogs that would have been shown."""
    dialogs: list[QFileDialog] = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialogs.append(dialog))  # noqa: PLW0108 (bound)
    return dialogs


def notices(runs: Runs) -> list[str]:
    return [notice.text for notice in runs.now.window.notices.notices()]


def wait_asked(runs: Runs, kind: type) -> None:
    runs.now.qtbot.waitUntil(lambda: bool(runs.now.preview_engine.of(kind)), timeout=WAIT)


def test_saving_by_key_asks_once_and_then_saves_again(
    runs: Runs, films: list[Path], tmp_path: Path, asked: list[QFileDialog]
) -> None:
    run, file = runs.now, tmp_path / "holiday.fastvid"
    menus = run.window.menus
    assert not menus.save_project.isEnabled()
    run.open(*films)
    run.session.select(films[1])
    decide(run)
    run.window.activateWindow()
    run.qtbot.keyClick(run.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = asked
    assert dialog.selectedFiles()[0].endswith("cat.fastvid")
    dialog.fileSelected.emit(str(file))
    wait_asked(runs, SaveProject)
    request = run.preview_engine.last(SaveProject).request
    assert isinstance(request, SaveProject)
    assert (request.file, request.current, request.overwrite) == (str(file), str(films[1]), True)
    assert [film.path for film in request.films] == [str(path) for path in films]
    assert request.films[1].decisions == Decisions(
        look=LOOK, playhead=77, mark_in=10, mark_out=150, edited=(START, CUT)
    )
    assert request.films[1].identity == run.film(films[1]).identity
    run.preview_engine.last(SaveProject).finish(ProjectSaved(("mine",)))
    run.qtbot.waitUntil(lambda: run.memory.project == file, timeout=WAIT)
    assert any("saved as holiday.fastvid" in text for text in notices(runs))
    assert any("styles of your own (mine)" in text for text in notices(runs))
    assert run.window.windowTitle() == "cat.mp4 - holiday - FastVid"
    assert settings().values.recent[0] == str(file)
    # From now on there is nothing to ask, also after a restart.
    run = runs.again()
    run.wait(3)
    assert run.window.windowTitle() == "cat.mp4 - holiday - FastVid"
    run.window.menus.save_project.trigger()
    wait_asked(runs, SaveProject)
    assert len(asked) == 1
    run.preview_engine.last(SaveProject).fail("The disk is full.", "TargetError")
    run.qtbot.waitUntil(lambda: "The disk is full." in notices(runs), timeout=WAIT)


def test_films_that_are_not_opened_yet_are_saved_as_they_were_left(runs: Runs, films: list[Path]) -> None:
    runs.now.open(*films)
    runs.now.session.select(films[2])
    decide(runs.now)
    films[1].unlink()
    run = runs.again()
    run.window.projects._write(films[0].with_name("p.fastvid"))  # type: ignore[union-attr]
    wait_asked(runs, SaveProject)
    request = run.preview_engine.last(SaveProject).request
    assert isinstance(request, SaveProject)
    assert [film.path for film in request.films] == [str(path) for path in films]
    assert all(film.identity for film in request.films)
    assert request.films[2].decisions.look == LOOK


def test_a_dropped_project_takes_the_place_of_the_list(runs: Runs, films: list[Path], tmp_path: Path) -> None:
    run, file = runs.now, tmp_path / "holiday.fastvid"
    run.open(films[0])
    decide(run)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    enter = QDragEnterEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(run.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(
        run.window,
        QDropEvent(
            QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )  # fmt: skip
    call = run.preview_engine.last(OpenProject)
    assert call.request == OpenProject(str(file))
    decided = Decisions(look=Look(style="scream"), mark_in=5, playhead=9)
    gone, identity = tmp_path / "gone.mp4", film_identity(films[2])
    opened = (ListedFilm(str(films[1]), "", decided), ListedFilm(str(gone), identity, Decisions(look=LOOK)))
    note = say(ProjectSays.NO_STYLE, style="mine", file="holiday.fastvid")
    call.finish(ProjectOpened(opened, str(films[1]), True, (note,)))
    run.qtbot.waitUntil(lambda: len(run.session.films) == 2 and run.settled(), timeout=WAIT)
    film = run.film(films[1])
    assert (film.look, film.mark_in, film.playhead) == (decided.look, 5, 9)
    run.qtbot.waitUntil(lambda: run.film(gone).missing, timeout=WAIT)
    assert run.window.windowTitle() == "cat.mp4 - holiday - FastVid"
    assert any("The style mine is not on this computer" in text for text in notices(runs))
    # The film that was open before is not lost: it is as it was left when it is opened again.
    run.open(films[0])
    assert kept(run.film(films[0])) == (LOOK, 10, 150, (START, CUT), 77)
    # A missing film keeps what the project says about it until it is found, also over a restart.
    run = runs.again()
    run.wait(3)
    run.qtbot.waitUntil(lambda: run.film(gone).missing, timeout=WAIT)
    films[2].rename(gone)
    run.opener.check_files()
    run.qtbot.waitUntil(lambda: run.settled() and not run.film(gone).missing, timeout=WAIT)
    assert run.film(gone).look == LOOK


def test_a_project_that_can_not_be_opened_changes_nothing(runs: Runs, films: list[Path]) -> None:
    run = runs.now
    run.open(films[0])
    run.window.open_films([films[0].with_name("p.fastvid")])
    run.preview_engine.last(OpenProject).fail("p.fastvid is no FastVid project.", "ProjectError")
    run.qtbot.waitUntil(lambda: "p.fastvid is no FastVid project." in notices(runs), timeout=WAIT)
    assert [film.path for film in run.session.films] == [films[0]]
    assert run.memory.project is None


def test_projects_are_chosen_in_a_dialog_and_among_videos(
    runs: Runs, films: list[Path], asked: list[QFileDialog]
) -> None:
    window = runs.now.window
    window.menus.open_project.trigger()
    window.menus.open.trigger()
    assert "*.fastvid" in asked[0].nameFilters()[0]
    assert "*.fastvid" in asked[1].nameFilters()[0]
    asked[0].fileSelected.emit("/films/a.fastvid")
    asked[1].filesSelected.emit(["/films/b.fastvid"])
    requests = runs.now.preview_engine.requests(OpenProject)
    assert requests == [OpenProject("/films/a.fastvid"), OpenProject("/films/b.fastvid")]


def test_closing_all_films_leaves_the_invitation_and_forgets_nothing(runs: Runs, films: list[Path]) -> None:
    run = runs.now
    run.open(*films)
    run.session.select(films[0])
    decide(run)
    run.window.menus.close_all.trigger()
    assert not run.session.films
    assert run.session.current is None
    assert run.window.panes.stack.currentIndex() == 0
    assert not run.window.menus.close_all.isEnabled()
    run = runs.again()
    assert not run.session.films
    run.open(films[0])
    assert kept(run.film(films[0])) == (LOOK, 10, 150, (START, CUT), 77)
