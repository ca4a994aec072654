"""Where files live: configuration, data and cache of the user, and what came with FastVid.

`FASTVID_HOME=DIR` puts configuration, data and cache under DIR, so that several nodes can live on one computer. The
folders are created when first requested. Code that only reads asks for `places` instead, which also works where nothing
may be written. The folders are readable by their owner only (mode 0700): keys, jobs and styles concern nobody else, and
files in them are trusted more than data received from others.
"""

import logging
import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from fastvid_gui.errors import PlaceError

APP_NAME = "fastvid-gui"
APP_MODULE = "fastvid_gui"
HOME_VARIABLE = "FASTVID_HOME"

OWN_MODE = 0o700
_OTHERS = stat.S_IRWXG | stat.S_IRWXO

_PACKAGE = Path(__file__).resolve().parent
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the user's folders are, or would be; the functions below create them."""

    config: Path
    data: Path
    cache: Path

    @property
    def styles(self) -> Path:
        """The folder of the styles that the user added."""
        return self.data / "styles"


def places() -> Places:
    """The user's folders; creates none of them.

    Raises:
        PlaceError: the system does not tell where they would be.
    """
    home = os.environ.get(HOME_VARIABLE)
    if home:
        try:
            base = Path(home).expanduser().absolute()
        except (RuntimeError, OSError) as error:
            raise PlaceError(
                f"{HOME_VARIABLE}={home} leads nowhere ({error}); write the whole path."
            ) from error
        return Places(base / "config", base / "data", base / "cache")
    homeless = (
        "This user has no home folder (HOME is not set, and the system knows none), so there is no place for "
        f"FastVid's files; set {HOME_VARIABLE} to a folder you may write to."
    )
    try:
        found = Places(
            Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)),
            Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)),
            Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False)),
        )
    except RuntimeError as error:
        raise PlaceError(homeless) from error
    if not all(folder.is_absolute() for folder in (found.config, found.data, found.cache)):
        # Older versions of platformdirs leave "~" as it is, and it would become a folder of that name.
        raise PlaceError(homeless)
    return found


def config_folder() -> Path:
    """Preferences, keys, known nodes."""
    return _made(places().config)


def data_folder() -> Path:
    """Jobs and added styles."""
    return _made(places().data)


def cache_folder() -> Path:
    """Everything that can be made again."""
    return _made(places().cache)


def user_styles_folder() -> Path:
    """The styles the user added."""
    data_folder()  # made as such first
    return _made(places().styles)


def resources_folder() -> Path:
    """What came with FastVid: in the package (a wheel) or beside it (a source checkout)."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def own_command(*arguments: str) -> list[str]:
    """How to start this FastVid from anywhere, without knowing our environment (for a service, a login)."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    # If it is installed in any way, this Python finds the package; a clone that was only unpacked has a file to start.
    elsewhere = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    where = "import os, fastvid_gui; print(os.path.dirname(os.path.abspath(fastvid_gui.__file__)))"
    try:
        found = subprocess.run(
            [sys.executable, "-c", where],
            cwd=Path(sys.executable).anchor,
            env=elsewhere,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        installed = bool(found.stdout.strip()) and Path(found.stdout.strip()).resolve() == _PACKAGE
    except (OSError, subprocess.SubprocessError):
        installed = True
    start = _PACKAGE.parent / "main.py"
    begin = ["-m", APP_MODULE] if installed or not start.is_file() else [str(start)]
    return [sys.executable, *begin, *arguments]


def _made(folder: Path) -> Path:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(OWN_MODE, exist_ok=True)
        _close_to_others(folder)
    except OSError as error:
        raise PlaceError(
            f"The folder {folder} can't be made ({error.strerror or error}); "
            f"set {HOME_VARIABLE} to a folder you may write to."
        ) from error
    return folder


def _close_to_others(folder: Path) -> None:
    """Takes away what rights others have to a folder, and says so."""
    mode = folder.lstat().st_mode
    # A link leads to a folder that its owner chose; it may be a shared one, and is left as it is.
    if os.name != "posix" or not stat.S_ISDIR(mode) or not mode & _OTHERS:
        return
    try:
        folder.chmod(OWN_MODE)
        closed, why = not folder.lstat().st_mode & _OTHERS, "its disk knows no such rights"
    except OSError as error:
        # On a disk that can only be read, say, or in a folder of somebody else's: no reason to stop.
        closed, why = False, error.strerror or str(error)
    if closed:
        _log.warning("%s was open to other users; it is closed to them now.", folder)
    else:
        _log.info("%s is open to other users (%s).", folder, why)
