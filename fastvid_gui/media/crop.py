"""The visible part of a coded picture: clean aperture of MOV and MP4, crop of Matroska.

PyAV reports neither, so this module reads the few bytes that do, from the head of the file: boxes (ISO 14496-12, 12.1.4
for `clap`) and EBML elements (RFC 9559). It ignores whatever makes no sense, as players do.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.media.boxes import Box, boxes, video_entry
from fastvid_gui.media.matroska import video_track

CLAP_BYTES = 32


class Crop(msgspec.Struct, frozen=True):
    """Pixels of the coded picture that are not shown, at each side."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    def __bool__(self) -> bool:
        return bool(self.left or self.top or self.right or self.bottom)

    def size(self, width: int, height: int) -> tuple[int, int]:
        """(width, height) of what remains of a coded picture."""
        return width - self.left - self.right, height - self.top - self.bottom

    def fits(self, width: int, height: int) -> bool:
        """Whether anything remains of a coded picture of that size."""
        return min(self.left, self.top, self.right, self.bottom) >= 0 and min(self.size(width, height)) > 0

    def apply(self, picture: NDArray[Any]) -> NDArray[Any]:
        """Cuts H x W x C; a picture that is too small (of a film whose size changes) is left as it is."""
        height, width = picture.shape[:2]
        if not self.fits(width, height):
            return picture
        return picture[self.top : height - self.bottom, self.left : width - self.right]


UNCROPPED = Crop()


def crop_of(path: Path, container: str, track: int, place: int, width: int, height: int) -> Crop:
    """The parts that the container says are not to be shown.

    Args:
        container: FFmpeg's name of it.
        track: the track's own number (MOV and MP4). place: which of the video tracks it is (Matroska).
        width, height: of the coded picture.
    """
    try:
        with path.open("rb") as file:
            if "mp4" in container:
                found = _clean_aperture(file, track, width, height)
            elif "matroska" in container:
                found = _matroska_crop(file, place)
            else:
                found = Crop()
    except (OSError, ValueError):
        return Crop()
    return found if found.fits(width, height) else Crop()


def _clean_aperture(file: BinaryIO, track: int, width: int, height: int) -> Crop:
    entry = video_entry(file, track)
    for box in boxes(file, entry.children, entry.end) if entry else ():
        if box.kind == b"clap":
            return _read_clap(file, box, width, height)
    return Crop()


def _read_clap(file: BinaryIO, box: Box, width: int, height: int) -> Crop:
    """Width, height, and the offset of the middle, each as a fraction; the offset may be negative."""
    numbers = np.frombuffer(box.content(file, CLAP_BYTES), dtype=">i4").tolist()
    if len(numbers) != CLAP_BYTES // 4 or any(below <= 0 for below in numbers[1::2]):
        return Crop()
    wide, high, across, down = (Fraction(a, b) for a, b in zip(numbers[::2], numbers[1::2], strict=True))
    if not (0 < wide <= width and 0 < high <= height):
        return Crop()
    left, top = round((width - wide) / 2 + across), round((height - high) / 2 + down)
    return Crop(left, top, width - left - round(wide), height - top - round(high))


def _matroska_crop(file: BinaryIO, place: int) -> Crop:
    track = video_track(file, place)
    return Crop() if track is None else Crop(*track.crop)
