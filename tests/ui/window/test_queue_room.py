"""The queue shows two to four rows by itself; the handle above it gives it another height, which is remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from test_main_window import Built

from fastvid_gui.domain.look import Look
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.settings import settings
from fastvid_gui.ui.jobs.row import ItemRow
from fastvid_gui.ui.widgets.grips import Grip

WAIT_MS = 120_000


class Stage:
    """A window of a size, with films that wait."""

    def __init__(self, qtbot: QtBot, width: int, height: int) -> None:
        self.qtbot, self.built = qtbot, Built()
        self.window = self.built.window
        self.window.resize(width, height)

    def add(self, *names: str) -> None:
        for name in names:
            film = Path(f"/films/{name}.mp4")
            self.built.queue.add(
                RenderRequest(
                    source=film, output=film.with_name(f"{name} 2.mp4"), look=Look(style="great-wave")
                )
            )

    def whole_rows(self) -> int:
        """Rows that can be seen from top to bottom."""
        scroll = self.window.panels.jobs._scroll
        seen = scroll.viewport().rect()
        rows = scroll.findChildren(ItemRow)
        places = [row.rect().translated(row.mapTo(scroll.viewport(), QPoint())) for row in rows]
        if len({place.top() for place in places}) < len(rows):
            return 0  # not laid out yet
        return sum(map(seen.contains, places))

    def height(self) -> int:
        return self.window.panes.down.sizes()[1]

    @property
    def grip(self) -> Grip:
        grip = self.window.panes.down.handle(1)
        assert isinstance(grip, Grip)
        return grip

    def drag(self, by: int) -> None:
        """Drags the handle with the left button."""
        at = self.grip.rect().center()
        QTest.mousePress(self.grip, Qt.MouseButton.LeftButton, pos=at)
        for share in (0.3, 0.7, 1.0):
            # The handle moves along, so its own coordinates stay nearly the same.
            goal = self.start + int(by * share)
            here = self.grip.mapTo(self.window, at).y()
            QTest.mouseMove(self.grip, at + QPoint(0, goal - here))
        QTest.mouseRelease(self.grip, Qt.MouseButton.LeftButton, pos=at)

    @property
    def start(self) -> int:
        if not hasattr(self, "_start"):
            self._start = self.grip.mapTo(self.window, self.grip.rect().center()).y()
        return self._start


def test_what_a_banner_needs_is_not_taken_from_the_rows(qtbot: QtBot, own_home: Path) -> None:
    stage = Stage(qtbot, 1280, 720)
    try:
        stage.add(*"abcdef")
        qtbot.waitUntil(lambda: stage.whole_rows() == 2, timeout=WAIT_MS)
        before, banner = stage.height(), stage.window.panels.jobs._left_over
        banner.say("2 videos were not finished last time; everything painted so far is kept.")
        qtbot.waitUntil(lambda: stage.height() > before, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: stage.whole_rows() == 2, timeout=WAIT_MS)
        banner.hide()
        qtbot.waitUntil(lambda: stage.height() == before, timeout=WAIT_MS)
    finally:
        stage.built.close()


@pytest.mark.parametrize(("width", "height", "rows"), [(1280, 720, 2), (1920, 1080, 4)])
def test_several_rows_are_in_sight(qtbot: QtBot, own_home: Path, width: int, height: int, rows: int) -> None:
    stage = Stage(qtbot, width, height)
    try:
        stage.add("bikes", "cat", "kiwi", "sea", "town")
        qtbot.waitUntil(lambda: stage.whole_rows() == rows, timeout=WAIT_MS)
        for item in stage.built.queue.items[1:]:
            stage.built.queue.remove(item.number)
        # What one row does not need goes back to the picture.
        qtbot.waitUntil(lambda: stage.whole_rows() == 1 and stage.height() < 140, timeout=WAIT_MS)
    finally:
        stage.built.close()


def test_a_window_made_larger_shows_more_rows(qtbot: QtBot, own_home: Path) -> None:
    stage = Stage(qtbot, 1280, 720)
    try:
        stage.add("bikes", "cat", "kiwi", "sea", "town")
        qtbot.waitUntil(lambda: stage.whole_rows() == 2, timeout=WAIT_MS)
        stage.window.resize(1920, 1080)
        qtbot.waitUntil(lambda: stage.whole_rows() == 4, timeout=WAIT_MS)
    finally:
        stage.built.close()


def test_the_handle_is_dragged_kept_and_reset(qtbot: QtBot, own_home: Path) -> None:
    stage = Stage(qtbot, 1920, 1080)
    try:
        stage.add("bikes", "cat", "kiwi", "sea", "town")
        qtbot.waitUntil(lambda: stage.whole_rows() == 4, timeout=WAIT_MS)
        by_itself = stage.height()
        assert "double-click" in stage.grip.toolTip()
        assert stage.grip.accessibleName() == "Height of the render queue"
        stage.drag(-90)
        dragged = stage.height()
        assert dragged > by_itself + 50
        assert settings().values.layout["queue"] == str(dragged)
        stage.add("lake")
        qtbot.wait(50)
        assert stage.height() == dragged, "what the user chose stays"
    finally:
        stage.built.close()
    again = Stage(qtbot, 1920, 1080)
    try:
        for item in again.built.queue.items:
            again.built.queue.remove(item.number)
        again.add("bikes", "cat")
        qtbot.waitUntil(lambda: again.height() == dragged, timeout=WAIT_MS)
        QTest.mouseDClick(again.grip, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: again.height() < by_itself, timeout=WAIT_MS)
        assert "queue" not in settings().values.layout
    finally:
        again.built.close()


def test_the_handle_by_keys(qtbot: QtBot, own_home: Path) -> None:
    stage = Stage(qtbot, 1920, 1080)
    try:
        stage.add("bikes", "cat", "kiwi")
        qtbot.waitUntil(lambda: stage.whole_rows() == 3, timeout=WAIT_MS)
        before = stage.height()
        stage.grip.setFocus()
        QTest.keyClick(stage.grip, Qt.Key.Key_Up)
        assert stage.height() > before
        QTest.keyClick(stage.grip, Qt.Key.Key_Down)
        assert abs(stage.height() - before) <= 2
    finally:
        stage.built.close()
