"""Films of before and after: chosen in the sheet, or made of one that is finished, without painting anything again."""

from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot
from test_jobs_engine import Window
from test_jobs_panel import Bench

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.jobs import Estimate, EstimateRender
from fastvid_gui.engine.messages.renders import RenderFilm
from fastvid_gui.render.result import RenderResult
from fastvid_gui.ui.jobs.before_after import compared_name
from fastvid_gui.ui.state.queue import ItemState

WAIT_MS = 120_000


def button(row: object, name: str) -> QToolButton:
    return next(each for each in row.findChildren(QToolButton) if each.accessibleName() == name)


def choose_way(qtbot: QtBot, row: object, key: Qt.Key) -> None:
    """Opens the menu of the row's button by the mouse, and chooses in it by keys."""
    qtbot.mouseClick(button(row, "Film of before and after"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in row.findChildren(QMenu)), timeout=WAIT_MS)
    menu = next(menu for menu in row.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()] == [
        "Left half as filmed, right half painted",
        "As filmed and painted, side by side",
    ]
    for pressed in (key, Qt.Key.Key_Return):
        QTest.keyClick(menu, pressed)


def test_the_sheet_makes_one(qtbot: QtBot, tmp_path: Path, own_home: Path) -> None:
    bench = Bench(qtbot, tmp_path)
    bench.open("bikes", look=Look(style="scream"))
    qtbot.mouseClick(bench.panel._header.render_button, Qt.MouseButton.LeftButton)
    sheet = bench.panel._sheet
    assert sheet is not None and sheet.form.name == "bikes - scream.mp4"
    box = sheet.form._compare
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    assert sheet.form.compare == "side-by-side"
    assert sheet.form.name == "bikes - scream, before and after.mp4"
    QTest.keyClick(box, Qt.Key.Key_Home)
    assert sheet.form.name == "bikes - scream.mp4"
    QTest.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not sheet._estimator._timer.isActive(), timeout=WAIT_MS)
    bench.preview_engine.last(EstimateRender).finish(
        Estimate(
            width=1280, height=720, frames=250, output_bytes=1, output_free=10**11, work_bytes=1,
            work_free=10**11, seconds=9.0, sound=(), stored_frames=0, problem=None, exists=False,
        )
    )  # fmt: skip
    qtbot.waitUntil(lambda: not sheet._estimator.pending, timeout=WAIT_MS)
    qtbot.mouseClick(sheet.add_button, Qt.MouseButton.LeftButton)
    bench.wait("waiting")
    assert bench.queue.items[0].request.compare == "split"
    assert "before and after" in bench.row(bench.queue.items[0].number)._details.text()


def test_a_finished_film_offers_one(qtbot: QtBot, tmp_path: Path) -> None:
    bench = Bench(qtbot, tmp_path)
    number = bench.add("bikes", now=True)
    bench.paint(100)
    output = bench.queue.items[0].output
    bench.render_engine.last(RenderFilm).finish(
        RenderResult(output=output, frames=100, resumed_frames=0, seconds=9.0, width=64, height=36, job="j")
    )
    bench.wait("done")
    (tmp_path / "bikes - scream, before and after.mp4").write_bytes(b"an older one")
    choose_way(qtbot, bench.row(number), Qt.Key.Key_Down)
    bench.wait("done", "running")
    request = bench.queue.items[1].request
    assert (request.compare, request.output.name) == (
        "side-by-side",
        "bikes - scream, before and after 2.mp4",
    )
    # One that compares already does not offer another.
    assert not button(bench.row(bench.queue.items[1].number), "Film of before and after").isVisible()
    QApplication.processEvents()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, own_home: Path) -> Iterator[Window]:
    made = Window(qtbot, tmp_path)
    yield made
    made.close()


def test_nothing_is_painted_again(window: Window, qtbot: QtBot) -> None:
    number = window.queue.add(window.request("made", 30, 54), now=True)
    window.wait(number, ItemState.DONE)
    choose_way(qtbot, window.row(number), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(window.queue.items) == 2, timeout=WAIT_MS)
    second = window.queue.items[1].number
    window.wait(second, ItemState.DONE)
    result = window.queue.items[1].result
    assert result is not None and result.resumed_frames == result.frames == 24
    with av.open(window.folder / "made, before and after.mp4") as film:
        video = film.streams.video[0]
        assert (video.width, video.height) == (256, 72)
        assert sum(1 for _ in film.decode(video=0)) == 24
        assert film.streams.audio


def test_the_name_says_it() -> None:
    assert compared_name("a.mp4", "none") == "a.mp4"
    assert compared_name("a.mp4", "split") == "a, before and after.mp4"
