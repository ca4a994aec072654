"""How much a folder of FastVid's holds, and a button that clears what can be made again."""

import contextlib
import os
import shutil
from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.words.quantities import size_words


class StorageUse(QWidget):
    """A folder: its path, what it holds, *Open*; and *Clear*, for what FastVid makes again when it is needed.

    `parts`: of the folder, what is counted; empty: all of it. `clears`: whether those parts can be cleared.
    """

    def __init__(self, folder: Path, name: str, *, parts: Collection[str] = (), clears: bool = False) -> None:
        super().__init__()
        self._folder, self._parts = folder, tuple(parts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        line = QLineEdit(str(folder))
        line.setReadOnly(True)
        line.setCursorPosition(0)
        line.setToolTip(str(folder))
        line.setAccessibleName(name)
        row.addWidget(line, 1)
        self.held = QLabel("…")
        row.addWidget(self.held)
        self.open_button = QPushButton(self.tr("Open"))
        self.open_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        row.addWidget(self.open_button)
        self.clear_button = QPushButton(self.tr("Clear"))
        self.clear_button.setToolTip(self.tr("Deletes it; FastVid makes it again when it is needed"))
        self.clear_button.clicked.connect(self._clear)
        self.clear_button.setVisible(clears)
        row.addWidget(self.clear_button)
        self.setFocusProxy(self.open_button)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.count()

    def count(self) -> None:
        """Counts on another thread: a disk may be slow."""
        places = self._places()
        in_background(self, lambda: sum(map(held_bytes, places)), self._show)

    def _places(self) -> list[Path]:
        return [self._folder / part for part in self._parts] or [self._folder]

    def _show(self, count: int) -> None:
        self.held.setText(size_words(count))
        self.held.setAccessibleName(self.tr("Holds {size}").format(size=size_words(count)))
        self.clear_button.setEnabled(count > 0)

    def _clear(self) -> None:
        self.clear_button.setEnabled(False)
        places = self._places()

        def work() -> int:
            for place in places:
                remove(place)
            return sum(map(held_bytes, places))

        in_background(self, work, self._show)


def held_bytes(place: Path) -> int:
    """The bytes of a file, or of all files in a folder; links are not followed, what can't be read counts nothing."""
    files = (
        [place]
        if place.is_file()
        else (Path(folder, name) for folder, _, names in os.walk(place) for name in names)
    )
    total = 0
    for file in files:
        with contextlib.suppress(OSError):
            total += file.lstat().st_size
    return total


def remove(place: Path) -> None:
    """Deletes a file, or a folder with all in it; what is in use stays."""
    with contextlib.suppress(OSError):
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place, ignore_errors=True)
        else:
            place.unlink(missing_ok=True)
