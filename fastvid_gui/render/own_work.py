"""Whether FastVid is painting a film for this user: helpers of the same home rest during that time.

Each painting process holds a locked file in a folder; the system releases the lock however the process ends. A helper
that kept working would take half of the cores and the memory from a film that its owner is waiting for.
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count

import filelock

from fastvid_gui.paths import cache_folder

FOLDER = "own-work"
LOOK_SECONDS = 5.0
OLD_SECONDS = 60.0
"""A younger file may be about to be locked."""
_numbers = count()
_looking = threading.Lock()


@contextmanager
def own_work() -> Iterator[None]:
    """Holds the mark. If it can't be made, helpers simply keep working."""
    with ExitStack() as stack:
        with suppress(OSError, filelock.Timeout):
            folder = cache_folder() / FOLDER
            folder.mkdir(exist_ok=True)
            path = folder / f"{os.getpid()}-{next(_numbers)}.lock"
            # A helper that is checking the file holds it for a moment.
            lock = filelock.FileLock(path, timeout=LOOK_SECONDS, thread_local=False)
            stack.enter_context(lock)
            stack.callback(path.unlink, missing_ok=True)
        yield


def works_here() -> bool:
    """Whether any process of this home holds a mark; removes what killed processes left."""
    with _looking, suppress(OSError):
        for path in (cache_folder() / FOLDER).glob("*.lock"):
            lock = filelock.FileLock(path, timeout=0, thread_local=False)
            try:
                with lock:
                    if time.time() - path.stat().st_mtime > OLD_SECONDS:
                        path.unlink(missing_ok=True)
            except filelock.Timeout:
                return True
    return False
