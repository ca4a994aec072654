"""Recent films and projects: as many as there is room for, told apart, in the empty window and in the menu."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from remembering_stage import Runs

from fastvid_gui.engine.messages.projects import OpenProject
from fastvid_gui.settings import settings

NAMES = [f"/films/a film with quite a long name, number {number}.mp4" for number in range(17)]
RECENT = ("/films/R&D.mp4", "/trip/harbor.mp4", "/summer/harbor.mp4", "/films/holiday.fastvid", *NAMES)


@pytest.fixture
def runs(qtbot: QtBot) -> Iterator[Runs]:
    settings().change(recent=RECENT)
    runs = Runs(qtbot)
    yield runs
    runs.now.close()


def links(runs: Runs) -> list[QPushButton]:
    QApplication.processEvents()
    found = runs.now.window._empty.recent.findChildren(QPushButton)
    return [link for link in found if link.isVisible()]


def test_many_fit_into_a_window_of_720_lines(runs: Runs) -> None:
    shown = links(runs)
    assert len(shown) == 12
    assert [link.text() for link in shown[:4]] == [
        "R&&D.mp4", "harbor.mp4 (trip)", "harbor.mp4 (summer)", "holiday.fastvid",
    ]  # fmt: skip
    page = runs.now.window._empty
    for link in shown:
        assert page.rect().contains(link.mapTo(page, link.rect().topLeft()))
        assert page.rect().contains(link.mapTo(page, link.rect().bottomRight()))
    assert len({(link.x(), link.y()) for link in shown}) == 12


def test_a_low_window_shows_fewer_and_is_not_made_higher(runs: Runs) -> None:
    window = runs.now.window
    window.resize(1000, 560)
    shown = links(runs)
    assert window.height() == 560
    assert 4 <= len(shown) < 12
    assert shown[0].text() == "R&&D.mp4"
    window.resize(1280, 900)
    assert len(links(runs)) == 12


def test_a_project_is_opened_as_one(runs: Runs) -> None:
    link = next(link for link in links(runs) if link.text() == "holiday.fastvid")
    runs.now.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert runs.now.preview_engine.last(OpenProject).request == OpenProject("/films/holiday.fastvid")


def test_the_menu_lists_more(runs: Runs) -> None:
    menu = next(
        menu for menu in runs.now.window.findChildren(QMenu) if menu.title().replace("&", "") == "Open recent"
    )
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert texts[:3] == ["R&&D.mp4", "harbor.mp4 (trip)", "harbor.mp4 (summer)"]
    assert len([text for text in texts if text.endswith((".mp4", ".fastvid", ")"))]) == 20
