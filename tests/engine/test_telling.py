"""A frame that shows something: films that begin black, with a fade, with a title, or with a scene."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from films import film_picture
from talking import Talk

from fastvid_gui.engine.messages.envelopes import Finished
from fastvid_gui.engine.messages.films import FindTellingFrame, TellingFrame
from fastvid_gui.engine.telling import ENOUGH, spread
from fastvid_gui.media.read import open_source, read_frames

RATE, WIDTH, HEIGHT = 25, 96, 64


def make(path: Path, shares: list[float], title: bool = False) -> Path:
    """A scene whose frames have these shares of their light, 0 for black; `title`: a small light box on black."""
    with av.open(str(path), "w") as film:
        video = film.add_stream("libx264", rate=Fraction(RATE))
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        video.options = {"crf": "12", "preset": "ultrafast", "g": "24", "threads": "1"}
        for number, share in enumerate(shares):
            picture = (film_picture(number, 10**9, WIDTH, HEIGHT) * share).astype(np.uint8)
            if title and not share:
                picture[30:32, 40:52] = 200
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            film.mux(video.encode(frame))
        film.mux(video.encode(None))
    return path


def found(talk: Talk, film: Path) -> int:
    answer = talk.run(FindTellingFrame(str(film)))
    assert isinstance(answer.end, Finished), answer.end
    assert isinstance(answer.value, TellingFrame)
    return answer.value.frame


@pytest.mark.parametrize(
    ("shares", "title", "least", "most"),
    [
        ([1.0] * 100, False, 0, 0),
        ([0.0] * 40 + [1.0] * 60, False, 40, 99),
        ([min(1.0, frame / 100) for frame in range(150)], False, 25, 149),
        ([0.0] * 40 + [1.0] * 60, True, 40, 99),
        ([0.0] * 200 + [1.0] * 10, False, 0, 209),
    ],
    ids=["a scene", "black", "a fade", "a title", "nearly all black"],
)
def test_the_first_frame_that_shows_something(
    preview_engine: Talk, tmp_path: Path, shares: list[float], title: bool, least: int, most: int
) -> None:
    film = make(tmp_path / "film.mp4", shares, title)
    frame = found(preview_engine, film)
    assert least <= frame <= most
    picture = next(iter(read_frames(open_source(film), frame, frame + 1, (WIDTH, HEIGHT))))
    if max(shares[:160:12]) == 1.0:
        assert spread(picture) >= ENOUGH * 0.9


def test_a_film_of_one_color_and_one_of_one_frame(preview_engine: Talk, tmp_path: Path) -> None:
    assert found(preview_engine, make(tmp_path / "black.mp4", [0.0] * 30)) < 30
    assert found(preview_engine, make(tmp_path / "one.mp4", [1.0])) == 0
