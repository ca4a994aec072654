"""Plays one computer of the story in test_farm_story.py: the real window with real engines, by real mouse and keys.

    python farm_player.py help NAME BOARD PICTURES     turn helper mode on, show a code whenever one is wanted
    python farm_player.py make OUTPUT BOARD PICTURES   open the sample, pair, render with all, show who painted

BOARD is a folder that stands for people calling across the room: `NAME.wanted` asks for a code, `NAME.code` holds what
NAME's window shows. Mouse and keys come from xdotool, through the X server; this script only knows where things are and
when they are ready. Prints a line for each step.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from story_player import File, Player, Step, click, say, xdotool

from fastvid_gui.app import App, build, describe_app
from fastvid_gui.paths import resources_folder
from fastvid_gui.ui.farm.node_row import NodeRow
from fastvid_gui.ui.farm.nodes import newest_stored
from fastvid_gui.ui.jobs.export_sheet import ExportSheet
from fastvid_gui.ui.state.queue_item import ENDED, ItemState
from fastvid_gui.ui.state.session import FilmState
from fastvid_gui.ui.widgets.theme import apply_theme

HELPERS = ("attic", "cellar")
STYLE = "starry-night"
SIZE = 216
SETTLE_MS = 150
SAMPLE = resources_folder() / "sample" / "sample.mp4"


class Camera:
    """Writes what the whole screen shows."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name, self._count = folder, name, 0

    def take(self, widget: QWidget, what: str) -> None:
        # What has changed just now is laid out first.
        QTest.qWait(SETTLE_MS)
        self._count += 1
        file = self._folder / f"{self._name}-{self._count}-{what}.png"
        assert widget.screen().grabWindow(0).save(str(file)), file


def button(root: QWidget, text: str) -> QPushButton | None:
    """The button with this text that can be pressed now."""
    for found in root.findChildren(QPushButton):
        if found.text() == text and found.isVisible() and found.isEnabled():
            return found
    return None


def words(root: QWidget) -> str:
    """Everything the labels say."""
    texts = (label.text() for label in root.findChildren(QLabel) if label.isVisible())
    return " | ".join(text.replace("\n", " | ") for text in texts if text)


def help_story(app: App, name: str, board: Path, camera: Camera) -> Iterator[Step]:
    farm, view = app.farm, app.farm.view
    yield click(farm.switch)
    yield lambda: farm.helping.now is not None and farm.helping.now.status.state == "idle"
    assert farm.switch.isChecked() and view.isVisible()
    camera.take(app.window, "helper-mode")
    say("helping")
    wanted, shown = board / f"{name}.wanted", board / f"{name}.code"
    while not farm.helping.now or not farm.helping.now.status.paired:
        yield lambda: wanted.exists() or (farm.helping.now and farm.helping.now.status.paired)
        if not wanted.exists():
            break
        wanted.unlink()
        if not view.code.code:
            yield click(view.code_button)
        yield lambda: view.code.isVisible() and view.code.code
        camera.take(app.window, "code")
        partial = shown.with_suffix(".part")
        partial.write_text(view.code.code)
        partial.rename(shown)
        yield lambda: wanted.exists() or (farm.helping.now and farm.helping.now.status.paired)
    yield lambda: not view.code.isVisible() and view.remark.text().startswith("Paired with ")
    camera.take(app.window, "paired")
    say("paired")
    yield (
        lambda: farm.helping.now is not None and farm.helping.now.status.painting and farm.helping.now.latest
    )
    camera.take(app.window, "painting")
    say("painting")
    yield lambda: False  # until it is ended


def make_story(app: App, output: Path, board: Path, camera: Camera) -> Iterator[Step]:
    window, session, queue, farm = app.window, app.session, app.queue, app.farm
    camera.take(window, "empty")
    yield from drop(window, SAMPLE)
    yield lambda: session.current is not None and session.current.state is FilmState.READY
    yield lambda: session.current is not None and session.current.analyzed
    film = session.current
    assert film is not None
    say(f"film {film.path}")
    yield from choose_style(app)
    yield click(farm.computers_button)
    yield farm.panel.isVisible
    for name in HELPERS:
        yield from pair(app, name, board, camera)
    camera.take(window, "both-paired")
    say("paired")

    # Sizes smaller than the film's smallest usual one are kept from earlier exports; this stands for such a one.
    session.update(film.path, size=SIZE)
    yield xdotool("key", "--clearmodifiers", "ctrl+r")
    sheets: list[ExportSheet] = []
    yield (
        lambda: (
            sheets
            or sheets.extend(
                sheet
                for sheet in app.qt.topLevelWidgets()
                if isinstance(sheet, ExportSheet) and sheet.isVisible()
            )
        )
    )
    sheet = sheets[0]
    computers = next(box for box in sheet.findChildren(QComboBox) if box.accessibleName() == "Computers")
    assert computers.currentData() == "auto", "who pairs wants help"
    sheet.form.set_file(output.parent, output.name)  # else a dialog of the system
    yield lambda: button(sheet, "Render now")
    camera.take(sheet, "export")
    yield click(button(sheet, "Render now"))
    yield lambda: queue.running is not None
    assert queue.running is not None
    request = queue.running.request
    say(f"request {request.look.style} {request.size} {request.crf} {request.max_range} {request.nodes}")

    doomed = HELPERS[0]

    def doomed_paints() -> bool:
        """Both have painted something that is stored, and the one that will be killed paints again."""
        item = queue.running
        assert item is not None, [(item.state, item.problem) for item in queue.items]
        if any(newest_stored(item, name) is None for name in HELPERS):
            return False
        return row_of(app, doomed).line.said.mood == "work"

    yield doomed_paints
    camera.take(window, "painting")
    say(f"painting {row_of(app, doomed).line.said.headline}")
    # "power": its port is closed, so the process is gone; "unlink": there is no sign of life.
    yield lambda: row_of(app, doomed).line.said.icon in ("power", "unlink") or not queue.running
    assert queue.running is not None, "it was noticed only after the end, or never"
    line = row_of(app, doomed).line
    assert line.said.headline in words(farm.panel), words(farm.panel)
    camera.take(window, "lost")
    say(f"lost {line.said.headline} | {line.said.detail}")
    yield lambda: all(item.state in ENDED for item in queue.items)
    item = queue.items[0]
    assert item.state is ItemState.DONE and item.result is not None, item.problem
    yield lambda: "Done and checked" in words(window.panels.jobs)
    camera.take(window, "done")
    say(f"said {words(window.panels.jobs)}")
    say("nodes " + " ".join(f"{node.name}:{node.frames}" for node in item.result.nodes))
    say(f"output {item.result.output}")


def drop(window: QWidget, film: Path) -> Iterator[Step]:
    """Drags a file from the desktop into the window."""
    source = File(film)
    yield source.isVisible
    start, end = source.mapToGlobal(QPoint(40, 40)), window.mapToGlobal(QPoint(600, 300))
    yield xdotool(
        "mousemove", start.x(), start.y(), "mousedown", 1, "sleep", 0.4,
        "mousemove", start.x() - 60, start.y() + 30, "sleep", 0.3,
        "mousemove", end.x() + 40, end.y(), "sleep", 0.3, "mousemove", end.x(), end.y(), "sleep", 0.5, "mouseup", 1,
    )  # fmt: skip
    source.close()


def choose_style(app: App) -> Iterator[Step]:
    gallery, session = app.window.panels.styles.view, app.session  # type: ignore[attr-defined]
    model = gallery.model()

    def places() -> list[object]:
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        return [index for index in rows if "Starry" in str(index.data())]

    yield places
    index = places()[0]
    gallery.scrollTo(index)
    yield click(gallery.viewport(), gallery.visualRect(index).center())
    yield lambda: session.current is not None and session.current.look.style == STYLE


def row_of(app: App, name: str) -> NodeRow:
    return next(row for row in app.farm.panel.rows.values() if row.line.name == name)


def pair(app: App, name: str, board: Path, camera: Camera) -> Iterator[Step]:
    """Presses Pair, asks for the code, types it."""
    yield lambda: any(row.line.name == name for row in app.farm.panel.rows.values())
    row = row_of(app, name)
    yield row.pair_button.isVisible
    yield click(row.pair_button)
    yield lambda: row.form is not None and row.form.code.isVisible()
    form = row.form
    assert form is not None
    (board / f"{name}.wanted").touch()
    yield (board / f"{name}.code").exists
    yield click(form.code)
    code = (board / f"{name}.code").read_text()
    yield xdotool("type", "--delay", "40", code)
    yield lambda: form.code.text() == code
    camera.take(app.window, f"pairing-with-{name}")
    yield xdotool("key", "Return")

    def over() -> bool:
        if row.form is form and form.message.text() not in ("", "Pairing…"):
            raise AssertionError(form.message.text())
        return row.form is None and row.line.paired

    yield over


def main() -> None:
    part, what, board, pictures = sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
    qt = QApplication(["fastvid-gui"])
    describe_app(qt)
    apply_theme(qt, "light")
    app = build(qt)
    app.window.resize(1280, 720)
    app.window.show()
    app.window.move(0, 0)
    if part == "help":
        steps = help_story(app, what, board, Camera(pictures, what))
    else:
        steps = make_story(app, Path(what), board, Camera(pictures, "maker"))
    sys.excepthook = fail
    QTimer.singleShot(1000, app.window, lambda: setattr(app.window, "player", Player(app, steps)))
    qt.exec()
    app.close()


def fail(kind: type[BaseException], value: BaseException, _trace: object) -> None:
    """A step went wrong: says so, once."""
    say(f"failed {kind.__name__}: {value}".replace("\n", " "))
    QApplication.exit(1)


if __name__ == "__main__":
    main()
