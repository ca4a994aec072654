"""Texts that others wrote are shown as they are: nothing in the window guesses that a text may be HTML.

Qt's labels, message boxes and tooltips do: a file called `<img src="//10.0.0.5/a.png">` would have Qt open that path,
which on Windows gives the user's credentials to the computer at that address. `PlainTexts` turns the guess off for all
of them in one place, even for those that Qt makes itself. Code that wants rich text asks for it, and escapes what is
not its own.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QMenu

from fastvid_gui.ui.widgets.menu_keys import MenuKeys


class PlainTexts(QObject):
    """Handles every label, and the parts of tooltips and message boxes, before they are shown for the first time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._menu_keys = MenuKeys(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A label is polished before its text is laid out, which is when pictures in it would be opened."""
        if event.type() != QEvent.Type.Polish:
            return False
        if isinstance(watched, QLabel) and watched.textFormat() == Qt.TextFormat.AutoText:
            watched.setTextFormat(Qt.TextFormat.PlainText)
        elif isinstance(watched, QMenu):
            # The one place that meets every menu, too, before it is shown.
            watched.installEventFilter(self._menu_keys)
        return False


def keep_texts_plain(app: QCoreApplication) -> None:
    """From now on, for all windows of the app; done once."""
    if app.findChild(PlainTexts) is None:
        app.installEventFilter(PlainTexts(app))


def for_desktop(text: str) -> str:
    """A text for the desktop's own messages, by the tray: some desktops take those for HTML, too, and some show
    escapes as they are, so the signs that begin a tag are replaced by such as look alike."""
    return text.replace("<", "‹").replace(">", "›")
