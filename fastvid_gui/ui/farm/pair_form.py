"""Pairing in place: takes the six digits that the other computer shows, and says what is wrong with them."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from fastvid_gui.engine.messages.nodes import NodePaired, PairNode
from fastvid_gui.errors import WrongCodeError
from fastvid_gui.ui.state.bridge import Asks, Call
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.labels import MessageLabel
from fastvid_gui.ui.widgets.theme import SPACE

CODE_DIGITS = 6


class PairForm(QWidget):
    """Asks the preview engine to pair with one address."""

    paired = Signal(str)
    """The name of the computer."""
    closed = Signal()
    grew = Signal()
    """The form says more than before, and needs more room."""
    check_wanted = Signal(str)
    """Why the computer at that address can't be reached."""

    def __init__(self, preview_engine: Asks, address: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview_engine, self._address, self._busy = preview_engine, address, False
        hint = QLabel(
            self.tr("On {name}: turn on helper mode, press “Show pairing code”, and type it here.").format(
                name=name
            )
        )
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setWordWrap(True)
        self.code = QLineEdit()
        self.code.setPlaceholderText(self.tr("6 digits"))
        self.code.setAccessibleName(self.tr("Pairing code of {name}").format(name=name))
        self.code.setMaxLength(CODE_DIGITS + 3)
        self.code.textEdited.connect(self._on_edited)
        self.code.returnPressed.connect(self._pair)
        self.button = QPushButton(self.tr("Pair"))
        self.button.setProperty("primary", True)
        self.button.setEnabled(False)
        self.button.clicked.connect(self._pair)
        self.button.setToolTip(self.tr("Pair with this computer (Enter)"))
        cancel = QToolButton()
        cancel.setIcon(icon("x"))
        cancel.setAccessibleName(self.tr("Cancel"))
        cancel.setToolTip(self.tr("Change nothing (Esc)"))
        cancel.clicked.connect(self.closed)
        self.message = MessageLabel()
        self.check_button = QPushButton(self.tr("Check the way to it"))
        self.check_button.setToolTip(
            self.tr("Checks, step by step, what is in the way between the two computers")
        )
        self.check_button.clicked.connect(lambda: self.check_wanted.emit(address))
        self.check_button.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        self.code.setMinimumWidth(self.code.fontMetrics().horizontalAdvance("0" * (CODE_DIGITS + 3)))
        row.addWidget(self.code, 1)
        row.addWidget(self.button)
        row.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(hint)
        column.addLayout(row)
        column.addWidget(self.message)
        column.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _digits(self) -> str:
        return re.sub(r"[\s-]", "", self.code.text())

    def _fits(self) -> bool:
        digits = self._digits()
        return len(digits) == CODE_DIGITS and digits.isascii() and digits.isdigit()

    def _on_edited(self) -> None:
        self.message.say("")
        self.check_button.hide()
        self.button.setEnabled(self._fits() and not self._busy)

    def _pair(self) -> None:
        if self._busy:
            return
        if not self._fits():
            self.message.say(self.tr("A pairing code has six digits."), "error")
            return
        self._set_busy(True)
        self.check_button.hide()
        self.message.say(self.tr("Pairing…"))
        call = self._preview_engine.ask(PairNode(self._address, self._digits()), self)
        call.finished.connect(self._on_finished)
        call.failed.connect(lambda sentence: self._on_failed(call, sentence))
        call.ended.connect(lambda: self._set_busy(False))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.code.setEnabled(not busy)
        self.button.setEnabled(self._fits() and not busy)

    def _on_finished(self, value: object) -> None:
        if isinstance(value, NodePaired):
            self.paired.emit(value.name)

    def _on_failed(self, call: Call, sentence: str) -> None:
        self.message.say(sentence, "error")
        # Where the code is wrong, the way is clear.
        self.check_button.setVisible(call.error != WrongCodeError.__name__)
        self.grew.emit()
        self.code.setEnabled(True)
        self.code.selectAll()
        self.code.setFocus()
