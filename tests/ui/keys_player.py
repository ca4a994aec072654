"""Lists, menus and the render sheet by keys of a real keyboard (xdotool), on a real X display; see test_keys_story.py.

Prints "chosen KEY LANGUAGE" for each key that chose an entry, "menu KEY" for each that chose in a menu, "queued" when
Ctrl+Enter put the film into the queue; the last line is "done".
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

import pytest  # noqa: E402
from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QComboBox, QMenu  # noqa: E402
from screen_player import Patience  # noqa: E402
from story_player import Player, Step, say, xdotool  # noqa: E402
from whole_window import close_window, fill, make_window  # noqa: E402

from fastvid_gui.app import App  # noqa: E402
from fastvid_gui.settings import settings  # noqa: E402
from fastvid_gui.ui.widgets.theme import apply_theme  # noqa: E402


def story(app: App, folder: Path) -> Iterator[Step]:
    window = app.window
    yield window.isActiveWindow
    menu_keys = (("Return", "Return"), ("space", "space"), ("KP_Enter", "Enter"))
    window.show_settings("general")
    dialog = window._settings
    assert dialog is not None
    yield dialog.isActiveWindow
    combo = next(each for each in dialog.findChildren(QComboBox) if each.findData("de") >= 0)
    for key, name in menu_keys:
        combo.setCurrentIndex(0)
        settings().change(language="")
        combo.setFocus()
        yield combo.hasFocus
        yield xdotool("key", "space")
        yield lambda: QApplication.activePopupWidget() is not None
        yield xdotool("key", "Down", "sleep", 0.2, "key", "Down", "sleep", 0.2, "key", key)
        yield lambda: QApplication.activePopupWidget() is None and bool(settings().values.language)
        say(f"chosen {name} {settings().values.language}")
    dialog.close()
    yield window.isActiveWindow
    chosen: list[str] = []
    for key, name in menu_keys:
        menu = QMenu(window)
        for text in "abc":
            menu.addAction(text).triggered.connect(lambda _on=False, text=text: chosen.append(text))
        menu.popup(window.mapToGlobal(window.rect().center()))
        yield menu.isVisible
        yield xdotool("key", "Down", "sleep", 0.2, "key", "Down", "sleep", 0.2, "key", key)
        yield lambda menu=menu: not menu.isVisible()
        say(f"menu {name} {chosen.pop()}")
    fill(app, Patience(), folder, estimate=False)  # type: ignore[arg-type]
    sheet = window.panels.jobs._sheet
    assert sheet is not None
    sheet.close()
    film = app.session.current
    assert film is not None
    app.session.update(film.path, look=app.queue.items[0].request.look)
    sheet.open_for(film.path)
    sheet._estimator.stop()
    yield sheet.isActiveWindow
    count = len(app.queue.items)
    sheet.render_button.setFocus()
    yield sheet.render_button.hasFocus
    yield xdotool("key", "ctrl+Return")
    yield lambda: len(app.queue.items) == count + 1
    say("queued" if app.queue.items[-1].number == max(each.number for each in app.queue.items) else "begun")


def main() -> None:
    qt = QApplication(["fastvid-gui"])
    apply_theme(qt, "light")
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        app = make_window(qt, patch, Path(folder), "en", (1200, 800))
        app.window.move(0, 0)
        app.window.activateWindow()
        app.window.left.connect(qt.quit)
        player = []
        QTimer.singleShot(500, app.window, lambda: player.append(Player(app, story(app, Path(folder)))))
        timer = QTimer(qt, interval=100)

        def look() -> None:
            if player and player[0]._step is None and not player[0]._timer.isActive():
                qt.exit(0)  # quit() would ask the window, which renders

        timer.timeout.connect(look)
        timer.start()
        qt.exec()
        close_window(qt, app)


if __name__ == "__main__":
    main()
