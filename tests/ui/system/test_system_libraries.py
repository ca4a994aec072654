"""Which system libraries Qt needs: found with the system's linker in the parts that the window uses, all at once."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fastvid_gui.ui.system import libraries as system_libraries
from fastvid_gui.ui.system.libraries import SOUND_PARTS, WINDOW_PARTS, missing_libraries, pyside_folder

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("ldd") is None, reason="needs Linux and ldd"
)

ALWAYS_THERE = re.compile(
    r"(ld-linux.*|libc|libdl|libm|libpthread|libresolv|librt|libgcc_s|libstdc\+\+)\.so\.\d+"
)
"""Of libc6, libgcc-s1 and libstdc++6, without which there is no Debian."""


def parts(pyside: Path) -> list[Path]:
    return [path for part in WINDOW_PARTS for path in sorted(pyside.glob(part))]


def test_every_part_is_there() -> None:
    pyside = pyside_folder()
    assert pyside is not None
    assert [part for part in WINDOW_PARTS if not list(pyside.glob(part))] == []


def test_the_package_of_every_library_is_known() -> None:
    """Walks from the parts through Qt's own libraries to those of the system."""
    if shutil.which("readelf") is None:
        pytest.skip("needs readelf (binutils)")
    pyside = pyside_folder()
    assert pyside is not None
    own = {path.name: path for folder in (pyside, pyside.parent) for path in folder.rglob("lib*.so*")}
    waiting, seen, outside = parts(pyside), set[Path](), set[str]()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        said = subprocess.run(["readelf", "-d", str(path)], capture_output=True, text=True, check=True).stdout
        for name in re.findall(r"\(NEEDED\).*\[(.+)\]", said):
            if name in own:
                waiting.append(own[name])
            elif not ALWAYS_THERE.fullmatch(name):
                outside.add(name)
    assert "libXrandr.so.2" in outside and "libwayland-cursor.so.0" in outside
    assert outside - system_libraries.debian_packages().keys() == set()


def test_what_the_linker_does_not_find_is_named(tmp_path: Path) -> None:
    """Qt's plugins, made to need libraries that nobody has."""
    pyside = pyside_folder()
    assert pyside is not None
    for name, library, other in (
        ("Qt/plugins/platforms/libqxcb.so", b"libxcb-cursor.so.0", b"libxcb-cursxx.so.9"),
        ("Qt/plugins/multimedia/libffmpegmediaplugin.so", b"libXrandr.so.2", b"libXranxx.so.9"),
    ):
        there = tmp_path / "PySide6" / name
        there.parent.mkdir(parents=True)
        data = (pyside / name).read_bytes()
        at = Path(name).name
        needed = pyside / "Qt" / "lib" / "libQt6XcbQpa.so.6" if library not in data else None
        if needed is not None:  # the plugin leaves it to Qt's library for X11
            at, data = needed.name, needed.read_bytes()
            there = there.with_name("libqxcb.so")
        assert library in data, at
        there.write_bytes(data.replace(library, other))
    missing = missing_libraries(pyside=tmp_path / "PySide6")
    assert {"libxcb-cursxx.so.9", "libXranxx.so.9"} <= set(missing)
    sound = missing_libraries(SOUND_PARTS, tmp_path / "PySide6")
    assert "libXranxx.so.9" in sound and "libxcb-cursxx.so.9" not in sound


def test_it_runs_as_a_program_without_fastvid_or_qt() -> None:
    """As setup.sh starts it."""
    file = Path(system_libraries.__file__)
    done = subprocess.run(
        [sys.executable, "-P", str(file)], capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[0] for line in lines] == list(missing_libraries())
