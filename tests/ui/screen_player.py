"""Opens every screen of the window on one screen of the offscreen platform, in one language after the other.

    python screen_player.py WIDTHxHEIGHT SCALE LANGUAGES [PICTURES_FOLDER]

Prints a line "what width height" for each window that is larger than the screen, or that grew; "done N" at the end.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGES = ("general", "rendering", "helper", "storage", "shortcuts")


def prepare(size: str, scale: str, folder: Path) -> None:
    """Before Qt is loaded: a screen of that size, physical pixels."""
    width, height = (int(number) for number in size.split("x"))
    screen = {"name": "one", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
    config = folder / "screen.json"
    config.write_text(
        json.dumps({"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": [screen]})
    )
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
    os.environ["QT_SCALE_FACTOR"] = scale
    os.environ["FASTVID_HOME"] = str(folder / "home")
    sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]


def main() -> None:
    size, scale, languages, *pictures = sys.argv[1:]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        prepare(size, scale, Path(folder))
        play(size, scale, languages.split(","), Path(folder), Path(pictures[0]) if pictures else None)


def play(size: str, scale: str, languages: list[str], folder: Path, pictures: Path | None) -> None:
    import pytest
    from PySide6.QtWidgets import QApplication, QDialog, QWidget
    from whole_window import close_window, fill, make_window

    from fastvid_gui.settings import settings
    from fastvid_gui.ui.widgets.theme import apply_theme

    qt = QApplication(["fastvid-gui"])
    apply_theme(qt, "light")
    room = qt.primaryScreen().availableSize()
    seen = 0

    def look(window: QWidget, name: str) -> None:
        nonlocal seen
        for _ in range(5):  # what a layout asks for arrives later
            QApplication.processEvents()
        seen += 1
        if window.width() > room.width() or window.height() > room.height():
            sys.stdout.write(f"{name} {window.width()} {window.height()}\n")
        if pictures is not None:
            window.grab().save(str(pictures / f"{name}-{size}-{scale}.png"))

    for language in languages:
        with pytest.MonkeyPatch.context() as patch:
            home = folder / language
            home.mkdir()
            app = make_window(qt, patch, home, language)
            window = app.window
            window.resize(room)
            look(window, f"{language}-empty")
            fill(app, Patience(), home)  # type: ignore[arg-type]
            look(window, f"{language}-helper")
            app.farm.show_panel()
            look(window, f"{language}-films")
            sheet = window.panels.jobs._sheet
            assert sheet is not None
            look(sheet, f"{language}-export")
            sheet.close()
            styles = window.panels.styles
            styles.form.open_for(home / "wave.png")  # type: ignore[attr-defined]
            look(window, f"{language}-new-style")
            for page in PAGES:
                window.show_settings(page)
                assert window._settings is not None
                look(window._settings, f"{language}-{page}")
            styles.form.close_form()  # type: ignore[attr-defined]
            styles.show_all()  # type: ignore[attr-defined]
            look(styles._sheet, f"{language}-all-styles")  # type: ignore[attr-defined]
            styles._sheet.close()  # type: ignore[attr-defined]
            for show in (window.show_about, window.show_report, window.show_help):
                before = set(QApplication.topLevelWidgets())
                show()
                (dialog,) = [
                    each
                    for each in set(QApplication.topLevelWidgets()) - before
                    if each.isVisible() and isinstance(each, QDialog)
                ]
                look(dialog, f"{language}-{show.__name__}")
                dialog.close()
            settings().change(geometry="", layout={})
            close_window(qt, app)
    sys.stdout.write(f"done {seen}\n")


class Patience:
    """Of pytest-qt's robot, what fills the window uses."""

    def waitUntil(self, holds: Callable[[], object], timeout: int) -> None:
        from PySide6.QtWidgets import QApplication

        until = time.monotonic() + timeout / 1000
        while not holds():
            assert time.monotonic() < until
            QApplication.processEvents()


if __name__ == "__main__":
    main()
