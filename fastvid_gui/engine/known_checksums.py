"""The checksums of files that were read before, so that a film of many gigabytes is not read again at each start.

A file with the same path, size and modification time is taken for the same, as everywhere in the engine. A render
trusts none of this: it reads its source whole.
"""

import threading
from contextlib import suppress
from pathlib import Path

import msgspec

from fastvid_gui.paths import cache_folder
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import replace_file

FILE_NAME = "checksums.json"
MOST_BYTES = 4 << 20
KEPT = 2000


class KnownChecksums:
    """May be used from several threads; other processes may write the same file, and the last one wins."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, tuple[int, int, str]] | None = None

    def of(self, path: Path, size: int, changed: int) -> str | None:
        """The checksum of a file with that size and modification time (ns); None if it is not known."""
        with self._lock:
            known = self._read().get(str(path))
        return known[2] if known is not None and known[:2] == (size, changed) else None

    def keep(self, path: Path, size: int, changed: int, checksum: str) -> None:
        """Remembers the checksum of a file."""
        with self._lock:
            known = self._read()
            known.pop(str(path), None)
            known[str(path)] = (size, changed, checksum)
            for old in list(known)[:-KEPT]:
                del known[old]
            with suppress(OSError, UnicodeEncodeError):  # names need not be valid text
                replace_file(cache_folder() / FILE_NAME, msgspec.json.encode(known), lasting=False)

    def forget(self) -> None:
        """Forgets all of them."""
        with self._lock, suppress(OSError):
            self._known = {}
            (cache_folder() / FILE_NAME).unlink(missing_ok=True)

    def _read(self) -> dict[str, tuple[int, int, str]]:
        if self._known is None:
            try:
                data = read_user_file(cache_folder() / FILE_NAME, MOST_BYTES)
                self._known = msgspec.json.decode(data, type=dict[str, tuple[int, int, str]])
            except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
                self._known = {}
        return self._known
