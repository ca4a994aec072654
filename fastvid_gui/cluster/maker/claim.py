"""One maker for each job: a file in the job's folder whose count grows as long as its maker runs.

Network disks have no locks that work. A process that finds such a file watches whether it still grows.
"""

import json
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from fastvid_gui.cluster.folder import ClusterFolder, FolderFailed, FolderGone, read_json
from fastvid_gui.cluster.processes import runs, started, this_computer
from fastvid_gui.errors import FarmError, Interrupted
from fastvid_gui.sentences.cluster import ClusterSays
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.whole_files import replace_file

BEAT_S = 1.0
WATCH_S = 8.0
LOOK_S = 0.2


class Claim:
    """Claims a job for this process; `close` lets it go.

    Args:
        gone: told once, on some thread, when the folder is gone, full, or can't be written any more.

    Raises:
        FarmError: another one has it. Interrupted: `stop` was set while it was watched.
    """

    def __init__(
        self, folder: ClusterFolder, job: str, stop: threading.Event, gone: Callable[[FarmError], None]
    ) -> None:
        self._gone = gone
        self._folder, self._path = folder, folder.job(job) / "maker.json"
        self._id, self._beats = secrets.token_hex(8), 0
        self._ended = threading.Event()
        with folder.used():
            self._wait_for_other(stop)
            self._write()
        self._thread = threading.Thread(target=self._beat, name="cluster-claim", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Lets go of it."""
        self._ended.set()
        self._thread.join()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _wait_for_other(self, stop: threading.Event) -> None:
        first = read_json(self._path)
        if first is None:
            return
        if first.get("computer") == this_computer():
            pid = first.get("pid")
            if isinstance(pid, int) and runs(pid, str(first.get("begun", ""))):
                raise FarmError(ClusterSays.BUSY_HERE, process=str(pid))
            return
        until = time.monotonic() + WATCH_S
        while time.monotonic() < until:
            if stop.wait(LOOK_S):
                raise Interrupted(Painting.STOPPED_EARLY)
            if (now := read_json(self._path)) is None:
                return
            if now != first:
                raise FarmError(ClusterSays.BUSY_ELSEWHERE, host=first.get("host", "?"))

    def _beat(self) -> None:
        while not self._ended.wait(BEAT_S):
            self._beats += 1
            try:
                self._write()
            except OSError as error:
                failure = self._folder.failure(error)
                if isinstance(failure, (FolderGone, FolderFailed)):
                    self._gone(failure)
                    return

    def _write(self) -> None:
        value = {
            "id": self._id,
            "host": socket.gethostname(),
            "computer": this_computer(),
            "pid": os.getpid(),
            "begun": started(os.getpid()),
            "beats": self._beats,
        }
        replace_file(self._path, json.dumps(value).encode(), lasting=False, private=True)
