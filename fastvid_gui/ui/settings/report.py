"""What helps somebody else to understand a problem: versions, devices, preferences, the ends of the logs. No Qt.

Paths under the home folder are shortened to ~, and the report says nothing else about it: recent films are left out.
"""

import locale
import os
import platform
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import msgspec

from fastvid_gui import __version__
from fastvid_gui.settings import Preferences

MAX_LOG_BYTES = 24_000
PRIVATE = ("recent", "geometry", "layout")

LIBRARIES = (
    "PySide6-Essentials",
    "av",
    "openvino",
    "torch",
    "opencv-python-headless",
    "numpy",
    "msgspec",
    "pyzmq",
)


def build_report(logs: Mapping[str, Path], preferences: Preferences, info: Mapping[str, Any]) -> str:
    """The report as plain text. `logs`: title and file; `info`: as `fastvid-gui info --json`. Reads files."""
    parts = [
        _section("FastVid", {"version": __version__, **{key: info[key] for key in info if key != "version"}}),
        _section(
            "System",
            {
                "system": platform.platform(),
                "python": sys.version.split()[0],
                "language": locale.getlocale()[0] or "",
                "screen": os.environ.get("XDG_SESSION_TYPE", ""),
                "desktop": os.environ.get("XDG_CURRENT_DESKTOP", ""),
            },
        ),
        _section("Libraries", {name: _version(name) for name in LIBRARIES}),
        _section("Preferences", _told(preferences)),
    ]
    for title, path in logs.items():
        parts.append(f"## {title}\n{last_lines(path) or '(empty)'}")
    return without_home("\n\n".join(parts)) + "\n"


def last_lines(path: Path, most_bytes: int = MAX_LOG_BYTES) -> str:
    """The end of a text file; "" if it can't be read."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - most_bytes))
            text = file.read(most_bytes).decode("utf-8", "replace")
    except OSError:
        return ""
    return text.partition("\n")[2].strip() if size > most_bytes else text.strip()


def without_home(text: str) -> str:
    """The text with the user's home folder, which usually contains the user's name, shortened to ~."""
    home = str(Path.home())
    if len(home) < 2:
        return text
    for form in {home, Path(home).as_posix(), home.replace("\\", "\\\\")}:
        text = text.replace(form, "~")
    return text


def _told(preferences: Preferences) -> dict[str, object]:
    values = msgspec.to_builtins(preferences)
    return {key: value for key, value in values.items() if key not in PRIVATE}


def _section(title: str, values: Mapping[str, object]) -> str:
    return "\n".join([f"## {title}", *(f"{key}: {value}" for key, value in values.items())])


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
