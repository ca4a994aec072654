"""Whether a file can be written at a place: tested before any work, by writing there for a moment.

Only an ordinary file, or nothing, may be there. A link to an ordinary file stands for that file: the file is
replaced, the link stays. Devices, pipes, sockets, folders and links to nothing are refused, with or without
permission to overwrite. So is whatever is read to make the file, under any name or link.
"""

import errno
import os
import re
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from fastvid_gui.errors import TargetError, TargetFullError
from fastvid_gui.sentences.sentence import said_by_others, say
from fastvid_gui.sentences.targets import TargetSays
from fastvid_gui.targets.limit import size_limit
from fastvid_gui.whole_files import beside, no_space_left, write_new

TRIED_BYTES = 4096
"""This much is written as a test: one block of most disks."""

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/+(?=[^/])")
_WINDOWS_SIGNS = re.compile(r'[<>:"|?*\x00-\x1f]')
_WINDOWS_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])( *\..*| *)", re.IGNORECASE)
_KINDS = {
    stat.S_IFCHR: TargetSays.A_DEVICE,
    stat.S_IFBLK: TargetSays.A_DEVICE,
    stat.S_IFIFO: TargetSays.A_PIPE,
    stat.S_IFSOCK: TargetSays.A_SOCKET,
}


def check_target(out: Path, *inputs: Path, overwrite: bool) -> Path:
    """Refuses a place where a file can't be written, before any work is done; leaves nothing behind.

    Args:
        out: as the user named it.
        inputs: read to make it; only files count. The source is the first one.
        overwrite: whether an ordinary file may be replaced.

    Returns:
        The file itself: absolute, and behind a link the file that it leads to.

    Raises:
        TargetError: the file can't be written there; the message says why and what to do.
    """
    file = target_file(out)
    folder = file.parent
    if not folder.is_dir():
        if folder.exists():
            raise TargetError(TargetSays.FOLDER_IS_FILE, folder=folder, name=out.name)
        raise TargetError(TargetSays.NO_FOLDER, folder=folder, name=out.name)
    if file.exists():
        for number, source in enumerate(inputs):
            if _same(file, source):
                if number:
                    raise TargetError(TargetSays.AN_INPUT, out=out)
                raise TargetError(TargetSays.THE_SOURCE, out=out)
        if not overwrite:
            raise taken(out)
        _check_replaceable(file, out)
    _try(file, out)
    return file


def check_folder(folder: Path) -> None:
    """Refuses a folder in which no file can be written, by writing one; raises TargetError."""
    check_target(folder / f"film-{secrets.token_hex(4)}.mp4", overwrite=False)


def target_file(out: Path) -> Path:
    """The file that `out` means: absolute, with links followed; raises TargetError if no ordinary file could be.

    Only looks; `check_target` tries.
    """
    if str(out) == "-":
        raise TargetError(TargetSays.STANDARD_OUTPUT)
    if shown(out) != str(out):
        raise TargetError(TargetSays.AN_ADDRESS, out=shown(out))
    if os.name == "nt" and (_WINDOWS_SIGNS.search(out.name) or _WINDOWS_DEVICES.fullmatch(out.name)):
        raise TargetError(TargetSays.NOT_FOR_WINDOWS, name=out.name)
    file = out.absolute()
    try:
        kind = stat.S_IFMT(file.lstat().st_mode)
        if kind == stat.S_IFLNK:
            kind = _kind_behind_link(file)
            if kind in (0, stat.S_IFREG):
                file = _behind_link(file, out)
    except (FileNotFoundError, NotADirectoryError):
        kind = 0
    except (OSError, ValueError) as error:
        raise cant_write(out, error) from error
    if kind == stat.S_IFDIR or not file.name or file.name == "..":
        raise TargetError(TargetSays.A_FOLDER, out=out)
    if kind not in (0, stat.S_IFREG):
        raise TargetError(
            TargetSays.NOT_ORDINARY, out=out, what=say(_KINDS.get(kind, TargetSays.NO_ORDINARY_FILE))
        )
    return file


def taken(out: Path) -> TargetError:
    """The error if a file is already there."""
    return TargetError(TargetSays.TAKEN, out=out)


def cant_write(out: Path, error: Exception) -> TargetError:
    """The system's error on a file that a user named, as one of ours."""
    number, folder = getattr(error, "errno", None), out.absolute().parent
    if no_space_left(error):
        return disk_full(out)
    if number == errno.EFBIG:
        return too_large(out)
    if number == errno.EROFS:
        return TargetError(TargetSays.READ_ONLY, out=out, folder=folder)
    if number in (errno.EACCES, errno.EPERM):
        return TargetError(TargetSays.FORBIDDEN, out=out, folder=folder)
    if number in (errno.EINVAL, errno.EILSEQ, errno.ENAMETOOLONG) or isinstance(error, ValueError):
        return TargetError(TargetSays.BAD_NAME, folder=folder, name=out.name)
    reason = said_by_others(getattr(error, "strerror", None) or error)
    return TargetError(TargetSays.CANT_WRITE, out=out, folder=folder, reason=reason)


def disk_full(out: Path) -> TargetFullError:
    """The error if there is too little space for a file that a user named."""
    return TargetFullError(TargetSays.FULL, out=out, folder=out.absolute().parent)


def too_large(out: Path) -> TargetError:
    """The error if a file is, or would become, larger than a file can be there."""
    folder = out.absolute().parent
    return TargetError(TargetSays.TOO_LARGE, out=out, folder=folder, limit=size_limit(folder))


def shown(path: Path) -> str:
    """A path as people typed it: pathlib drops a slash of an address (https://...)."""
    match = _ADDRESS.match(path.as_posix())
    if match is None or os.path.lexists(f"{match[1]}:"):
        return str(path)
    text = match.string
    return f"{match[1]}:{'///' if match[1].lower() == 'file' else '//'}{text[match.end() :]}"


def local_file(path: Path) -> str:
    """The path that a local address (scheme "file") means; "" if it is not one."""
    scheme, _, rest = shown(path).partition(":")
    return unquote(rest.removeprefix("//")) if scheme.lower() == "file" and rest.startswith("///") else ""


def _kind_behind_link(file: Path) -> int:
    """What a link leads to; 0: nothing. Of a pipe behind /dev/stdout nothing more can be known: it has no name."""
    try:
        return stat.S_IFMT(file.stat().st_mode)
    except (OSError, ValueError):
        return 0


def _behind_link(file: Path, out: Path) -> Path:
    try:
        return file.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        with suppress(OSError):
            goal = file.readlink()
            raise TargetError(TargetSays.DEAD_LINK, out=out, goal=goal) from error
        raise cant_write(out, error) from error


def _same(file: Path, source: Path) -> bool:
    try:
        return file.samefile(source)
    except (OSError, ValueError):
        return False


def _check_replaceable(file: Path, out: Path) -> None:
    """Raises for files that a rename would not replace, as far as that can be known without a rename."""
    now = file.stat()
    folder = file.parent.stat()
    own = getattr(os, "geteuid", lambda: 0)()
    if folder.st_mode & stat.S_ISVTX and own not in (0, now.st_uid, folder.st_uid):
        raise TargetError(TargetSays.NOT_YOURS, out=out, folder=file.parent)
    try:
        # If a pipe has just appeared there, opening it must not wait for a reader.
        os.close(os.open(file, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0)))
    except OSError as error:
        # A file that only its mode protects can be replaced; one that is locked (chattr +i) can't.
        if error.errno == errno.EPERM:
            raise TargetError(TargetSays.PROTECTED, out=out) from error


def _try(file: Path, out: Path) -> None:
    """Writes a little beside the file, and removes it again."""
    tried = beside(file)
    try:
        try:
            write_new(tried, bytes(TRIED_BYTES), lasting=False)
        finally:
            tried.unlink(missing_ok=True)
    except OSError as error:
        raise cant_write(out, error) from error
