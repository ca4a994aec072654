"""How a file gets its content in one step: a reader sees the old content or the new one, never a part of it.

Every file that FastVid replaces goes this way; `targets` adds the checks for files at a user's place.
"""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

LONGEST_NAME_BYTES = 200
"""Length of the names that FastVid gives to files beside the target; most file systems end at 255."""
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def replace_file(path: Path, *parts: bytes, lasting: bool, private: bool = False) -> None:
    """Writes a file beside `path` and renames it; if that fails, the old file stays.

    Args:
        parts: the content, in order.
        lasting: whether it survives a power cut from now on. That can take long: not for the window's thread.
        private: whether only its owner may read it.

    Raises:
        OSError: the system refuses.
    """
    partial = beside(path)
    try:
        write_new(partial, *parts, lasting=lasting, private=private)
        partial.replace(path)
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise
    if lasting:
        sync_folder(path.parent)


def write_new(path: Path, *parts: bytes, lasting: bool, private: bool = False) -> None:
    """Writes a file that is not there yet, neither through a link nor into a pipe; arguments as for `replace_file`.

    Raises:
        OSError: the system refuses; a part of the file may be there.
    """
    with os.fdopen(os.open(path, _FLAGS, 0o600 if private else 0o666), "wb") as file:
        for part in parts:
            file.write(part)
        if lasting:
            file.flush()
            os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Brings new names in a folder to the disk; Windows and some network disks have no such call."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def partial_path(file: Path) -> Path:
    """The temporary name, in the same folder, of a large file that is being written. What a killed process leaves under
    this name, the next one that writes the file removes."""
    return file.with_name(f".{_fitting(file.name)}.partial")


def beside(file: Path) -> Path:
    """A short-lived temporary name in the file's folder, with the same characters, and unique."""
    return file.with_name(f".{_fitting(file.name)}.{secrets.token_hex(4)}.partial")


def no_space_left(error: BaseException) -> bool:
    """Whether an error says that a disk, or the user's share of it, is full."""
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)


def _fitting(name: str) -> str:
    while len(os.fsencode(name)) > LONGEST_NAME_BYTES:
        name = name[1:]
    return name
