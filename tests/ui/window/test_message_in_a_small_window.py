"""A message takes one line from the panels, and never pushes them out of a small window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from whole_window import close_window, make_window

from fastvid_gui.ui.widgets.notices import Notices
from fastvid_gui.ui.widgets.roomy import LeastColumn, Roomy

WAIT_MS = 60_000
MESSAGES = ["The project was saved as holiday.fastvid.", "Something long went wrong. " * 20]


class Panels(QWidget):
    """Would like more height than there is, and can do with less."""

    def sizeHint(self) -> QSize:
        return QSize(1100, 950)

    def minimumSizeHint(self) -> QSize:
        return QSize(800, 500)


@pytest.mark.parametrize("text", MESSAGES)
def test_a_message_takes_its_height_from_the_panels(qtbot: QtBot, text: str) -> None:
    body, notices, panels = QWidget(), Notices(), Panels()
    column = LeastColumn(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(notices)
    column.addWidget(panels, 1)
    roomy = Roomy(body)
    qtbot.addWidget(roomy)
    roomy.resize(1272, 640)
    roomy.show()
    notices.say(text)
    qtbot.waitUntil(lambda: panels.height() + notices.height() + 4 == 640, timeout=WAIT_MS)
    assert roomy.verticalScrollBar().maximum() == 0
    # Where even the least height of the panels finds no room, all is scrolled to.
    roomy.resize(1272, 400)
    qtbot.waitUntil(lambda: roomy.verticalScrollBar().maximum() > 100, timeout=WAIT_MS)
    assert panels.height() >= 500


def test_the_window_is_such_a_column(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    parts = make_window(qapp, monkeypatch, tmp_path, "de", (1272, 676))
    try:
        roomy = parts.window.centralWidget()
        assert isinstance(roomy, Roomy)
        parts.window.notices.say(MESSAGES[0])
        qtbot.waitUntil(lambda: parts.window.notices.height() > 20, timeout=WAIT_MS)
        assert isinstance(roomy.widget().layout(), LeastColumn)
        assert roomy.verticalScrollBar().maximum() == 0
    finally:
        close_window(qapp, parts)
