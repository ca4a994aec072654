"""Below the list of films: says that a folder is watched, and how it goes. A click opens the dialog."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from fastvid_gui.ui.watch.watcher import Watcher
from fastvid_gui.ui.watch.words import watch_words
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON, SPACE


class WatchBar(QWidget):
    """Hidden while nothing is watched."""

    wanted = Signal()
    """The user wants to see or change what is watched."""

    def __init__(self, watcher: Watcher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watcher = watcher
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QToolButton(self)
        self.button.setIcon(icon("eye"))
        self.button.setIconSize(QSize(ICON, ICON))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setAccessibleName(self.tr("Watched folder"))
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 4)
        row.setSpacing(SPACE // 2)
        row.addWidget(self.button)
        row.addWidget(self._text, 1)
        watcher.changed.connect(self._show)
        self._show()

    def text(self) -> str:
        """What it says."""
        return watch_words(self._watcher)

    def _show(self) -> None:
        watch, words = self._watcher.watch, watch_words(self._watcher)
        self._text.setText(words)
        self.setVisible(watch is not None)
        lines = [words]
        if watch is not None:
            lines += [str(watch.folder), self.tr("Painted in: {look}").format(look=watch.name)]
            lines += self._watcher.refused[:10]
        self.setToolTip("\n".join(lines))
        self.button.setToolTip(self.tr("Watched folder"))
