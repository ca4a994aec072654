"""No window grows beyond its screen, from 1000 to 3840 pixels wide, at 100 to 200 %, in every language."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fastvid_gui.ui.system.language import languages

PLAYER = Path(__file__).with_name("screen_player.py")
MOST_SECONDS = 900

SLOW = pytest.mark.slow


@pytest.mark.timeout(MOST_SECONDS + 60)
@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ("1280x720", "1"),
        ("1000x600", "2"),
        pytest.param("1000x600", "1", marks=SLOW),
        pytest.param("1280x720", "1.5", marks=SLOW),
        pytest.param("1366x768", "1.25", marks=SLOW),
        pytest.param("1920x1080", "1", marks=SLOW),
        pytest.param("1920x1080", "2", marks=SLOW),
        pytest.param("3840x2160", "1", marks=SLOW),
        pytest.param("3840x2160", "2", marks=SLOW),
    ],
)
def test_no_window_is_larger_than_the_screen(size: str, scale: str) -> None:
    command = [sys.executable, str(PLAYER), size, scale, ",".join(languages())]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=MOST_SECONDS, check=False, env={**os.environ}
    )
    lines = done.stdout.splitlines()
    assert lines and lines[-1].startswith("done"), done.stderr[-3000:]
    assert lines[:-1] == []
    assert int(lines[-1].split()[1]) == 14 * len(languages())
