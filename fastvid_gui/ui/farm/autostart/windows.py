"""The user's Run key of the registry: what is in it is started at login."""

import subprocess

from PySide6.QtCore import QSettings

RUN_KEY = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"
NAME = "FastVid helper"


def entry(command: list[str]) -> str:
    """The command line as Windows takes it apart again."""
    return subprocess.list2cmdline(command)


def there() -> bool:
    """Whether it is set up."""
    return _key().contains(NAME)


def put(command: list[str]) -> None:
    """Sets it up."""
    key = _key()
    key.setValue(NAME, entry(command))
    _written(key)


def take() -> None:
    """Takes it away."""
    key = _key()
    key.remove(NAME)
    _written(key)


def _key() -> QSettings:
    return QSettings(RUN_KEY, QSettings.Format.NativeFormat)


def _written(key: QSettings) -> None:
    key.sync()
    if key.status() is not QSettings.Status.NoError:
        raise OSError("the registry can't be written")
