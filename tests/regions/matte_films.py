"""Small films with a moving disc, and the masks that show where it is."""

from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np

from fastvid_gui.media.mattes import Matte, MatteWriter


def disc(number: int, width: int = 96, height: int = 64) -> Matte:
    """A soft disc that moves to the right."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    away = np.hypot(x - width * 0.3 - number * 0.5, y - height * 0.5)
    return (np.clip(height * 0.25 - away + 0.5, 0, 1) * 255).astype(np.uint8)


def make_mattes(path: Path, frames: int, width: int = 96, height: int = 64) -> Path:
    """A film of masks of the disc."""
    with MatteWriter(path, (width, height), Fraction(25)) as writer:
        for number in range(frames):
            writer.add(disc(number, width, height))
    return path


def save_png(path: Path, picture: np.ndarray) -> Path:
    """A picture file; RGB or gray."""
    cv2.imwrite(str(path), picture if picture.ndim == 2 else picture[..., ::-1])
    return path
