"""Preferences: forgets everything about films, for people who share a computer or give it away."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.ui.settings.ask_first import AskFirstRow

translate = QCoreApplication.translate


class ForgetFilmsRow(AskFirstRow):
    """A button that asks first."""

    def __init__(self) -> None:
        super().__init__(
            translate("ForgetFilmsRow", "Forget everything about films…"),
            translate("ForgetFilmsRow", "Forget everything about films"),
            translate("ForgetFilmsRow", "Forget everything about films?"),
            translate(
                "ForgetFilmsRow",
                "The list of films is emptied. Styles, marks and keyframes of all films, what was found in them, the "
                "recent films and what the queue has finished are forgotten. Your films, painted MP4 files, projects "
                "and unfinished renders stay.",
            ),
            translate("ForgetFilmsRow", "Forget"),
        )
