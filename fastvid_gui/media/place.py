"""Where the film goes: refusing impossible places early, a temporary name, and the final step in one go."""

import errno
import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import av.error

from fastvid_gui.errors import DiskFullError, ExportError

LITTLE_SPACE_BYTES = 1 << 20
LONGEST_NAME_BYTES = 200


def check_target(out: Path, source: Path, *, overwrite: bool) -> None:
    """Refuses a place where the film can't go, before any work is done. Raises `ExportError`."""
    if out.is_dir():
        raise ExportError(f"{out} is a folder. Name the file too, as in {out / 'film.mp4'}.")
    if not out.parent.is_dir():
        raise ExportError(
            f"There is no folder {out.parent} for {out.name}. Make it, or choose another place."
        )
    if out.exists():
        if source.exists() and out.samefile(source):
            raise ExportError(f"{out} is the source itself. Choose another name for the result.")
        if not overwrite:
            raise ExportError(f"{out} exists already. Choose another name, or allow it with --overwrite.")


def partial_path(out: Path) -> Path:
    """The temporary name of a film that is being written, in its own folder."""
    name = out.name
    while len(os.fsencode(name)) > LONGEST_NAME_BYTES:
        name = name[1:]
    return out.with_name(f".{name}.partial")


@contextmanager
def translated(out: Path) -> Iterator[None]:
    """Turns the system's and libav's errors into ours; whatever happens for want of space is called so."""
    try:
        yield
    except (av.error.FFmpegError, OSError) as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT) or space_left(out) < LITTLE_SPACE_BYTES:
            raise DiskFullError(disk_full(out)) from error
        reason = error.strerror or str(error)
        raise ExportError(
            f"{out} can't be written: {reason}. Check the folder, or choose another place."
        ) from error


def disk_full(out: Path) -> str:
    """What to say when the disk is full."""
    return (
        f"There is too little space for {out} in {out.parent.absolute()}. Everything painted is kept; free "
        "some space, or name another disk, and run the same command again."
    )


def space_left(out: Path) -> int:
    """Bytes free where `out` is to be; plenty where the system does not tell."""
    try:
        return shutil.disk_usage(out.parent).free
    except OSError:
        return sys.maxsize


class WholeWrites(io.FileIO):
    """A file that writes all it is given or raises; plain unbuffered files may write less and say nothing.

    Its `name` is a neutral one: libav hands it back to us as text, which not every file name is.
    """

    def __init__(self, path: Path, mode: str) -> None:
        super().__init__(path, mode)
        self.name = "film.mp4"

    def write(self, data: Any, /) -> int:
        view = memoryview(data)
        done = 0
        while done < len(view):
            done += super().write(view[done:]) or 0
        return done


def put_in_place(partial: Path, out: Path, *, overwrite: bool) -> None:
    """Gives the finished film its name, at once and for certain. Raises `ExportError` if the name is taken."""
    if overwrite:
        partial.replace(out)
    else:
        try:
            # Unlike renaming, linking never replaces a file that has appeared meanwhile.
            os.link(partial, out)
        except FileExistsError as error:
            raise ExportError(
                f"{out} exists already. Choose another name, or allow it with --overwrite."
            ) from error
        except OSError:
            # File systems without links (FAT, some network disks).
            if out.exists():
                raise ExportError(
                    f"{out} exists already. Choose another name, or allow it with --overwrite."
                ) from None
            partial.rename(out)
    # The new name itself has to reach the disk; Windows knows no such call for folders.
    with suppress(OSError):
        folder = os.open(out.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
