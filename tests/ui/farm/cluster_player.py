"""Plays the maker of the story in test_cluster_window.py: the real window with real engines, by real mouse and keys.

    python cluster_player.py FOLDER OUTPUT BOARD PICTURES

FOLDER is a cluster's folder, which some members have joined. The window may be in any language.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from farm_player import SAMPLE, SIZE, Camera, choose_style, drop, fail, words
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit
from story_player import Player, Step, click, say, xdotool

from fastvid_gui.app import App, build, describe_app
from fastvid_gui.settings import settings
from fastvid_gui.ui.jobs.cluster_choice import CHOOSE
from fastvid_gui.ui.jobs.export_sheet import ExportSheet
from fastvid_gui.ui.state.queue_item import ENDED, ItemState
from fastvid_gui.ui.state.session import FilmState
from fastvid_gui.ui.system.language import install_language
from fastvid_gui.ui.widgets.theme import apply_theme


def sheet_of(app: App) -> ExportSheet | None:
    """The export sheet, where it is open."""
    sheets = (each for each in app.qt.topLevelWidgets() if isinstance(each, ExportSheet) and each.isVisible())
    return next(sheets, None)


def computers_of(sheet: ExportSheet) -> QComboBox:
    """The box in which one chooses who paints."""
    return next(box for box in sheet.findChildren(QComboBox) if box.findData(CHOOSE) >= 0)


def choose_folder(sheet: ExportSheet, folder: Path) -> Iterator[Step]:
    """Opens the list, takes the entry for a cluster, types the folder's path into the dialog."""
    box = computers_of(sheet)
    yield click(box)
    yield box.view().isVisible
    say("list")
    view = box.view()
    entry = box.model().index(box.findData(CHOOSE), 0)
    yield click(view.viewport(), view.visualRect(entry).center())
    dialogs: list[QFileDialog] = []
    yield (
        lambda: (
            dialogs
            or dialogs.extend(
                each for each in app_dialogs() if each.isVisible() and each.findChild(QLineEdit) is not None
            )
        )
    )
    say("dialog")
    line = dialogs[0].findChild(QLineEdit)
    assert line is not None
    yield click(line)
    yield xdotool("key", "ctrl+a")
    yield xdotool("type", "--delay", "20", str(folder))
    yield lambda: line.text() == str(folder)
    yield xdotool("key", "Return")
    yield lambda: sheet.form.cluster == str(folder)


def app_dialogs() -> list[QFileDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog)]


def story(app: App, folder: Path, output: Path, camera: Camera) -> Iterator[Step]:
    window, session, queue, farm = app.window, app.session, app.queue, app.farm
    yield from drop(window, SAMPLE)
    yield lambda: session.current is not None and session.current.state is FilmState.READY
    yield lambda: session.current is not None and session.current.analyzed
    film = session.current
    assert film is not None
    say("film")
    yield from choose_style(app)
    if not farm.panel.isVisible():
        yield click(farm.computers_button)
    yield farm.panel.isVisible
    session.update(film.path, size=SIZE)
    yield xdotool("key", "--clearmodifiers", "ctrl+r")
    yield lambda: sheet_of(app)
    sheet = sheet_of(app)
    assert sheet is not None
    say("sheet")
    yield from choose_folder(sheet, folder)
    sheet.form.set_file(output.parent, output.name)  # else a dialog of the system
    yield sheet.render_button.isEnabled
    camera.take(sheet, "export")
    say("chosen")
    yield click(sheet.render_button)
    yield lambda: queue.running is not None
    assert queue.running is not None and queue.running.request.cluster == str(folder)

    def painting() -> list[str]:
        """Names of the members whose rows say that they paint."""
        return [row.line.name for row in farm.panel.rows.values() if row.line.said.mood == "work"]

    yield lambda: len(painting()) >= 2 or not queue.running
    assert queue.running is not None, [(item.state, item.problem) for item in queue.items]
    camera.take(window, "painting")
    say(f"painting {' '.join(sorted(painting()))}")
    yield lambda: all(item.state in ENDED for item in queue.items)
    item = queue.items[0]
    assert item.state is ItemState.DONE and item.result is not None, item.problem
    camera.take(window, "done")
    say(f"said {words(window.panels.jobs)}")
    say("nodes " + " ".join(f"{node.name}:{node.frames}" for node in item.result.nodes))
    # The next export offers the same cluster.
    yield click(window.panels.jobs._header.render_button)  # type: ignore[attr-defined]
    yield lambda: sheet_of(app)
    again = sheet_of(app)
    assert again is not None
    camera.take(again, "again")
    say(f"again {again.form.cluster}")
    say("done")


def main() -> None:
    folder, output, _, pictures = (Path(text) for text in sys.argv[1:5])
    qt = QApplication(["fastvid-gui"])
    describe_app(qt)
    apply_theme(qt, "light")
    install_language(qt, settings().values.language)
    app = build(qt)
    app.window.resize(1280, 720)
    app.window.show()
    app.window.move(0, 0)
    steps = story(app, folder, output, Camera(pictures, "cluster"))
    sys.excepthook = fail
    QTimer.singleShot(1000, app.window, lambda: setattr(app.window, "player", Player(app, steps)))
    qt.exec()
    app.close()


if __name__ == "__main__":
    main()
