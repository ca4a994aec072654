"""The window's log, and uncaught errors: they are written down, and the window keeps running."""

import logging
import logging.handlers
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QLoggingCategory,
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from fastvid_gui.engine.log import LOG_FOLDER
from fastvid_gui.log_text import WITH_TIME, HarmlessFormatter
from fastvid_gui.paths import data_folder
from fastvid_gui.sentences.folders import Folders
from fastvid_gui.sentences.sentence import Sentence, say

FILE_NAME = "window.log"
MAX_BYTES = 1_000_000
OLD_FILES = 2

_log = logging.getLogger("fastvid_gui.ui")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def logs_folder() -> Path:
    """Where the logs of the window and of the engine are; created when first needed."""
    folder = data_folder() / LOG_FOLDER
    folder.mkdir(exist_ok=True)
    return folder


def set_up_logging() -> Sentence | None:
    """Starts the log file; returns what failed, if anything did."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            logs_folder() / FILE_NAME, maxBytes=MAX_BYTES, backupCount=OLD_FILES, encoding="utf-8", delay=True
        )
        problem = None
    except OSError as error:
        handler, problem = logging.StreamHandler(), say(Folders.NO_LOG, reason=error.strerror or error)
    handler.setFormatter(HarmlessFormatter(WITH_TIME))
    root.addHandler(handler)
    return problem


class Mistakes(QObject):
    """Hears of every uncaught exception, in any thread, and of Qt's complaints."""

    happened = Signal(str)
    """One line about it; the log has all of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: tuple[Callable[..., object], Callable[..., object]] = (
            sys.excepthook,
            threading.excepthook,
        )
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(_on_qt_message)
        # FFmpeg would print the streams of each played film to the terminal.
        QLoggingCategory.setFilterRules("qt.multimedia.*.info=false\nqt.multimedia.*.debug=false")

    def uninstall(self) -> None:
        """Restores the earlier hooks."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("unexpected error in the window", exc_info=(kind, error, trace))
        self.happened.emit(f"{kind.__name__}: {error}")

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
    logging.getLogger(f"qt.{context.category or ''}").log(_LEVELS.get(kind, logging.WARNING), "%s", text)
