"""The engine's memory depends on neither the film's length nor how long it is scrubbed (promise 5)."""

import random
from collections.abc import Iterable
from pathlib import Path

import av
import numpy as np
import psutil
import pytest
from talking import Talk

from fastvid_gui.domain.look import Look
from fastvid_gui.engine.messages.films import ShowFrame
from fastvid_gui.engine.messages.looks import PaintFrame
from fastvid_gui.engine.messages.pictures import FramePicture

FRAMES = 3000


@pytest.fixture(scope="module")
def long_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "long.mp4"
    ground = np.random.default_rng(1).integers(0, 255, (30, 40, 3), np.uint8).repeat(8, 0).repeat(8, 1)
    frames = [av.VideoFrame.from_ndarray(np.roll(ground, shift, 1), format="rgb24") for shift in range(40)]
    frames = [frame.reformat(format="yuv420p") for frame in frames]
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=25, options={"preset": "ultrafast", "g": "50"})
        video.width, video.height, video.pix_fmt = 320, 240, "yuv420p"
        for number in range(FRAMES):
            frame = frames[number % len(frames)]
            frame.pts = number
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
    return path


def test_scrubbing_a_long_film_keeps_memory_flat(long_film: Path) -> None:
    with Talk() as talk:

        def memory_after(frames: Iterable[int]) -> float:
            for number in [talk.ask(ShowFrame(str(long_film), frame, 64)) for frame in frames]:
                assert isinstance(talk.wait(number).value, FramePicture)
            assert isinstance(
                talk.run(PaintFrame(path=str(long_film), frame=5, look=Look(style="scream"), size=120)).value,
                FramePicture,
            )
            return psutil.Process(talk.process.pid).memory_info().rss / 2**20

        # The cache of 256 MB is full after 2200 of these frames.
        full = memory_after(range(FRAMES - 300))
        dice = random.Random(2)
        later = [
            memory_after(range(FRAMES - 1, FRAMES - 600, -1)),
            memory_after(range(0, 600)),
            memory_after(dice.randrange(FRAMES) for _ in range(40)),
            memory_after(range(1000, 1600)),
        ]
        assert max(later) - full < 60, (full, later)
        assert full < 900
