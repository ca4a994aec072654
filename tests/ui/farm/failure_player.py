"""Plays the maker in test_farm_failures.py: the real window, by real mouse and keys, while something goes wrong.

    python failure_player.py WHAT BOARD PICTURES      WHAT is a function of this file

BOARD is a folder in which test and player call each other: a file that is there has been called. Prints a line for each
step; "said" is followed by all that the panel of computers says.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from farm_player import SAMPLE, Camera, row_of, words
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from story_player import Player, Step, click, say, xdotool

from fastvid_gui.app import App, build, describe_app
from fastvid_gui.domain.look import Look
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.ui.farm.node_row import NodeRow
from fastvid_gui.ui.widgets.theme import apply_theme

HELPER = "attic"
Steps = Iterator[Step]


def tell(app: App) -> None:
    say(f"said {words(app.farm.panel)}")


def type_code(row: NodeRow, code: str) -> Steps:
    """Types a code into the form and waits for the answer."""
    form = row.form
    assert form is not None
    yield click(form.code)
    yield xdotool("key", "ctrl+a")
    yield xdotool("type", "--delay", "40", code)
    yield lambda: form.code.text() == code
    yield xdotool("key", "Return")
    yield lambda: row.form is None or form.message.text() not in ("", "Pairing…")


def open_form(app: App) -> Steps:
    row = row_of(app, HELPER)
    yield row.pair_button.isVisible
    yield click(row.pair_button)
    yield lambda: row.form is not None and row.form.code.isVisible()


def wrong_code(app: App, board: Path, camera: Camera) -> Steps:
    code = (board / "code").read_text()
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    yield from open_form(app)
    row = row_of(app, HELPER)
    yield from type_code(row, wrong)
    camera.take(app.window, "wrong-code")
    tell(app)
    yield from type_code(row, code)
    yield lambda: row.form is None and row.line.paired
    camera.take(app.window, "right-code")


def another_version(app: App, board: Path, camera: Camera) -> Steps:
    row = row_of(app, HELPER)
    yield lambda: row.line.said.mood == "bad"
    assert not row.pair_button.isVisible()
    camera.take(app.window, "version")
    tell(app)


def blocked_port(app: App, board: Path, camera: Camera) -> Steps:
    yield from open_form(app)
    row = row_of(app, HELPER)
    yield from type_code(row, (board / "code").read_text())
    assert row.form is not None, "it was paired through a blocked port"
    camera.take(app.window, "blocked-port")
    tell(app)
    panel = app.farm.panel
    yield click(row.form.check_button)
    yield panel.doctor.address.isVisible
    yield lambda: "marked lines" in panel.doctor.state.text()
    panel._scroll.ensureWidgetVisible(panel.doctor)
    yield lambda: True
    camera.take(app.window, "blocked-port-doctor")
    tell(app)


def render(app: App, board: Path) -> Steps:
    """Renders with the helper alone and waits until it paints."""
    yield lambda: row_of(app, HELPER).line.paired
    app.window.open_films([SAMPLE])
    yield lambda: app.session.current is not None and app.session.current.analyzed
    look = Look(style="starry-night")
    output = board / "film.mp4"
    request = RenderRequest(
        source=SAMPLE, output=output, look=look, size=216, nodes="auto", max_range=24, helpers_only=True
    )
    app.queue.add(request, now=True)
    yield lambda: row_of(app, HELPER).line.said.mood == "work" and row_of(app, HELPER).line.frames
    say("painting")


def asleep(app: App, board: Path, camera: Camera) -> Steps:
    yield from render(app, board)
    yield lambda: row_of(app, HELPER).line.said.icon == "unlink"
    camera.take(app.window, "asleep")
    tell(app)
    yield lambda: row_of(app, HELPER).line.said.mood in ("work", "good")
    camera.take(app.window, "awake")
    say("awake")
    yield lambda: not app.queue.running
    camera.take(app.window, "after-sleep")
    say(f"done {words(app.window.panels.jobs)}")


def full_disk(app: App, board: Path, camera: Camera) -> Steps:
    yield from render(app, board)
    yield lambda: "disk" in row_of(app, HELPER).line.said.detail
    camera.take(app.window, "full-disk")
    tell(app)
    yield lambda: not app.queue.running
    say(f"done {words(app.window.panels.jobs)}")


def helper_without_disk(app: App, board: Path, camera: Camera) -> Steps:
    """The other side of `full_disk`: a window in helper mode."""
    yield click(app.farm.switch)
    yield lambda: app.farm.helping.now is not None and app.farm.helping.now.status.state == "idle"
    say("helping")
    yield click(app.farm.view.code_button)
    yield lambda: app.farm.view.code.code
    say(f"code {app.farm.view.code.code}")
    yield lambda: "disk is full" in words(app.farm.view)
    camera.take(app.window, "helper-full-disk")
    say(f"said {words(app.farm.view)}")
    yield lambda: False


PARTS = {part.__name__: part for part in (wrong_code, another_version, blocked_port, asleep, full_disk)}


def main() -> None:
    what, board, pictures = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    qt = QApplication(["fastvid-gui"])
    describe_app(qt)
    apply_theme(qt, "light")
    app = build(qt)
    app.window.resize(1280, 720)
    app.window.show()
    app.window.move(0, 0)
    camera = Camera(pictures, "failure")

    def steps() -> Steps:
        if what == helper_without_disk.__name__:
            yield from helper_without_disk(app, board, camera)
            return
        yield click(app.farm.computers_button)
        yield app.farm.panel.isVisible
        yield lambda: any(row.line.name == HELPER for row in app.farm.panel.rows.values())
        yield from PARTS[what](app, board, camera)

    sys.excepthook = fail
    QTimer.singleShot(1000, app.window, lambda: setattr(app.window, "player", Player(app, steps())))
    qt.exec()
    app.close()


def fail(kind: type[BaseException], value: BaseException, _trace: object) -> None:
    """A step went wrong: says so, once."""
    say(f"failed {kind.__name__}: {value}".replace("\n", " "))
    QApplication.exit(1)


if __name__ == "__main__":
    main()
