"""A mask through the whole film: from the frames where it is known to all others.

Shot by shot. Within a shot the mask is carried forth from each known frame and back from each; between two of them the
two masks are blended by the distance to each. In a shot without a known frame the thing is looked for by its looks.

    known          a ......... b                 c           (a correction is one more known frame)
    forth          a-------->  b------>|cut      c-------->
    back      <----a  <--------b       |   <-----c
    mask           a  a and b  b

All of it happens on small pictures; at the end each mask gets the edges of its frame at full size. Memory depends on
the length of a shot only by its compressed masks, some kilobytes a frame.
"""

import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from fastvid_gui.errors import Interrupted, RegionsError
from fastvid_gui.flow.estimator import make_estimator
from fastvid_gui.media.mattes import Matte
from fastvid_gui.media.read import Source, read_frames
from fastvid_gui.picture import Picture
from fastvid_gui.regions.cutting import ColorMixtures, working_size
from fastvid_gui.regions.follow import follow, learned_colors
from fastvid_gui.regions.guided import Soft
from fastvid_gui.regions.marking import at_full_size, crisp
from fastvid_gui.regions.refind import Looks, looks_of, refind
from fastvid_gui.sentences.regions import RegionsSays
from fastvid_gui.sentences.sentence import Sentence, say

CARRYING_LINES = 270
"""Masks are carried on pictures with about this many lines."""
BLOCK = 48
"""Frames that are held at once to go through them backwards."""
FLOW_QUALITY = "medium"
COLORS_OF = 6
"""Known frames of a shot from which the colors of the thing are learned, at most."""
LOOKED_AT = 4
"""Frames of a shot in which a thing is looked for."""
AGAIN_EVERY = 6
"""A thing that has left the picture is looked for in every so many frames."""

Progress = Callable[[int, int], None]
"""Called with steps done and in all; every frame takes a step to be carried and one for its edges."""


@dataclass(frozen=True)
class Known:
    """A frame whose mask is known: marked, corrected, or proposed.

    `matte`: H x W uint8, at the film's displayed size.
    """

    frame: int
    matte: Matte


class Carrying:
    """A mask on its way through a film.

    Attributes:
        notes: where the thing was not found again; complete once all masks have come.
        lost: the shots where it was not: (first frame, last frame).
    """

    def __init__(self, film: Source, known: Sequence[Known], cuts: Sequence[int]) -> None:
        """`cuts`: first frames of new shots (`render.keyframes` finds them). Raises RegionsError for frames outside."""
        frames = film.info.frames
        for each in known:
            if not 0 <= each.frame < frames:
                raise RegionsError(RegionsSays.NO_FRAME, frame=each.frame, last=frames - 1)
        self._film = film
        self._size = working_size(film.info.width, film.info.height, CARRYING_LINES)
        self._known = {each.frame: self._smaller(each.matte) for each in known}
        if not any((mask >= 0.5).any() for mask in self._known.values()):
            raise RegionsError(RegionsSays.NOTHING_CHOSEN)
        borders = sorted({0, frames, *(cut for cut in cuts if 0 < cut < frames)})
        self._shots = list(pairwise(borders))
        self._estimator = make_estimator("dis", FLOW_QUALITY)
        self._looks: dict[int, Looks] = {}
        self._colors: dict[int, ColorMixtures] = {}
        self._done = 0
        self.lost: list[tuple[int, int]] = []

    @property
    def notes(self) -> tuple[Sentence, ...]:
        """For people."""
        return tuple(say(RegionsSays.LOST, frame=start, last=stop - 1) for start, stop in self.lost)

    def mattes(
        self, stop: threading.Event | None = None, progress: Progress | None = None
    ) -> Iterator[Matte]:
        """The mask of each frame from the first to the last, H x W uint8 at the film's displayed size.

        Raises:
            Interrupted: `stop` was set. SourceError: the film can't be read.
        """
        self._stop, self._progress = stop or threading.Event(), progress
        self._learn()
        for shot in self._shots:
            masks = self._through(*shot)
            for frame, picture in enumerate(self._read(*shot, small=False), start=shot[0]):
                if frame in masks:
                    matte = self._at_full_size(_unpacked(masks.pop(frame), self._size), picture)
                else:
                    matte = np.zeros(picture.shape[:2], np.uint8)
                self._step()
                yield matte

    # ---- a shot

    def _through(self, start: int, stop: int) -> dict[int, bytes]:
        """The small masks of a shot, packed; frames without any have an empty mask."""
        known = sorted(frame for frame in self._known if start <= frame < stop)
        if not known:
            if (found := self._found_in(start, stop)) is None:
                self.lost.append((start, stop))
                self._step(stop - start)
                return {}
            known = [found]
        self._learn_colors(known)
        masks = {frame: _packed(self._known[frame]) for frame in known}
        self._forth(masks, known, stop)
        self._back(masks, known, start)
        return masks

    def _forth(self, masks: dict[int, bytes], known: list[int], stop: int) -> None:
        previous, mask, colors, looks = None, None, None, None
        for frame, picture in enumerate(self._read(known[0], stop), start=known[0]):
            if frame in self._known:
                mask, colors, looks = self._known[frame], self._colors.get(frame), self._looks.get(frame)
            elif mask is not None and previous is not None:
                mask = self._followed(picture, previous, mask, colors, looks, frame)
                masks[frame] = _packed(mask)
            previous = picture
            self._step(int(frame >= known[-1]))

    def _back(self, masks: dict[int, bytes], known: list[int], start: int) -> None:
        after: Picture | None = None
        mask, colors, looks = None, None, None
        for begin in range(known[-1] - known[-1] % BLOCK, start - BLOCK, -BLOCK):
            first, last = max(begin, start), min(begin + BLOCK, known[-1] + 1)
            pictures = list(self._read(first, last))
            for frame in range(last - 1, first - 1, -1):
                picture = pictures[frame - first]
                if frame in self._known:
                    mask, colors, looks = self._known[frame], self._colors.get(frame), self._looks.get(frame)
                elif mask is not None and after is not None:
                    mask = self._followed(picture, after, mask, colors, looks, frame)
                    masks[frame] = _packed(self._blended(masks.get(frame), mask, frame, known))
                after = picture
                self._step(int(frame < known[-1]))

    def _followed(
        self,
        picture: Picture,
        neighbor: Picture,
        mask: Soft,
        colors: ColorMixtures | None,
        looks: Looks | None,
        frame: int,
    ) -> Soft:
        if self._stop.is_set():
            raise Interrupted(RegionsSays.STOPPED)
        if colors is None:
            return np.zeros_like(mask)
        followed = follow(self._estimator, picture, neighbor, mask, colors)
        if looks is not None and not followed.any() and frame % AGAIN_EVERY == 0:
            again = refind(picture, looks)
            return followed if again is None else again
        return followed

    def _blended(self, forth: bytes | None, back: Soft, frame: int, known: list[int]) -> Soft:
        """Between two known frames: of the two masks, the one from the nearer one counts more."""
        if forth is None:
            return back
        before = max(each for each in known if each <= frame)
        later = min(each for each in known if each >= frame)
        share = (frame - before) / (later - before)
        share = share * share * (3 - 2 * share)
        mixed = _unpacked(forth, self._size) * np.float32(1 - share) + back * np.float32(share)
        return crisp(mixed, 0.7)

    def _found_in(self, start: int, stop: int) -> int | None:
        """A frame of a shot where the thing was found by its looks, which is then known; None: nowhere."""
        nearest = sorted(self._looks, key=lambda frame: min(abs(frame - start), abs(frame - stop)))
        step = max(1, (stop - start) // LOOKED_AT)
        for frame in range(start, stop, step):
            if self._stop.is_set():
                raise Interrupted(RegionsSays.STOPPED)
            picture = next(self._read(frame, frame + 1))
            for known in nearest[:2]:
                mask = refind(picture, self._looks[known])
                if mask is not None:
                    self._known[frame] = mask
                    self._looks[frame] = self._looks[known]
                    return frame
        return None

    # ---- the parts of it

    def _at_full_size(self, mask: Soft, picture: Picture) -> Matte:
        if (picture.shape[1], picture.shape[0]) == self._size:  # it has its edges already
            return (mask * 255 + 0.5).astype(np.uint8)
        small = cv2.resize(picture, self._size, interpolation=cv2.INTER_AREA)
        return at_full_size(mask, small, picture)

    def _learn(self) -> None:
        """What the thing looks like where it is known."""
        for frame, mask in list(self._known.items()):
            picture = next(self._read(frame, frame + 1))
            if (looks := looks_of(picture, mask)) is not None:
                self._looks[frame] = looks

    def _learn_colors(self, known: list[int]) -> None:
        """The colors of the thing in a shot, by all of its known frames: it may be half hidden in one of them."""
        seen = [frame for frame in known if (self._known[frame] >= 0.5).any()]
        if not seen:
            return
        pictures = [next(self._read(frame, frame + 1)) for frame in seen[:COLORS_OF]]
        colors = learned_colors(
            [(one, self._known[frame]) for one, frame in zip(pictures, seen, strict=False)]
        )
        self._colors |= dict.fromkeys(seen, colors)

    def _read(self, start: int, stop: int, small: bool = True) -> Iterator[Picture]:
        return read_frames(self._film, start, stop, self._size if small else None, stop=self._stop)

    def _smaller(self, matte: Matte) -> Soft:
        small = cv2.resize(matte, self._size, interpolation=cv2.INTER_AREA)
        found: Soft = small.astype(np.float32) / np.float32(255)
        return found

    def _step(self, count: int = 1) -> None:
        self._done += count
        if self._progress is not None and count:
            total = 2 * self._film.info.frames
            self._progress(min(self._done, total), total)


def _packed(mask: Soft) -> bytes:
    return zlib.compress((mask * 255 + 0.5).astype(np.uint8).tobytes(), 1)


def _unpacked(data: bytes, size: tuple[int, int]) -> Soft:
    values = np.frombuffer(zlib.decompress(data), np.uint8).reshape(size[1], size[0])
    found: Soft = values.astype(np.float32) / np.float32(255)
    return found
