"""Preferences: deletes what is stored of films that are not finished."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.ui.settings.ask_first import AskFirstRow

translate = QCoreApplication.translate


class DeleteUnfinishedRow(AskFirstRow):
    """A button that asks first."""

    def __init__(self) -> None:
        super().__init__(
            translate("DeleteUnfinishedRow", "Delete unfinished work…"),
            translate("DeleteUnfinishedRow", "Delete unfinished work"),
            translate("DeleteUnfinishedRow", "Delete what is painted of all unfinished films?"),
            translate(
                "DeleteUnfinishedRow",
                "Films that wait or are paused stay in the queue and begin anew. What is being rendered now stays, "
                "and so do your films and painted MP4 files.",
            ),
            translate("DeleteUnfinishedRow", "Delete"),
        )
