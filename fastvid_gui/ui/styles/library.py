"""The installed styles, as the window knows them: requested from the engine, and again whenever the folder changes."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from fastvid_gui.domain.job import Speed
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.engine.messages.styles import AddStyle, ExportStyle, ListStyles, RemoveStyle, Styles
from fastvid_gui.errors import FastVidError
from fastvid_gui.paths import user_styles_folder
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.styles.order import familiar_title, sort_key

SETTLE_MS = 400
"""Copying a style file changes the folder many times."""


class StyleLibrary(QObject):
    """Installed styles, and what the user can do with them. `trouble` reports everything that fails."""

    changed = Signal()
    """`styles` has changed."""
    gone = Signal(object)
    """frozenset of names that are no longer installed (after `changed`)."""
    added = Signal(object)
    """`StyleInfo` of a style that was added from a file (after `changed`)."""
    exported = Signal(str)
    """Path of the file that was written."""
    trouble = Signal(str)
    unlisted = Signal(str)
    """Why the list is not available; `refresh` tries again."""

    def __init__(self, preview_engine: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview_engine = preview_engine
        self._all: dict[str, StyleInfo] = {}
        self._thumbnails: dict[str, str] = {}
        self._both: frozenset[str] = frozenset()
        self.known = False
        """Whether the styles have been listed once."""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._watcher = QFileSystemWatcher(self)
        # Without the folder nothing is watched; the list is still requested at the start and after each own change.
        with contextlib.suppress(FastVidError, OSError):
            self._watcher.addPath(str(user_styles_folder()))
        self._watcher.directoryChanged.connect(lambda _: self._settle.start())

    @property
    def styles(self) -> tuple[StyleInfo, ...]:
        """The user's own first, then famous ones, then by title."""
        return tuple(sorted(self._all.values(), key=lambda info: sort_key(info, ())))

    def get(self, name: str) -> StyleInfo | None:
        """A style by its name."""
        return self._all.get(name)

    def title(self, name: str) -> str:
        """The title of a style; for a style file, its file name."""
        info = self._all.get(name)
        return title_of(info) if info else Path(name).name

    def thumbnail(self, name: str) -> str:
        """Path of a style's own picture; "" if it has none."""
        return self._thumbnails.get(name, "")

    def has_both_speeds(self, name: str) -> bool:
        """Whether it has a fast and a fine network."""
        return name in self._both

    # ---- what can be done ----

    def refresh(self) -> None:
        """Requests the list."""
        call = self._preview_engine.ask(ListStyles(), self)
        call.finished.connect(self._on_list)
        call.failed.connect(self.unlisted)

    def add(self, path: Path) -> None:
        """Adds a style file of any format."""
        call = self._preview_engine.ask(AddStyle(str(path)), self)
        call.finished.connect(self.take_new)
        call.failed.connect(self.trouble)

    def remove(self, name: str) -> None:
        """Removes one of the user's styles."""
        call = self._preview_engine.ask(RemoveStyle(name), self)
        call.finished.connect(self._on_list)
        call.failed.connect(self.trouble)

    def export(self, name: str, path: Path, speed: Speed = "fast") -> None:
        """Writes a style to its own file, with its network of that speed if it has both."""
        chosen = speed if self.has_both_speeds(name) else None
        call = self._preview_engine.ask(ExportStyle(name, str(path), chosen), self)
        call.finished.connect(lambda _: self.exported.emit(str(path)))
        call.failed.connect(self.trouble)

    def take_new(self, value: object) -> None:
        """Takes a list whose first style is new (`AddStyle`, `TrainStyle`)."""
        if isinstance(value, Styles):
            self._on_list(value)
            if value.styles:
                self.added.emit(value.styles[0])

    def _on_list(self, value: object) -> None:
        if not isinstance(value, Styles):
            return
        before, known = self._all, self.known
        self._all = {info.name: info for info in value.styles}
        thumbnails, both = dict(value.thumbnails), frozenset(value.both_speeds)
        same = (before, self._thumbnails, self._both) == (self._all, thumbnails, both)
        self._thumbnails, self._both, self.known = thumbnails, both, True
        if not same or not known:
            self.changed.emit()
        gone = frozenset(before) - frozenset(self._all)
        if gone:
            self.gone.emit(gone)


def title_of(info: StyleInfo) -> str:
    """How people call a style."""
    return familiar_title(info)
