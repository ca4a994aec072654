"""Enter and Space choose, and Ctrl+Enter queues, by a real keyboard on a real X display."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PLAYER = Path(__file__).with_name("keys_player.py")
MOST_SECONDS = 600

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(MOST_SECONDS + 60),
    pytest.mark.skipif(
        not all(shutil.which(name) for name in ("Xvfb", "xdotool", "openbox")),
        reason="needs Xvfb, xdotool, openbox",
    ),
]


@pytest.fixture
def screen() -> Iterator[str]:
    """An X server of our own, with a window manager."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[writer], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writer)
    with os.fdopen(reader) as told:
        name = f":{told.readline().strip()}"
    manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": name}, stderr=subprocess.DEVNULL)
    yield name
    for process in (manager, server):
        process.terminate()
        process.wait(30)


def test_a_real_keyboard_chooses_in_lists_and_menus_and_queues(screen: str, tmp_path: Path) -> None:
    env = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
    env["FASTVID_HOME"] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, str(PLAYER)],
        env=env,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert lines == [
        *(f"chosen {key} de" for key in ("Return", "space", "Enter")),
        *(f"menu {key} b" for key in ("Return", "space", "Enter")),
        "queued",
        "done",
    ], done.stderr[-3000:]
