"""Preferences: where FastVid keeps things, and how much."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from fastvid_gui.paths import cache_folder, config_folder, data_folder
from fastvid_gui.ui.settings.forget_films import ForgetFilms
from fastvid_gui.ui.settings.form import Form


class StoragePage(QWidget):
    """The preview's memory, the folders, and what is remembered about films."""

    forget_wanted = Signal()
    """Everything about films is to be forgotten."""

    def __init__(self) -> None:
        super().__init__()
        form = Form(self)
        form.title(self.tr("Pictures of the preview"))
        form.number(
            self.tr("Memory"),
            "cache_mb",
            (64, 64_000),
            self.tr(
                "Frames and painted pictures are kept there, so that nothing is painted twice. "
                "Takes effect after a restart."
            ),
            suffix=self.tr(" MB"),
        )
        form.title(self.tr("Where things are"))
        form.field(
            self.tr("Styles and unfinished films"),
            _shown(data_folder(), self.tr("Open")),
            self.tr("Finished parts of films that are being rendered are here until the MP4 is finished."),
        )
        form.field(self.tr("Preferences"), _shown(config_folder(), self.tr("Open")))
        form.field(
            self.tr("Thumbnails and measurements"),
            _shown(cache_folder(), self.tr("Open")),
            self.tr("May be deleted; FastVid makes them again."),
        )
        form.title(self.tr("What is remembered"))
        forget = ForgetFilms()
        forget.wanted.connect(self.forget_wanted)
        form.field(
            self.tr("Films"),
            forget,
            self.tr(
                "FastVid keeps what you set for each film, and the list of films, on this computer only, so that all "
                "is there when you come back."
            ),
        )


def _shown(folder: Path, text: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    line = QLineEdit(str(folder))
    line.setReadOnly(True)
    line.setCursorPosition(0)
    row.addWidget(line, 1)
    button = QPushButton(text)
    button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
    row.addWidget(button)
    box.setFocusProxy(button)
    return box
