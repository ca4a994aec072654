"""Opening the mask of a region: a film of masks, a still picture, or the brightness or transparency of the film itself.

A mask has one frame for each of the film's; they belong together by their number, whatever the clocks say. Its pictures
are fitted to the film as displayed, after rotation: one of another size is scaled, one of another shape refused.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from fastvid_gui.errors import FastVidError, Interrupted, RegionsError, TrainingError
from fastvid_gui.media.mattes import Matte
from fastvid_gui.media.read import Source, open_source, read_alpha, read_frames
from fastvid_gui.picture import Picture
from fastvid_gui.regions.region import FROM_ALPHA, FROM_LUMA
from fastvid_gui.sentences.regions import RegionsSays
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.style.pictures import PICTURE_ENDINGS, read_picture

SHAPES_DIFFER = 0.02
"""Pictures whose ratios of width to height differ by a smaller share than this have the same shape."""


@dataclass(frozen=True, kw_only=True)
class Mask:
    """An opened mask.

    Attributes:
        film: of masks, or the film itself for luma and alpha; None for a still picture.
        still: the picture at the film's size.
        kind: "film", "still", "luma" or "alpha". file: that it is in; None if it is the film's own.
        notes: what was done to fit it, for people.
    """

    kind: str
    size: tuple[int, int]
    film: Source | None = None
    still: Matte | None = None
    file: Path | None = None
    notes: tuple[Sentence, ...] = ()

    def frames(self, start: int, stop_frame: int, stop: threading.Event | None = None) -> Iterator[Matte]:
        """The masks of frames `start` to `stop_frame` (not included), H x W uint8 at the film's displayed size."""
        if self.film is None:
            assert self.still is not None
            for _ in range(start, stop_frame):
                yield self.still
            return
        if self.kind == FROM_ALPHA:
            yield from read_alpha(self.film, start, stop_frame, stop=stop)
            return
        for picture in read_frames(self.film, start, stop_frame, self.size, stop=stop):
            yield gray(picture)


def gray(picture: Picture) -> Matte:
    """The mask that a picture shows: its luma; of a gray picture its values as they are."""
    found: Matte = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return found


def open_mask(named: str, folder: Path, film: Source, stop: threading.Event | None = None) -> Mask:
    """Opens a mask for a film.

    Args:
        named: as in the regions file: a path (from `folder` on, if it is not absolute), "luma" or "alpha".

    Raises:
        RegionsError: it can't be used; the message says why. Interrupted: `stop` was set.
    """
    size = film.info.width, film.info.height
    if named == FROM_LUMA:
        return Mask(kind=FROM_LUMA, size=size, film=film)
    if named == FROM_ALPHA:
        if not film.info.alpha:
            raise RegionsError(RegionsSays.NO_ALPHA, file=film.path)
        return Mask(kind=FROM_ALPHA, size=size, film=film)
    path = folder / named
    if path.suffix.lower() in PICTURE_ENDINGS:
        return _open_still(path, size)
    try:
        masks = open_source(path, stop=stop)
    except Interrupted:
        raise
    except FastVidError as error:
        raise RegionsError(RegionsSays.MASK_UNREADABLE, file=path, reason=error.sentence) from error
    notes = _fits(path, (masks.info.width, masks.info.height), size)
    if masks.info.frames != film.info.frames:
        raise RegionsError(
            RegionsSays.MASK_LENGTH, file=path, count=masks.info.frames, frames=film.info.frames
        )
    return Mask(kind="film", size=size, film=masks, file=path, notes=notes)


def _open_still(path: Path, size: tuple[int, int]) -> Mask:
    try:
        picture = read_picture(path)
    except TrainingError as error:
        raise RegionsError(RegionsSays.MASK_UNREADABLE, file=path, reason=error.sentence) from error
    own = picture.shape[1], picture.shape[0]
    notes = _fits(path, own, size)
    still = gray(picture)
    if own != size:
        smaller = own[0] >= size[0]
        still = cv2.resize(still, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR)
    return Mask(kind="still", size=size, still=np.ascontiguousarray(still), file=path, notes=notes)


def _fits(path: Path, own: tuple[int, int], size: tuple[int, int]) -> tuple[Sentence, ...]:
    """What to say about the size of a mask; raises RegionsError if it can't be fitted."""
    if own == size:
        return ()
    values = {"file": path, "width": own[0], "height": own[1], "film_width": size[0], "film_height": size[1]}
    # A row or column may have been lost on the way through another program.
    close = abs(own[0] - size[0]) <= 1 and abs(own[1] - size[1]) <= 1
    if not close and abs(own[0] * size[1] / (own[1] * size[0]) - 1) > SHAPES_DIFFER:
        raise RegionsError(RegionsSays.MASK_SHAPE, **values)
    return (say(RegionsSays.MASK_SCALED, **values),)
