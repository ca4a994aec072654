"""A preference that is a folder: its path, a button to choose one, a button to go back to the usual one."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QToolButton, QWidget

from fastvid_gui.settings import settings
from fastvid_gui.ui.icons import icon
from fastvid_gui.ui.theme import ICON


class FolderField(QWidget):
    """`name`: of the preference; `usual`: what an empty one means, in words."""

    def __init__(self, name: str, usual: str) -> None:
        super().__init__()
        self._name = name
        self.line = QLineEdit(str(getattr(settings().values, name)))
        self.line.setPlaceholderText(usual)
        self.line.setReadOnly(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        choose = self._button("folder-open", self.tr("Choose a folder"))
        choose.clicked.connect(self.choose)
        self.clear = self._button("rotate-ccw", self.tr("Back to the usual one"))
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
        dialog.filesSelected.connect(lambda names: self.set_folder(names[0]) if names else None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def set_folder(self, folder: str) -> None:
        """Shows and keeps a folder; "" for the usual one."""
        self.line.setText(folder)
        self.clear.setEnabled(bool(folder))
        settings().change(**{self._name: folder})
