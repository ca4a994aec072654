"""Labels that the farm's panels share: muted words, and messages in a color that fits them."""

from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from fastvid_gui.ui.widgets.theme import colors

Mood = Literal["muted", "error", "done", "text", "warning"]


class MessageLabel(QLabel):
    """A sentence that wraps and can be copied; takes no room while it is empty."""

    def __init__(self, text: str = "", mood: Mood = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mood = mood
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text, mood)

    def say(self, text: str, mood: Mood = "muted") -> None:
        """Shows a sentence; "" removes it."""
        self._mood = mood
        if text != self.text():
            self.setText(text)
        if bool(text) == self.isHidden():
            self.setVisible(bool(text) and self.parent() is not None)
        self._recolor()

    def _recolor(self) -> None:
        color = getattr(colors(self.palette()), self._mood)
        palette = self.palette()
        if palette.color(palette.ColorRole.WindowText) != color:
            palette.setColor(palette.ColorRole.WindowText, color)
            self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_mood"):
            self._recolor()
