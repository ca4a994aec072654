"""The picture alone: F and Esc, and the window is as it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from viewer_stage import LOOK, Stage, film_info


@pytest.fixture
def framed(stage: Stage) -> tuple[Stage, QMainWindow]:
    """The viewer in a maximized window."""
    window = QMainWindow()
    stage.bot.addWidget(window)
    window.setCentralWidget(stage.panel)
    window.showMaximized()
    stage.bot.waitExposed(window)
    stage.open(film_info(frames=60), look=LOOK)
    stage.panel.canvas.setFocus()
    return stage, window


@pytest.mark.parametrize("way_back", [Qt.Key.Key_F, Qt.Key.Key_Escape])
def test_f_shows_the_picture_alone_and_the_window_stays_maximized(
    framed: tuple[Stage, QMainWindow], way_back: Qt.Key
) -> None:
    stage, window = framed
    canvas, full = stage.panel.canvas, stage.panel.full
    for action in stage.panel.commands.values():
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)  # as the window does
    QTest.keyClick(canvas, Qt.Key.Key_F)
    assert full.on
    assert window.isFullScreen()
    assert canvas.parent() is window
    stage.until(lambda: canvas.geometry() == window.rect())
    assert canvas.hasFocus()
    # Keys do what they always do; Tab does not wander below the picture.
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert stage.session.current is not None
    assert stage.session.current.playhead == 1
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert canvas.hasFocus()
    QTest.keyClick(canvas, way_back)
    assert not full.on
    assert not window.isFullScreen()
    assert window.isMaximized()
    assert canvas.parent() is stage.panel
    place = stage.panel.layout().itemAt(0)  # type: ignore[union-attr]  # there is a layout
    assert place.widget() is canvas
    stage.until(lambda: canvas.geometry() == place.geometry() and canvas.height() < stage.panel.height())
    assert canvas.hasFocus()


def test_a_window_that_is_closed_is_itself_again(framed: tuple[Stage, QMainWindow]) -> None:
    stage, window = framed
    stage.panel.full.enter()
    window.close()
    assert not stage.panel.full.on
    assert stage.panel.canvas.parent() is stage.panel


def test_a_window_that_was_full_stays_full(framed: tuple[Stage, QMainWindow]) -> None:
    stage, window = framed
    window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
    stage.panel.full.toggle()
    stage.panel.full.toggle()
    assert window.isFullScreen()
