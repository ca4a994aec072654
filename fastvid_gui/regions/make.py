"""Making the mask of a region without a window: from a box, from what stands out, or from another film."""

import threading
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from fastvid_gui.errors import RegionsError
from fastvid_gui.media.mattes import Matte, MatteWriter
from fastvid_gui.media.read import Source, read_frames
from fastvid_gui.picture import Picture
from fastvid_gui.regions.carry import Known, Progress
from fastvid_gui.regions.marking import mark
from fastvid_gui.regions.masks import Mask
from fastvid_gui.regions.propose import network_file, propose
from fastvid_gui.regions.region import Key
from fastvid_gui.sentences.regions import RegionsSays

LOOKS_A_SHOT = 4
"""At least so many frames of a shot are looked at; the surest answer counts."""
LOOKS_EVERY = 48
"""In long shots, one in so many frames. All answers that are nearly as sure as the surest count."""
NEARLY = 0.9


def frame_at(film: Source, frame: int) -> Picture:
    """A frame at the size as displayed; raises RegionsError if there is none with that number."""
    if not 0 <= frame < film.info.frames:
        raise RegionsError(RegionsSays.NO_FRAME, frame=frame, last=film.info.frames - 1)
    return next(read_frames(film, frame, frame + 1))


def known_from_keys(film: Source, keys: Sequence[Key]) -> list[Known]:
    """The masks of the frames that something is marked on. Raises RegionsError."""
    return [Known(key.frame, mark(frame_at(film, key.frame), key)) for key in keys]


def proposals(
    film: Source, cuts: Sequence[int], stop: threading.Event | None = None, progress: Progress | None = None
) -> list[Known]:
    """In each shot, what stands out most; raises RegionsError if nothing does anywhere."""
    network_file()
    found: list[Known] = []
    borders = sorted({0, film.info.frames, *(cut for cut in cuts if 0 < cut < film.info.frames)})
    for number, (start, end) in enumerate(pairwise(borders)):
        answers: list[tuple[float, Known]] = []
        looks = max(LOOKS_A_SHOT, (end - start) // LOOKS_EVERY)
        places = {start + (2 * k + 1) * (end - start) // (2 * looks) for k in range(looks)}
        for frame in sorted(places):
            picture = next(read_frames(film, frame, frame + 1, stop=stop))
            matte, sureness = propose(picture)
            if sureness > 0:
                answers.append((sureness, Known(frame, matte)))
        surest = max((sureness for sureness, _ in answers), default=0.0)
        if end - start <= LOOKS_A_SHOT * LOOKS_EVERY:
            found += [known for sureness, known in answers if sureness == surest][:1]
        else:
            found += [known for sureness, known in answers if sureness >= NEARLY * surest]
        if progress is not None:
            progress(number + 1, len(borders) - 1)
    if not found:
        raise RegionsError(RegionsSays.NOTHING_FOUND)
    return found


def copied(mask: Mask, frames: int, stop: threading.Event, progress: Progress) -> Iterator[Matte]:
    """A mask that is there already, frame after frame."""
    for number, matte in enumerate(mask.frames(0, frames, stop), start=1):
        progress(number, frames)
        yield matte


def write_masks(path: Path, film: Source, mattes: Iterator[Matte], *, overwrite: bool) -> tuple[bool, bool]:
    """Writes the masks of a film; tells whether all of them are empty, and whether all are full."""
    empty = full = True
    size = film.info.width, film.info.height
    with MatteWriter(path, size, film.info.frame_rate, film.path, overwrite=overwrite) as writer:
        for matte in mattes:
            empty, full = empty and int(matte.max()) < 128, full and int(matte.min()) >= 128
            writer.add(matte)
    return empty, full
