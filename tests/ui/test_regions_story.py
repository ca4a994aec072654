"""Regions on a real X display with real input: scribble, carry, correct, undo, render; the outside is the source."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import cv2
import numpy as np
import pytest
from disc_films import disc_mask, make_disc_film
from films import decoded

PLAYER = Path(__file__).with_name("regions_player.py")
STORY_SECONDS = 500
FRAMES = 16
MARGIN = 12
"""Pixels around the disc, where its mask may end."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
]


def test_the_disc_is_painted_and_the_wall_stays_as_filmed(
    display: str, own_home: Path, tmp_path: Path
) -> None:
    film = make_disc_film(tmp_path / "disc.mp4", FRAMES)
    tests = Path(__file__).resolve().parents[1]
    path = os.pathsep.join([str(tests), str(tests.parent), os.environ.get("PYTHONPATH", "")])
    env = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "LANG": "C.UTF-8",
        "PYTHONPATH": path,
    }
    process = subprocess.Popen(
        [sys.executable, str(PLAYER), str(film), str(tmp_path)], env=env, stdout=subprocess.PIPE, text=True
    )
    watch = threading.Timer(STORY_SECONDS, process.kill)
    watch.start()
    try:
        assert process.stdout is not None
        with process.stdout:
            lines = [line.strip() for line in process.stdout]
        process.wait(60)
    finally:
        watch.cancel()
    said = {line.split(" ", 1)[0]: line.partition(" ")[2] for line in lines}
    assert "closed" in said and "rendered" in said, f"it came as far as {lines}"
    assert {"marked", "carried", "corrected", "undone"} <= said.keys()
    source, painted = decoded(film), decoded(Path(said["rendered"]))
    assert len(painted) == FRAMES
    for number in range(FRAMES):
        away = np.abs(painted[number].astype(int) - source[number])
        near = cv2.dilate(disc_mask(number), np.ones((2 * MARGIN + 1,) * 2, np.uint8)) > 0
        # What the encoder leaves of the grain; the paint of the disc is far more.
        assert away[~near].mean() < 6
        assert away[disc_mask(number) > 0].mean() > 4 * away[~near].mean()
