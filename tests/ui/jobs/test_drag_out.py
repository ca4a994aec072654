"""A finished film is dragged by the mouse out of its row, as a file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from test_jobs_panel import Bench

from fastvid_gui.engine.messages.renders import RenderFilm
from fastvid_gui.render.result import RenderResult


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    return Bench(qtbot, tmp_path)


def finished(bench: Bench) -> int:
    number = bench.add("bikes", now=True)
    bench.paint(100)
    item = bench.queue.item(number)
    assert item is not None
    bench.render_engine.last(RenderFilm).finish(
        RenderResult(
            output=item.output, frames=100, resumed_frames=0, seconds=9.0, width=64, height=36, job="j"
        )
    )
    bench.wait("done")
    return number


def drag(row: QWidget) -> None:
    """Presses on the row and moves."""
    at = QPoint(200, row.height() // 2)
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(row, at + QPoint(2 * QApplication.startDragDistance(), 0))
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=at)


@pytest.fixture
def drags(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The files of each drag; without a screen Qt drags nothing, so the real one is in the story under Xvfb."""
    files: list[list[str]] = []

    def record(drag: QDrag, actions: Qt.DropAction) -> Qt.DropAction:
        assert actions == Qt.DropAction.CopyAction, "a move would take the film away"
        files.append([url.toLocalFile() for url in drag.mimeData().urls()])
        return actions

    monkeypatch.setattr(QDrag, "exec", record)
    return files


def test_a_finished_film_is_dragged_as_a_file(bench: Bench, drags: list[list[str]]) -> None:
    number = finished(bench)
    item = bench.queue.item(number)
    assert item is not None
    item.output.write_bytes(b"a film")
    drag(bench.row(number))
    assert drags == [[str(item.output)]]
    assert "another program" in bench.row(number).thumb.toolTip()


def test_a_film_that_is_gone_is_not_dragged_but_said(bench: Bench, drags: list[list[str]]) -> None:
    number = finished(bench)
    drag(bench.row(number))
    assert drags == []
    assert "is not there any more" in bench.panel._trouble.text()


def test_an_unfinished_film_is_not_dragged_out(bench: Bench, drags: list[list[str]]) -> None:
    number = bench.add("bikes", now=True)
    bench.paint(10)
    drag(bench.row(number))
    assert drags == []
