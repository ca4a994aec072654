"""Where files live: configuration, data and cache of the user, and what came with FastVid.

`FASTVID_HOME=DIR` puts configuration, data and cache under DIR, so that several nodes can live on one
computer. The folders are made when first asked for.
"""

import os
from pathlib import Path

import platformdirs

from fastvid_gui.errors import UsageError

APP_NAME = "fastvid-gui"
HOME_VARIABLE = "FASTVID_HOME"

_PACKAGE = Path(__file__).resolve().parent


def config_folder() -> Path:
    """Preferences, keys, known nodes."""
    return _made("config", platformdirs.user_config_dir(APP_NAME, appauthor=False))


def data_folder() -> Path:
    """Jobs and added styles."""
    return _made("data", platformdirs.user_data_dir(APP_NAME, appauthor=False))


def cache_folder() -> Path:
    """What can be made again."""
    return _made("cache", platformdirs.user_cache_dir(APP_NAME, appauthor=False))


def user_styles_folder() -> Path:
    """The styles the user added."""
    folder = data_folder() / "styles"
    folder.mkdir(exist_ok=True)
    return folder


def resources_folder() -> Path:
    """What came with FastVid: in the package (a wheel) or beside it (a source checkout)."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def _made(kind: str, usual: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    folder = Path(home).expanduser().absolute() / kind if home else Path(usual)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"The folder {folder} can't be made ({error.strerror or error}); "
            f"set {HOME_VARIABLE} to a folder you may write to."
        ) from error
    return folder
