"""A film of an orange disc that moves before a blue, grainy wall, to be marked and carried."""

from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np

from fastvid_gui.media.mattes import Matte
from fastvid_gui.picture import Picture

WIDTH, HEIGHT = 320, 180
RADIUS = 40


def disc_center(number: int) -> tuple[int, int]:
    """Where the disc is in a frame."""
    return 110 + 3 * number, 90


def disc_mask(number: int) -> Matte:
    """Where the disc is, as a mask."""
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.circle(mask, disc_center(number), RADIUS, 255, -1)
    return mask


def disc_picture(number: int) -> Picture:
    """A frame."""
    grain = np.random.default_rng(5).integers(-25, 26, (HEIGHT, WIDTH, 1))
    picture = (np.array([50, 80, 150]) + grain).astype(np.uint8)
    spots = np.random.default_rng(6).integers(-20, 21, (HEIGHT, WIDTH, 1))
    disc = (np.array([220, 130, 40]) + np.roll(spots, 3 * number, axis=1)).astype(np.uint8)
    inside = disc_mask(number) > 0
    picture[inside] = disc[inside]
    return picture


def make_disc_film(path: Path, frames: int = 16) -> Path:
    """Writes the film (H.264, without sound)."""
    rate = Fraction(25)
    with av.open(str(path), "w") as film:
        video = film.add_stream("libx264", rate=rate)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        video.options = {"crf": "12", "preset": "ultrafast", "g": "24", "threads": "1"}
        for number in range(frames):
            frame = av.VideoFrame.from_ndarray(disc_picture(number), format="rgb24")
            frame.pts, frame.time_base = number, 1 / rate
            film.mux(video.encode(frame))
        film.mux(video.encode(None))
    return path


def overlap(found: Matte, number: int) -> float:
    """How well a mask shows the disc of a frame: intersection over union."""
    one, other = found >= 128, disc_mask(number) > 0
    return float((one & other).sum() / (one | other).sum())
