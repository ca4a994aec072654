"""The styles panel with recorded answers."""

from collections.abc import Iterator

import pytest
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
