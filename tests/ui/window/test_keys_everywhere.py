"""Enter and Space choose in every list, menu and dialog; Ctrl+Enter queues; no key means two things."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot
from test_hostile_names import RecordedEngine
from whole_window import close_window, fill, make_window

from fastvid_gui.app import App
from fastvid_gui.engine.messages.renders import RenderFilm
from fastvid_gui.ui.settings.shortcuts_page import ShortcutsPage
from fastvid_gui.ui.styles.new_style import NewStyleForm
from fastvid_gui.ui.system.language import languages
from fastvid_gui.ui.widgets.plain_texts import PlainTexts
from fastvid_gui.ui.window.keys import KeyManners

WAIT = 120_000
CHOOSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@pytest.fixture
def app(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[App]:
    parts = make_window(qapp, monkeypatch, tmp_path, "en")
    yield parts
    close_window(qapp, parts)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key for whoever has the focus, as from the keyboard: commands are asked first."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def focus(qtbot: QtBot, widget: QWidget) -> None:
    top = widget.window()
    top.show()

    def there() -> bool:
        # Again and again: while a window closes, the screen gives the focus to nobody.
        if QApplication.activeWindow() is not top:
            top.activateWindow()
        widget.setFocus()
        return QApplication.focusWidget() is widget

    qtbot.waitUntil(there, timeout=WAIT)


def choices(top: QWidget) -> list[QComboBox]:
    """Choices that can be made now, with more than one entry."""
    return [
        combo
        for combo in top.findChildren(QComboBox)
        if combo.isVisible() and combo.isEnabled() and combo.count() > 1
    ]


def try_choice(qtbot: QtBot, combo: QComboBox, key: Qt.Key) -> None:
    focus(qtbot, combo)
    combo.setCurrentIndex(0)
    chosen: list[int] = []
    link = combo.activated.connect(chosen.append)
    press(qtbot, Qt.Key.Key_Space)
    popup = QApplication.activePopupWidget()
    assert popup is not None, f"Space opens {combo.accessibleName()}"
    qtbot.waitUntil(lambda: popup.isAncestorOf(QApplication.focusWidget()), timeout=WAIT)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, key)
    assert QApplication.activePopupWidget() is None, combo.accessibleName()
    assert chosen == [1], combo.accessibleName()
    combo.disconnect(link)


def test_enter_and_space_choose_in_every_list_that_drops_down(
    app: App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its last entry opens a dialog of the system's.
    monkeypatch.setattr(NewStyleForm, "_choose_photos", lambda _form: None)
    fill(app, qtbot, tmp_path)
    sheet = app.window.panels.jobs._sheet
    assert sheet is not None
    styles = app.window.panels.styles
    styles.form.open_for(tmp_path / "wave.png")  # type: ignore[attr-defined]
    tried = 0
    app.farm.stack.setCurrentIndex(0)  # not the helper's view
    for top in (sheet, app.window):
        for combo in choices(top):
            for key in CHOOSES:
                try_choice(qtbot, combo, key)
            tried += 1
        sheet.close()
    for page in ("general", "rendering", "helper", "storage", "shortcuts"):
        app.window.show_settings(page)
        dialog = app.window._settings
        assert dialog is not None
        qtbot.waitUntil(dialog.isVisible, timeout=WAIT)
        for combo in choices(dialog):
            before = combo.currentIndex()
            for key in CHOOSES:
                try_choice(qtbot, combo, key)
            combo.setCurrentIndex(before)
            combo.activated.emit(before)
            tried += 1
    assert tried >= 7


def test_space_may_be_a_part_of_typed_words(qtbot: QtBot, qapp: QApplication) -> None:
    top = QWidget()
    combo = QComboBox(top)
    combo.addItems(["New", "New York", "Newark"])
    qtbot.addWidget(top)
    manners = KeyManners(qapp, top)
    top.show()
    interval = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(WAIT)  # however slow this computer is, it is one word
    try:
        focus(qtbot, combo)
        combo.showPopup()
        popup = QApplication.activePopupWidget()
        assert popup is not None
        qtbot.waitUntil(lambda: popup.isAncestorOf(QApplication.focusWidget()), timeout=WAIT)
        for key in (Qt.Key.Key_N, Qt.Key.Key_E, Qt.Key.Key_W, Qt.Key.Key_Space):
            press(qtbot, key)
        assert QApplication.activePopupWidget() is popup
        press(qtbot, Qt.Key.Key_Y)
        press(qtbot, Qt.Key.Key_Return)
        assert combo.currentText() == "New York"
    finally:
        QApplication.setKeyboardInputInterval(interval)
        manners.deleteLater()


@pytest.mark.parametrize("key", CHOOSES)
def test_enter_and_space_choose_in_menus(qtbot: QtBot, qapp: QApplication, key: Qt.Key) -> None:
    guard = PlainTexts(qapp)
    qapp.installEventFilter(guard)
    menu, chosen = QMenu(), []
    for name in "abc":
        menu.addAction(name).triggered.connect(lambda _on=False, name=name: chosen.append(name))
    qtbot.addWidget(menu)
    menu.popup(menu.pos())
    qtbot.waitUntil(menu.isVisible, timeout=WAIT)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, key)
    qapp.removeEventFilter(guard)
    guard.deleteLater()
    assert (chosen, menu.isVisible()) == (["b"], False)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_queues_wherever_the_focus_is(app: App, qtbot: QtBot, tmp_path: Path, key: Qt.Key) -> None:
    fill(app, qtbot, tmp_path, estimate=False)
    render_engine, jobs = app.render_engine, app.window.panels.jobs
    assert isinstance(render_engine, RecordedEngine)
    jobs._sheet.close()  # type: ignore[union-attr]
    begun, count = len(render_engine.of(RenderFilm)), len(app.queue.items)
    sheet = jobs._sheet
    assert sheet is not None
    film = app.session.current
    assert film is not None
    app.session.update(film.path, look=app.queue.items[0].request.look)
    for control in (*sheet.form.inputs(), sheet._cancel, sheet.render_button):
        sheet.open_for(film.path)
        sheet._estimator.stop()  # it would ask, and wait for the answer
        if not (control.isVisible() and control.isEnabled()):
            continue
        focus(qtbot, control)
        added = len(app.queue.items)
        modifier = Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Enter:
            modifier |= Qt.KeyboardModifier.KeypadModifier
        press(qtbot, key, modifier)
        assert len(app.queue.items) == added + 1, control
        assert app.queue.items[-1].number == max(item.number for item in app.queue.items), "at the end"
        assert not sheet.isVisible()
    assert len(app.queue.items) > count + 3
    assert len(render_engine.of(RenderFilm)) == begun, "nothing was started"


def test_lists_of_the_preferences_lead_on(app: App, qtbot: QtBot) -> None:
    app.window.show_settings("shortcuts")
    dialog = app.window._settings
    assert dialog is not None
    page = dialog.findChildren(ShortcutsPage)[0]
    group = page.tree.topLevelItem(0)
    assert isinstance(group, QTreeWidgetItem)
    focus(qtbot, page.tree)
    page.tree.setCurrentItem(group.child(0))
    press(qtbot, Qt.Key.Key_Return)
    assert page.edit.isAncestorOf(QApplication.focusWidget()) or page.edit.hasFocus()
    assert dialog.isVisible()


@pytest.mark.parametrize("language", languages())
def test_no_letter_of_the_menus_is_a_command(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    """Alt and a letter opens a menu; a command with the same key would make both ambiguous."""
    parts = make_window(qapp, monkeypatch, tmp_path, language)
    try:
        letters = [
            QKeySequence.mnemonic(action.text()).toString() for action in parts.window.menus.bar.actions()
        ]
        actions = parts.window.shortcuts.actions.values()
        keys = {key.toString() for action in actions for key in action.shortcuts()}
        assert all(letters) and len(set(letters)) == len(letters)
        assert set(letters) & keys == set()
    finally:
        close_window(qapp, parts)
