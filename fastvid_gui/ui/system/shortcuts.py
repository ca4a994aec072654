"""The keys of all commands in one place: collected from the window's actions, changed by the user's preferences.

Any action with a name ("preview.play") takes part. A panel gives its actions their default keys; the preferences keep
the user's own keys under the action's name.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from fastvid_gui.settings import settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A command as the settings show it. `group`: the part of the name before the dot."""

    name: str
    group: str
    text: str
    usual: QKeySequence
    now: QKeySequence


class Shortcuts(QObject):
    """Knows every named action of a window."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._usual: dict[str, list[QKeySequence]] = {}
        self._texts: dict[str, str] = {}

    def collect(self, root: QObject) -> None:
        """Adds the named actions below `root`, and gives them the keys that the user chose."""
        for action in root.findChildren(QAction):
            name = action.objectName()
            if "." in name and action.text() and name not in self._actions:
                self._actions[name] = action
                self._usual[name] = list(action.shortcuts())
                # Later the text of a command may say what it would do now ("Undo Strength").
                self._texts[name] = action.text().replace("&", "").rstrip("…. ")
                self._apply(name)

    @property
    def actions(self) -> dict[str, QAction]:
        """All actions by name."""
        return dict(self._actions)

    def entries(self) -> list[Entry]:
        """All commands, in the order in which they were collected."""
        return [
            Entry(
                name=name,
                group=name.split(".")[0],
                text=self._texts[name],
                usual=_first(self._usual[name]),
                now=action.shortcut(),
            )
            for name, action in self._actions.items()
        ]

    def taken_by(self, key: QKeySequence, but: str = "") -> Entry | None:
        """The command (other than `but`) that has this key."""
        if key.isEmpty():
            return None
        for entry in self.entries():
            if entry.name != but and key in self._actions[entry.name].shortcuts():
                return entry
        return None

    def set(self, name: str, key: QKeySequence) -> None:
        """Gives a command a key ("" for none), and takes it from the command that had it."""
        other = self.taken_by(key, but=name)
        chosen = dict(settings().values.shortcuts)
        if other is not None:
            chosen[other.name] = ""
        usual = _first(self._usual[name])
        if key == usual:
            chosen.pop(name, None)
        else:
            chosen[name] = key.toString(QKeySequence.SequenceFormat.PortableText)
        settings().change(shortcuts=chosen)
        for each in self._actions:
            self._apply(each)
        self.changed.emit()

    def reset_one(self, name: str) -> None:
        """Gives a command its default key, and takes that from the command that has it now."""
        self.set(name, _first(self._usual[name]))

    def reset(self) -> None:
        """Gives every command its default key."""
        settings().change(shortcuts={})
        for name in self._actions:
            self._apply(name)
        self.changed.emit()

    def _apply(self, name: str) -> None:
        chosen = settings().values.shortcuts.get(name)
        if chosen is None:
            self._actions[name].setShortcuts(self._usual[name])
        else:
            self._actions[name].setShortcuts([QKeySequence(chosen)] if chosen else [])


def _first(keys: list[QKeySequence]) -> QKeySequence:
    return keys[0] if keys else QKeySequence()
