"""Whether a window can be shown here, and if not, what to do about it. Imports no Qt: Qt would end the process.

Qt's own plugin for X11 aborts where no display answers or a system library is missing, after a message that few people
understand; so both are tried first.
"""

import ctypes
import importlib.util
import os
import re
import sys
from pathlib import Path

INSTALL = 'pip install "fastvid-gui[window]"'
COMMAND_LINE = "The command line works without a window: fastvid-gui --help"

DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libpulse.so.0": "libpulse0",
}


def why_no_window() -> str:
    """ "" where a window can be shown; else the sentence that says why not and what to do."""
    try:
        found = importlib.util.find_spec("PySide6")
    except ImportError:
        found = None
    if found is None or not found.submodule_search_locations:
        return (
            f"The window needs PySide6, which is not installed. Install it with: {INSTALL} — {COMMAND_LINE}"
        )
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return _missing_library(str(error))
    if not sys.platform.startswith("linux"):
        return ""
    return _why_no_display(Path(next(iter(found.submodule_search_locations))))


def _why_no_display(pyside: Path) -> str:
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    x11, wayland = os.environ.get("DISPLAY"), os.environ.get("WAYLAND_DISPLAY")
    if platform not in ("", "xcb"):
        return ""
    if wayland and not platform and not x11:
        return ""
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
        return "" if wayland and not platform else _missing_library(str(error))
    if not _display_answers():
        return (
            f"The screen {x11!r} (DISPLAY) does not answer. Check that it is running and that you may use it. "
            f"{COMMAND_LINE}"
        )
    return ""


def _display_answers() -> bool:
    """Whether the X server takes a connection; true where that can't be found out."""
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


def _missing_library(error: str) -> str:
    match = re.search(r"(lib[\w.+-]+\.so[.\d]*): cannot open shared object", error)
    if match is None:
        return f"Qt, which draws the window, can't be loaded ({error}). Install it anew: {INSTALL} — {COMMAND_LINE}"
    library = match.group(1)
    package = DEBIAN_PACKAGES.get(library)
    advice = (
        f"On Debian and Ubuntu: sudo apt-get install {package}"
        if package
        else "Install the system package that holds it"
    )
    return f"The window needs the system library {library}, which is missing. {advice} — {COMMAND_LINE}"
