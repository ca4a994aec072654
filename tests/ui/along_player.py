"""Plays test_along_story.py: the first start, a style from here on, its border dragged, play painted, picture alone.

    python along_player.py FOLDER_FOR_PICTURES

The real window with real engines on a real X display, by real input, as in story_player.py.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QTimer
from PySide6.QtWidgets import QApplication
from story_player import Player, Step, click, say, xdotool

from fastvid_gui.app import App, build, describe_app
from fastvid_gui.ui.preview.panel import PreviewPanel
from fastvid_gui.ui.styles.panel import StylesPanel
from fastvid_gui.ui.timeline.panel import TimelinePanel
from fastvid_gui.ui.widgets.theme import apply_theme


def story(app: App, folder: Path) -> Iterator[Step]:
    window, session = app.window, app.session
    timeline, viewer, styles = window.panels.timeline, window.panels.preview, window.panels.styles
    assert isinstance(timeline, TimelinePanel)
    assert isinstance(viewer, PreviewPanel)
    assert isinstance(styles, StylesPanel)
    view, gallery = timeline.view, styles.view

    def changes() -> list[tuple[int, str]]:
        film = session.current
        return [(each.frame, each.style) for each in film.styles_at] if film is not None else []

    yield lambda: session.current is not None and session.current.styled and session.current.analyzed
    yield lambda: viewer.canvas.painted is not None
    say("greeted")
    window.showMaximized()
    yield window.isMaximized
    yield click(viewer.canvas, QPoint(20, 20))
    for _ in range(3):
        yield xdotool("key", "--clearmodifiers", "shift+Right")
    yield lambda: session.current is not None and session.current.playhead == 30
    yield timeline.actions["change_style"].isEnabled
    yield xdotool("key", "--clearmodifiers", "shift+s")
    yield lambda: [frame for frame, _ in changes()] == [30]

    def tile() -> QModelIndex:
        model = gallery.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return next((index for index in rows if "Scream" in str(index.data())), QModelIndex())

    yield lambda: tile().isValid()
    gallery.scrollTo(tile())
    spot = gallery.visualRect(tile()).center()
    over = gallery.viewport().mapToGlobal(spot)
    yield xdotool("mousemove", over.x() - 3, over.y(), "sleep", 0.1, "mousemove", over.x(), over.y())
    yield lambda: session.tried == "scream"
    say("tried")
    yield click(gallery.viewport(), spot)
    yield lambda: changes() == [(30, "scream")]
    say("from here on")
    window.grab().save(str(folder / "along.png"))
    rows, scale = view.state.rows, view.state.scale
    row = round(rows.styles.center().y())
    start, end = (view.mapToGlobal(QPoint(round(scale.x(frame)), row)) for frame in (30, 84))
    yield xdotool(
        "mousemove", start.x(), start.y(), "sleep", 0.2, "mousedown", 1, "sleep", 0.2,
        "mousemove", (start.x() + end.x()) // 2, start.y(), "sleep", 0.2, "mousemove", end.x() + 2, end.y(),
        "sleep", 0.2, "mouseup", 1,
    )  # fmt: skip
    yield lambda: bool(changes()) and changes()[0][0] != 30
    say(f"moved {changes()[0][0]}")
    yield xdotool("key", "ctrl+z")
    yield lambda: changes() == [(30, "scream")]
    say("undone")
    yield lambda: sum(span.stop - span.start for span in session.ahead) >= 12
    say("ahead")
    shown: list[bool] = []
    viewer.stills.followed.connect(shown.append)
    yield xdotool("key", "l", "sleep", 0.1, "key", "l")
    yield lambda: viewer.canvas.rate == 2.0 and any(shown)
    yield xdotool("key", "k")
    yield lambda: not viewer.player.playing
    say("played painted")
    yield xdotool("key", "f")
    yield lambda: viewer.full.on and window.isFullScreen() and viewer.canvas.size() == window.size()
    window.grab().save(str(folder / "alone.png"))
    yield xdotool("key", "Escape")
    yield lambda: not viewer.full.on and not window.isFullScreen() and window.isMaximized()
    say("alone and back")


def main() -> None:
    qt = QApplication(["fastvid-gui"])
    describe_app(qt)
    apply_theme(qt, "dark")
    app = build(qt)
    app.window.show()
    app.window.move(0, 0)
    app.window.restore_films()
    app.window.greet()
    steps = story(app, Path(sys.argv[1]))
    QTimer.singleShot(1000, app.window, lambda: setattr(app.window, "player", Player(app, steps)))
    qt.exec()
    app.close()


if __name__ == "__main__":
    main()
