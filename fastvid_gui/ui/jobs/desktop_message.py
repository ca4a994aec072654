"""Tells people who look elsewhere that a film is done or has failed: by the tray, if there is one, and the taskbar."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from fastvid_gui.settings import settings
from fastvid_gui.ui.state.queue import RenderQueue
from fastvid_gui.ui.state.queue_item import ItemState, QueueItem
from fastvid_gui.ui.widgets.plain_texts import for_desktop

SHOWN_MS = 12_000


class QueueNotices(QObject):
    """Watches a queue for items that end while the window is not the active one."""

    def __init__(self, queue: RenderQueue, window: QWidget) -> None:
        """`window`: any widget in the window to which people should come back."""
        super().__init__(window)
        self._queue, self._widget = queue, window
        self._tray: QSystemTrayIcon | None = None
        self._away = QTimer(self, singleShot=True, interval=SHOWN_MS + 3000)
        self._away.timeout.connect(self._hide_tray)
        queue.item_ended.connect(self._on_item_ended)

    def _on_item_ended(self, number: int) -> None:
        item, window = self._queue.item(number), self._widget.window()
        if item is None or not settings().values.notify or window.isActiveWindow():
            return
        QApplication.alert(window)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._show_in_tray(*self.words(item))

    def words(self, item: QueueItem) -> tuple[str, str, bool]:
        """Title, sentence, and whether it is a failure."""
        if item.state is ItemState.DONE:
            return self.tr("Your film is ready"), item.output.name, False
        return self.tr("{film} could not be rendered").format(film=item.source.name), item.problem, True

    def _show_in_tray(self, title: str, text: str, failed: bool) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._tray.setToolTip(QApplication.applicationDisplayName())
            self._tray.messageClicked.connect(self._come_back)
            self._tray.activated.connect(self._come_back)
        kind = QSystemTrayIcon.MessageIcon.Warning if failed else QSystemTrayIcon.MessageIcon.Information
        self._tray.show()
        self._tray.showMessage(for_desktop(title), for_desktop(text), kind, SHOWN_MS)
        self._away.start()

    def _come_back(self) -> None:
        window = self._widget.window()
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()
        self._hide_tray()

    def _hide_tray(self) -> None:
        if self._tray is not None:
            self._tray.hide()
