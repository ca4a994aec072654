"""Whether FastVid paints a film of this user's own now: helpers of the same home rest meanwhile.

Each painting process holds a locked file in a folder; the system lets go of the lock however the process ends. A helper
that went on would take half of the cores and of the memory from a film that its owner waits for.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count

import filelock

from fastvid_gui.paths import cache_folder

FOLDER = "own-work"
_numbers = count()
_looking = threading.Lock()


@contextmanager
def own_work() -> Iterator[None]:
    """Holds the mark. Where it can't be made, helpers go on, and that is all."""
    with ExitStack() as stack:
        with suppress(OSError, filelock.Timeout):
            folder = cache_folder() / FOLDER
            folder.mkdir(exist_ok=True)
            path = folder / f"{os.getpid()}-{next(_numbers)}.lock"
            # A helper that just looks at it holds it for a moment.
            lock = filelock.FileLock(path, timeout=1.0, thread_local=False)
            stack.enter_context(lock)
            stack.callback(path.unlink, missing_ok=True)
        yield


def works_here() -> bool:
    """Whether any process of this home holds a mark; clears away what killed processes left."""
    with _looking, suppress(OSError):
        for path in (cache_folder() / FOLDER).glob("*.lock"):
            lock = filelock.FileLock(path, timeout=0, thread_local=False)
            try:
                with lock:
                    path.unlink(missing_ok=True)
            except filelock.Timeout:
                return True
    return False
