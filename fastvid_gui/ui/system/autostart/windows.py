"""The user's Run key in the registry: Windows starts its entries at login."""

import subprocess

from PySide6.QtCore import QSettings

RUN_KEY = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"
NAME = "FastVid helper"


def entry(command: list[str]) -> str:
    """The command line, in the form that Windows splits again."""
    return subprocess.list2cmdline(command)


def there() -> bool:
    """Whether the entry is set up."""
    return _key().contains(NAME)


def put(command: list[str]) -> None:
    """Sets the entry up."""
    key = _key()
    key.setValue(NAME, entry(command))
    _written(key)


def take() -> None:
    """Removes the entry."""
    key = _key()
    key.remove(NAME)
    _written(key)


def _key() -> QSettings:
    return QSettings(RUN_KEY, QSettings.Format.NativeFormat)


def _written(key: QSettings) -> None:
    key.sync()
    if key.status() is not QSettings.Status.NoError:
        raise OSError("the registry can't be written")
