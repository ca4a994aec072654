"""The styles panel with recorded answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qt_there import why_no_qt

if not why_no_qt():
    from pytestqt.qtbot import QtBot
    from styles_window import Window


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    """The panel with four styles and one film."""
    made = Window(qtbot)
    made.list_styles()
    made.open_film()
    yield made
    made.panel.hide()
