"""Preferences: forgets everything about films, for people who share a computer or give it away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QWidget

from fastvid_gui.ui.widgets.icons import icon


class ForgetFilmsRow(QWidget):
    """A button that asks first."""

    wanted = Signal()
    """The user has confirmed."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.button = QPushButton(icon("trash-2"), self.tr("Forget everything about films…"))
        self.button.clicked.connect(self._ask)
        row.addWidget(self.button)
        row.addStretch(1)
        self.setFocusProxy(self.button)

    def _ask(self) -> None:
        box = QMessageBox(self.window())
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Forget everything about films"))
        box.setText(self.tr("Forget everything about films?"))
        box.setInformativeText(
            self.tr(
                "The list of films is emptied. Styles, marks and keyframes of all films, what was found in them, the "
                "recent films and what the queue has finished are forgotten. Your films, painted MP4 files, projects "
                "and unfinished renders stay."
            )
        )
        forget = box.addButton(self.tr("Forget"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.buttonClicked.connect(lambda button: self.wanted.emit() if button is forget else None)
        box.finished.connect(box.deleteLater)
        box.open()
