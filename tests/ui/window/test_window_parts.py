"""Small parts of the window: messages, keys, the log of mistakes, the watchdog, the language."""

import logging
import sys
import threading
import time

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from fastvid_gui.settings import settings
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.system.language import install_language, languages
from fastvid_gui.ui.system.log import FILE_NAME, Mistakes, logs_folder, set_up_logging
from fastvid_gui.ui.system.shortcuts import Shortcuts
from fastvid_gui.ui.system.watchdog import SLOW_MS, Watchdog
from fastvid_gui.ui.widgets.notices import MAX_NOTICES, Notices
from fastvid_gui.ui.window.keys import KeyManners

WAIT = 120_000

# ---- messages ----


def test_messages_take_no_room_until_there_are_some(qtbot: QtBot) -> None:
    notices = Notices()
    qtbot.addWidget(notices)
    assert notices.isHidden()
    notice = notices.say("Careful.", "warning")
    assert not notices.isHidden()
    notice.dismiss()
    assert notices.isHidden()


def test_the_same_message_counts_up_and_old_ones_give_way(qtbot: QtBot) -> None:
    notices = Notices()
    qtbot.addWidget(notices)
    for _ in range(3):
        notices.say("Again.", "warning")
    assert len(notices.notices()) == 1
    for number in range(6):
        notices.say(f"Number {number}", "error")
    assert [notice.text for notice in notices.notices()] == [f"Number {number}" for number in range(2, 6)]
    assert len(notices.notices()) == MAX_NOTICES


def test_a_choice_is_made_by_mouse_and_ends_the_message(qtbot: QtBot) -> None:
    notices, chosen = Notices(), []
    qtbot.addWidget(notices)
    notice = notices.say("Go on?", choices=[("Go on", lambda: chosen.append(1))])
    button = next(button for button in notice.findChildren(QPushButton) if button.text() == "Go on")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen == [1]
    assert not notices.notices()


# ---- keys ----


def named(parent: QObject, name: str, key: str) -> QAction:
    action = QAction(name, parent)
    action.setObjectName(name)
    action.setShortcut(QKeySequence(key))
    return action


def test_a_key_is_changed_kept_and_taken_from_another_command(qapp: QApplication) -> None:
    owner = QWidget()
    play, pause = named(owner, "preview.play", "Space"), named(owner, "preview.pause", "K")
    shortcuts = Shortcuts(owner)
    shortcuts.collect(owner)
    assert [entry.name for entry in shortcuts.entries()] == ["preview.play", "preview.pause"]
    taken = shortcuts.taken_by(QKeySequence("K"), but="preview.play")
    assert taken is not None
    assert taken.name == "preview.pause"
    shortcuts.set("preview.play", QKeySequence("K"))
    assert (play.shortcut().toString(), pause.shortcut().toString()) == ("K", "")
    assert settings().values.shortcuts == {"preview.play": "K", "preview.pause": ""}
    again = QWidget()
    play_again = named(again, "preview.play", "Space")
    Shortcuts(again).collect(again)
    assert play_again.shortcut().toString() == "K"
    shortcuts.reset()
    assert (play.shortcut().toString(), pause.shortcut().toString()) == ("Space", "K")
    assert settings().values.shortcuts == {}


def test_a_command_keeps_its_name_in_the_list_of_keys(qapp: QApplication) -> None:
    owner, stack = QWidget(), QUndoStack()
    undo = stack.createUndoAction(owner, "Undo")
    undo.setObjectName("edit.undo")
    shortcuts = Shortcuts(owner)
    shortcuts.collect(owner)
    stack.push(QUndoCommand("Strength"))
    assert undo.text() == "Undo Strength"
    assert [entry.text for entry in shortcuts.entries()] == ["Undo"]


def test_space_plays_except_where_the_focused_widget_needs_it(qtbot: QtBot, qapp: QApplication) -> None:
    window, played, pressed = QMainWindow(), [], []
    body = QWidget()
    button, line, plain, films = QPushButton("Press"), QLineEdit(), QWidget(), QListWidget()
    plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    films.addItems(["a", "b", "c"])
    column = QVBoxLayout(body)
    for widget in (button, line, plain, films):
        column.addWidget(widget)
    window.setCentralWidget(body)
    play, step = named(window, "preview.play", "Space"), named(window, "preview.next", "Down")
    window.addActions([play, step])
    play.triggered.connect(lambda: played.append(1))
    step.triggered.connect(lambda: played.append(2))
    button.clicked.connect(lambda: pressed.append(1))
    manners = KeyManners(qapp, window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window, timeout=WAIT):
        window.show()
        window.activateWindow()

    def press(widget: QWidget, key: Qt.Key) -> None:
        widget.setFocus()
        assert widget.hasFocus()
        qtbot.keyClick(widget, key)

    press(plain, Qt.Key.Key_Space)
    press(plain, Qt.Key.Key_Down)
    assert played == [1, 2]
    press(button, Qt.Key.Key_Space)
    press(line, Qt.Key.Key_Space)
    films.setCurrentRow(0)
    press(films, Qt.Key.Key_Down)
    assert (played, pressed, line.text(), films.currentRow()) == ([1, 2], [1], " ", 1)
    manners.deleteLater()


# ---- mistakes ----


@pytest.fixture
def quiet_root() -> object:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield root
    for handler in [handler for handler in root.handlers if handler not in before]:
        handler.close()
        root.removeHandler(handler)
    root.setLevel(level)


def test_a_mistake_in_a_slot_is_logged_and_told_and_nothing_ends(qtbot: QtBot, quiet_root: object) -> None:
    assert set_up_logging() is None
    mistakes, told = Mistakes(), []
    mistakes.happened.connect(told.append)
    try:
        with qtbot.captureExceptions():
            mistakes._on_exception(*_raised(ValueError("the frame is upside down")))
            thread = threading.Thread(target=_fail)
            thread.start()
            thread.join()
        qtbot.waitUntil(lambda: len(told) == 2, timeout=WAIT)
    finally:
        mistakes.uninstall()
    assert told == ["ValueError: the frame is upside down", "RuntimeError: in a thread"]
    text = (logs_folder() / FILE_NAME).read_text(encoding="utf-8")
    assert "the frame is upside down" in text
    assert "in a thread" in text
    assert "Traceback" in text


def _fail() -> None:
    raise RuntimeError("in a thread")


def _raised(error: Exception) -> tuple[type[BaseException], BaseException, object]:
    try:
        raise error
    except ValueError:
        kind, value, trace = sys.exc_info()
        assert kind is not None
        assert value is not None
        return kind, value, trace


# ---- the watchdog ----


def test_the_watchdog_sees_a_slot_that_takes_too_long(qtbot: QtBot) -> None:
    watchdog = Watchdog()
    try:
        qtbot.wait(100)
        watchdog.reset()
        QTimer.singleShot(0, _sleep_long)
        qtbot.waitUntil(lambda: watchdog.figures().slow >= 1 and bool(watchdog.stacks), timeout=WAIT)
    finally:
        watchdog.stop()
    figures = watchdog.figures()
    assert figures.longest_ms > 2 * SLOW_MS
    assert "_sleep_long" in watchdog.stacks[0]
    assert "longest" in str(figures)


def test_the_watchdog_ends_at_once_whatever_it_does_just_then(qtbot: QtBot) -> None:
    """The window hung when it was closed between the watcher's look at the end and its next question."""
    watchdog = Watchdog()
    reached = threading.Event()

    class Handled(threading.Event):
        def clear(self) -> None:
            reached.set()
            watchdog._over.wait(WAIT / 1000)  # what stops it happens just here
            super().clear()

    watchdog._handled = Handled()
    qtbot.waitUntil(reached.is_set, timeout=WAIT)  # handles a question that was asked before
    stopping = threading.Thread(target=watchdog.stop, daemon=True)
    stopping.start()
    stopping.join(WAIT / 1000)
    assert not stopping.is_alive()


def test_the_watchdog_ends_while_the_window_does_not_answer(qtbot: QtBot) -> None:
    watchdog = Watchdog()
    time.sleep(3 * SLOW_MS / 1000)  # nobody handles events meanwhile: its question is open
    watchdog.stop()
    assert not watchdog._thread.is_alive()


def _sleep_long() -> None:
    time.sleep(0.3)


# ---- background work and language ----


def test_background_work_comes_back_to_the_windows_thread(qtbot: QtBot) -> None:
    owner, got = QObject(), []
    in_background(owner, threading.get_ident, lambda worker: got.append((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(got), timeout=WAIT)
    assert got[0][0] != got[0][1] == threading.get_ident()


def test_english_is_always_there(qapp: QApplication) -> None:
    assert languages()["en"] == "American english" or languages()["en"].startswith("English")
    assert install_language(qapp, "xx") == "en"
