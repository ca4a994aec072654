"""Preferences: a button for what can't be undone, which asks first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QWidget

from fastvid_gui.ui.widgets.icons import icon


class AskFirstRow(QWidget):
    """The button; Escape and Enter keep everything as it is.

    `text`: of the button. `title`, `question`, `details`: of the box. `action`: the button there that does it.
    """

    wanted = Signal()
    """The user has confirmed."""

    def __init__(self, text: str, title: str, question: str, details: str, action: str) -> None:
        super().__init__()
        self._title, self._question, self._details, self._action = title, question, details, action
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.button = QPushButton(icon("trash-2"), text)
        self.button.clicked.connect(self._ask)
        row.addWidget(self.button)
        row.addStretch(1)
        self.setFocusProxy(self.button)

    def _ask(self) -> None:
        box = QMessageBox(self.window())
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self._title)
        box.setText(self._question)
        box.setInformativeText(self._details)
        does = box.addButton(self._action, QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.buttonClicked.connect(lambda button: self.wanted.emit() if button is does else None)
        box.finished.connect(box.deleteLater)
        box.open()
