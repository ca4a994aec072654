"""The shares of a blend are read as they are, also where labels take no markup."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fastvid_gui.ui.styles.blend_row import BlendRow


def test_shares_are_no_markup(qtbot: QtBot) -> None:
    row = BlendRow()
    qtbot.addWidget(row)
    row.show_mix([("great-wave", "The Great Wave", 0.7), ("scream", "The Scream", 0.3)])
    texts = [label.text() for label in row.findChildren(QLabel) if not label.isHidden()]
    assert sorted(texts) == ["30 %", "70 %", "The Great Wave", "The Scream"]
