"""A LaunchAgent of the user: launchd starts it at login (launchd.plist(5))."""

import plistlib
from pathlib import Path

LABEL = "io.github.fastvid-gui.helper"


def file() -> Path:
    """Where the property list is, or would be."""
    return Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"


def entry(command: list[str]) -> bytes:
    """The property list. `LimitLoadToSessionType`: only where there is a screen."""
    return plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": command,
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
    )


def there() -> bool:
    """Whether the agent is set up."""
    return file().is_file()


def put(command: list[str]) -> None:
    """Sets the agent up."""
    file().parent.mkdir(parents=True, exist_ok=True)
    file().write_bytes(entry(command))


def take() -> None:
    """Removes the agent."""
    file().unlink(missing_ok=True)
