"""Three computers and one film: pair by typed codes, render together, one is killed, the film is the same."""

import json
import os
import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
import psutil
import pytest

HERE = Path(__file__).resolve().parent
PLAYER = HERE / "farm_player.py"
REPOSITORY = HERE.parents[2]
STEP_SECONDS = 300
HELPERS = ("attic", "cellar")
PREFERENCES = {"max_range": 16, "threads": 1, "helper_threads": 1}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1500),
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb, an X server without a screen"),
]


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of our own."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[writer], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writer)
    with os.fdopen(reader) as told:
        name = f":{told.readline().strip()}"
    yield name
    server.terminate()
    server.wait(30)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where the screenshots go."""
    folder = Path(os.environ.get("FASTVID_PICTURES") or tmp_path / "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Computer:
    """A window with a home of its own, played by farm_player.py, read line by line."""

    def __init__(self, home: Path, display: str, *arguments: str, **preferences: object) -> None:
        self.home, self.said = home, home / "output"
        (home / "config").mkdir(parents=True)
        (home / "config" / "settings.json").write_text(json.dumps(PREFERENCES | preferences))
        env = environment(home) | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
        env["PYTHONPATH"] = os.pathsep.join((str(REPOSITORY), str(HERE.parent)))
        with self.said.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(PLAYER), *arguments],
                env=env,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.lines: list[str] = []

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put("failed: it has ended")

    def wait_for(self, start: str, seconds: float = STEP_SECONDS) -> str:
        """The rest of the first line that begins so."""
        until = time.monotonic() + seconds
        while True:
            try:
                line = self._lines.get(timeout=max(0.1, until - time.monotonic()))
            except queue.Empty:
                line = "failed: nothing for so long"
            self.lines.append(line)
            if line.startswith("failed"):
                errors = self.said.read_text(errors="replace")[-2000:]
                raise AssertionError(f"no {start!r}; {self.home.name} came as far as {self.lines}\n{errors}")
            if line.startswith(start):
                return line.removeprefix(start).strip()

    def kill(self) -> None:
        """The power goes: window and engines at once.

        Engines first: one that lives a moment longer than its window says good-bye to the maker.
        """
        try:
            window = psutil.Process(self.process.pid)
            family = [*window.children(recursive=True), window]
        except psutil.NoSuchProcess:
            family = []
        for process in family:
            try:
                process.send_signal(signal.SIGKILL)
            except psutil.NoSuchProcess:
                continue
        psutil.wait_procs(family, 30)
        self.process.wait(60)
        self._reader.join(30)
        if self.process.stdout is not None:
            self.process.stdout.close()


@pytest.fixture
def start(display: str) -> Iterator[Callable[..., Computer]]:
    """Switches computers on; all are off afterwards."""
    computers: list[Computer] = []

    def begin(home: Path, *arguments: str, **preferences: object) -> Computer:
        computers.append(Computer(home, display, *arguments, **preferences))
        return computers[-1]

    yield begin
    for computer in computers:
        computer.kill()


def environment(home: Path) -> dict[str, str]:
    return os.environ | {"FASTVID_HOME": str(home), "PYTHONPATH": str(REPOSITORY)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_killed_helper_changes_no_pixel(
    start: Callable[..., Computer], tmp_path: Path, pictures: Path
) -> None:
    board = tmp_path / "board"
    board.mkdir()
    output = tmp_path / "together.mp4"
    helpers = {
        name: start(
            tmp_path / name,
            "help",
            name,
            str(board),
            str(pictures),
            helper_name=name,
            helper_port=free_port(),
        )
        for name in HELPERS
    }
    for helper in helpers.values():
        helper.wait_for("helping")
    maker = start(tmp_path / "maker", "make", str(output), str(board), str(pictures))
    film = Path(maker.wait_for("film"))
    for helper in helpers.values():
        helper.wait_for("paired")
    maker.wait_for("paired")
    style, size, crf, max_range, nodes = maker.wait_for("request").split()
    assert nodes == "auto"

    painting = maker.wait_for("painting")
    assert painting.startswith("Painting ")
    helpers["attic"].kill()
    lost = maker.wait_for("lost")
    assert lost.startswith(("It stopped helping", "Lost ")), lost
    said = maker.wait_for("said")
    assert "Done and checked" in said
    assert all(name in said for name in HELPERS), said
    frames = dict(pair.rsplit(":", 1) for pair in maker.wait_for("nodes").split())
    assert all(int(frames[name]) > 0 for name in HELPERS), frames
    assert maker.wait_for("output") == str(output)
    maker.wait_for("done")
    for computer in (maker, *helpers.values()):
        computer.kill()

    alone = tmp_path / "alone.mp4"
    done = subprocess.run(
        [
            sys.executable, "-m", "fastvid_gui", "render", str(film), "--style", style, "--size", size, "--crf", crf,
            "--max-range", max_range, "--nodes", "local", "--output", str(alone), "--json",
        ],
        env=environment(tmp_path / "alone"), capture_output=True, text=True, timeout=STEP_SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    with av.open(str(film)) as source, av.open(str(output)) as together, av.open(str(alone)) as local:
        wanted = sum(1 for _ in source.decode(video=0))
        assert min(local.streams.video[0].width, local.streams.video[0].height) == int(size)
        assert bool(together.streams.audio) == bool(source.streams.audio)
        count = 0
        for ours, theirs in zip(together.decode(video=0), local.decode(video=0), strict=True):
            assert (ours.pts, ours.format.name) == (theirs.pts, theirs.format.name)
            assert np.array_equal(ours.to_ndarray(), theirs.to_ndarray()), f"frame {count} differs"
            count += 1
    assert count == wanted
