"""Plays the story in test_many_story.py: several films, one sheet, the queue, and what is taken out of it.

    python many_story_player.py FOLDER FILM ...    films in the order of the list
    python many_story_player.py target             another program: a window that takes files

Mouse and keys come from xdotool, as in story_player.py.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QWidget
from story_player import Player, Step, click, say, xdotool

from fastvid_gui.app import App, build, describe_app
from fastvid_gui.domain.look import Look
from fastvid_gui.settings import settings
from fastvid_gui.ui.jobs.row import ItemRow
from fastvid_gui.ui.state.queue_item import ItemState
from fastvid_gui.ui.state.session import FilmState
from fastvid_gui.ui.widgets.theme import apply_theme

SIZE = (1280, 720)
TARGET = (1300, 300, 120, 120)
"""Place and size of the other program's window."""


class Target(QWidget):
    """Says which files were dropped on it."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self.setAcceptDrops(True)
        self.setGeometry(*TARGET)
        self.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        say("took " + " ".join(url.toLocalFile() for url in event.mimeData().urls()))
        QTimer.singleShot(0, self, QApplication.quit)


def story(app: App, films: list[Path]) -> Iterator[Step]:
    window, session, queue = app.window, app.session, app.queue
    window.open_films(films)
    yield lambda: [film.state for film in session.films] == [FilmState.READY] * len(films)
    view, panel = window.panels.films.view, window.panels.films

    def row_at(place: int) -> QPoint:
        return view.viewport().mapToGlobal(view.visualRect(view.model().index(place)).center())

    def button(text: str) -> QPushButton | None:
        tops = [top for top in app.qt.topLevelWidgets() if top.isVisible()]
        found = (each for top in tops for each in top.findChildren(QPushButton) if each.text() == text)
        return next((each for each in found if each.isVisible() and each.isEnabled()), None)

    first, last = row_at(0), row_at(len(films) - 1)
    yield xdotool("mousemove", first.x(), first.y(), "sleep", 0.2, "click", 1)
    yield lambda: len(panel.selected()) == 1
    session.set_look(Look(style="scream"), "Style")
    yield xdotool(
        "mousemove", last.x(), last.y(), "sleep", 0.2, "keydown", "shift", "click", 1, "keyup", "shift"
    )
    yield lambda: len(panel.selected()) == len(films)
    # The look is that of the film which is shown: back to the first, which stays selected.
    yield xdotool(
        "mousemove",
        first.x(),
        first.y(),
        "keydown",
        "ctrl",
        "click",
        1,
        "sleep",
        0.7,
        "click",
        1,
        "keyup",
        "ctrl",
    )
    yield (
        lambda: (
            session.current is not None
            and session.current.path == films[0]
            and len(panel.selected()) == len(films)
        )
    )
    say("selected")
    yield lambda: button("This look for all selected") is not None
    yield click(button("This look for all selected"))  # type: ignore[arg-type]  # it is there
    yield lambda: all(film.look.style == "scream" for film in session.films)
    say("looked")
    yield click(button("Add all to the queue…"))  # type: ignore[arg-type]
    yield lambda: button("Render now") is not None
    yield xdotool("key", "Return")
    yield lambda: len(queue.items) == len(films) and queue.active
    say("queued")

    jobs = window.panels.jobs

    def whole_rows() -> int:
        seen = jobs._scroll.viewport()
        rows = jobs.findChildren(ItemRow)
        return sum(seen.rect().contains(row.rect().translated(row.mapTo(seen, QPoint()))) for row in rows)

    yield lambda: whole_rows() >= 2
    say("rows")
    grip = window.panes.down.handle(1)
    height = window.panes.down.sizes()[1]
    at = grip.mapToGlobal(grip.rect().center())
    yield xdotool(
        "mousemove", at.x(), at.y(), "sleep", 0.2, "mousedown", 1, "mousemove", at.x(), at.y() - 20, "sleep", 0.2,
        "mousemove", at.x(), at.y() - 40, "sleep", 0.2, "mouseup", 1,
    )  # fmt: skip
    yield lambda: window.panes.down.sizes()[1] > height + 20
    say("handle")
    yield lambda: all(item.state is ItemState.DONE for item in queue.items)
    say("rendered")
    row = jobs._rows[queue.items[0].number]
    jobs._scroll.ensureWidgetVisible(row)
    start = row.mapToGlobal(QPoint(row.width() // 2, row.height() // 2))
    end = QPoint(TARGET[0] + TARGET[2] // 2, TARGET[1] + TARGET[3] // 2)
    other = subprocess.Popen([sys.executable, __file__, "target"])
    yield xdotool("search", "--sync", "--onlyvisible", "--name", "many_story_target")
    yield xdotool(
        "mousemove", start.x(), start.y(), "mousedown", 1, "sleep", 0.4,
        "mousemove", start.x() + 40, start.y() - 10, "sleep", 0.3, "mousemove", end.x() - 30, end.y(), "sleep", 0.3,
        "mousemove", end.x(), end.y(), "sleep", 0.6, "mouseup", 1,
    )  # fmt: skip
    yield lambda: other.poll() is not None
    say("dragged")
    compare = next(
        each for each in row.findChildren(QToolButton) if each.accessibleName() == "Film of before and after"
    )
    yield click(compare)
    yield lambda: any(menu.isVisible() for menu in row.findChildren(QMenu))
    yield xdotool("sleep", 0.3, "key", "Down", "sleep", 0.2, "key", "Return")
    yield lambda: len(queue.items) == len(films) + 1
    yield lambda: queue.items[-1].state in (ItemState.DONE, ItemState.FAILED)
    say(f"compared {queue.items[-1].output}")
    canvas = window.panels.preview.canvas  # type: ignore[attr-defined]
    yield click(canvas)
    yield xdotool("key", "ctrl+c")
    yield lambda: not QApplication.clipboard().image().isNull()
    say("copied")


def main() -> None:
    qt = QApplication(["fastvid-gui"])
    if sys.argv[1] == "target":
        target = Target()
        target.setWindowTitle("many_story_target")
        qt.exec()
        return
    describe_app(qt)
    apply_theme(qt, "dark")
    settings().change(folder=sys.argv[1])
    app = build(qt)
    app.window.resize(*SIZE)
    app.window.show()
    app.window.move(0, 0)
    steps = story(app, [Path(name) for name in sys.argv[2:]])
    QTimer.singleShot(1000, app.window, lambda: setattr(app.window, "player", Player(app, steps)))
    qt.exec()
    app.close()


if __name__ == "__main__":
    main()
