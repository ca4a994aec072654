"""The helper's icon in the system tray: its state, and the owner's buttons. The window may be closed."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from fastvid_gui.ui.state.helping import HOUR_SECONDS, Helping
from fastvid_gui.ui.widgets.icons import icon
from fastvid_gui.ui.widgets.plain_texts import for_desktop
from fastvid_gui.ui.words.helper import status_line


class Tray(QObject):
    """Exists while this computer helps, where the system has a tray."""

    open_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, helping: Helping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._helping = helping
        self._sign = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
        self._sign.activated.connect(self._on_activated)
        self.menu = QMenu()
        self.status = self.menu.addAction("")
        self.status.setEnabled(False)
        self.menu.addSeparator()
        self.give_back = self._action("hand", "")
        self.give_back.triggered.connect(self._on_give_back)
        self.hour = self._action("coffee", self.tr("Pause for an hour"))
        self.hour.triggered.connect(lambda: helping.give_back(HOUR_SECONDS))
        self.finish = self._action("hourglass", self.tr("Stop after this piece"))
        self.finish.triggered.connect(helping.finish)
        self.menu.addSeparator()
        self.open = self._action("monitor", self.tr("Open FastVid"))
        self.open.triggered.connect(self.open_wanted)
        self.quit = self._action("power", self.tr("Quit FastVid"))
        self.quit.triggered.connect(self.quit_wanted)
        self._sign.setContextMenu(self.menu)
        helping.changed.connect(self._show_now)
        helping.switched.connect(self._on_switched)
        self._on_switched(helping.on)

    @property
    def there(self) -> bool:
        """Whether there is a tray, so that the window can be hidden without getting lost."""
        return QSystemTrayIcon.isSystemTrayAvailable() and self._sign.isVisible()

    def say(self, title: str, text: str) -> None:
        """Shows a message at the icon."""
        self._sign.showMessage(for_desktop(title), for_desktop(text))

    def hide(self) -> None:
        """Removes the icon: the app ends."""
        self._sign.hide()

    def _action(self, sign: str, text: str) -> QAction:
        return self.menu.addAction(icon(sign), text)

    def _on_switched(self, on: bool) -> None:
        self._sign.setVisible(on and QSystemTrayIcon.isSystemTrayAvailable())
        self._show_now()

    def _show_now(self) -> None:
        helping = self._helping
        line = status_line(helping) if helping.on else ""
        self.status.setText(line)
        self._sign.setToolTip(for_desktop(f"FastVid: {line}"))
        given = helping.given_back
        self.give_back.setText(self.tr("Help again") if given else self.tr("Give my PC back"))
        runs = helping.now is not None or helping.recovers
        self.give_back.setEnabled(runs)
        self.hour.setEnabled(runs and not given)
        self.finish.setEnabled(helping.now is not None and not helping.finishing and not given)

    def _on_give_back(self) -> None:
        if self._helping.given_back:
            self._helping.help_again()
        else:
            self._helping.give_back()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.open_wanted.emit()
