"""The spot check: some of what each helper delivers is painted here once more, from the same seed.

No helper can know which pieces: one of the first three of each helper, by chance, then each later one with the same
small chance. Until one of a helper's pieces has been checked, a candidate is kept, since the helper may deliver no
more.

Equal bits are sound. Otherwise the tolerance of the reference sequence (`reference.tolerance`) holds here too, and in
one place no more than rounding makes. A piece is painted from the same seed as at the helper, so differences grow over
the length of a piece, not of a range. Seeds and lossless pictures are compared as they are. Chunks are compared with
the frames that this computer painted, before they were encoded: two encoders of nearly the same frames disagree in
single pixels, but are about as far from the frames as each other (docs/farm.md says what was measured).
"""

import secrets
from collections import Counter
from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.domain.chunk import Piece, PieceKind
from fastvid_gui.farm.reference import tolerance
from fastvid_gui.media.chunks import EncodedChunk, decode_chunk
from fastvid_gui.media.lossless import unpack_pictures
from fastvid_gui.picture import Picture

Blocks = NDArray[np.float32]

FIRST_AMONG = 3
"""The first checked piece of a helper is one of its first ones, by chance."""
USUAL_SHARE = 2.0
"""Percent of a helper's pieces."""
BLOCK_PIXELS = 8
CODING_SHARE = 0.25
"""A chunk may be farther from the painted frames than this computer's own by this share of that distance."""
LEAST_LEVELS = 0.5
"""A mean difference that is allowed in any case: a film moves differently from the reference sequence."""
PLACE_LEVELS = 32.0
"""The most that one block may differ by, in levels."""
SOURCE_LEVELS = 2.0
"""Mean difference of two decoded source frames: none with one version, a rounding if they are scaled."""
MILLION = 1_000_000


class SpotChooser:
    """Which pieces are checked. Pure, apart from chance.

    Args:
        percent: of each helper's pieces; 0: none at all.
        below: a whole number from 0 up to its argument (not included), by chance.
    """

    def __init__(self, percent: float, below: Callable[[int], int] = secrets.randbelow) -> None:
        self._percent, self._below = percent, below
        self._first: dict[str, int] = {}
        self._seen: Counter[str] = Counter()

    def wants(self, node: str) -> bool:
        """Whether the next piece of a node is to be checked."""
        if self._percent <= 0:
            return False
        first = self._first.setdefault(node, 1 + self._below(FIRST_AMONG))
        self._seen[node] += 1
        by_chance = self._below(MILLION) < self._percent * MILLION / 100
        return by_chance or self._seen[node] == first

    def again(self, node: str) -> None:
        """A chosen piece could not be checked: the next one of that node is checked instead."""
        self._first[node] = self._seen[node] + 1

    def keeps_candidate(self, node: str) -> bool:
        """Whether a piece that is not checked now replaces the candidate: each piece is equally likely to stay."""
        return self._percent > 0 and self._below(max(1, self._seen[node])) == 0


def difference(
    mine: Piece, theirs: Piece, fingerprints: tuple[str, str], painted: Sequence[NDArray[np.float16]]
) -> str:
    """How a piece differs from what this computer painted from the same seed, as the middle of a sentence.

    Args:
        fingerprints: of this computer and of the helper.
        painted: the means of blocks of each frame of a body piece, as painted here and not yet encoded.

    Returns:
        Empty if it is sound. Raises StoreError if theirs can't be decoded.
    """
    allowed = max(LEAST_LEVELS, tolerance(*fingerprints))
    if fault := _seeds_apart(mine, theirs, allowed):
        return fault
    if mine.data == theirs.data:
        return ""
    if theirs.span.kind is not PieceKind.BODY:
        pairs = zip(*(unpack_pictures(each.data) for each in (mine, theirs)), strict=True)
        return next((fault for one, other in pairs if (fault := _apart(one, other, allowed))), "")
    films = (decode_chunk(EncodedChunk.from_bytes(each.data)) for each in (mine, theirs))
    for frame, one, other in zip(painted, *films, strict=True):
        my_error, their_error = (np.abs(means(each) - frame) for each in (one, other))
        more = float(their_error.mean() - my_error.mean() * (1 + CODING_SHARE))
        worst = float(their_error.mean(-1).max() - 2 * my_error.mean(-1).max())
        if fault := _too_much(more, worst, allowed):
            return fault
    return ""


def same_bits(mine: Piece, theirs: Piece) -> bool:
    """Whether two computers painted exactly the same."""
    seeds = [None if each.seed is None else each.seed.data for each in (mine, theirs)]
    return mine.data == theirs.data and (seeds[0] == seeds[1] or None in seeds)


def means(picture: Picture) -> Blocks:
    """The means of blocks of `BLOCK_PIXELS` a side, in levels, for each channel."""
    height, width = picture.shape[:2]
    size = (max(1, width // BLOCK_PIXELS), max(1, height // BLOCK_PIXELS))
    return np.asarray(cv2.resize(picture.astype(np.float32), size, interpolation=cv2.INTER_AREA), np.float32)


def _seeds_apart(mine: Piece, theirs: Piece, allowed: float) -> str:
    if mine.seed is None or theirs.seed is None or mine.seed.data == theirs.seed.data:
        return ""
    (my_source, my_last), (source, last) = (
        unpack_pictures(seed.data, most=2) for seed in (mine.seed, theirs.seed)
    )
    if source.shape != my_source.shape or _mean(my_source, source) > SOURCE_LEVELS:
        return "the source frame that it sent is another one"
    return _apart(my_last, last, allowed)


def _apart(one: Picture, other: Picture, allowed: float) -> str:
    """What is too much between two pictures (RGB uint8, H x W x 3); empty for nothing."""
    if one.shape != other.shape:
        return "it has another size"
    worst = float(np.abs(means(one) - means(other)).mean(-1).max())
    return _too_much(_mean(one, other), worst, allowed)


def _too_much(mean: float, worst: float, allowed: float) -> str:
    if mean > allowed:
        return f"{mean:.2f} levels of difference in the mean, {allowed:g} are allowed"
    if worst > PLACE_LEVELS:
        return f"{worst:.0f} levels of difference in one place, {PLACE_LEVELS:g} are allowed"
    return ""


def _mean(one: Picture, other: Picture) -> float:
    return float(cv2.absdiff(one, other).mean())
