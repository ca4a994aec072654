"""Where the film goes: a file that is written whole or not at all, and the sentences if that fails."""

import errno
import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import av.error

from fastvid_gui.errors import ExportError
from fastvid_gui.sentences.export import Export
from fastvid_gui.sentences.sentence import said_by_others
from fastvid_gui.targets.place import cant_write, disk_full
from fastvid_gui.targets.writing import clear

LITTLE_SPACE_BYTES = 1 << 20


@contextmanager
def translated(out: Path) -> Iterator[None]:
    """Turns the system's and libav's errors into ours; anything caused by lack of space is called a full disk.

    The system's errors are about the place. libav's own are not: it writes through `WholeWrites`, so its complaints
    are about what it was given to write.
    """
    try:
        yield
    except (av.error.FFmpegError, OSError) as raised:
        error = _from_the_system(raised)
        if error.errno != errno.EFBIG and space_left(out) < LITTLE_SPACE_BYTES:
            raise disk_full(out) from raised
        if isinstance(error, av.error.FFmpegError):
            reason = said_by_others(error.strerror or error)
            raise ExportError(Export.NOT_JOINED, out=out, reason=reason) from raised
        raise cant_write(out, error) from raised


def _from_the_system(error: OSError | av.error.FFmpegError) -> OSError | av.error.FFmpegError:
    """The system's error behind one of libav's: what `WholeWrites` raised and libav passed on."""
    behind: BaseException | None = error
    while behind is not None:
        if isinstance(behind, OSError) and not isinstance(behind, av.error.FFmpegError):
            return behind
        behind = behind.__cause__ or behind.__context__
    return error


def space_left(out: Path) -> int:
    """Free bytes where `out` is going to be; a large number if the system does not tell."""
    try:
        return shutil.disk_usage(out.parent).free
    except OSError:
        return sys.maxsize


class WholeWrites(io.FileIO):
    """A new file that writes all it is given or raises; plain unbuffered files may silently write less.

    What an earlier try left under its name is removed.

    Its `name` is neutral: libav hands the name back to us as text, and not every file name is valid text.
    """

    def __init__(self, path: Path) -> None:
        clear(path)
        super().__init__(path, "x")
        self.name = "film.mp4"

    def write(self, data: Any, /) -> int:
        view = memoryview(data)
        done = 0
        while done < len(view):
            done += super().write(view[done:]) or 0
        return done
