"""Preferences: the look and the language of the window."""

from PySide6.QtWidgets import QApplication, QWidget

from fastvid_gui.settings import settings
from fastvid_gui.ui.settings.form import Form, Hint
from fastvid_gui.ui.system.language import languages
from fastvid_gui.ui.widgets.theme import Theme, apply_theme


class GeneralPage(QWidget):
    """Theme, language, messages."""

    def __init__(self) -> None:
        super().__init__()
        form = Form(self)
        form.title(self.tr("Appearance"))
        form.choice(
            self.tr("Theme"),
            "theme",
            (
                ("system", self.tr("As the system")),
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
            (("", self.tr("As the system")), *languages().items()),
            after=self._on_language,
        )
        self._restart = Hint(self.tr("FastVid uses this language the next time it starts."))
        self._restart.hide()
        form.addRow("", self._restart)
        form.title(self.tr("Messages"))
        form.check(
            self.tr("Tell me when a film is finished"),
            "notify",
            self.tr("By a message of the system, while the window is not in front."),
        )

    def _on_language(self, language: str) -> None:
        self._restart.setVisible(language != self._language_before)


def _show_theme(theme: Theme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, theme)
