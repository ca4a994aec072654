"""Finding a thing again where it can't be followed: after a cut, or when it comes back into the picture.

Its colors tell where it may be: a color that the thing has more of than its share of the picture explains speaks for
it. The largest such place is cut out; it is the thing only if its colors and its size are those of the thing. In doubt
nothing is found: an empty mask is noticed and corrected, a wrong one is a nuisance.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.picture import Picture
from fastvid_gui.regions.cutting import cut_out
from fastvid_gui.regions.guided import Soft, guided

BINS = 16
ALIKE_LEAST = 0.62
"""Overlap of the colors (Bhattacharyya coefficient, 1: the same) from which on it is the same thing."""
SIZES = (0.3, 3.0)
"""How much smaller or larger the thing may have become, in area."""
LEAST_SHARE = 0.002
"""Things that cover less of the picture are not looked for."""


@dataclass(frozen=True)
class Looks:
    """What a thing looks like: the shares of its colors (BINS x BINS x BINS float32, sum 1), and of the picture."""

    colors: NDArray[np.float32]
    share: float


def looks_of(picture: Picture, mask: Soft) -> Looks | None:
    """What is inside a mask; None if too little is."""
    hard = mask >= 0.5
    share = float(hard.mean())
    if share < LEAST_SHARE:
        return None
    return Looks(_colors(picture, hard.astype(np.uint8)), share)


def refind(picture: Picture, looks: Looks) -> Soft | None:
    """The mask of a thing somewhere in a picture; None if it is not there for sure.

    `picture`: RGB uint8, of about the size that the looks were taken at.
    """
    everything = _colors(picture, None)
    ratio = np.clip(looks.share * looks.colors / np.maximum(everything, 1e-6), 0, 1).astype(np.float32)
    likely = _looked_up(picture, ratio)
    side = max(3, round(np.sqrt(looks.share * picture.shape[0] * picture.shape[1]) / 4)) | 1
    near = cv2.blur(cv2.blur(likely, (side, side)), (side, side))
    spots = (near > max(0.25, 0.5 * float(near.max()))).astype(np.uint8)
    count, parts = cv2.connectedComponents(spots)
    if count <= 1:
        return None
    weights = [float(likely[parts == part].sum()) for part in range(1, count)]
    best = parts == 1 + int(np.argmax(weights))
    far = cv2.distanceTransform((~best).astype(np.uint8), cv2.DIST_L2, 5)
    around = far <= 1.2 * np.sqrt(looks.share * best.size)
    labels = np.where(around, cv2.GC_PR_BGD, cv2.GC_BGD).astype(np.uint8)
    labels[around & (cv2.blur(likely, (5, 5)) > 0.3)] = cv2.GC_PR_FGD
    found, _ = cut_out(picture, labels, passes=3)
    found = _one_thing(found)
    new = looks_of(picture, found.astype(np.float32))
    if new is None or not SIZES[0] <= new.share / looks.share <= SIZES[1]:
        return None
    if float(np.sqrt(new.colors * looks.colors).sum()) < ALIKE_LEAST:
        return None
    return guided(found.astype(np.float32), picture)


def _one_thing(found: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The largest part, what is near it, and what they enclose without surroundings' colors."""
    count, parts, stats, _ = cv2.connectedComponentsWithStats(found.astype(np.uint8))
    if count <= 2:
        return found
    areas = stats[1:, cv2.CC_STAT_AREA]
    kept: NDArray[np.bool_] = np.isin(parts, 1 + np.flatnonzero(areas >= areas.max() // 8))
    return kept


def _colors(picture: Picture, mask: NDArray[np.uint8] | None) -> NDArray[np.float32]:
    found = cv2.calcHist([picture], [0, 1, 2], mask, [BINS] * 3, [0, 256] * 3)
    kernel, one = np.array([0.25, 0.5, 0.25], np.float32), np.ones(1, np.float32)
    for axis in range(3):
        turned = np.moveaxis(found, axis, 0).reshape(BINS, -1)
        blurred = cv2.sepFilter2D(turned, -1, one, kernel, borderType=cv2.BORDER_REPLICATE)
        found = np.moveaxis(blurred.reshape(BINS, BINS, BINS), 0, axis)
    total: NDArray[np.float32] = np.ascontiguousarray(found / max(float(found.sum()), 1e-6))
    return total


def _looked_up(picture: Picture, table: NDArray[np.float32]) -> Soft:
    place = picture.astype(np.uint16) * BINS >> 8
    found: Soft = table[place[..., 0], place[..., 1], place[..., 2]]
    return found
