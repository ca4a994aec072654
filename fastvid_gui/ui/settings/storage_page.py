"""Preferences: where FastVid keeps things, and how much."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fastvid_gui.paths import cache_folder, config_folder, data_folder
from fastvid_gui.ui.settings.delete_unfinished import DeleteUnfinishedRow
from fastvid_gui.ui.settings.forget_films import ForgetFilmsRow
from fastvid_gui.ui.settings.form import Form
from fastvid_gui.ui.settings.storage_use import StorageUse

MADE_AGAIN = ("thumbnails", "analyses", "checksums.json", "render-speed.json")
"""What of the cache can be cleared at any time; a helper's finished pieces lie beside it."""


class StoragePage(QWidget):
    """The preview's memory, the folders, and what is remembered about films."""

    forget_wanted = Signal()
    """Everything about films is to be forgotten."""

    delete_wanted = Signal()
    """What is stored of unfinished films is to be deleted."""

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
        self.kept = StorageUse(
            data_folder(), self.tr("Styles and unfinished films"), parts=("jobs", "styles")
        )
        form.field(
            self.tr("Styles and unfinished films"),
            self.kept,
            self.tr(
                "Finished parts of films that are being rendered are here until the MP4 is finished. To delete those "
                "of a film, cancel it in the queue. To have all of it elsewhere, start FastVid with FASTVID_HOME set "
                "to another folder."
            ),
        )
        delete = DeleteUnfinishedRow()
        delete.wanted.connect(self.delete_wanted)
        form.field(self.tr("Unfinished films"), delete)
        form.field(self.tr("Preferences"), StorageUse(config_folder(), self.tr("Preferences")))
        form.field(
            self.tr("Thumbnails and measurements"),
            StorageUse(cache_folder(), self.tr("Thumbnails and measurements"), parts=MADE_AGAIN, clears=True),
            self.tr("May be deleted; FastVid makes them again."),
        )
        form.title(self.tr("What is remembered"))
        forget = ForgetFilmsRow()
        forget.wanted.connect(self.forget_wanted)
        form.field(
            self.tr("Films"),
            forget,
            self.tr(
                "FastVid keeps what you set for each film, and the list of films, on this computer only, so that all "
                "is there when you come back."
            ),
        )
