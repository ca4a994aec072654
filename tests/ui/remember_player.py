"""Plays a part of the story in test_remember_story.py: the real window with real engines, by real mouse and keys.

    python remember_player.py work FILM OTHER_FILM OUTPUT_FOLDER    set everything, begin to render, close in the middle
    python remember_player.py again FILM OTHER_FILM                 print what is there again, go on

Prints a line for each step; the last one is "done".
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from story_player import Player, Step, click, say, xdotool

from fastvid_gui.app import App, build, describe_app
from fastvid_gui.settings import settings
from fastvid_gui.ui.state.queue_item import ItemState
from fastvid_gui.ui.state.session import Film, FilmState
from fastvid_gui.ui.widgets.theme import apply_theme


def buttons(app: App, text: str) -> list[QPushButton]:
    """The buttons on show with that text."""
    return [
        button
        for widget in app.qt.topLevelWidgets()
        if widget.isVisible()
        for button in widget.findChildren(QPushButton)
        if button.text().replace("&", "") == text and button.isVisible() and button.isEnabled()
    ]


def key(*names: str) -> Step:
    return xdotool("key", "--clearmodifiers", *names)


def current(app: App) -> Film:
    film = app.session.current
    assert film is not None
    return film


def state(app: App) -> str:
    """Everything of all films, as text."""
    shown = app.session.current
    films = [
        [
            film.path.name, film.look.style, film.look.strength, film.mark_in, film.mark_out, film.playhead,
            [keyframe.frame for keyframe in film.keyframes],
        ]
        for film in app.session.films
    ]  # fmt: skip
    return json.dumps([films, shown.path.name if shown else ""])


def work(app: App, film: Path, other: Path, folder: Path) -> Iterator[Step]:
    settings().change(folder=str(folder))
    app.window.open_films([film, other])
    yield (
        lambda: (
            len(app.session.films) == 2 and all(each.state is FilmState.READY for each in app.session.films)
        )
    )
    yield lambda: current(app).path == film and current(app).analyzed
    gallery = app.window.panels.styles.view  # type: ignore[attr-defined]  # the panels are QWidgets to the window

    def tile() -> QModelIndex:
        model = gallery.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return next((index for index in rows if "Scream" in str(index.data())), QModelIndex())

    yield lambda: tile().isValid()
    gallery.scrollTo(tile())
    yield click(gallery.viewport(), gallery.visualRect(tile()).center())
    yield lambda: current(app).look.style == "scream"
    yield key("shift+Right")
    yield lambda: current(app).playhead == 10
    yield key("i")
    yield lambda: current(app).mark_in == 10
    for _ in range(3):
        yield key("shift+Right")
    yield lambda: current(app).playhead == 40
    yield key("shift+k")
    yield lambda: any(keyframe.frame == 40 for keyframe in current(app).keyframes)
    say("set")
    yield key("ctrl+r")
    yield lambda: bool(buttons(app, "Render now"))
    yield click(buttons(app, "Render now")[0])
    yield lambda: (item := app.queue.running) is not None and bool(item.stored)
    say(f"state {state(app)}")
    # In the middle of the render, by the keys of the system and of the question.
    yield key("ctrl+q")
    yield lambda: bool(buttons(app, "Stop for now"))
    yield click(buttons(app, "Stop for now")[0])
    yield lambda: False  # the window closes


def again(app: App, film: Path, other: Path) -> Iterator[Step]:
    yield (
        lambda: (
            len(app.session.films) == 2 and all(each.state is FilmState.READY for each in app.session.films)
        )
    )
    yield lambda: current(app).analyzed
    say(f"state {state(app)}")
    item = app.queue.items[0]
    say(f"queue {len(app.queue.items)} {item.state.value} {item.source.name}")
    yield lambda: bool(buttons(app, "Go on"))
    app.window.grab().save(str(film.parent / "again.png"))
    yield click(buttons(app, "Go on")[0])
    yield lambda: app.queue.items[0].state is ItemState.DONE
    result = app.queue.items[0].result
    assert result is not None
    say(f"resumed {result.resumed_frames}")
    yield key("ctrl+z")
    yield lambda: not any(keyframe.frame == 40 for keyframe in current(app).keyframes)
    say("undone")
    app.window.grab().save(str(film.parent / "finished.png"))


def main() -> None:
    qt = QApplication(["fastvid-gui"])
    describe_app(qt)
    apply_theme(qt, "light")
    app = build(qt)
    app.window.show()
    app.window.move(0, 0)
    app.window.restore_films()
    app.queue.find_left_over()
    paths = [Path(name) for name in sys.argv[2:]]
    steps = work(app, *paths) if sys.argv[1] == "work" else again(app, *paths)
    QTimer.singleShot(1000, app.window, lambda: setattr(app.window, "player", Player(app, steps)))
    qt.exec()
    app.close()
    say("closed")


if __name__ == "__main__":
    main()
