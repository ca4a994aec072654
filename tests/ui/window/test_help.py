"""The help page and the tour, by keys and clicks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from test_hostile_names import RecordedEngine
from whole_window import close_window, make_window

from fastvid_gui.app import App
from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.films import OpenFilm
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.window.help import HelpDialog

WAIT = 120_000


@pytest.fixture
def app(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[App]:
    parts = make_window(qapp, monkeypatch, tmp_path, "en")
    yield parts
    close_window(qapp, parts)


def page(app: App) -> HelpDialog:
    app.window.menus.help.trigger()
    return app.window.findChildren(HelpDialog)[-1]


def test_f1_opens_the_page_and_its_links_lead_on(app: App, qtbot: QtBot) -> None:
    assert app.window.menus.help.shortcut().toString() == "F1"
    dialog = page(app)
    qtbot.waitUntil(dialog.isVisible, timeout=WAIT)
    text = dialog.text.toPlainText()
    for words in ("Drop a video", "Play", "Space", "Add a keyframe", "Shift+K"):
        assert words in text
    dialog.text.anchorClicked.emit(QUrl("keys"))
    assert app.window._settings is not None and app.window._settings.isVisible()


def test_the_tour_goes_on_as_the_user_does(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    tour, engine = app.window.tour, app.preview_engine
    assert isinstance(engine, RecordedEngine)
    qtbot.mouseClick(page(app).tour_button, Qt.MouseButton.LeftButton)
    assert tour.step == 1
    qtbot.waitUntil(lambda: bool(engine.of(OpenFilm)), timeout=WAIT)
    film = app.session.films[0].path
    assert film.name == "sample.mp4"
    app.session.set_look(Look(style="scream"), "Style")
    assert tour.step == 2
    told = [notice.text for notice in app.window.notices.notices()]
    assert len([text for text in told if "of 3" in text]) == 1
    app.session.playhead_changed.emit(5)
    assert tour.step == 3
    app.queue.add(
        RenderRequest(source=film, output=tmp_path / "x.mp4", look=Look(style="scream")), 9, now=False
    )
    assert tour.step == 0 and not [n for n in app.window.notices.notices() if "of 3" in n.text]


def test_the_tour_can_be_left_at_any_step(app: App, qtbot: QtBot) -> None:
    app.window.tour.begin()
    (notice,) = [notice for notice in app.window.notices.notices() if "1 of 3" in notice.text]
    buttons = {button.text(): button for button in notice.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Next"], Qt.MouseButton.LeftButton)
    assert app.window.tour.step == 2
    (notice,) = [notice for notice in app.window.notices.notices() if "2 of 3" in notice.text]
    buttons = {button.text(): button for button in notice.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["End the tour"], Qt.MouseButton.LeftButton)
    assert app.window.tour.step == 0
