"""Plays a part of the story in test_story.py: the real window with real engines, on a real X display, by real input.

    python story_player.py drop FILM OUTPUT_FOLDER     drag the film in, choose a style, add a keyframe, render
    python story_player.py go_on                       go on with what was left, wait for the MP4

Mouse and keys come from xdotool, through the X server; this script only knows where things are and when they are ready.
Prints a line for each step; the last one is "done".
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from fastvid_gui.app import App, build, describe_app
from fastvid_gui.settings import settings
from fastvid_gui.ui.state.queue_item import ItemState
from fastvid_gui.ui.state.session import FilmState
from fastvid_gui.ui.widgets.theme import apply_theme

POLL_MS = 50
STYLE = "starry-night"

Step = Callable[[], object]


class File(QWidget):
    """Stands for a file on the desktop: pressing the mouse on it drags it."""

    def __init__(self, path: Path) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self._path = path
        screen = QApplication.primaryScreen().geometry()
        # Beside the window, or below it.
        place = (1300, 40) if screen.width() >= 1400 else (screen.width() - 100, screen.height() - 90)
        self.setGeometry(*place, 80, 80)
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        drag, data = QDrag(self), QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._path))])
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


class Player:
    """Runs steps one after the other on the window's thread, each until it says yes."""

    def __init__(self, app: App, steps: Iterator[Step]) -> None:
        self._app, self._steps = app, steps
        self._step: Step | None = None
        self._busy = False
        self._timer = QTimer(app.window, interval=POLL_MS)
        self._timer.timeout.connect(self._go)
        self._timer.start()

    def _go(self) -> None:
        if self._busy:  # a step lets the event loop run
            return
        if self._step is None or self._step():
            self._busy = True
            self._step = next(self._steps, None)
            self._busy = False
            if self._step is None:
                self._timer.stop()
                say("done")
                self._app.window.close()


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def xdotool(*arguments: object) -> Step:
    """Begins real input; the step is over when it was given."""
    process = subprocess.Popen(["xdotool", *map(str, arguments)])
    return lambda: process.poll() is not None


def click(widget: QWidget, at: QPoint | None = None) -> Step:
    place = widget.mapToGlobal(at or widget.rect().center())
    return xdotool("mousemove", place.x(), place.y(), "sleep", 0.2, "click", 1)


def drop_story(app: App, film: Path, folder: Path) -> Iterator[Step]:
    window, session, queue = app.window, app.session, app.queue
    settings().change(folder=str(folder))
    source = File(film)
    yield source.isVisible
    start, end = source.mapToGlobal(QPoint(40, 40)), window.mapToGlobal(QPoint(600, 300))
    yield xdotool(
        "mousemove", start.x(), start.y(), "mousedown", 1, "sleep", 0.4,
        "mousemove", start.x() - 60, start.y() + 30, "sleep", 0.3,
        "mousemove", end.x() + 40, end.y(), "sleep", 0.3, "mousemove", end.x(), end.y(), "sleep", 0.5, "mouseup", 1,
    )  # fmt: skip
    yield lambda: session.current is not None and session.current.state is FilmState.READY
    say("dropped")
    source.close()
    yield lambda: session.current is not None and session.current.analyzed
    gallery = window.panels.styles.view  # type: ignore[attr-defined]  # the panels are QWidgets to the window

    def tile() -> QModelIndex:
        model = gallery.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return next((index for index in rows if "Starry" in str(index.data())), QModelIndex())

    yield lambda: tile().isValid()
    gallery.scrollTo(tile())
    yield click(gallery.viewport(), gallery.visualRect(tile()).center())
    yield lambda: session.current is not None and session.current.look.style == STYLE
    say("styled")
    for _ in range(3):
        yield xdotool("key", "--clearmodifiers", "shift+Right")
    yield lambda: session.current is not None and session.current.playhead == 30
    yield xdotool("key", "shift+k")
    yield lambda: session.current is not None and any(key.frame == 30 for key in session.current.keyframes)
    say("keyframe")
    yield xdotool("key", "ctrl+r")
    button: list[QPushButton] = []

    def ready() -> bool:
        button[:] = [
            found
            for widget in app.qt.topLevelWidgets()
            if widget.isVisible()
            for found in widget.findChildren(QPushButton)
            if found.text() == "Render now" and found.isVisible() and found.isEnabled()
        ]
        return bool(button)

    yield ready
    yield click(button[0])
    yield lambda: queue.running is not None
    say("rendering")
    yield lambda: (item := queue.running) is not None and bool(item.stored)
    say("stored")
    yield lambda: False  # until it is killed


def go_on_story(app: App) -> Iterator[Step]:
    window, queue = app.window, app.queue

    def offered() -> list[QPushButton]:
        buttons = window.panels.jobs.findChildren(QPushButton)
        return [button for button in buttons if button.text() == "Go on" and button.isVisible()]

    yield offered
    say("offered")
    yield click(offered()[0])
    yield lambda: app.session.current is not None and app.session.current.state is FilmState.READY
    yield lambda: any(item.state is ItemState.DONE for item in queue.items)
    item = next(item for item in queue.items if item.state is ItemState.DONE)
    assert item.result is not None
    say(f"resumed {item.result.resumed_frames}")
    say(f"output {item.result.output}")


def main() -> None:
    qt = QApplication(["fastvid-gui"])
    describe_app(qt)
    apply_theme(qt, "light")
    app = build(qt)
    app.window.show()
    app.window.move(0, 0)
    app.queue.find_left_over()
    steps = (
        drop_story(app, Path(sys.argv[2]), Path(sys.argv[3])) if sys.argv[1] == "drop" else go_on_story(app)
    )
    QTimer.singleShot(1000, app.window, lambda: setattr(app.window, "player", Player(app, steps)))
    qt.exec()
    app.close()


if __name__ == "__main__":
    main()
