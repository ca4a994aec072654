"""Where a library is missing, or Python is too old, a sentence says what to type; no traceback."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from fastvid_gui import libraries

REPOSITORY = Path(__file__).resolve().parent.parent
SAMPLE = REPOSITORY / "resources" / "sample" / "sample.mp4"
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def normal(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement)[0].lower().replace("_", "-")


def run(*command: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if folder is not None:
        env["PYTHONPATH"] = str(folder)
    return subprocess.run(
        [sys.executable, *command],
        cwd=REPOSITORY, env=env, capture_output=True, text=True, timeout=200, check=False,
    )  # fmt: skip


def test_all_that_is_required_is_looked_for() -> None:
    required = {normal(text) for text in PROJECT["dependencies"]}
    assert set(libraries.NEEDED.values()) == required - {"openvino"}  # torch paints where that is absent
    extras = PROJECT["optional-dependencies"]
    assert {normal(text) for text in libraries.WINDOW_PACKAGES} == {normal(text) for text in extras["window"]}
    assert {normal(text) for text in libraries.TRAIN_PACKAGES} == {normal(text) for text in extras["train"]}
    assert {normal(text) for text in libraries.CLUSTER_PACKAGES} == {
        normal(text) for text in extras["cluster"]
    }


@pytest.mark.parametrize("arguments", [(), ("film.mp4",), ("render", "film.mp4"), ("--help",)])
def test_a_python_without_the_libraries_is_told_so(arguments: tuple[str, ...]) -> None:
    # -S: without site-packages, as the system's Python where everything is in .venv.
    done = run("-S", "main.py", *arguments)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and len(done.stderr.splitlines()) == 1
    assert "numpy" in done.stderr and "zeroconf" in done.stderr and sys.executable in done.stderr
    assert "setup" in done.stderr or ".venv" in done.stderr


def test_scripts_are_told_so_as_json() -> None:
    done = run("-S", "-m", "fastvid_gui", "render", "film.mp4", "--json")
    assert done.returncode == 1
    assert '"exit_code": 1' in done.stdout and "msgspec" in done.stdout


@pytest.mark.parametrize(
    ("module", "arguments"),
    [("typer", ["info"]), ("platformdirs", ["info"]), ("zmq", ["nodes"]), ("av", ["probe", str(SAMPLE)])],
)
def test_a_library_that_does_not_load_is_named(tmp_path: Path, module: str, arguments: list[str]) -> None:
    (tmp_path / module).mkdir()
    (tmp_path / module / "__init__.py").write_text(
        f"raise ImportError('libodd.so.1: cannot open shared object file', name={module!r})", encoding="utf-8"
    )
    done = run("main.py", *arguments, folder=tmp_path)
    assert done.returncode == 1
    assert libraries.NEEDED[module] in done.stderr and "libodd.so.1" in done.stderr
    assert "setup" in done.stderr or ".venv" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_python_that_is_too_old_is_told_so() -> None:
    program = (
        "import runpy, sys\n"
        "sys.version_info, sys.version = (3, 9, 2, 'final', 0), '3.9.2 (main)'\n"
        "runpy.run_path('main.py', run_name='__main__')\n"
    )
    done = run("-c", program)
    assert done.returncode == 1
    assert "3.11 or newer" in done.stderr and "3.9.2" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["main.py", "fastvid_gui/__init__.py", "fastvid_gui/__main__.py"])
def test_what_says_so_can_be_read_by_old_pythons(name: str) -> None:
    ast.parse((REPOSITORY / name).read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone whose .venv, if any, is not the one that runs."""
    folder = tmp_path / "my clone"
    (folder / "packaging").mkdir(parents=True)
    (folder / "pyproject.toml").touch()
    (folder / "packaging" / "setup.sh").touch()
    monkeypatch.setattr(libraries, "_CLONE", folder)
    return folder


def test_from_a_clone_the_set_up_is_advised(clone: Path) -> None:
    linux = libraries.how_to_install(["av"], system="linux")
    assert f'make -C "{clone}" setup' in linux and "pip install" not in linux
    mac = libraries.how_to_install(["av"], system="darwin")
    assert ".venv/bin/python -m pip install -c constraints.txt" in mac and "python3 -m venv" in mac
    assert '-e ".[window,train]"' in libraries.how_to_install(["torch"], extra="train", system="darwin")
    windows = libraries.how_to_install(["av"], system="win32")
    assert ".venv\\Scripts\\python -m pip install -c constraints.txt" in windows and "py -m venv" in windows
    (clone / ".venv" / "bin").mkdir(parents=True)
    there = libraries.how_to_install(["av"], system="linux")
    assert str(clone / ".venv" / "bin" / "fastvid-gui") in there and "make" not in there


def test_a_complete_environment_that_lacks_something_is_made_anew(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clone / ".venv" / "bin").mkdir(parents=True)
    stamp = clone / ".venv" / libraries.STAMP
    monkeypatch.setattr(sys, "prefix", str(clone / ".venv"))
    assert "rm -rf" not in libraries.how_to_install(["av"], system="linux")
    stamp.write_text("window\n/somewhere\n", encoding="utf-8")
    assert f'rm -rf "{clone / ".venv"}" && make' in libraries.how_to_install(["av"], system="linux")
    train = libraries.how_to_install(["torch"], extra="train", system="linux")
    assert f'make -C "{clone}" tools' in train and "rm -rf" not in train
    stamp.write_text("tests\n/somewhere\n", encoding="utf-8")
    assert "rm -rf" in libraries.how_to_install(["torch"], extra="train", system="linux")
    assert libraries.STAMP in (REPOSITORY / "packaging" / "setup.sh").read_text(encoding="utf-8")


def test_from_an_installed_wheel_the_libraries_themselves_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has registered FastVid's own name."""
    monkeypatch.setattr(libraries, "_CLONE", tmp_path)
    for said in (
        libraries.how_to_install(["pyzmq"]),
        libraries.how_to_install_the_window(),
        libraries.how_to_install_training(),
    ):
        assert f"{sys.executable} -m pip install" in said and "fastvid" not in said.split("install ", 1)[1]
    assert "pyside6-essentials" in libraries.how_to_install_the_window().lower()
    assert "pyzmq" in libraries.how_to_install(["pyzmq"])
