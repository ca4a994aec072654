"""Which system libraries the window still needs: all of them at once, and the packages that hold them.

Qt's wheels bring most of what they need, but not what only a desktop is sure to have (X11, Wayland, OpenGL, fonts).
This module asks the dynamic linker about each part of Qt that the window uses, so that nobody must install one package
after another. It imports nothing from FastVid or Qt and also runs as a program: `packaging/setup.sh` starts it with the
environment's Python and reads its lines, `LIBRARY PACKAGE`.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

WINDOW_PARTS = (
    "QtDBus.abi3.so",
    "QtGui.abi3.so",
    "QtMultimedia.abi3.so",
    "QtSvg.abi3.so",
    "QtWidgets.abi3.so",
    "Qt/plugins/iconengines/libqsvgicon.so",
    "Qt/plugins/imageformats/libqsvg.so",
    "Qt/plugins/multimedia/libffmpegmediaplugin.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqwayland*.so",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/wayland-decoration-client/*.so",
    "Qt/plugins/wayland-graphics-integration-client/*wayland-egl*.so",
    "Qt/plugins/wayland-shell-integration/libxdg-shell.so",
    "Qt/plugins/xcbglintegrations/*.so",
)
"""Files of PySide6 on Linux, from its folder."""
SOUND_PARTS = ("QtMultimedia.abi3.so", "Qt/plugins/multimedia/*.so")
"""Parts without which films play without sound."""
LDD_SECONDS = 60


def missing_libraries(parts: Iterable[str] = WINDOW_PARTS, pyside: Path | None = None) -> tuple[str, ...]:
    """The libraries that these parts of Qt need and the system lacks, by name; none if that can't be found out.

    Args:
        parts: patterns of files from PySide6's folder.
        pyside: that folder; the installed one if not given.
    """
    folder = pyside or pyside_folder()
    if folder is None or not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return ()
    files = [str(path) for part in parts for path in sorted(folder.glob(part))]
    if not files:
        return ()
    try:
        # ldd sets LD_TRACE_LOADED_OBJECTS; ldd itself does so for many files at a time.
        done = subprocess.run(
            ["ldd", *files],
            env={**os.environ, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            errors="replace",
            timeout=LDD_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    lines = (line.split("=>") for line in done.stdout.splitlines() if line.rstrip().endswith("=> not found"))
    return tuple(sorted({library.strip() for library, _ in lines}))


def pyside_folder() -> Path | None:
    """Where PySide6 is installed; None if it isn't."""
    try:
        found = importlib.util.find_spec("PySide6")
    except ImportError:
        return None
    if found is None or not found.submodule_search_locations:
        return None
    return Path(next(iter(found.submodule_search_locations)))


def debian_packages() -> dict[str, str]:
    """From library to package on Debian and Ubuntu."""
    package = Path(__file__).resolve().parents[2]
    inside = package / "resources"
    folder = inside if inside.is_dir() else package.parent / "resources"
    try:
        text = (folder / "debian-packages.txt").read_text(encoding="utf-8")
    except OSError:
        return {}
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {words[0]: words[1] for words in lines}


def advice(libraries: Iterable[str]) -> str:
    """What to type or install to add these; a sentence without its period."""
    libraries = tuple(libraries)
    known = debian_packages()
    packages = sorted({known[library] for library in libraries if library in known})
    others = [library for library in libraries if library not in known]
    said = []
    if packages:
        said.append(f"On Debian and Ubuntu: sudo apt-get install {' '.join(packages)}")
    if others:
        holds = (
            "the system package that holds it" if len(others) == 1 else "the system packages that hold them"
        )
        said.append(f"Install {holds}: {', '.join(others)}" if packages else f"Install {holds}")
    return "; ".join(said)


def _print_missing() -> None:
    known = debian_packages()
    for library in missing_libraries():
        sys.stdout.write(f"{library} {known.get(library, '')}\n")


if __name__ == "__main__":
    _print_missing()
