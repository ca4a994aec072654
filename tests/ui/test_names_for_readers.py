"""Whatever can have the focus has a name for screen readers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot
from whole_window import close_window, fill, make_window

from fastvid_gui.app import App


@pytest.fixture
def app(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[App]:
    parts = make_window(qapp, monkeypatch, tmp_path, "en")
    yield parts
    close_window(qapp, parts)


def nameless(top: QWidget) -> list[str]:
    """Controls that a screen reader could only call by their kind."""
    buddies = {label.buddy() for label in top.findChildren(QLabel) if label.buddy() is not None}
    found = []
    for widget in top.findChildren(QWidget):
        inner = widget.parentWidget()
        if (
            not widget.isVisible()
            or widget.focusPolicy() == Qt.FocusPolicy.NoFocus
            or widget in buddies
            or widget.accessibleName()
            or isinstance(inner, QComboBox | QAbstractSpinBox | QAbstractScrollArea)
            or widget.objectName().startswith("qt_")
            or isinstance(widget, QDialog)
        ):
            continue
        if isinstance(widget, QAbstractButton | QLabel) and widget.text():
            continue  # read as they are
        chain = [type(each).__name__ for each in _parents(widget)]
        found.append(" < ".join(chain[:4]))
    return found


def _parents(widget: QWidget) -> Iterator[QWidget]:
    each: QWidget | None = widget
    while each is not None:
        yield each
        each = each.parentWidget()


def test_every_control_has_a_name(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    found = set(nameless(app.window))
    fill(app, qtbot, tmp_path)
    found |= set(nameless(app.window))  # the helper's view
    app.farm.show_panel()
    found |= set(nameless(app.window))
    sheet = app.window.panels.jobs._sheet
    assert sheet is not None
    found |= set(nameless(sheet))
    styles = app.window.panels.styles
    styles.form.open_for(tmp_path / "wave.png")  # type: ignore[attr-defined]
    found |= set(nameless(app.window))
    styles.show_all()  # type: ignore[attr-defined]
    found |= set(nameless(styles._sheet))  # type: ignore[attr-defined]
    for page in ("general", "rendering", "helper", "storage", "shortcuts"):
        app.window.show_settings(page)
        assert app.window._settings is not None
        found |= set(nameless(app.window._settings))
    for show in (app.window.show_about, app.window.show_report):
        before = set(QApplication.topLevelWidgets())
        show()
        for dialog in set(QApplication.topLevelWidgets()) - before:
            found |= set(nameless(dialog))
    assert "\n".join(sorted(found)) == ""
