"""A command that people find in a menu, on a button or by its key."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from fastvid_gui.ui.widgets.icons import icon


class Command(QAction):
    """An action whose tooltip always tells its key. Settings list and change commands by `name` ("preview.play")."""

    def __init__(self, name: str, text: str, icon_name: str, keys: tuple[str, ...], parent: QObject) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setShortcuts([QKeySequence(key) for key in keys])
        self._detail = ""
        if icon_name:
            self.setIcon(icon(icon_name))
        self.changed.connect(self._tell_key)
        self._tell_key()

    def say(self, text: str, icon_name: str = "", detail: str = "") -> None:
        """Sets other words (and another icon); `detail`: a further line of the tooltip."""
        self._detail = detail
        if icon_name:
            self.setIcon(icon(icon_name))
        self.setText(text)
        self.setIconText(f" {text}")
        self._tell_key()

    def _tell_key(self) -> None:
        text = self.text().replace("&", "").rstrip("…")
        key = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = f"{text} ({key})" if key else text
        if self._detail:
            tip += f"\n{self._detail}"
        if tip != self.toolTip():
            self.setToolTip(tip)
