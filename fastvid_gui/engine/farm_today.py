"""How many frames this computer has painted for others today; kept on disk, so that a restart loses nothing."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import replace_file

FILE_NAME = "helped-today.json"
KEEP_SECONDS = 5.0
"""The most that a kill may lose."""
_MOST_BYTES = 1000


class _Day(msgspec.Struct):
    day: str = ""
    frames: int = 0


class Today:
    """Counts the frames of a helper since midnight.

    Args:
        folder: where the count is kept. day: today's date, local time.
    """

    def __init__(self, folder: Path, day: Callable[[], str] = lambda: time.strftime("%Y-%m-%d")) -> None:
        self._path, self._day = folder / FILE_NAME, day
        self._kept, self._seen = self._read(), 0
        self._saved, self._saved_at = self._kept.frames, time.monotonic()

    def count(self, frames: int) -> int:
        """Today's frames, given that a helper has painted `frames` since its start."""
        new, self._seen = frames - self._seen, frames
        if self._kept.day != self._day():
            self._kept, self._saved = _Day(self._day()), 0
        self._kept.frames += new
        if self._kept.frames != self._saved and time.monotonic() - self._saved_at >= KEEP_SECONDS:
            self.save()
        return self._kept.frames

    def save(self) -> None:
        """Writes the count; if that fails, it is only lost with this process."""
        self._saved, self._saved_at = self._kept.frames, time.monotonic()
        with suppress(OSError):
            replace_file(self._path, msgspec.json.encode(self._kept), lasting=False)

    def _read(self) -> _Day:
        try:
            return msgspec.json.decode(read_user_file(self._path, _MOST_BYTES), type=_Day)
        except (OSError, ValueError, RecursionError, msgspec.DecodeError):
            return _Day()
