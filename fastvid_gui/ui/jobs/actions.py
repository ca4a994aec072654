"""The commands of the render queue with their keys. Settings list and change them by name ("render.export")."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from fastvid_gui.ui.widgets.icons import icon

translate = QCoreApplication.translate


class QueueCommand(QAction):
    """An action whose tooltip says what it does, or why it is not possible now, and its key."""

    def __init__(self, name: str, text: str, icon_name: str, key: str, purpose: str, parent: QWidget) -> None:
        super().__init__(icon(icon_name), text, parent)
        self.setObjectName(f"render.{name}")
        if key:
            self.setShortcut(QKeySequence(key))
        self._purpose, self._why_not = purpose, ""
        self.changed.connect(self._tell_key)
        self._tell_key()
        parent.addAction(self)

    def allow(self, why_not: str = "") -> None:
        """Enables it, or disables it with the reason."""
        self._why_not = why_not
        self.setEnabled(not why_not)
        self._tell_key()

    def _tell_key(self) -> None:
        key = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = self._why_not or (f"{self._purpose} ({key})" if key else self._purpose)
        if tip != self.toolTip():
            self.setToolTip(tip)


def make_actions(panel: QWidget) -> dict[str, QueueCommand]:
    """All commands by name, added to the panel; not connected yet."""
    commands = (
        QueueCommand(
            "export", translate("RenderActions", "Render…"), "clapperboard", "Ctrl+R",
            translate("RenderActions", "Choose size, quality and file, then render this video"), panel,
        ),
        QueueCommand(
            "start", translate("RenderActions", "Start queue"), "play", "Ctrl+Shift+R",
            translate("RenderActions", "Render the waiting videos one after the other"), panel,
        ),
        QueueCommand(
            "pause", translate("RenderActions", "Pause"), "pause", "Ctrl+Shift+P",
            translate(
                "RenderActions",
                "Stop rendering for now. What is finished is kept; at most the piece that each core has in hand, "
                "about a second and a half of film, is painted again",
            ),
            panel,
        ),
        QueueCommand(
            "clear", translate("RenderActions", "Clear finished"), "check", "",
            translate("RenderActions", "Take finished and canceled videos off the list; the files stay"), panel,
        ),
    )  # fmt: skip
    return {command.objectName().partition(".")[2]: command for command in commands}


def button(action: QAction, with_icon: bool = True) -> QPushButton:
    """A push button for an action; follows its state and tooltip."""
    made = QPushButton(action.text())
    if with_icon:
        made.setIcon(action.icon())
    made.clicked.connect(action.trigger)

    def follow() -> None:
        made.setEnabled(action.isEnabled())
        made.setToolTip(action.toolTip())

    action.changed.connect(follow)
    follow()
    return made
