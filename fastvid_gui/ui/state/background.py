"""Small work that may wait for a disk, away from the window's thread: `in_background(parent, work, done)`.

Requests to the engine go through bridge.py; this is for looking at folders and writing a report.
"""

import logging
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class _Post(QObject):
    """Carries a result from the pool's thread to the thread that made this object."""

    arrived = Signal(object)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], object], post: _Post) -> None:
        super().__init__()
        self._work, self._post = work, post

    def run(self) -> None:
        try:
            result = self._work()
        except OSError:
            _log.exception("work in the background failed")
            return
        # The window may have been closed by now.
        if isValid(self._post):
            self._post.arrived.emit(result)


def in_background(
    parent: QObject,
    work: Callable[[], Result],
    done: Callable[[Result], None],
    pool: QThreadPool | None = None,
) -> None:
    """Runs `work` on another thread, then `done` with its result on this one, unless `parent` is gone by then.

    `work` must not touch any Qt object. An OSError from it is logged, and `done` is not called. `pool`: with one thread
    it does everything in order; None: that of the app.
    """
    post = _Post(parent)
    post.arrived.connect(done)
    post.arrived.connect(post.deleteLater)
    (pool or QThreadPool.globalInstance()).start(_Work(work, post))
