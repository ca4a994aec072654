"""Plays the story in test_regions_story.py: the real window with real engines, by real mouse and keys.

    python regions_player.py FILM OUTPUT_FOLDER

Prints a line for each step; the last one is "closed".
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from disc_films import disc_center
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from story_player import Player, Step, click, say, xdotool

from fastvid_gui.app import App, build, describe_app
from fastvid_gui.settings import settings
from fastvid_gui.ui.preview import PreviewPanel
from fastvid_gui.ui.state.queue_item import ItemState
from fastvid_gui.ui.state.session import Film, FilmState
from fastvid_gui.ui.widgets.theme import apply_theme

CORRECTED = 8


def current(app: App) -> Film:
    film = app.session.current
    assert film is not None
    return film


def panel(app: App) -> PreviewPanel:
    found = app.window.panels.preview
    assert isinstance(found, PreviewPanel)
    return found


def drag(app: App, start: tuple[float, float], end: tuple[float, float], button: int = 1) -> Step:
    """A stroke between two places of the film."""
    canvas = panel(app).canvas
    rect, film = canvas.film_rect(), canvas.film

    def at(place: tuple[float, float]) -> QPoint:
        x = rect.left() + place[0] / film.width() * rect.width()
        y = rect.top() + place[1] / film.height() * rect.height()
        return canvas.mapToGlobal(QPoint(round(x), round(y)))

    first, last = at(start), at(end)
    middle = (first + last) / 2
    return xdotool(
        "mousemove", first.x(), first.y(), "sleep", 0.2, "mousedown", button, "sleep", 0.1,
        "mousemove", middle.x(), middle.y(), "sleep", 0.1, "mousemove", last.x(), last.y(), "sleep", 0.1,
        "mouseup", button,
    )  # fmt: skip


def shown(app: App, text: str) -> list[QPushButton]:
    """The buttons on show with that text."""
    return [
        button
        for widget in app.qt.topLevelWidgets()
        if widget.isVisible()
        for button in widget.findChildren(QPushButton)
        if button.text().replace("&", "") == text and button.isVisible() and button.isEnabled()
    ]


def strokes(app: App, frame: int) -> int:
    """How many strokes are in the mask of a frame."""
    for region in current(app).regions.regions:
        key = region.key_at(frame)
        if key is not None and key.matte:
            return len(key.strokes)
    return 0


def story(app: App, film: Path, folder: Path) -> Iterator[Step]:
    settings().change(folder=str(folder))
    app.window.open_films([film])
    yield lambda: app.session.current is not None and current(app).state is FilmState.READY
    yield lambda: current(app).analyzed and panel(app).canvas.source is not None
    gallery = app.window.panels.styles.view  # type: ignore[attr-defined]  # the panels are QWidgets to the window
    model = gallery.model()
    yield lambda: any("Scream" in str(model.index(row, 0).data()) for row in range(model.rowCount()))
    row = next(row for row in range(model.rowCount()) if "Scream" in str(model.index(row, 0).data()))
    gallery.scrollTo(model.index(row, 0))
    yield click(gallery.viewport(), gallery.visualRect(model.index(row, 0)).center())
    yield lambda: current(app).look.style == "scream"
    yield xdotool("key", "r")
    bar = panel(app).regions.bar
    yield bar.isVisible
    x, y = disc_center(0)
    yield drag(app, (x - 20, y), (x + 20, y))
    yield lambda: strokes(app, 0) == 1
    yield drag(app, (x - 30, y + 60), (x + 30, y + 60), button=3)
    yield lambda: strokes(app, 0) == 2
    say("marked")
    yield click(bar.carry)
    yield lambda: current(app).regions.regions[0].up_to_date
    say(f"carried {current(app).regions.regions[0].mask}")
    for _ in range(CORRECTED):
        yield xdotool("key", "Right")
    yield lambda: current(app).playhead == CORRECTED
    x, y = disc_center(CORRECTED)
    yield drag(app, (x - 10, y), (x + 10, y), button=3)
    yield lambda: strokes(app, CORRECTED) == 1
    say("corrected")
    yield xdotool("key", "--clearmodifiers", "ctrl+z")
    yield lambda: strokes(app, CORRECTED) == 0 and current(app).regions.regions[0].up_to_date
    say("undone")
    yield drag(app, (x - 10, y), (x + 10, y))
    yield lambda: strokes(app, CORRECTED) == 1
    yield click(bar.carry)
    yield lambda: current(app).regions.regions[0].up_to_date
    app.window.grab().save(str(folder / "regions.png"))
    yield xdotool("key", "--clearmodifiers", "ctrl+r")
    yield lambda: bool(shown(app, "Render now"))
    yield click(shown(app, "Render now")[0])
    yield lambda: bool(app.queue.items) and app.queue.items[0].state is ItemState.DONE
    say(f"rendered {app.queue.items[0].request.output}")


def main() -> None:
    qt = QApplication(["fastvid-gui"])
    describe_app(qt)
    apply_theme(qt, "light")
    app = build(qt)
    app.window.show()
    app.window.move(0, 0)
    film, folder = Path(sys.argv[1]), Path(sys.argv[2])
    steps = story(app, film, folder)
    QTimer.singleShot(1500, app.window, lambda: setattr(app.window, "player", Player(app, steps)))
    qt.exec()
    app.close()
    say("closed")


if __name__ == "__main__":
    main()
