"""How a file arrives where the user wants it: whole or not at all, and never in place of anything but a file."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from fastvid_gui.errors import TargetError
from fastvid_gui.sentences.targets import TargetSays
from fastvid_gui.targets.place import cant_write, check_target, taken
from fastvid_gui.whole_files import beside, sync_folder, write_new


def write_whole(out: Path, data: bytes, *inputs: Path, overwrite: bool) -> None:
    """Writes a file whose bytes are all known; an older one stays untouched until the new one is whole.

    `out`, `inputs`, `overwrite`: as for `check_target`. Raises TargetError.
    """
    file = check_target(out, *inputs, overwrite=overwrite)
    partial = beside(file)
    try:
        try:
            write_new(partial, data, lasting=True)
            put_in_place(partial, file, overwrite=overwrite)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise cant_write(out, error) from error


def clear(partial: Path) -> None:
    """Removes what an earlier try left under a temporary name, so that the new one can be created as a new file.

    Opening what lies there could follow a link, or write into a pipe. Raises OSError.
    """
    with suppress(FileNotFoundError):
        partial.unlink()


def put_in_place(partial: Path, file: Path, *, overwrite: bool) -> None:
    """Gives a finished file its name, at once and durably.

    It looks once more at what is there, right before. Raises TargetError if the name is taken, or taken by
    something that is not an ordinary file; OSError if the system refuses.
    """
    try:
        # Unlike renaming, linking never replaces a file that has just appeared.
        os.link(partial, file)
    except OSError:
        # The name is taken, or the file system has no links (FAT, some network disks).
        kind = _kind(file)
        if kind not in (0, stat.S_IFREG):
            raise TargetError(TargetSays.APPEARED, file=file) from None
        if kind and not overwrite:
            raise taken(file) from None
        try:
            partial.replace(file)
        except PermissionError as error:
            if kind and os.name == "nt":
                raise TargetError(TargetSays.OPEN_ELSEWHERE, file=file) from error
            raise
    sync_folder(file.parent)


def _kind(file: Path) -> int:
    """What is there, without following links; 0 for nothing."""
    try:
        return stat.S_IFMT(file.lstat().st_mode)
    except FileNotFoundError:
        return 0
