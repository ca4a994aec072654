"""Small files that a user names and FastVid reads: ordinary files only, and never more of them than was asked for.

A named pipe would block the reader until somebody writes into it. A device may have no end, or do something when it is
opened. And the size that the system reports need not be true when the file is read.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from fastvid_gui.sentences.sentence import Code, say
from fastvid_gui.sentences.system import System

_KINDS = {
    stat.S_IFIFO: System.A_PIPE,
    stat.S_IFCHR: System.A_DEVICE,
    stat.S_IFBLK: System.A_DEVICE,
    stat.S_IFSOCK: System.A_SOCKET,
}
# A file may be swapped for a pipe after the check: then opening must not block. Windows has no such flags.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)

_FIRST_BYTES, _MORE_BYTES = 1 << 16, 8 << 20


class TooLargeError(OSError):
    """The file is larger than the reader allows."""


class NotOrdinaryError(OSError):
    """The file is a pipe, a device or the like; `sentence` says what, as a clause."""

    def __init__(self, kind: Code, path: Path) -> None:
        self.sentence = say(kind)
        super().__init__(errno.EINVAL, str(self.sentence), str(path))


def open_user_file(path: Path) -> BinaryIO:
    """Opens an ordinary file for reading; its `read` must be given a limit.

    Raises:
        OSError: it can't be opened, or is not ordinary; `sentences.system.of_system` says why.
    """
    _check(path.stat(), path)  # before opening, which already does something to some devices
    file = os.fdopen(os.open(path, _FLAGS), "rb")
    try:
        _check(os.fstat(file.fileno()), path)
    except OSError:
        file.close()
        raise
    return file


def read_user_file(path: Path, most: int) -> bytes:
    """The content of an ordinary file of at most `most` bytes.

    Raises:
        TooLargeError: it has more bytes. OSError: as for `open_user_file`.
    """
    with open_user_file(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > most:
            raise _too_large(path)
        data = file.read(max(size, min(most, _FIRST_BYTES)) + 1) or b""
        # Files that the system makes up report no size, and a file may grow while it is read.
        while len(data) > size and (more := file.read(min(_MORE_BYTES, most + 1 - len(data)))):
            data += more
    if len(data) > most:
        raise _too_large(path)
    return data


def _check(found: os.stat_result, path: Path) -> None:
    kind = stat.S_IFMT(found.st_mode)
    if kind == stat.S_IFDIR:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if kind != stat.S_IFREG:
        raise NotOrdinaryError(_KINDS.get(kind, System.NO_ORDINARY_FILE), path)


def _too_large(path: Path) -> TooLargeError:
    return TooLargeError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
