"""Small files that a user names and FastVid reads: ordinary files only, and never more of them than was asked for.

A named pipe would block the reader until somebody writes into it. A device may have no end, or do something when it is
opened. And the size that the system reports need not be true when the file is read.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_KINDS = {
    stat.S_IFIFO: "it is a pipe, not an ordinary file",
    stat.S_IFCHR: "it is a device, not an ordinary file",
    stat.S_IFBLK: "it is a device, not an ordinary file",
    stat.S_IFSOCK: "it is a socket, not an ordinary file",
}
# A file may be swapped for a pipe after the check: then opening must not block. Windows has no such flags.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)

_FIRST_BYTES, _MORE_BYTES = 1 << 16, 8 << 20


class TooLargeError(OSError):
    """The file is larger than the reader allows."""


def open_user_file(path: Path) -> BinaryIO:
    """Opens an ordinary file for reading; its `read` must be given a limit.

    Raises:
        OSError: it can't be opened, or is not ordinary; `strerror` says why, for people.
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
        raise OSError(errno.EINVAL, _KINDS.get(kind, "it is not an ordinary file"), str(path))


def _too_large(path: Path) -> TooLargeError:
    return TooLargeError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
