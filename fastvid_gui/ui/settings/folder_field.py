"""A preference that is a folder: its path, a button to choose one, and a button to go back to the default.

A folder that can't be written to is not kept; the reason appears below it.
"""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from fastvid_gui.errors import TargetError
from fastvid_gui.sentences.sentence import Sentence
from fastvid_gui.settings import settings
from fastvid_gui.targets.place import check_folder
from fastvid_gui.ui.sentences.said import in_words
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.theme import ICON, colors


class FolderField(QWidget):
    """`name`: of the preference; `usual`: what an empty one means, in words."""

    def __init__(self, name: str, usual: str) -> None:
        super().__init__()
        self._name = name
        self.line = QLineEdit(str(getattr(settings().values, name)))
        self.line.setPlaceholderText(usual)
        self.line.setReadOnly(True)
        self.line.setAccessibleName(self.tr("Folder"))
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        whole.addLayout(row)
        whole.addWidget(self.problem)
        row.addWidget(self.line, 1)
        choose = self._button("folder-open", self.tr("Choose a folder"))
        choose.clicked.connect(self.choose)
        self.clear = self._button("rotate-ccw", self.tr("Back to the default"))
        self.clear.clicked.connect(lambda: self.set_folder(""))
        self.clear.setEnabled(bool(self.line.text()))
        row.addWidget(choose)
        row.addWidget(self.clear)
        self.setFocusProxy(choose)

    def _button(self, sign: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(sign))
        button.setIconSize(QSize(ICON, ICON))
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button

    def choose(self) -> None:
        """Asks for a folder."""
        dialog = QFileDialog(self, self.tr("Choose a folder"), self.line.text() or str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filesSelected.connect(lambda names: self.try_folder(names[0]) if names else None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def try_folder(self, folder: str) -> None:
        """Keeps a folder if a file can be written there, which it tests by writing one."""

        def tried(problem: Sentence | None) -> None:
            if problem:
                self._tell(in_words(problem))
            else:
                self.set_folder(folder)

        in_background(self, lambda: _why_not(Path(folder)), tried)

    def _tell(self, problem: str) -> None:
        shade = self.problem.palette()
        shade.setColor(shade.ColorRole.WindowText, colors(self.palette()).error)
        self.problem.setPalette(shade)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def set_folder(self, folder: str) -> None:
        """Shows and keeps a folder; "" for the default."""
        self._tell("")
        self.line.setText(folder)
        self.clear.setEnabled(bool(folder))
        settings().change(**{self._name: folder})


def _why_not(folder: Path) -> Sentence | None:
    """Why no file can be written there; None if one can."""
    try:
        check_folder(folder)
    except TargetError as error:
        return error.sentence
    return None
