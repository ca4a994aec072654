"""What training paints: photos, or frames of a film, small and in memory."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.errors import Interrupted, TrainingError
from fastvid_gui.media.read import Source, open_source, read_frames
from fastvid_gui.sentences.training import TrainingSays
from fastvid_gui.style.pictures import PICTURE_ENDINGS, read_picture

PHOTO_SIDE = 288
"""Shorter side at which photos are kept in memory, in pixels."""
MOST_PHOTOS = 5000
MOST_FILES = 500_000
"""How many files are searched for photos; a whole disk is not a folder of photos."""
MOST_FILM_FRAMES = 200
FILM_SKIP_FRAMES = 40
"""From this distance on, frames of a film are fetched one by one; closer ones come fastest by decoding all."""


@dataclass(frozen=True, slots=True)
class Photos:
    """Content pictures in memory, uint8, each H x W x 3 with a shorter side of 288 at most."""

    pictures: tuple[NDArray[np.uint8], ...]

    @classmethod
    def in_folder(
        cls, folder: Path, stop: threading.Event | None = None, most: int = MOST_PHOTOS
    ) -> "Photos":
        """All pictures below a folder, in the order of their names; unreadable files are left out.

        Args:
            most: where there are more, this many are taken evenly from all of them.

        Raises:
            TrainingError: no folder, or no picture in it. Interrupted: `stop` was set.
        """
        if not folder.is_dir():
            raise TrainingError(TrainingSays.NO_PHOTO_FOLDER, folder=folder)
        paths = _pictures_below(folder, stop)
        pictures, bad = [], 0
        for number in range(min(most, len(paths))):
            _heed(stop)
            try:
                pictures.append(read_picture(paths[number * len(paths) // min(most, len(paths))], PHOTO_SIDE))
            except TrainingError:
                bad += 1  # a folder of photos may hold other things; the check below refuses too few photos
        if not pictures:
            if bad:
                raise TrainingError(TrainingSays.ONLY_BAD_PHOTOS, folder=folder, bad=bad)
            raise TrainingError(TrainingSays.NO_PHOTOS, folder=folder)
        return cls(tuple(pictures))


def film_photos(video: Path, stop: threading.Event | None = None) -> Photos:
    """Frames of a film, evenly spread, at most 200 of them, at a shorter side of 288 at most.

    Raises:
        SourceError: the film can't be read. Interrupted: `stop` was set.
    """
    source = open_source(video, stop=stop)
    count = min(MOST_FILM_FRAMES, source.info.frames)
    numbers = [number * source.info.frames // count for number in range(count)]
    factor = min(1.0, PHOTO_SIDE / min(source.info.width, source.info.height))
    size = (max(1, round(source.info.width * factor)), max(1, round(source.info.height * factor)))
    return Photos(tuple(_frames(source, numbers, size, stop)))


def _frames(
    source: Source, numbers: list[int], size: tuple[int, int], stop: threading.Event | None
) -> Iterator[NDArray[np.uint8]]:
    if source.info.frames < FILM_SKIP_FRAMES * len(numbers):
        wanted = set(numbers)
        for number, picture in enumerate(read_frames(source, 0, source.info.frames, size, stop=stop)):
            if number in wanted:
                yield picture
        return
    for number in numbers:
        _heed(stop)
        yield next(iter(read_frames(source, number, number + 1, size, stop=stop)))


def _pictures_below(folder: Path, stop: threading.Event | None) -> list[Path]:
    found = []
    for looked, path in enumerate(folder.rglob("*")):
        if looked % 1000 == 0:
            _heed(stop)
        if looked >= MOST_FILES:
            raise TrainingError(TrainingSays.TOO_MANY_FILES, folder=folder)
        if path.suffix.lower() in PICTURE_ENDINGS:
            found.append(path)
    return sorted(found)


def _heed(stop: threading.Event | None) -> None:
    if stop is not None and stop.is_set():
        raise Interrupted(TrainingSays.STOPPED_EARLY)
