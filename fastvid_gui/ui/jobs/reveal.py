"""Passes a finished film to the system: plays it, or shows it in the file manager."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

ANSWER_MS = 3000
"""A file manager that has not answered by then counts as absent."""

translate = QCoreApplication.translate


def play(path: Path) -> str:
    """Opens a film in the user's player. Returns what went wrong, as the user reads it; "" if nothing."""
    if problem := _gone(path):
        return problem
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return ""
    return translate(
        "Jobs", "No player is set up for MP4 files here; open {file} with a player of your choice."
    ).format(file=path)


def show_in_folder(path: Path, context: QObject) -> str:
    """Shows a file in its folder, selected where the system can do that. `context` lives at least as long as the call.

    Returns what went wrong; "" if nothing.
    """
    if problem := _gone(path):
        return problem
    if sys.platform == "win32":
        # Explorer wants the comma form in one argument, and always returns 1.
        QProcess.startDetached("explorer.exe", ["/select,", os.path.normpath(path)])
        return ""
    if sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
        return ""
    if _asked_file_manager(path, context):
        return ""
    return _open_folder(path)


def _gone(path: Path) -> str:
    return "" if path.exists() else gone_words(path)


def gone_words(path: Path) -> str:
    """What is said about a film that is no longer where it was written."""
    return translate("Jobs", "{file} is not there any more; it was moved, renamed or deleted.").format(
        file=path
    )


def _open_folder(path: Path) -> str:
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
        return ""
    return translate("Jobs", "No file manager opened; the film is {file}.").format(file=path)


def _asked_file_manager(path: Path, context: QObject) -> bool:
    """Asks the desktop's file manager over D-Bus; if it does not answer, opens the folder without a selection."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    name = "org.freedesktop.FileManager1"
    message = QDBusMessage.createMethodCall(name, "/org/freedesktop/FileManager1", name, "ShowItems")
    message.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(message, ANSWER_MS), context)

    def answered() -> None:
        if watcher.isError():
            _open_folder(path)
        watcher.deleteLater()

    watcher.finished.connect(answered)
    return True
