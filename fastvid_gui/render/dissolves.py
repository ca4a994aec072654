"""Dissolves: where one shot fades straight into another, the old shot's strokes must not be carried along.

In a dissolve every frame is a mix of two pictures, x(t) = (1 - a) A + a B, and a rises from 0 to 1. Four rules
follow. Where all of them hold for frames s to e, these frames are a dissolve:

1. *Mix*: on a grid of 16 x 9 cells, coarse enough for the motion inside the shots to matter little, the frames lie on
   the line from x(s) to x(e); before s and after e they stay at its ends. A camera that turns, or a person who
   walks past, shows in between what is at neither end.
2. *Gradual*: a rises evenly and not all at once; a hard cut is not a dissolve.
3. *Contrast*: the energy of the gradients sinks as (1 - a)^2 E(A) + a^2 E(B), to about a half in the middle, since
   the edges of two unlike pictures know nothing of each other (the parabola of Alattar 1993 and of the survey by
   Lienhart 2001, here of gradients). Motion keeps it, and so does a change of light: there it is
   (1 - a) E(A) + a E(B) or more. It also sinks this way in every block of the picture, whereas a camera that moves
   on to something else fills one block after the other. This is the strongest of the four rules.
4. *Content*: x(s) and x(e) are two shots once motion and exposure are taken away (`likeness.compare`), and they
   differ everywhere. A title that appears over a picture leaves most of it unchanged.

`fades` handles fades from and to black or white: one end of them is blank, so they are not dissolves here.

All pairs of the last 90 frames are compared by their inner products. The cells are whole numbers, so that the sums
are exact in any order; whatever is compared with a bound is rounded first.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.domain.plan import MAX_LEAD_IN_FRAMES
from fastvid_gui.picture import Picture
from fastvid_gui.render.cuts import SeenFrame
from fastvid_gui.render.likeness import compare, look_at

Table = NDArray[np.float64]
Whole = NDArray[np.int64]

# Frames from the last one of the old shot to the first one of the new shot.
LENGTHS = (4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 22, 25, 28, 32, 36, 40, 45, 50, 56, 62)
# This many frames on either side are compared, too: a third of the length, within these bounds.
MARGIN_LEAST, MARGIN_MOST = 4, 8
# Root mean square distance of the cells at both ends, in levels of 8 bits: less is too little to judge.
DISTANCE_LEAST = 16.0
# Rule 1: root mean square distance from the mix, as a share of that between the ends.
MIX_ERROR_MOST = 0.36
# Rule 2: the largest step of a, times the length.
STEP_MOST = 3.5
# Rule 3: 0 for two unrelated pictures, 1 for one picture that moves or changes its light.
CONTRAST_KEPT_MOST = 0.4
# Rules 1 and 3 together: the error, and a third of the blocks' excess or lack of contrast.
DOUBT_MOST = 0.5
_ASTRAY_WEIGHT = 1 / 3
# A picture whose lightness stays within this distance of black or white belongs to a fade.
NEARLY_BLANK = 40.0
# Rule 4: how evenly the difference is spread over the cells: 1 is evenly, 0.2 if a fifth of the picture has it all.
SPREAD_LEAST = 0.35
# A better match than the one found may end this many frames later.
PATIENCE = 12
# A keyframe is only worth it if the shot continues for this many frames after it.
FRAMES_AFTER_LEAST = 6

_CELLS = (16, 9)
_BLOCKS = (6, 4)
_KEPT = LENGTHS[-1] + 2 * MARGIN_MOST + PATIENCE + 2


@dataclass(frozen=True, slots=True)
class Dissolve:
    """One shot fades straight into another.

    Attributes:
        first: the last frame that shows the old shot alone.
        last: the first frame that shows the new shot alone.
        fit: how well the frames between are the mix of both, 0 to 1.
    """

    first: int
    last: int
    fit: float


@dataclass(slots=True)
class _Match:
    dissolve: Dissolve
    worth: float


def keyframe_place(found: Dissolve) -> int:
    """Where the soft keyframe lies: painting from scratch begins a lead-in earlier, when 7/8 of the picture are new.

    If it began earlier, the new painting would itself hold the old shot, and the cross-fade would change little.
    docs/keyframes.md has the measurements.
    """
    return found.last + MAX_LEAD_IN_FRAMES - (found.last - found.first) // 8


# The least distance between a keyframe and the end of its dissolve.
_PLACE_LEAST = MAX_LEAD_IN_FRAMES - LENGTHS[-1] // 8


class DissolveFinder:
    """Takes frames in order, with the hard cuts known, and finds the dissolves between them.

    Memory holds about 90 small pictures, whatever the length of the film.
    """

    def __init__(self, first_frame: int = 0) -> None:
        self._next = first_frame  # the next frame to be pushed
        self._end = first_frame  # the next frame to be looked at as the end of a dissolve
        self._free_from = first_frame  # earlier frames belong to an earlier dissolve
        self._shot = 0
        self._best: _Match | None = None
        self._pictures: deque[Picture] = deque(maxlen=_KEPT)
        self._cells = np.zeros((_KEPT, _CELLS[0] * _CELLS[1] * 3))
        self._products = np.zeros((_KEPT, _KEPT))
        self._energy = np.zeros((_KEPT, _BLOCKS[0] * _BLOCKS[1]))
        self._shots = np.full(_KEPT, -1)  # -1: a blank frame, or none
        self._numbers = np.full(_KEPT, -1)

    def settled_before(self, frame: int) -> int:
        """All keyframes of dissolves before this frame are known once frames up to `frame` have been pushed."""
        earliest = self._end if self._best is None else self._best.dissolve.last
        return min(frame + 1, earliest + _PLACE_LEAST)

    def push(self, seen: SeenFrame) -> Iterator[Dissolve]:
        """Takes the next frame; yields the dissolves that are known by now."""
        self._take(seen)
        while self._end + MARGIN_MOST < self._next:
            yield from self._look_back(self._end)

    def finish(self) -> Iterator[Dissolve]:
        """Yields what is known at the end of the film."""
        while self._end + MARGIN_LEAST < self._next:
            yield from self._look_back(self._end)
        yield from self._told()

    def _take(self, seen: SeenFrame) -> None:
        slot = seen.frame % _KEPT
        picture = seen.look.picture
        cells = cv2.resize(picture, _CELLS, interpolation=cv2.INTER_AREA)
        self._pictures.append(picture)
        self._cells[slot] = cells.ravel()
        products = self._cells @ self._cells[slot]
        self._products[slot] = products
        self._products[:, slot] = products
        self._energy[slot] = _gradient_energy(picture)
        self._shot += seen.cut is not None
        blank = seen.look.bright < NEARLY_BLANK or seen.look.dark > 255 - NEARLY_BLANK
        self._shots[slot] = -1 if blank else self._shot
        self._numbers[slot] = seen.frame
        self._next = seen.frame + 1

    def _look_back(self, end: int) -> Iterator[Dissolve]:
        """Looks for dissolves that end with this frame."""
        self._end = end + 1
        match = self._match(end)
        if match is not None and (self._best is None or match.worth > self._best.worth or self._apart(match)):
            if self._best is not None and self._apart(match):
                yield from self._told()
            if self._two_shots(match.dissolve):
                self._best = match
        if self._best is not None and end >= self._best.dissolve.last + PATIENCE:
            yield from self._told()

    def _apart(self, match: _Match) -> bool:
        return self._best is not None and match.dissolve.first >= self._best.dissolve.last

    def _told(self) -> Iterator[Dissolve]:
        if self._best is not None:
            found, self._best = self._best.dissolve, None
            self._free_from = found.last
            yield found

    def _match(self, end: int) -> _Match | None:
        """The best of the dissolves that end with this frame, by rules 1 to 3."""
        starts = end - _LENGTHS
        shots = self._shots[starts % _KEPT]
        own = np.diagonal(self._products)[starts % _KEPT]
        last = end % _KEPT
        squared = own + self._products[last, last] - 2 * self._products[last, starts % _KEPT]
        rows = np.flatnonzero(
            (starts >= self._free_from)
            & (shots >= 0)
            & (shots == self._shots[last])
            & (squared >= DISTANCE_LEAST**2 * self._cells.shape[1])
        )
        if not len(rows):
            return None
        fit = _Fit(self._products, self._shots, self._numbers, end, rows)
        good = fit.whole & (fit.error <= MIX_ERROR_MOST) & (fit.step <= STEP_MOST)
        if not good.any():
            return None
        kept, astray = fit.contrast(self._energy)
        doubt = fit.error + astray * _ASTRAY_WEIGHT
        good &= (kept <= CONTRAST_KEPT_MOST) & (doubt <= DOUBT_MOST)
        if not good.any():
            return None
        # A part of a dissolve is also a mix of its own ends, but those are closer to each other.
        distance = np.sqrt(squared[rows] / self._cells.shape[1])
        worth = np.where(good, distance * (_WORTHLESS_DOUBT - doubt), 0.0)
        best = int(np.argmax(worth))
        first = int(starts[rows[best]])
        return _Match(Dissolve(first, end, float(1 - doubt[best])), float(worth[best]))

    def _two_shots(self, found: Dissolve) -> bool:
        """Whether rule 4 holds: both ends are different shots, and differ everywhere."""
        newest = self._next - 1
        before, after = (self._pictures[frame - newest - 1] for frame in (found.first, found.last))
        slots = found.first % _KEPT, found.last % _KEPT
        differences = np.abs(self._cells[slots[1]] - self._cells[slots[0]]).reshape(-1, 3).sum(axis=1)
        if differences.sum() ** 2 < SPREAD_LEAST * len(differences) * (differences**2).sum():
            return False
        return compare(look_at(before), look_at(after)).evidence_of_content >= 1


_WORTHLESS_DOUBT = 0.9
_LENGTHS = np.array(LENGTHS)
_MARGINS = np.clip(_LENGTHS // 3, MARGIN_LEAST, MARGIN_MOST)
# One row for each length: positions, counted back from the end of the dissolve (0), and the share of the new shot.
_PLACES = np.arange(-LENGTHS[-1] - MARGIN_MOST, MARGIN_MOST + 1)
_SHARES = np.clip(1 + _PLACES[None, :] / _LENGTHS[:, None], 0, 1)
_NEAR = (_PLACES[None, :] >= -(_LENGTHS + _MARGINS)[:, None]) & (_PLACES[None, :] <= _MARGINS[:, None])
_INSIDE = (_PLACES[None, :] >= -_LENGTHS[:, None]) & (_PLACES[None, :] <= 0)
_BETWEEN = (_SHARES > 0) & (_SHARES < 1)
_SIDES_LEAST = 3  # frames of each shot alone


class _Fit:
    """How well the frames up to `end` fit dissolves of some lengths; one value for each of `rows`, places in `LENGTHS`.

    Attributes:
        whole: all frames between are of one shot, none is blank, and each shot has frames alone on its side.
        error: root mean square distance of the frames from the mix, as a share of that between the ends.
        step: the largest step of the new shot's share, times the length.
    """

    def __init__(self, products: Table, shots: Whole, numbers: Whole, end: int, rows: Whole) -> None:
        frames = end + _PLACES
        slots, last, first = frames % _KEPT, end % _KEPT, (end - _LENGTHS[rows]) % _KEPT
        self._slots, self._last, self._first, self._rows = slots, last, first, rows
        there = (numbers[slots] == frames) & (shots[slots] == shots[last])
        shares = _SHARES[rows]
        used = _NEAR[rows] & there
        self.whole = (
            (there | ~_INSIDE[rows]).all(axis=1)
            & ((used & (shares == 0)).sum(axis=1) >= _SIDES_LEAST)
            & ((used & (shares == 1)).sum(axis=1) >= _SIDES_LEAST)
        )
        own = np.diagonal(products)
        own_first = own[first][:, None]
        squared = own_first + own[last] - 2 * products[first, last][:, None]
        to_first = products[first][:, slots]
        # The share of the new shot, by projection on the line between the ends, and the distance from the old end.
        self._share = (
            products[last][slots] - to_first - products[first, last][:, None] + own_first
        ) / squared
        away = (own[slots] - 2 * to_first + own_first) / squared
        off = np.maximum(away - 2 * shares * self._share + shares**2, 0) * used
        self.error = _rounded(np.sqrt(off.sum(axis=1) / np.maximum(used.sum(axis=1), 1)))
        steps = np.abs(np.diff(self._share, axis=1)) * (used[:, 1:] & used[:, :-1])
        self.step = _rounded(steps.max(axis=1) * _LENGTHS[rows])

    def contrast(self, energy: Table) -> tuple[Table, Table]:
        """How much energy the gradients keep beyond a mix of two unrelated pictures: 0, or 1 for one picture.

        The first value is for the whole picture, the second is how much the blocks have too much or too little.

        Args:
            energy: of each block, a row for each frame.
        """
        share = np.clip(self._share, 0, 1)[:, :, None]
        between = _BETWEEN[self._rows][:, :, None]
        before, after = energy[self._first][:, None, :], energy[self._last]
        rest = (energy[self._slots] - (1 - share) ** 2 * before - share**2 * after) * between
        whole = (share * (1 - share) * (before + after) * between).sum(axis=(1, 2))
        whole = np.maximum(whole, 1e-3)
        return _rounded(rest.sum(axis=(1, 2)) / whole), _rounded(np.abs(rest).sum(axis=(1, 2)) / whole)


def _rounded(values: Table) -> Table:
    """Drops the last bits, which differ between computers that add in another order."""
    rounded: Table = np.round(values, 4)
    return rounded


def _gradient_energy(picture: Picture) -> Table:
    """Mean squared difference of neighboring pixels in each block, in levels squared."""
    gray = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    across, down = gray[1:, 1:] - gray[1:, :-1], gray[1:, 1:] - gray[:-1, 1:]
    energy: Table = cv2.resize(across * across + down * down, _BLOCKS, interpolation=cv2.INTER_AREA).astype(
        float
    )
    return energy.ravel()
