"""Preferences: where FastVid keeps things, and how much."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from fastvid_gui.paths import cache_folder, config_folder, data_folder
from fastvid_gui.ui.settings.folder_field import FolderField
from fastvid_gui.ui.settings.form import Form


class StoragePage(QWidget):
    """The preview's pictures on disk, and the folders."""

    def __init__(self) -> None:
        super().__init__()
        form = Form(self)
        form.title(self.tr("Pictures of the preview"))
        form.number(
            self.tr("At most"),
            "cache_mb",
            (64, 1_000_000),
            self.tr("Painted frames and thumbnails are kept on disk, so that nothing is painted twice."),
            suffix=self.tr(" MB"),
        )
        form.field(
            self.tr("Folder"),
            FolderField("cache_folder", str(cache_folder())),
            self.tr("FastVid uses it when it is started next."),
        )
        form.title(self.tr("Where things are"))
        form.field(
            self.tr("Styles and unfinished films"),
            _shown(data_folder(), self.tr("Open")),
            self.tr("Finished parts of films that are being rendered are here until the MP4 stands."),
        )
        form.field(self.tr("Preferences"), _shown(config_folder(), self.tr("Open")))


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
