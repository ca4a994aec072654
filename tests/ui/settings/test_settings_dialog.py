"""Preferences by mouse and keyboard; the report."""

from pathlib import Path

import pytest
from answers import Answers
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from fastvid_gui.engine.messages.computer import Describe, Info
from fastvid_gui.settings import Preferences, settings
from fastvid_gui.ui.jobs.choices import quality_words
from fastvid_gui.ui.settings.dialog import SettingsDialog
from fastvid_gui.ui.settings.folder_field import FolderField
from fastvid_gui.ui.settings.report import build_report, last_lines, without_home
from fastvid_gui.ui.settings.report_dialog import ReportDialog
from fastvid_gui.ui.settings.shortcuts_page import ShortcutsPage
from fastvid_gui.ui.system.log import FILE_NAME, logs_folder
from fastvid_gui.ui.system.shortcuts import Shortcuts
from fastvid_gui.ui.widgets.theme import DARK, apply_theme, colors

WAIT = 120_000


@pytest.fixture
def owner(qapp: QApplication) -> QWidget:
    widget = QWidget()
    for name, key in (("preview.play", "Space"), ("preview.pause", "K"), ("file.open", "Ctrl+O")):
        action = QAction(name.split(".")[1], widget)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(key))
    return widget


@pytest.fixture
def dialog(qtbot: QtBot, owner: QWidget) -> SettingsDialog:
    shortcuts = Shortcuts(owner)
    shortcuts.collect(owner)
    made = SettingsDialog(shortcuts, Answers())
    qtbot.addWidget(made)
    made.show()
    return made


def field(dialog: SettingsDialog, kind: type, name: str) -> QWidget:
    return next(widget for widget in dialog.findChildren(kind) if widget.accessibleName() == name)


def choose(qtbot: QtBot, combo: QWidget, place: int) -> None:
    """Picks an entry by keyboard."""
    assert isinstance(combo, QComboBox)
    qtbot.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(place):
        qtbot.keyClick(combo, Qt.Key.Key_Down)


def test_qualities_have_the_words_of_the_render_sheets(dialog: SettingsDialog) -> None:
    box = field(dialog, QComboBox, "Quality")
    assert isinstance(box, QComboBox)
    shown = {box.itemData(place): box.itemText(place) for place in range(box.count())}
    assert len(shown) == 5
    assert shown == {crf: quality_words(crf) for crf in shown}
    assert box.currentData() == Preferences().crf


def test_the_theme_changes_at_once(dialog: SettingsDialog, qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    choose(qtbot, field(dialog, QComboBox, "Theme"), 2)
    assert settings().values.theme == "dark"
    assert colors(qapp.palette()) is DARK


def test_numbers_are_typed(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.show_page("rendering")
    spin = field(dialog, QSpinBox, "Longest range")
    assert isinstance(spin, QSpinBox)
    spin.selectAll()
    qtbot.keyClicks(spin, "120")
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert settings().values.max_range == 120
    check = field(dialog, QSpinBox, "Spot check")
    assert isinstance(check, QSpinBox)
    assert check.value() == 2
    check.selectAll()
    qtbot.keyClicks(check, "15")
    qtbot.keyClick(check, Qt.Key.Key_Return)
    assert settings().values.spot_check == 15


def test_devices_are_those_of_the_engine(qtbot: QtBot, owner: QWidget) -> None:
    answers = Answers()
    dialog = SettingsDialog(Shortcuts(owner), answers)
    qtbot.addWidget(dialog)
    combo = field(dialog, QComboBox, "Device")
    assert isinstance(combo, QComboBox)
    assert combo.findData("cuda") < 0
    answers.last(Describe).finish(Info({"devices": ["cpu", "cuda"]}))
    qtbot.waitUntil(lambda: combo.findData("cuda") > 0, timeout=WAIT)
    assert combo.findData("mps") < 0


def test_a_key_that_is_taken_is_told_and_moved_only_when_wanted(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.show_page("shortcuts")
    page = dialog.findChildren(ShortcutsPage)[0]
    page.search.setFocus()
    qtbot.keyClicks(page.search, "play")
    tree = page.tree
    item = next(
        group.child(row)
        for group in (tree.topLevelItem(place) for place in range(tree.topLevelItemCount()))
        if group is not None
        for row in range(group.childCount())
        if group.child(row).text(0) == "play"
    )
    assert not item.isHidden()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(item).center())
    assert page.edit.isEnabled()
    page.edit.setFocus()
    page.edit.setKeySequence(QKeySequence("K"))
    assert "pause" in page.notice.text()
    assert settings().values.shortcuts == {}
    qtbot.mouseClick(page.set_button, Qt.MouseButton.LeftButton)
    assert settings().values.shortcuts == {"preview.play": "K", "preview.pause": ""}
    assert "no key now" in page.notice.text()


def chosen(page: ShortcutsPage, text: str, qtbot: QtBot) -> None:
    """Clicks on a command."""
    tree = page.tree
    groups = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    rows = [group.child(row) for group in groups if group is not None for row in range(group.childCount())]
    item = next(row for row in rows if row.text(0) == text)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(item).center())


def test_one_key_is_reset_and_all_only_after_a_question(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.show_page("shortcuts")
    page = dialog.findChildren(ShortcutsPage)[0]
    settings().change(shortcuts={"preview.play": "P", "preview.pause": "Space"})
    page._shortcuts.set("file.open", QKeySequence("Ctrl+9"))
    page.fill()
    chosen(page, "pause", qtbot)
    assert page.reset_button.isEnabled()
    chosen(page, "play", qtbot)
    qtbot.mouseClick(page.reset_button, Qt.MouseButton.LeftButton)
    assert settings().values.shortcuts == {"preview.pause": "", "file.open": "Ctrl+9"}
    assert "pause" in page.notice.text() and not page.reset_button.isEnabled()
    qtbot.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    assert page.question.isVisible() and page.no_button.hasFocus()
    qtbot.mouseClick(page.no_button, Qt.MouseButton.LeftButton)
    assert settings().values.shortcuts == {"preview.pause": "", "file.open": "Ctrl+9"}
    qtbot.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.yes_button, Qt.MouseButton.LeftButton)
    assert settings().values.shortcuts == {} and not page.question.isVisible()


def test_a_folder_is_set_and_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    folder = FolderField("folder", "Beside the film")
    qtbot.addWidget(folder)
    folder.show()
    assert not folder.clear.isEnabled()
    folder.set_folder(str(tmp_path))
    assert settings().values.folder == str(tmp_path)
    qtbot.mouseClick(folder.clear, Qt.MouseButton.LeftButton)
    assert settings().values.folder == ""


def test_a_folder_that_takes_no_files_is_not_kept(qtbot: QtBot, tmp_path: Path) -> None:
    folder = FolderField("folder", "Beside the film")
    qtbot.addWidget(folder)
    folder.show()
    folder.try_folder(str(tmp_path / "gone"))
    qtbot.waitUntil(folder.problem.isVisible, timeout=30_000)
    assert "There is no folder" in folder.problem.text() and folder.line.text() == ""
    assert settings().values.folder == ""
    folder.try_folder(str(tmp_path))
    qtbot.waitUntil(lambda: settings().values.folder == str(tmp_path), timeout=30_000)
    assert not folder.problem.isVisible() and folder.line.text() == str(tmp_path)
    assert not [path for path in tmp_path.iterdir() if path.name != "fastvid-home"]


# ---- the report ----


def test_the_report_tells_nothing_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/people/berta")
    log = tmp_path / "window.log"
    log.write_text("could not read /people/berta/films/cat.mp4\n", encoding="utf-8")
    report = build_report(
        {"Log": log},
        Preferences(recent=("/people/berta/secret.mp4",), geometry="AAAA"),
        {"version": "0.1.0", "devices": ["cpu"], "home": "/people/berta/.local/share/fastvid-gui"},
    )
    assert "berta" not in report
    assert "secret" not in report
    assert "~/films/cat.mp4" in report
    for word in ("devices: ['cpu']", "numpy:", "theme: system"):
        assert word in report


def test_long_logs_are_cut_at_a_line(tmp_path: Path) -> None:
    log = tmp_path / "long.log"
    log.write_text("\n".join(f"line {number}" for number in range(10_000)), encoding="utf-8")
    end = last_lines(log, 1000)
    assert len(end) < 1000
    assert end.startswith("line ")
    assert end.endswith("line 9999")
    assert last_lines(tmp_path / "absent.log") == ""


def test_a_home_that_is_the_root_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/")
    assert without_home("/a/b") == "/a/b"


def test_the_report_is_shown_and_copied(qtbot: QtBot) -> None:
    (logs_folder() / FILE_NAME).write_text("2026-01-01 something odd\n", encoding="utf-8")
    answers = Answers()
    dialog = ReportDialog(answers)
    qtbot.addWidget(dialog)
    dialog.show()
    answers.last(Describe).fail("The engine ended.")
    qtbot.waitUntil(dialog.copy_button.isEnabled, timeout=WAIT)
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "something odd" in copied
    assert "The engine ended." in copied
    assert dialog.copy_button.text() == "Copied"
