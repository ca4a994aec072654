"""Where no window can be shown, a sentence says what to do."""

import os
import subprocess
import sys

import pytest

from fastvid_gui.ui.system import display


def start(*arguments: str, **env: str | None) -> subprocess.CompletedProcess[str]:
    whole = {**os.environ, **{key: value for key, value in env.items() if value is not None}}
    for key in [key for key, value in env.items() if value is None]:
        whole.pop(key, None)
    return subprocess.run(
        [sys.executable, "-m", "fastvid_gui", *arguments],
        env=whole,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_a_sentence_and_exit_code_1() -> None:
    done = start(DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert done.returncode == 1
    assert "no screen" in done.stderr
    assert "--help" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_a_screen_that_does_not_answer_is_told() -> None:
    done = start("film.mp4", DISPLAY=":4711", WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert done.returncode == 1
    assert "does not answer" in done.stderr or "system library" in done.stderr


def test_without_pyside6_it_is_said_what_to_install() -> None:
    # A finder that knows no PySide6 stands for a computer without it.
    program = (
        "import importlib.abc, sys\n"
        "class Without(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] == 'PySide6': raise ModuleNotFoundError(name=name)\n"
        "sys.meta_path.insert(0, Without())\n"
        "sys.argv = ['fastvid-gui']\n"
        "from fastvid_gui.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 1
    assert "fastvid-gui[window]" not in done.stderr  # a name that nobody has registered
    assert (
        "make -C" in done.stderr or "pip install -c constraints.txt" in done.stderr or ".venv" in done.stderr
    )
    assert "Traceback" not in done.stderr


def test_a_missing_library_is_named_with_its_package() -> None:
    sentence = display._missing_library(
        "libxcb-cursor.so.0: cannot open shared object file: No such file or directory"
    )
    assert "libxcb-cursor.so.0" in sentence
    assert "apt-get install libxcb-cursor0" in sentence
    assert "libstrange.so.7" in display._missing_library(
        "ImportError: libstrange.so.7: cannot open shared object file"
    )


def test_all_that_is_missing_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        display, "missing_libraries", lambda pyside: ("libEGL.so.1", "libXrandr.so.2", "libodd.so.7")
    )
    sentence = display._missing_library(
        "libEGL.so.1: cannot open shared object file: No such file or directory"
    )
    assert sentence.count("libEGL.so.1") == 1
    assert "apt-get install libegl1 libxrandr2" in sentence
    assert "libodd.so.7" in sentence


def test_command_words_still_go_to_the_command_line() -> None:
    assert start("info", "--json", QT_QPA_PLATFORM="offscreen").stdout.startswith("{")
    wrong = start("rendr", QT_QPA_PLATFORM="offscreen")
    assert wrong.returncode == 2
    assert "rendr" in wrong.stderr
