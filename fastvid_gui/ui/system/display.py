"""Whether a window can be shown here, and if not, what to do. Imports no Qt: Qt would end the process.

Qt's own plugin for X11 aborts if no display answers or a system library is missing, with a message that few people
understand. So both are tested first.
"""

import ctypes
import os
import re
import sys
from pathlib import Path

from fastvid_gui.libraries import how_to_install_the_window
from fastvid_gui.ui.system.libraries import advice, missing_libraries, pyside_folder

COMMAND_LINE = "The command line works without a window: fastvid-gui --help"


def why_no_window() -> str:
    """ "" where a window can be shown; otherwise the sentence that says why not and what to do."""
    pyside = pyside_folder()
    if pyside is None:
        return (
            f"The window needs PySide6, which is not installed. {how_to_install_the_window()} {COMMAND_LINE}"
        )
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return _missing_library(str(error), pyside)
    if not sys.platform.startswith("linux"):
        return ""
    return _why_no_display(pyside)


def _why_no_display(pyside: Path) -> str:
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    x11, wayland = os.environ.get("DISPLAY"), os.environ.get("WAYLAND_DISPLAY")
    if platform not in ("", "xcb"):
        return ""
    if wayland and not platform and not x11:
        return _why_no_wayland(pyside)
    if not x11:
        return (
            "There is no screen to show the window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Start FastVid in a "
            f"desktop session, or over ssh with -X. {COMMAND_LINE}"
        )
    plugin = pyside / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        if plugin.is_file():
            ctypes.CDLL(str(plugin))
    except OSError as error:
        return "" if wayland and not platform else _missing_library(str(error), pyside)
    if not _display_answers():
        return (
            f"The screen {x11!r} (DISPLAY) does not answer. Check that it is running and that you may use it. "
            f"{COMMAND_LINE}"
        )
    return ""


def _why_no_wayland(pyside: Path) -> str:
    for plugin in sorted((pyside / "Qt" / "plugins" / "platforms").glob("libqwayland*.so")):
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            return _missing_library(str(error), pyside)
    return ""


def _display_answers() -> bool:
    """Whether the X server accepts a connection; true if that can't be found out."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    broken = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not broken


def _missing_library(error: str, pyside: Path | None = None) -> str:
    """What to install if Qt does not load: everything that is missing, not only the first missing library."""
    match = re.search(r"(lib[\w.+-]+\.so[.\d]*): cannot open shared object", error)
    if match is None:
        return (
            f"Qt, which draws the window, can't be loaded ({error}). Reinstall PySide6. "
            f"{how_to_install_the_window()} {COMMAND_LINE}"
        )
    libraries = missing_libraries(pyside=pyside)
    if match.group(1) not in libraries:
        libraries = (match.group(1), *libraries)
    if len(libraries) == 1:
        what = f"the system library {libraries[0]}, which is missing"
    else:
        what = f"these system libraries, which are missing: {', '.join(libraries)}"
    return f"The window needs {what}. {advice(libraries)} — {COMMAND_LINE}"
