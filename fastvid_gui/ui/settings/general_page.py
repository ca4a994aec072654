"""Preferences: the look and the language of the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from fastvid_gui.settings import settings
from fastvid_gui.ui.settings.form import Form, Hint
from fastvid_gui.ui.system.language import languages
from fastvid_gui.ui.widgets.theme import Theme, apply_theme


class GeneralPage(QWidget):
    """Theme, language, messages."""

    restart_wanted = Signal()
    """FastVid is to end and begin again, in the other language."""

    def __init__(self) -> None:
        super().__init__()
        form = Form(self)
        form.title(self.tr("Appearance"))
        form.choice(
            self.tr("Theme"),
            "theme",
            (
                ("system", self.tr("Same as system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ),
            self.tr("Colors of pictures are judged best in the dark theme."),
            after=_show_theme,
        )
        self._language_before = settings().values.language
        form.choice(
            self.tr("Language"),
            "language",
            (("", self.tr("Same as system")), *languages().items()),
            after=self._on_language,
        )
        self._restart = Hint(self.tr("Takes effect after a restart."))
        self._restart.hide()
        form.addRow("", self._restart)
        self.restart_button = QPushButton(self.tr("Restart FastVid now"))
        self.restart_button.setToolTip(self.tr("Closes the window and opens it again; the films come back"))
        self.restart_button.clicked.connect(self.restart_wanted)
        self.restart_button.hide()
        form.addRow("", self.restart_button)
        form.title(self.tr("Messages"))
        form.check(
            self.tr("Tell me when a film is finished"),
            "notify",
            self.tr("Shows a notification when FastVid is in the background."),
        )

    def _on_language(self, language: str) -> None:
        for widget in (self._restart, self.restart_button):
            widget.setVisible(language != self._language_before)


def _show_theme(theme: Theme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, theme)
