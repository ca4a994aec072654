"""The whole window without engines, in any language, and with something to say in every panel."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from test_german_window import fill as fill_all
from test_hostile_names import RecordedEngine

from fastvid_gui import app as under_test
from fastvid_gui.app import App
from fastvid_gui.ui.system.language import install_language
from fastvid_gui.ui.widgets.plain_texts import PlainTexts
from fastvid_gui.ui.window.keys import KeyManners


def make_window(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    language: str,
    size: tuple[int, int] = (1280, 720),
) -> App:
    """The window, shown."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr("fastvid_gui.ui.state.bridge.Engine", RecordedEngine)
    assert install_language(qapp, language) == language
    parts = under_test.build(qapp)
    parts.window.left.disconnect()
    parts.window.resize(*size)
    parts.window.show()
    return parts


fill = fill_all


def close_window(qapp: QApplication, parts: App) -> None:
    """Nothing of it stays."""
    parts.queue.close()
    parts.window._closing._decided = True
    parts.window._quitting = True
    parts.window.close()
    parts.close()
    for manners in parts.window.findChildren(KeyManners):
        qapp.focusChanged.disconnect(manners._on_focus)
    parts.window.deleteLater()
    guard = qapp.findChild(PlainTexts)
    if guard is not None:
        qapp.removeEventFilter(guard)
        guard.setParent(None)
    QApplication.processEvents()
    install_language(qapp, "en")
