"""Starts FastVid in helper mode with the computer: one file per system, each with the same three functions.

there() -> bool                  whether it is set up
put(command: list[str]) -> None  sets it up, with the program and its arguments; raises OSError
take() -> None                   removes it; raises OSError
"""

import sys
from types import ModuleType

from fastvid_gui import paths

HELPER_WORD = "--helper-mode"
"""Starts the window in helper mode, hidden in the tray (`__main__.py`)."""


def this_system() -> ModuleType:
    """The file for the current system."""
    if sys.platform == "win32":
        from fastvid_gui.ui.system.autostart import windows

        return windows
    if sys.platform == "darwin":
        from fastvid_gui.ui.system.autostart import macos

        return macos
    from fastvid_gui.ui.system.autostart import linux

    return linux


def own_command() -> list[str]:
    """The command that starts FastVid in helper mode."""
    return paths.own_command(HELPER_WORD)
