"""Progress on the window's icon in the task bar or dock, where the system can show it."""

import logging
import os
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

DESKTOP_FILE = "fastvid-gui.desktop"

_log = logging.getLogger(__name__)


class Taskbar:
    """Shows the progress of the render: a bar on Linux desktops (Unity's launcher protocol, which GNOME's and KDE's
    task bars understand too), a percentage on the icon elsewhere."""

    def __init__(self) -> None:
        self._shown: int | None = None

    def show(self, share: float | None) -> None:
        """`share` 0..1; None removes it."""
        percent = None if share is None else round(100 * share)
        if percent == self._shown:
            return
        self._shown = percent
        if sys.platform.startswith("linux"):
            self._tell_launcher(percent)
        else:
            app = QGuiApplication.instance()
            if isinstance(app, QGuiApplication):
                app.setBadgeNumber(percent or 0)

    def _tell_launcher(self, percent: int | None) -> None:
        if not _has_session_bus():
            return
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        values = {"progress": (percent or 0) / 100, "progress-visible": percent is not None}
        message = QDBusMessage.createSignal("/fastvid", "com.canonical.Unity.LauncherEntry", "Update")
        message.setArguments([f"application://{DESKTOP_FILE}", values])
        QDBusConnection.sessionBus().send(message)


def _has_session_bus() -> bool:
    """Whether there is a bus to talk to; without this check, Qt might start one and wait for it."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    run = os.environ.get("XDG_RUNTIME_DIR")
    return bool(run) and Path(run or "", "bus").exists()
