"""A film that could not be put where it should go: Save elsewhere, with nothing painted again; bad folders are left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from test_jobs_engine import WAIT_MS as ENGINE_MS
from test_jobs_engine import Window, frames_of
from test_jobs_panel import WAIT_MS, Bench

from fastvid_gui.engine.messages.jobs import TryTarget
from fastvid_gui.engine.messages.renders import RenderFilm
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.sentences.sentence import say
from fastvid_gui.sentences.targets import TargetSays
from fastvid_gui.settings import settings
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.queue import ItemState, RenderQueue
from fastvid_gui.ui.system.language import install_language


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    return Bench(qtbot, tmp_path)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, own_home: Path) -> Iterator[Window]:
    made = Window(qtbot, tmp_path)
    yield made
    made.close()


def fail(bench: Bench, number: int, error: str = "TargetError") -> None:
    item = bench.queue.item(number)
    assert item is not None
    call = bench.render_engine.last(RenderFilm)
    call.error = error
    gone = say(TargetSays.NO_FOLDER, folder=item.output.parent, name=item.output.name)
    call.fail(in_words(gone))
    bench.wait("failed")


def removed(folder: Path) -> bool:
    """Takes an empty folder away, unless something is tried in it just now."""
    try:
        folder.rmdir()
    except OSError:
        return False
    return True


def dialog(bench: Bench) -> QFileDialog:
    bench.qtbot.waitUntil(lambda: bool(bench.panel.findChildren(QFileDialog)), timeout=WAIT_MS)
    return bench.panel.findChildren(QFileDialog)[0]


def test_only_a_failure_of_the_place_says_save_elsewhere(bench: Bench) -> None:
    number = bench.add("a", now=True)
    bench.paint(100)
    fail(bench, number, "ExportError")
    button = bench.row(number)._buttons["elsewhere"]
    assert not button.isVisible()
    # Its menu and its key offer it after any failure.
    assert "elsewhere" in [command.name for command in bench.row(number)._possible()]
    bench.press_button(bench.row(number), "Try again; what is finished is used")
    bench.wait("running")
    fail(bench, number)
    assert button.isVisible() and button.text() == "Save elsewhere…"
    text = bench.row(number).status_text()
    assert "There is no folder" in text and "100 of 100 frames are finished and kept." in text


def test_another_file_is_chosen_and_the_render_goes_on(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    request = RenderRequest(
        source=tmp_path / "a.mp4",
        output=tmp_path / "usb" / "a - scream.mp4",
        look=bench.request("a").look,
        overwrite=True,
    )
    number = bench.queue.add(request, 100, now=True)
    fail(bench, number)
    bench.press_button(bench.row(number), "Save elsewhere…")
    ask = dialog(bench)
    assert ask.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert Path(ask.directory().absolutePath()) == tmp_path and "a - scream" in ask.selectedFiles()[0]
    ask.fileSelected.emit(str(tmp_path / "b.mp4"))
    ask.reject()
    bench.wait("running")
    again = bench.render_engine.renders()[-1]
    assert (again.output, again.overwrite) == (tmp_path / "b.mp4", False), "nothing to replace there"
    item = bench.queue.item(number)
    assert item is not None and not item.misplaced and item.problem == ""
    fail(bench, number)
    (tmp_path / "c.mp4").write_bytes(b"old")
    bench.press_button(bench.row(number), "Save elsewhere…")
    dialog(bench).fileSelected.emit(str(tmp_path / "c.mp4"))
    bench.wait("running")
    assert bench.render_engine.renders()[-1].overwrite, "the dialog has asked"


def test_a_file_that_another_video_will_be_is_refused(bench: Bench) -> None:
    number = bench.add("a", now=True)
    fail(bench, number)
    other = bench.add("b")
    taken = bench.queue.item(other)
    assert taken is not None
    assert not bench.queue.save_elsewhere(number, taken.output)
    assert bench.states() == ["failed", "waiting"]
    assert "will be saved as b - scream.mp4 already" in bench.panel._trouble.text()


def test_it_is_offered_after_a_restart_too(bench: Bench) -> None:
    number = bench.add("a", now=True)
    fail(bench, number)
    bench.queue.close()
    again = RenderQueue(bench.preview_engine, bench.render_engine, file=bench.folder / "queue.json")
    (item,) = again.items
    assert item.state is ItemState.FAILED and item.misplaced
    assert again.save_elsewhere(item.number, bench.folder / "b.mp4")
    assert again.items[0].state is ItemState.RUNNING
    again.close()


def test_what_waits_and_can_not_be_written_is_told_at_the_start(bench: Bench) -> None:
    bench.add("a")
    second, third = bench.add("b"), bench.add("c")
    bench.queue.start()
    asked = bench.preview_engine.of(TryTarget)
    assert [call.request.render.output for call in asked] == [
        bench.queue.item(number).output for number in (second, third)
    ]
    asked[0].error = "TargetFullError"
    asked[0].fail("There is too little space.")
    asked[1].error = "UsageError"
    asked[1].fail("There is no such device.")
    bench.wait("running", "failed", "waiting")
    assert bench.row(second)._buttons["elsewhere"].isVisible()
    bench.queue.start()
    assert len(bench.preview_engine.of(TryTarget)) == 2, "each is asked of once"


def test_a_folder_that_failed_is_not_offered_again(bench: Bench, tmp_path: Path) -> None:
    settings().change(folder=str(tmp_path))
    number = bench.add("a", now=True)
    fail(bench, number, "ExportError")
    assert settings().values.folder == str(tmp_path), "not the folder's fault"
    bench.queue.retry(number)
    bench.wait("running")
    fail(bench, number)
    assert settings().values.folder == ""


def test_it_is_said_in_german(bench: Bench, qapp: QApplication, tmp_path: Path) -> None:
    try:
        assert install_language(qapp, "de") == "de"
        german = Bench(bench.qtbot, tmp_path)
        number = german.add("a", now=True)
        german.paint(100)
        fail(german, number)
        assert german.row(number)._buttons["elsewhere"].text() == "Anderswo speichern …"
        assert "Es gibt keinen Ordner" in german.row(number).status_text()
    finally:
        install_language(qapp, "en")
        assert QCoreApplication.translate("ItemRow", "Save elsewhere…") == "Save elsewhere…"


def test_a_real_film_is_saved_elsewhere_and_nothing_is_painted_again(window: Window, qtbot: QtBot) -> None:
    """The folder is taken away while the film is painted: as a disk is that is unplugged."""
    usb, frames = window.folder / "usb", 190
    usb.mkdir()
    request = window.request("usb/film painted", 0, frames)
    number = window.queue.add(request, now=True)
    window.wait_stored(number)
    usb.rmdir()
    qtbot.waitUntil(lambda: window.state(number) is ItemState.FAILED, timeout=ENGINE_MS)
    item = window.queue.item(number)
    assert item is not None and item.misplaced and "There is no folder" in item.problem
    assert window.row(number)._buttons["elsewhere"].isVisible()
    place = window.folder / "Film: elsewhere.mp4"
    assert window.queue.save_elsewhere(number, place)
    window.wait(number, ItemState.DONE)
    done = window.queue.item(number)
    assert done is not None and done.result is not None
    assert (done.result.output, done.result.resumed_frames) == (place, frames)
    assert frames_of(str(place)) == frames


def test_waiting_films_are_tried_at_the_start_and_when_their_turn_comes(window: Window, qtbot: QtBot) -> None:
    """Both folders were there when the films were added; one is gone at the start, one goes while a film is painted."""
    usb, stick = window.folder / "usb", window.folder / "stick"
    usb.mkdir()
    stick.mkdir()
    first = window.queue.add(window.request("first", 0, 190))
    second = window.queue.add(window.request("usb/second"))
    third = window.queue.add(window.request("stick/third"))
    usb.rmdir()
    window.queue.start()
    qtbot.waitUntil(lambda: window.state(second) is ItemState.FAILED, timeout=ENGINE_MS)
    assert window.state(third) is ItemState.WAITING
    qtbot.waitUntil(lambda: removed(stick), timeout=ENGINE_MS)
    window.wait(first, ItemState.DONE)
    qtbot.waitUntil(lambda: window.state(third) is ItemState.FAILED, timeout=ENGINE_MS)
    for number in (second, third):
        item = window.queue.item(number)
        assert item is not None and item.misplaced and item.painted is None and item.job == ""
