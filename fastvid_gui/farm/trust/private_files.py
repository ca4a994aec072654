"""Small files for their owner's eyes only (mode 0600), written whole or not at all.

Keys, paired nodes and counted wrong codes live in such files. A reader sees the old content or the new one, never
half of it; a file that others could read is closed to them again, with a warning.
"""

import logging
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from fastvid_gui.errors import FarmError
from fastvid_gui.sentences.sentence import said_by_others
from fastvid_gui.sentences.trust import Trust
from fastvid_gui.whole_files import replace_file

LOCK_WAIT_S = 10.0
"""A lock is held for milliseconds; longer means that a process hangs."""

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_POSIX = os.name == "posix"
_log = logging.getLogger(__name__)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keeps other processes from changing a file; FarmError if one does not let go."""
    try:
        with filelock.FileLock(path.with_name(f".{path.name}.lock"), timeout=LOCK_WAIT_S, mode=0o600):
            yield
    except filelock.Timeout as error:
        raise FarmError(Trust.IN_USE, path=path) from error
    except OSError as error:
        raise _system_error(Trust.CANT_LOCK, path, error) from error


def claim(path: Path) -> filelock.BaseFileLock | None:
    """Takes a lock for as long as this process runs, or until it is released; None if another process has it.

    The system releases it when the process ends, however that happens. Raises FarmError if it can't be made.
    """
    # Not bound to one thread: the thread that takes it may leave its release to another one.
    lock = filelock.FileLock(path, timeout=0, mode=0o600, thread_local=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except filelock.Timeout:
        return None
    except OSError as error:
        raise _system_error(Trust.CANT_LOCK, path, error) from error
    return lock


def read_private(path: Path, most: int) -> bytes | None:
    """The content of a file, None if there is none; takes away any rights that others have to it.

    Raises:
        FarmError: it can't be read, or holds more than `most` bytes.
    """
    try:
        with path.open("rb") as file:
            if _POSIX and os.fstat(file.fileno()).st_mode & _OTHERS:
                try:
                    path.chmod(0o600)
                    _log.warning("%s could be read by other users; it is closed to them now.", path)
                except OSError as error:
                    # On a read-only disk, for example: no reason to stop.
                    _log.warning("%s can be read by other users (%s).", path, error.strerror or error)
            data = file.read(most + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _system_error(Trust.CANT_READ, path, error) from error
    if len(data) > most:
        raise FarmError(Trust.TOO_LARGE, path=path)
    return data


def write_private(path: Path, data: bytes) -> None:
    """Puts a file in place in one step; only its owner may read it. Raises FarmError if that fails."""
    try:
        replace_file(path, data, lasting=True, private=True)
    except OSError as error:
        raise _system_error(Trust.CANT_WRITE, path, error) from error


def _system_error(code: Trust, path: Path, error: OSError) -> FarmError:
    return FarmError(code, path=path, reason=said_by_others(error.strerror or error))
