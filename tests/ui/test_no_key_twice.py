"""No key does two things, no command is listed twice, no letter opens two entries of a menu: in every language."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from whole_window import close_window, fill, make_window

from fastvid_gui.app import App
from fastvid_gui.ui.system.language import languages

NEAR = {Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut}


def reach(action: QAction) -> list[QWidget | None]:
    """Where the key of a command works: None for the whole window, else the widgets that must have the focus."""
    if action.shortcutContext() not in NEAR:
        return [None]
    return [
        owner
        for owner in action.associatedObjects()
        if isinstance(owner, QWidget) and not isinstance(owner, QMenu)
    ]


def meet(one: QWidget | None, other: QWidget | None) -> bool:
    """Whether both could take the key when it is pressed."""
    if one is None or other is None or one is other:
        return True
    return one.isAncestorOf(other) or other.isAncestorOf(one)


def keyed(parts: App) -> dict[str, list[QAction]]:
    """The commands of the main window, by key."""
    found: dict[str, list[QAction]] = defaultdict(list)
    for action in parts.window.findChildren(QAction):
        for key in action.shortcuts():
            if key.toString():
                found[key.toString()].append(action)
    return found


def mnemonic(text: str) -> str:
    """The letter after a single "&"."""
    plain = text.replace("&&", "")
    at = plain.find("&")
    return plain[at + 1].lower() if 0 <= at < len(plain) - 1 else ""


@pytest.fixture(params=languages())
def parts(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Iterator[App]:
    """The window with films, in each language."""
    window = make_window(qapp, monkeypatch, tmp_path, request.param)
    fill(window, qtbot, tmp_path)
    yield window
    close_window(qapp, window)


def test_no_key_does_two_things(parts: App) -> None:
    twice = []
    for key, actions in keyed(parts).items():
        for index, one in enumerate(actions):
            for other in actions[index + 1 :]:
                if any(meet(a, b) for a in reach(one) for b in reach(other)):
                    twice.append((key, one.objectName() or one.text(), other.objectName() or other.text()))
    assert not twice
    assert len(keyed(parts)) > 40


def test_menus_have_each_command_and_each_letter_once(parts: App) -> None:
    bar = parts.window.menuBar()
    twice = []
    menus = {"(bar)": bar.actions()}
    for entry in bar.actions():
        menu = entry.menu()
        assert isinstance(menu, QMenu)
        menus[entry.text()] = [action for action in menu.actions() if not action.isSeparator()]
    for name, entries in menus.items():
        for what in ("text", "letter"):
            seen: dict[str, str] = {}
            for action in entries:
                said = mnemonic(action.text()) if what == "letter" else action.text().replace("&", "")
                if said and said in seen:
                    twice.append((name, what, seen[said], action.text()))
                seen[said] = action.text()
    letters = {mnemonic(entry.text()) for entry in bar.actions()} - {""}
    for key, actions in keyed(parts).items():
        if key.lower().removeprefix("alt+") in letters and key.startswith("Alt+"):
            twice.append(("(bar)", key, actions[0].objectName(), "opens a menu"))
    assert not twice
