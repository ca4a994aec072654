"""The log viewer: the report as it would be sent, to be read, copied or saved."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from fastvid_gui.engine.messages.computer import Describe, Info
from fastvid_gui.settings import settings
from fastvid_gui.ui.settings.form import Hint
from fastvid_gui.ui.settings.report import build_report
from fastvid_gui.ui.state.background import in_background
from fastvid_gui.ui.state.bridge import Asks
from fastvid_gui.ui.system.log import FILE_NAME, logs_folder
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.roomy import resize_within

COPIED_MS = 2500
ANSWER_MS = 4000
"""If the engine does not answer within this time, it is left out of the report, which may be about that."""


class ReportDialog(QDialog):
    """Shows the report; the clipboard gets exactly what is shown."""

    def __init__(self, preview_engine: Asks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Log and report"))
        resize_within(self, QSize(820, 560))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(
            Hint(
                self.tr(
                    "If something went wrong, copy this report into your message. Your home folder is written as ~, "
                    "and the films you opened are not listed, but may be named in the log: have a look before "
                    "you send it."
                )
            )
        )
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Report"))
        self.text.setPlainText(self.tr("Gathering…"))
        column.addWidget(self.text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = QPushButton(icon("clipboard-copy"), self.tr("Copy report"))
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(self.copy)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        column.addWidget(buttons)
        self._asked = False
        self._patience = QTimer(self, singleShot=True, interval=ANSWER_MS)
        self._patience.timeout.connect(lambda: self._gather({"engine": "did not answer"}))
        self._patience.start()
        call = preview_engine.ask(Describe(), self)
        call.finished.connect(lambda value: self._gather(value.values if isinstance(value, Info) else {}))
        call.failed.connect(lambda why: self._gather({"engine": why}))

    def copy(self) -> None:
        """Puts the report onto the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.setText(self.tr("Copied"))
        self.copy_button.setIcon(icon("check"))
        QTimer.singleShot(COPIED_MS, self.copy_button, self._show_copy)

    def _show_copy(self) -> None:
        self.copy_button.setText(self.tr("Copy report"))
        self.copy_button.setIcon(icon("clipboard-copy"))

    def _gather(self, info: Mapping[str, Any]) -> None:
        if self._asked:
            return
        self._asked = True
        self._patience.stop()
        preferences = settings().values
        in_background(self, lambda: build_report(_logs(), preferences, info), self._show)

    def _show(self, report: str) -> None:
        self.text.setPlainText(report)
        self.copy_button.setEnabled(True)


def _logs() -> dict[str, Path]:
    folder = logs_folder()
    return {
        "Log of the window": folder / FILE_NAME,
        "Log of the preview engine": folder / "engine-preview.log",
        "Log of the render engine": folder / "engine-render.log",
    }
