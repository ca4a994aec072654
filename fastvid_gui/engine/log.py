"""The log files of the engine processes: everything they and their libraries say, with a bound."""

import os
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from fastvid_gui.paths import data_folder

LOG_FOLDER = "logs"
MOST_LOG_BYTES = 1_000_000
LOOK_SECONDS = 10.0


def log_file(role: str) -> Path:
    """Where the engine of that role ("preview", "render") writes; an older part may lie beside it (`.old`)."""
    folder = data_folder() / LOG_FOLDER
    folder.mkdir(exist_ok=True)
    return folder / f"engine-{role}.log"


def open_log(role: str) -> IO[bytes]:
    """The log file, to be the stderr of an engine process; a long one is put aside first."""
    path = log_file(role)
    with suppress(OSError):
        if path.stat().st_size > MOST_LOG_BYTES // 2:
            path.replace(path.with_suffix(".old"))
    return path.open("ab")


def keep_log_small() -> None:
    """In the engine process: starts over when stderr, if it is a file, has grown too long."""
    threading.Thread(target=_watch, name="log", daemon=True).start()


def _watch() -> None:
    while True:
        time.sleep(LOOK_SECONDS)
        with suppress(OSError):
            if os.fstat(2).st_size > MOST_LOG_BYTES:
                # stderr appends, so it continues at the new end.
                os.ftruncate(2, 0)


def last_lines(role: str, most_bytes: int = 64_000) -> str:
    """The end of a log, for people; "" if there is none."""
    text = ""
    for path in (log_file(role).with_suffix(".old"), log_file(role)):
        with suppress(OSError), path.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - most_bytes))
            text += file.read(most_bytes).decode("utf-8", "replace")
    return text[-most_bytes:]
