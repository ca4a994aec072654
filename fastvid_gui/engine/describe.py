"""What this computer has: versions, devices, folders."""

import platform
from importlib import metadata, util
from typing import Any

from fastvid_gui import __version__
from fastvid_gui.paths import places
from fastvid_gui.style.devices import available_backends, available_devices


def description() -> dict[str, Any]:
    """The same values that `fastvid-gui info --json` prints."""
    folders = places()
    return {
        "version": __version__,
        "python": platform.python_version(),
        "torch": metadata.version("torch") if util.find_spec("torch") else None,
        "cluster": metadata.version("distributed") if util.find_spec("distributed") else None,
        "devices": available_devices(),
        "backends": available_backends(),
        "home": str(folders.data),
        "config": str(folders.config),
        "cache": str(folders.cache),
        "platform": platform.platform(),
    }
