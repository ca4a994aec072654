"""Enter and Space choose, and Ctrl+Enter queues, by a real keyboard on a real X display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLAYER = Path(__file__).with_name("keys_player.py")
MOST_SECONDS = 600

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(MOST_SECONDS + 60),
]


def test_a_real_keyboard_chooses_in_lists_and_menus_and_queues(display: str, tmp_path: Path) -> None:
    env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
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
