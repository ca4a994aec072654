"""What is built for others: the wheel at both ends of every range of versions, and the source archive."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import av
import pytest
from films import make_film

REPOSITORY = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SAMPLE = REPOSITORY / "resources" / "sample" / "sample.mp4"
PIP = ("-m", "pip", "--disable-pip-version-check", "-q")
PYTHONS = ("3.11", "3.12", "3.13")
FRAMES = 12


def run(*command: Any, **more: Any) -> str:
    """Runs a command to its end, without the clone in sight; what it prints."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, env=env, **more
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def find_python(version: str) -> str | None:
    """A Python of this version that runs and can make environments."""
    of_pyenv = sorted(map(str, Path.home().glob(f".pyenv/versions/{version}.*/bin/python")))
    for name in (f"python{version}", sys.executable, *of_pyenv):
        found = shutil.which(name)
        tells = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
        if found:
            done = subprocess.run([found, "-c", tells], capture_output=True, text=True, check=False)
            if done.returncode == 0 and done.stdout.strip() == version:
                return found
    return None


def fresh_environment(folder: Path, python: str) -> Path:
    """A new virtual environment; the folder of its programs."""
    run(python, "-m", "venv", folder)
    return folder / ("Scripts" if os.name == "nt" else "bin")


@cache
def floors() -> tuple[str, ...]:
    """The lowest version of each library that FastVid says to work with."""
    ranges = (re.fullmatch(r"([\w-]+)>=([\w.]+),<[\w.]+", text) for text in PROJECT["dependencies"])
    return tuple(f"{one[1]}=={one[2]}" for one in ranges if one)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, *PIP, "wheel", "--no-deps", "-w", folder, REPOSITORY)
    (built,) = folder.glob("fastvid_gui-*.whl")
    return built


def test_every_library_has_a_lowest_and_a_first_forbidden_version() -> None:
    assert len(floors()) == len(PROJECT["dependencies"])


@pytest.mark.slow
def test_wheel_works_without_torch_in_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    """Installs only what the command line requires, then asks for help and the sample."""
    assert "fastvid_gui/resources/sample/sample.mp4" in zipfile.ZipFile(wheel).namelist()
    fresh = fresh_environment(tmp_path / "fresh", sys.executable)
    run(fresh / "python", *PIP, "install", "-c", REPOSITORY / "constraints.txt", wheel)
    assert "render" in run(fresh / "fastvid-gui", "--help", cwd=tmp_path)
    found = (
        "from fastvid_gui.paths import *; print((resources_folder() / 'sample/sample.mp4').stat().st_size)"
    )
    assert int(run(fresh / "python", "-c", found, cwd=tmp_path)) == SAMPLE.stat().st_size
    assert "torch" not in run(fresh / "python", "-m", "pip", "list", "--format", "freeze").lower()


@pytest.mark.slow
@pytest.mark.parametrize("version", PYTHONS)
@pytest.mark.parametrize("end", ["newest", "lowest"])
def test_a_film_is_painted_at_both_ends_of_the_ranges(
    wheel: Path, tmp_path: Path, version: str, end: str
) -> None:
    """As plain pip installs it today, and with the oldest library of each kind that is let in."""
    python = find_python(version)
    if python is None:
        pytest.skip(f"there is no Python {version} here")
    lowest = tmp_path / "lowest.txt"
    lowest.write_text("\n".join(floors()))
    fresh = fresh_environment(tmp_path / "fresh", python)
    run(fresh / "python", *PIP, "install", *(["-c", lowest] if end == "lowest" else []), wheel)
    film, painted = make_film(tmp_path / "film.mp4", FRAMES), tmp_path / "painted.mp4"
    run(fresh / "fastvid-gui", "render", film, "-s", "starry-night", "-o", painted, cwd=tmp_path)
    with av.open(str(painted)) as result:
        assert sum(1 for _ in result.decode(video=0)) == FRAMES
        assert result.streams.audio


@pytest.mark.slow
def test_source_archive_holds_all_that_the_readme_asks_for(tmp_path: Path) -> None:
    """Every file of the repository is in it, so both commands and all links of the README work there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no clone, so what belongs to it is not known")
    builder = fresh_environment(tmp_path / "builder", sys.executable)
    run(builder / "python", *PIP, "install", "hatchling")
    run(builder / "python", "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, cwd=REPOSITORY)
    (archive,) = tmp_path.glob("fastvid_gui-*.tar.gz")
    with tarfile.open(archive) as tar:
        held = {name.split("/", 1)[1] for name in tar.getnames() if "/" in name}
    tracked = {name for name in listed.stdout.split("\0") if name and (REPOSITORY / name).exists()}
    assert tracked - held == set()
