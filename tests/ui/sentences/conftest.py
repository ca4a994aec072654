"""The window in German."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

TRANSLATIONS = Path(__file__).parents[3] / "resources" / "translations"


@pytest.fixture
def in_german(qtbot: QtBot) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / "fastvid_de.qm"))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)
