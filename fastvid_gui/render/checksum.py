"""The SHA-256 by which a source is known."""

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

from fastvid_gui.errors import Interrupted, SourceError
from fastvid_gui.sentences.painting import Painting
from fastvid_gui.sentences.sentence import said_by_others
from fastvid_gui.sentences.source import BadSource

BLOCK_BYTES = 1 << 22


def file_checksum(path: Path, stop: threading.Event, progress: Callable[[int, int | None], None]) -> str:
    """SHA-256 (hex) of a file's bytes; `progress` is called with bytes done and in all."""
    digest, done = hashlib.sha256(), 0
    try:
        total = path.stat().st_size
        with path.open("rb") as file:
            while block := file.read(BLOCK_BYTES):
                if stop.is_set():
                    raise Interrupted(Painting.STOPPED_EARLY)
                digest.update(block)
                done += len(block)
                progress(done, total)
    except OSError as error:
        reason = said_by_others(error.strerror or error)
        raise SourceError(BadSource.UNREADABLE, file=path, reason=reason) from error
    return digest.hexdigest()
