"""Closing and starting again: what was set for each film, the list and the queue are there as they were left."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot
from remembering_stage import CUT, FRAMES, LOOK, START, WAIT, Run, Runs, decide, kept
from shiboken6 import isValid

from fastvid_gui.domain.job import BRUSH_LEAST
from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.films import ForgetFilms as EngineForgets
from fastvid_gui.engine.messages.renders import RenderFilm
from fastvid_gui.paths import data_folder
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.render.result import RenderResult
from fastvid_gui.settings import settings
from fastvid_gui.ui.settings.forget_films import ForgetFilmsRow
from fastvid_gui.ui.settings.storage_page import StoragePage
from fastvid_gui.ui.state.session import Film, FilmState


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


def test_everything_of_each_film_is_there_again(runs: Runs, films: list[Path]) -> None:
    run = runs.now
    run.open(*films)
    run.session.select(films[1])
    decide(run)
    run.session.undo.undo()
    run.session.select(films[0])
    run.session.set_look(Look(style="scream"), "Style")
    run.session.select(films[1])
    before = {path: kept(run.film(path)) for path in films}
    assert before[films[1]] == (LOOK, 10, 150, (START,), 77)

    later = runs.again()
    later.wait(3)
    assert [film.path for film in later.session.films] == films
    assert later.session.current is not None
    assert later.session.current.path == films[1]
    assert {path: kept(later.film(path)) for path in films} == before
    # The steps, too: the undone one can be done again, the others undone, one by one, for this film alone.
    undo = later.session.undo
    assert undo.redoText() == "Add keyframe"
    undo.redo()
    assert later.film(films[1]).edited == (START, CUT)
    for _ in range(4):
        undo.undo()
    assert kept(later.film(films[1])) == (Look(), None, None, None, 77)
    assert not undo.canUndo()
    later.session.select(films[0])
    assert undo.undoText() == "Style"


def test_a_film_is_known_wherever_it_lies_and_whatever_its_name(
    runs: Runs, films: list[Path], tmp_path: Path
) -> None:
    runs.now.open(films[0])
    decide(runs.now)
    before = kept(runs.now.film(films[0]))
    runs.now.session.remove(films[0])
    run = runs.again()
    assert not run.session.films
    moved = films[0].rename(tmp_path / "holiday.mov")
    run.open(moved)
    assert kept(run.film(moved)) == before


def test_a_killed_window_loses_at_most_a_moment(runs: Runs, films: list[Path]) -> None:
    run = runs.now
    run.open(films[0])
    decide(run)
    file = data_folder() / "films" / f"{run.film(films[0]).identity}.json"
    run.qtbot.waitUntil(lambda: file.exists() and '"playhead": 77' in file.read_text(), timeout=WAIT)
    assert json.loads((data_folder() / "open-films.json").read_text())["current"] == str(films[0])
    run.close(flush=False)
    runs._now = later = Run(run.qtbot)
    later.wait(1)
    assert kept(later.film(films[0])) == (LOOK, 10, 150, (START, CUT), 77)


def test_what_begins_while_a_film_is_opened_counts(runs: Runs, films: list[Path]) -> None:
    runs.now.open(films[0])
    decide(runs.now)
    later = runs.again()
    later.session.set_look(Look(style="prison"), "Style")
    later.wait(1)
    assert later.film(films[0]).look == Look(style="prison")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"version": 9, "identity": "x"}', b"\xff\xfe", b"[" * 99_999]
)
def test_a_record_or_list_that_is_damaged_counts_as_absent(
    runs: Runs, films: list[Path], content: bytes
) -> None:
    runs.now.open(films[0])
    decide(runs.now)
    runs.now.memory.flush()
    (record,) = (data_folder() / "films").iterdir()
    record.write_bytes(content)
    runs.now.memory._kept.clear()
    later = runs.again()
    # The list was good. The film's record was not, unless the closing window wrote it again.
    record.write_bytes(content)
    later.wait(1)
    assert later.film(films[0]).state is FilmState.READY
    assert kept(later.film(films[0])) == kept(Film(path=films[0]))
    later.memory.flush()
    (data_folder() / "open-films.json").write_bytes(content)
    later.memory._kept_list = None
    assert not later.memory.last_list().films


def test_marks_and_keyframes_outside_of_the_film_are_left_out(runs: Runs, films: list[Path]) -> None:
    runs.now.open(films[0])
    decide(runs.now)
    identity = runs.now.film(films[0]).identity
    runs.now.close()
    file = data_folder() / "films" / f"{identity}.json"
    record = json.loads(file.read_text())
    record["decisions"] |= {"mark_in": 5000, "mark_out": -3, "playhead": 10**9, "size": -1}
    record["decisions"]["look"] |= {"strength": 7.5, "brush": 0}
    record["decisions"]["edited"] = [
        {"frame": frame, "kind": kind, "score": 1.0}
        for frame, kind in ((90, "cut"), (0, "start"), (900, "cut"))
    ]
    file.write_text(json.dumps(record))
    runs._now = later = Run(runs.now.qtbot)
    later.wait(1)
    film = later.film(films[0])
    assert (film.mark_in, film.mark_out, film.playhead, film.size) == (None, None, FRAMES - 1, 0)
    assert (film.look.strength, film.look.brush) == (1.0, BRUSH_LEAST)
    assert [keyframe.frame for keyframe in film.keyframes] == [0, 90]


def test_a_film_that_is_gone_says_so_and_is_found(
    runs: Runs, films: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs.now.open(*films)
    runs.now.session.select(films[0])
    decide(runs.now)
    before = kept(runs.now.film(films[0]))
    runs.now.queue.add(RenderRequest(source=films[0], output=tmp_path / "painted.mp4", look=LOOK))
    folder = tmp_path / "other disk"
    folder.mkdir()
    moved = [path.rename(folder / path.name) for path in films[:2]]
    run = runs.again()
    run.wait(3)
    run.qtbot.waitUntil(lambda: run.film(films[0]).missing and run.film(films[1]).missing, timeout=WAIT)
    assert run.film(films[0]).state is FilmState.FAILED
    assert "no longer there" in run.film(films[0]).problem
    assert run.film(films[2]).state is FilmState.READY
    view, model = run.films.view, run.films.model
    assert model.row(0).text == "Not found"
    link = view.link(model.index(0))
    assert link.width() > 20
    assert view.visualRect(model.index(0)).contains(link)
    assert view.link(model.index(2)).isEmpty()
    asked: list[QFileDialog] = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: asked.append(dialog))  # noqa: PLW0108 (bound to the dialog)
    run.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(link.center()))
    (dialog,) = asked
    assert dialog.windowTitle() == "Where is bikes.mp4?"
    dialog.fileSelected.emit(str(moved[0]))
    # The other one lay beside it, and is found, too.
    run.qtbot.waitUntil(lambda: run.settled() and all(run.session.film(path) for path in moved), timeout=WAIT)
    assert [film.path for film in run.session.films] == [*moved, films[2]]
    assert [film.state for film in run.session.films] == [FilmState.READY] * 3
    assert kept(run.film(moved[0])) == before
    # So does what was to be rendered.
    run.queue.start()
    assert run.render_engine.last(RenderFilm).request.render.source == moved[0]
    assert run.queue.item_for(moved[0]) is not None
    assert run.session.current is not None
    assert run.session.current.path == moved[0]
    run.session.undo.undo()
    assert run.film(moved[0]).edited == (START,)
    later = runs.again()
    later.wait(3)
    assert later.film(moved[0]).edited == (START,)


def test_the_menu_of_a_missing_film_offers_to_find_it(runs: Runs, films: list[Path]) -> None:
    runs.now.open(*films)
    films[0].unlink()
    run = runs.again()
    run.wait(3)
    run.qtbot.waitUntil(lambda: run.film(films[0]).missing, timeout=WAIT)
    for place, offered in ((0, True), (1, False)):
        run.films._show_menu(run.films.view.visualRect(run.films.model.index(place)).center())
        menu = run.films.findChildren(QMenu)[-1]
        assert any(action.text() == "Find it…" for action in menu.actions()) is offered
        menu.close()


def test_a_film_that_comes_back_to_its_place_is_opened(runs: Runs, films: list[Path]) -> None:
    runs.now.open(films[0])
    decide(runs.now)
    away = films[0].rename(films[0].with_suffix(".away"))
    run = runs.again()
    run.wait(1)
    run.qtbot.waitUntil(lambda: run.film(films[0]).missing, timeout=WAIT)
    away.rename(films[0])
    run.opener.check_files()
    run.qtbot.waitUntil(lambda: run.settled() and not run.film(films[0]).missing, timeout=WAIT)
    assert run.film(films[0]).look == LOOK


def test_the_queue_comes_back_with_what_waits_failed_and_is_done(runs: Runs, films: list[Path]) -> None:
    run = runs.now
    run.open(*films)
    for path in films:
        path.with_suffix(".out").mkdir()
        output = path.with_suffix(".out") / "painted.mp4"
        run.queue.add(RenderRequest(source=path, output=output, look=LOOK), frames=FRAMES)
    run.queue.start()

    def ended(state: str) -> bool:
        return any(str(item.state) == state for item in run.queue.items)

    result = RenderResult(
        output=run.queue.items[0].output, frames=FRAMES, resumed_frames=0, seconds=9.0, width=640, height=360,
        job="a" * 16, keyframes=(START, CUT),
    )  # fmt: skip
    run.render_engine.last(RenderFilm).finish(result)
    run.qtbot.waitUntil(lambda: ended("done") and len(run.render_engine.of(RenderFilm)) == 2, timeout=WAIT)
    run.queue.pause(run.queue.items[2].number)
    run.queue.resume(run.queue.items[2].number)
    run.render_engine.last(RenderFilm).fail("The disk is full.", "DiskFullError")
    run.qtbot.waitUntil(lambda: ended("failed") and len(run.render_engine.of(RenderFilm)) == 3, timeout=WAIT)
    run.queue.add(RenderRequest(source=films[0], output=films[0].with_suffix(".2.mp4"), look=LOOK))
    later = runs.again()
    later.wait(3)
    assert [str(item.state) for item in later.queue.items] == ["done", "failed", "paused", "waiting"]
    done, failed = later.queue.items[:2]
    assert done.result == replace(result, keyframes=())
    assert failed.problem == "The disk is full."
    row = later.films.model.row(0)
    assert row.text == "Waiting"
    later.queue.remove(later.queue.items[3].number)
    assert later.films.model.row(0).text == "Rendered"
    # What is done is told of until it is cleared.
    later.queue.clear_ended()
    assert [str(item.state) for item in runs.again().queue.items] == ["failed", "paused"]


def test_an_older_fastvid_reads_the_queue(runs: Runs, films: list[Path]) -> None:
    run = runs.now
    run.open(films[0])
    run.queue.add(RenderRequest(source=films[0], output=films[0].with_suffix(".a.mp4"), look=LOOK))
    run.queue.start()
    run.render_engine.last(RenderFilm).finish(
        RenderResult(
            output=films[0], frames=9, resumed_frames=0, seconds=1.0, width=2, height=2, job="a" * 16
        )
    )
    run.qtbot.waitUntil(lambda: str(run.queue.items[0].state) == "done", timeout=WAIT)
    run.queue.add(RenderRequest(source=films[0], output=films[0].with_suffix(".b.mp4"), look=LOOK))
    file = json.loads((data_folder() / "queue.json").read_text())
    # It takes everything among the items for unfinished.
    assert [item["state"] for item in file["items"]] == ["waiting"]
    assert file["version"] == 1


@pytest.mark.parametrize("known", [False, True])
def test_going_on_shows_the_film_as_it_is_being_painted(runs: Runs, films: list[Path], known: bool) -> None:
    run = runs.now
    if known:
        run.open(films[0])
        run.session.set_look(Look(style="scream"), "Style")
    request = RenderRequest(
        source=films[0], output=films[0].with_suffix(".a.mp4"), look=LOOK, start=20, stop=90
    )
    run.queue.add(request, now=True)
    later = runs.again()
    assert later.window.panels.jobs._left_over.isVisible()
    later.window.panels.jobs._go_on()
    later.qtbot.waitUntil(lambda: bool(later.session.films), timeout=WAIT)
    later.wait(1)
    film = later.film(films[0])
    assert film.look == LOOK
    if known:
        later.session.undo.undo()
        assert later.film(films[0]).look == Look(style="scream")
    else:
        assert (film.mark_in, film.mark_out, film.playhead) == (20, 90, 20)


def test_a_second_window_keeps_no_list(runs: Runs, films: list[Path]) -> None:
    runs.now.open(films[0])
    second = Run(runs.now.qtbot)
    try:
        assert not second.session.films
        second.open(films[1])
    finally:
        second.close()
    later = runs.again()
    later.wait(1)
    assert [film.path for film in later.session.films] == [films[0]]


def test_everything_can_be_forgotten(runs: Runs, films: list[Path]) -> None:
    run = runs.now
    run.open(*films)
    decide(run)
    run.memory.flush()
    assert len(list((data_folder() / "films").iterdir())) == 3
    assert settings().values.recent
    run.window.show_settings("storage")
    assert run.window._settings is not None
    page = run.window._settings.findChild(StoragePage)
    button = page.findChild(ForgetFilmsRow).button
    for answer, forgotten in (("Cancel", False), ("Forget", True)):
        run.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        box = run.window._settings.findChildren(QMessageBox)[-1]
        run.qtbot.mouseClick(
            next(each for each in box.buttons() if each.text().replace("&", "") == answer),
            Qt.MouseButton.LeftButton,
        )
        run.qtbot.waitUntil(lambda box=box: not isValid(box) or not box.isVisible(), timeout=WAIT)
        assert bool(run.session.films) is not forgotten
    assert run.preview_engine.of(EngineForgets)
    assert not settings().values.recent
    run.window._settings.close()
    run.memory.flush()
    assert not list((data_folder() / "films").iterdir())
    assert not (data_folder() / "open-films.json").exists()
    assert not run.session.films
    later = runs.again()
    assert not later.session.films
    later.open(films[2])
    assert kept(later.film(films[2])) == kept(Film(path=films[2]))


def test_a_folder_that_can_not_be_written_to_is_told_once(runs: Runs, films: list[Path]) -> None:
    told: list[str] = []
    runs.now.memory.trouble.connect(told.append)
    (data_folder() / "films").write_bytes(b"a file in the way")
    runs.now.open(*films)
    decide(runs.now)
    runs.now.qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
    runs.now.memory.flush()
    QApplication.processEvents()
    assert len(told) == 1
    assert "can't be kept" in told[0]
