"""It remembers, on a real X display with real input: set everything, close while it renders, start again."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

PLAYER = Path(__file__).with_name("remember_player.py")
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "sample.mp4"
STEP_SECONDS = 400

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1200),
]


def play(display: str, *arguments: str) -> dict[str, str]:
    """Runs the player to its end; what its lines say, by their first word."""
    env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
    process = subprocess.Popen(
        [sys.executable, str(PLAYER), *arguments], env=env, stdout=subprocess.PIPE, text=True
    )
    watch = threading.Timer(STEP_SECONDS, process.kill)
    watch.start()
    try:
        assert process.stdout is not None
        with process.stdout:
            lines = [line.strip() for line in process.stdout]
        process.wait(60)
    finally:
        watch.cancel()
    said = {line.split(" ", 1)[0]: line.partition(" ")[2] for line in lines}
    assert "closed" in said, f"it came as far as {lines}"
    return said


def test_everything_is_there_after_closing_in_the_middle_of_a_render(display: str, tmp_path: Path) -> None:
    film, other = tmp_path / "harbor.mp4", tmp_path / "other.mp4"
    shutil.copy(SAMPLE, film)
    shutil.copy(SAMPLE, other)
    with other.open("ab") as file:
        file.write(b"\0")  # another film, as far as FastVid knows
    first = play(display, "work", str(film), str(other), str(tmp_path))
    assert '"harbor.mp4", "scream"' in first["state"]
    second = play(display, "again", str(film), str(other))
    assert second["state"] == first["state"]
    assert second["queue"] == "1 paused harbor.mp4"
    assert int(second["resumed"]) > 0
    assert "undone" in second
    assert len(list(tmp_path.glob("harbor - *.mp4"))) == 1
