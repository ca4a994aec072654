"""The whole story on a real X display with real input: drop, style, keyframe, render, kill, go on, watch the MP4."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import av
import psutil
import pytest

PLAYER = Path(__file__).with_name("story_player.py")
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "sample.mp4"
STEP_SECONDS = 240

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
]


class Play:
    """A run of the player, read line by line."""

    def __init__(self, display: str, *arguments: str) -> None:
        env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
        self.process = subprocess.Popen(
            [sys.executable, str(PLAYER), *arguments], env=env, stdout=subprocess.PIPE, text=True
        )
        self.lines: list[str] = []

    def wait_for(self, start: str) -> str:
        """The first line that begins so."""
        watch = threading.Timer(STEP_SECONDS, self.process.kill)
        watch.start()
        try:
            assert self.process.stdout is not None
            for line in self.process.stdout:
                self.lines.append(line.strip())
                if line.startswith(start):
                    return line.strip()
        finally:
            watch.cancel()
        raise AssertionError(f"no {start!r}; it came as far as {self.lines}")

    def kill(self) -> None:
        """The power goes: window and engines at once."""
        family = [
            psutil.Process(self.process.pid),
            *psutil.Process(self.process.pid).children(recursive=True),
        ]
        for process in family:
            process.send_signal(signal.SIGKILL)
        psutil.wait_procs(family, 30)
        self.close()

    def close(self) -> None:
        if self.process.stdout is not None:
            self.process.stdout.close()
        self.process.wait(60)


def test_drop_style_keyframe_render_kill_go_on_watch(display: str, tmp_path: Path) -> None:
    film = tmp_path / "harbor.mp4"
    shutil.copy(SAMPLE, film)
    first = Play(display, "drop", str(film), str(tmp_path))
    try:
        for step in ("dropped", "styled", "keyframe", "rendering", "stored"):
            first.wait_for(step)
    finally:
        first.kill()
    assert not list(tmp_path.glob("harbor - *.mp4"))

    second = Play(display, "go_on")
    try:
        second.wait_for("offered")
        resumed = int(second.wait_for("resumed").split()[1])
        output = Path(second.wait_for("output").split(" ", 1)[1])
        second.wait_for("done")
    finally:
        second.kill() if second.process.poll() is None else second.close()
    assert resumed > 0

    with av.open(str(film)) as source, av.open(str(output)) as painted:
        wanted = sum(1 for _ in source.decode(video=0))
        frames = list(painted.decode(video=0))
        assert len(frames) == wanted
        assert painted.streams.audio
    with av.open(str(output)) as painted:
        assert sum(frame.samples for frame in painted.decode(audio=0)) > 0
