"""All unfinished work is deleted at once, after a question: with the real engine, and from the Storage page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from test_jobs_engine import WAIT_MS, Window

from fastvid_gui.paths import data_folder
from fastvid_gui.ui.settings.delete_unfinished import DeleteUnfinishedRow
from fastvid_gui.ui.settings.storage_page import StoragePage
from fastvid_gui.ui.state.queue import ItemState


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, own_home: Path) -> Iterator[Window]:
    made = Window(qtbot, tmp_path)
    yield made
    made.close()


def test_unfinished_work_goes_and_the_films_begin_anew(window: Window, qtbot: QtBot) -> None:
    done = window.queue.add(window.request("done", 0, 6), now=True)
    window.wait(done, ItemState.DONE)
    number = window.queue.add(window.request("left", 0, 190), now=True)
    window.wait_stored(number)
    window.queue.pause(number)
    window.wait(number, ItemState.PAUSED)
    assert len(window.jobs().jobs) == 1
    with qtbot.waitSignal(window.queue.unfinished_deleted, timeout=WAIT_MS):
        window.queue.delete_unfinished()
    assert not window.jobs().jobs
    # What is finished is none of its business.
    assert len([place for place in (data_folder() / "jobs").iterdir() if place.is_dir()]) == 1
    item = window.queue.item(number)
    assert item is not None and item.state is ItemState.PAUSED
    assert not item.job and not item.stored and item.painted is None
    assert window.state(done) is ItemState.DONE
    window.queue.resume(number)
    window.wait_stored(number)
    # Nothing is taken from under a film that is being rendered.
    with qtbot.waitSignal(window.queue.unfinished_deleted, timeout=WAIT_MS):
        window.queue.delete_unfinished()
    assert len(window.jobs().jobs) == 1 and window.state(number) is ItemState.RUNNING
    window.queue.cancel(number, delete=True)
    window.qtbot.waitUntil(lambda: window.state(number) is ItemState.CANCELED, timeout=WAIT_MS)


def test_the_page_asks_first(qtbot: QtBot) -> None:
    page = StoragePage()
    qtbot.addWidget(page)
    page.show()
    wanted: list[bool] = []
    page.delete_wanted.connect(lambda: wanted.append(True))
    button = page.findChild(DeleteUnfinishedRow).button
    for key, count in ((Qt.Key.Key_Escape, 0), (Qt.Key.Key_Return, 0)):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        box = page.window().findChildren(QMessageBox)[-1]
        assert "painted MP4 files" in box.informativeText()
        qtbot.keyClick(box, key)
        qtbot.waitUntil(lambda: not page.window().findChildren(QMessageBox), timeout=WAIT_MS)
        assert len(wanted) == count
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    box = page.window().findChildren(QMessageBox)[-1]
    delete = next(each for each in box.buttons() if each.text().replace("&", "") == "Delete")
    qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert wanted == [True]
