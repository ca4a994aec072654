"""The whole window, with real panels and recorded engines: drops, menus, closing, what is remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import Answers
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.renders import Painted, RenderFilm
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.settings import settings
from fastvid_gui.ui.films.opener import FilmOpener
from fastvid_gui.ui.films.panel import FilmsPanel
from fastvid_gui.ui.jobs.panel import JobsPanel
from fastvid_gui.ui.preview.panel import PreviewPanel
from fastvid_gui.ui.settings.about import AboutDialog
from fastvid_gui.ui.settings.report_dialog import ReportDialog
from fastvid_gui.ui.state.analysis import Analysis
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.session import Session
from fastvid_gui.ui.styles.panel import StylesPanel
from fastvid_gui.ui.timeline.panel import TimelinePanel
from fastvid_gui.ui.window import layout
from fastvid_gui.ui.window.main_window import MainWindow, Panels

WAIT = 120_000


class Built:
    """A window and its parts."""

    def __init__(self) -> None:
        self.preview_engine, self.render_engine, self.session = Answers(), Answers(), Session()
        self.queue = RenderQueue(self.preview_engine, self.render_engine)
        self.opener = FilmOpener(self.session, self.preview_engine)
        panels = Panels(
            films=FilmsPanel(self.session, self.preview_engine, self.opener),
            preview=PreviewPanel(self.session, self.preview_engine, self.queue),
            styles=StylesPanel(self.session, self.preview_engine, self.render_engine, queue=self.queue),
            timeline=TimelinePanel(self.session, self.preview_engine, self.queue),
            jobs=JobsPanel(self.session, self.queue, self.preview_engine),
        )
        self.window = MainWindow(
            session=self.session,
            queue=self.queue,
            opener=self.opener,
            panels=panels,
            analysis=Analysis(self.session, self.preview_engine),
            preview_engine=self.preview_engine,
        )
        self.window.show()

    def render(self, path: Path) -> None:
        self.queue.add(
            RenderRequest(source=path, output=path.with_suffix(".out.mp4"), look=Look(style="great-wave")),
            now=True,
        )

    def close(self) -> None:
        self.queue.close()
        self.window._closing._decided = True
        self.window.close()
        self.window.deleteLater()


@pytest.fixture
def built(qtbot: QtBot) -> Iterator[Built]:
    parts = Built()
    yield parts
    parts.close()
    QApplication.processEvents()


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(window: MainWindow, data: QMimeData) -> bool:
    """Drags over the window and drops, as the system does."""
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, buttons, modifiers)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, buttons, modifiers)
    QApplication.sendEvent(window, event)
    return True


def test_an_empty_window_invites(built: Built) -> None:
    words = [button.text() for button in built.window._empty.findChildren(QPushButton)]
    assert words == ["Choose a video…", "Try the sample"]
    assert built.window.panes.stack.currentIndex() == 0
    assert built.window.windowTitle() == "FastVid"


def test_files_and_folders_are_dropped_anywhere(built: Built, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "holiday"
    folder.mkdir()
    films = [tmp_path / "bikes.mp4", folder / "cat.mov", folder / "kiwi.mkv"]
    for path in (*films, folder / "notes.txt"):
        path.touch()
    assert drop(built.window, mime(films[0], folder))
    qtbot.waitUntil(lambda: [film.path for film in built.session.films] == films, timeout=WAIT)
    assert built.window.panes.stack.currentIndex() == 1
    assert built.window.windowTitle() == "bikes.mp4 - FastVid"


def test_what_is_no_file_is_not_taken(built: Built) -> None:
    data = QMimeData()
    data.setText("some words")
    assert not drop(built.window, data)
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/film.mp4")])
    assert not drop(built.window, web)


def test_a_drag_that_goes_away_leaves_nothing_behind(built: Built, tmp_path: Path) -> None:
    window, data = built.window, mime(tmp_path)
    enter = QDragEnterEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, enter)
    assert window._overlay.isVisible()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window._overlay.isVisible()


def test_the_sample_is_one_click_away(built: Built, qtbot: QtBot) -> None:
    button = next(b for b in built.window._empty.findChildren(QPushButton) if b.text() == "Try the sample")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(built.session.films), timeout=WAIT)
    assert built.session.films[0].path.name == "sample.mp4"


def test_recent_films_are_offered(qtbot: QtBot, tmp_path: Path) -> None:
    settings().change(recent=(str(tmp_path / "bikes.mp4"),))
    parts = Built()
    button = next(b for b in parts.window._empty.findChildren(QPushButton) if b.text() == "bikes.mp4")
    qtbot.waitUntil(lambda: button.width() > 50, timeout=WAIT)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(parts.session.films), timeout=WAIT)
    parts.close()


def test_no_two_commands_have_the_same_key(built: Built) -> None:
    seen: dict[str, str] = {}
    for name, action in built.window.shortcuts.actions.items():
        if action.shortcutContext() == Qt.ShortcutContext.WidgetShortcut:
            continue
        for key in action.shortcuts():
            text = key.toString(QKeySequence.SequenceFormat.PortableText)
            assert text not in seen, f"{text}: {name} and {seen[text]}"
            seen[text] = name
    assert len(seen) > 50


def test_everything_that_can_be_pressed_has_a_name_and_a_tooltip(built: Built, tmp_path: Path) -> None:
    built.session.add(tmp_path / "a.mp4")
    for button in built.window.findChildren(QAbstractButton):
        if (
            button.parent() is None
            or button.objectName().startswith("qt_")
            or "Scroll" in type(button).__name__
        ):
            continue
        inner = button.parent()
        if type(inner).__name__ in ("QLineEdit", "QMenuBar", "QTabBar"):
            continue
        name = button.accessibleName() or button.text()
        assert name, f"{button} in {inner} has no name"
        if isinstance(button, QToolButton):
            assert button.toolTip(), f"{name} has no tooltip"


def test_panels_are_put_away_by_key_and_stay_away(built: Built, qtbot: QtBot, tmp_path: Path) -> None:
    built.session.add(tmp_path / "a.mp4")
    assert built.window.panels.styles.isVisible()
    built.window.menus.panel_toggles["styles"].trigger()
    assert not built.window.panels.styles.isVisible()
    built.window.resize(790, 610)
    assert built.window.close()
    assert settings().values.layout["hidden"] == "styles"
    again = Built()
    again.session.add(tmp_path / "a.mp4")
    assert not again.window.panels.styles.isVisible()
    assert again.window.size().height() == 610
    again.close()


def test_a_first_window_leaves_room_for_its_frame(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a small screen nothing of it is below the edge."""
    monkeypatch.setattr(layout, "DEFAULT_SIZE", (9000, 9000))
    layout.restore_layout(built.window, built.window.panes)
    assert built.window.height() < built.window.screen().availableSize().height()


def test_a_broken_layout_is_no_reason_to_stop(qtbot: QtBot) -> None:
    settings().change(geometry="???", layout={"across": "AAAA", "down": "é", "hidden": "nothing,styles"})
    parts = Built()
    assert not parts.window.panels.styles.isVisible()
    parts.close()


def test_progress_is_in_the_title(built: Built, qtbot: QtBot, tmp_path: Path) -> None:
    built.session.add(tmp_path / "bikes.mp4")
    built.render(tmp_path / "bikes.mp4")
    built.render_engine.last(RenderFilm).tell(
        Painted(done=42, total=100, frames_per_second=8.0, seconds_left=7.0)
    )
    qtbot.waitUntil(lambda: built.window.windowTitle() == "42 % - bikes.mp4 - FastVid", timeout=WAIT)
    built.session.add(tmp_path / "cat.mp4")
    built.session.select(tmp_path / "cat.mp4")
    assert built.window.windowTitle() == "42 % - bikes.mp4 - FastVid", "the percent are those of this film"
    built.session.select(tmp_path / "bikes.mp4")


def question(built: Built) -> QMessageBox:
    boxes = [box for box in built.window.findChildren(QMessageBox) if box.isVisible()]
    assert len(boxes) == 1
    return boxes[0]


def press(qtbot: QtBot, box: QMessageBox, text: str) -> None:
    button = next(button for button in box.buttons() if button.text().replace("&", "") == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_closing_while_rendering_asks_and_cancel_goes_back(
    built: Built, qtbot: QtBot, tmp_path: Path
) -> None:
    built.render(tmp_path / "a.mp4")
    assert not built.window.close()
    press(qtbot, question(built), "Cancel")
    assert built.window.isVisible()
    assert not built.render_engine.last(RenderFilm).stop_asked


def test_stop_for_now_keeps_the_rest_for_next_time(built: Built, qtbot: QtBot, tmp_path: Path) -> None:
    built.render(tmp_path / "a.mp4")
    built.window.close()
    with qtbot.waitSignal(built.window.left, timeout=WAIT):
        press(qtbot, question(built), "Stop for now")
    assert built.render_engine.last(RenderFilm).stop_asked
    again = RenderQueue(Answers(), Answers())
    assert [item.source for item in again.unfinished()] == [tmp_path / "a.mp4"]


def test_go_on_rendering_puts_the_window_away_and_closes_it_in_the_end(
    built: Built, qtbot: QtBot, tmp_path: Path
) -> None:
    built.render(tmp_path / "a.mp4")
    built.window.close()
    press(qtbot, question(built), "Go on rendering")
    assert built.window.isMinimized()
    with qtbot.waitSignal(built.window.left, timeout=WAIT):
        built.render_engine.last(RenderFilm).fail("The disk is full.")


def test_a_render_that_ends_answers_the_question(built: Built, qtbot: QtBot, tmp_path: Path) -> None:
    built.render(tmp_path / "a.mp4")
    built.window.close()
    question(built)
    with qtbot.waitSignal(built.window.left, timeout=WAIT):
        built.render_engine.last(RenderFilm).fail("The disk is full.")


def test_closing_without_a_render_asks_nothing(built: Built) -> None:
    assert built.window.close()


def test_mistakes_and_engine_trouble_are_told_in_the_window(built: Built, qtbot: QtBot) -> None:
    built.window.show_engine_trouble("The preview's engine ended unexpectedly and was started again.")
    built.window.show_mistake("ValueError: x")
    first, second = built.window.notices.notices()
    assert "started again" in first.text
    button = next(b for b in second.findChildren(QPushButton) if b.text() == "Show report")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert built.window.findChildren(ReportDialog)


def test_about_names_licenses(built: Built) -> None:
    built.window.menus.about.trigger()
    text = built.window.findChildren(AboutDialog)[0].text.toPlainText()
    for word in ("MIT", "General Public License", "x264", "Lucide", "OpenVINO", "Ruder"):
        assert word in text
