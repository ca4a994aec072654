"""Where files live: configuration, data and cache of the user, and what came with FastVid.

`FASTVID_HOME=DIR` puts configuration, data and cache under DIR, so that several nodes can live on one
computer. The folders are made when first asked for; who only reads asks for `places` instead, which
works where nothing may be written.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from fastvid_gui.errors import UsageError

APP_NAME = "fastvid-gui"
HOME_VARIABLE = "FASTVID_HOME"

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Places:
    """Where the user's folders are, or would be; see the functions that make them."""

    config: Path
    data: Path
    cache: Path
    log: Path

    @property
    def styles(self) -> Path:
        """See `user_styles_folder`."""
        return self.data / "styles"


def places() -> Places:
    """The user's folders; none is made."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        base = Path(home).expanduser().absolute()
        return Places(base / "config", base / "data", base / "cache", base / "log")
    return Places(
        Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)),
        Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)),
        Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False)),
        Path(platformdirs.user_log_dir(APP_NAME, appauthor=False)),
    )


def config_folder() -> Path:
    """Preferences, keys, known nodes."""
    return _made(places().config)


def data_folder() -> Path:
    """Jobs and added styles."""
    return _made(places().data)


def cache_folder() -> Path:
    """What can be made again."""
    return _made(places().cache)


def log_folder() -> Path:
    """What the engine processes had to say."""
    return _made(places().log)


def user_styles_folder() -> Path:
    """The styles the user added."""
    return _made(places().styles)


def resources_folder() -> Path:
    """What came with FastVid: in the package (a wheel) or beside it (a source checkout)."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"The folder {folder} can't be made ({error.strerror or error}); "
            f"set {HOME_VARIABLE} to a folder you may write to."
        ) from error
    return folder
