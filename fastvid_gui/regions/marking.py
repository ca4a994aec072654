"""From what a person marks on one frame (strokes, a box) to the mask of that frame, in a fraction of a second.

A first mark grows: unmarked pixels first join the mark that they are joined to by the weakest edges (watershed), then
colors decide (GrabCut). A correction of a mask that is there changes only what is joined to its strokes.
"""

import cv2
import numpy as np

from fastvid_gui.errors import RegionsError
from fastvid_gui.media.mattes import Matte
from fastvid_gui.picture import Picture
from fastvid_gui.regions.cutting import Belongs, Labels, cut_out, working_size
from fastvid_gui.regions.guided import Soft, applied, lines
from fastvid_gui.regions.region import Key
from fastvid_gui.sentences.regions import RegionsSays

MARKING_LINES = 216
"""Marks are grown on pictures with about this many lines."""
EDGE_RADIUS = 3
EDGE_SMOOTHNESS = 10.0
CORRECTED = 0.04
"""How far from it a correcting stroke may change a mask, as a share of the picture's longer side."""
BORDER = 2
"""Pixels at the picture's border that are taken for its surroundings where nothing else is marked so."""
_ANYWHERE, _BELONGS, _NOT = 0, 1, 2


def mark(picture: Picture, key: Key, before: Matte | None = None) -> Matte:
    """The mask of a frame by what is marked on it.

    Args:
        picture: the frame, RGB uint8, at any size; the marks are told in its pixels.
        key: what was marked.
        before: the mask of the frame so far, same size, for a correction. Then a box chooses anew within it.

    Returns:
        H x W uint8, 0 to 255.

    Raises:
        RegionsError: nothing is marked as belonging, or the box is not in the picture.
    """
    height, width = picture.shape[:2]
    if key.box is not None:
        x, y, wide, high = key.box
        if x >= width or y >= height or x + wide <= 0 or y + high <= 0:
            raise RegionsError(RegionsSays.BOX_OUTSIDE, width=width, height=height)
    if before is None and key.box is None and not any(stroke.belongs for stroke in key.strokes):
        raise RegionsError(RegionsSays.NOTHING_CHOSEN)
    size = working_size(width, height, MARKING_LINES)
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    marks = _marks(key, (width, height), size)
    if before is None or key.box is not None:
        found = _grown(small, marks, _box(key, (width, height), size))
    else:
        earlier = cv2.resize(before, size, interpolation=cv2.INTER_AREA) >= 128
        found = _corrected(small, marks, earlier) if key.strokes else earlier
    return at_full_size(found.astype(np.float32), small, picture, marks)


def at_full_size(mask: Soft, small: Picture, picture: Picture, marks: Labels | None = None) -> Matte:
    """A mask of a small picture, with the edges of the picture at its full size.

    `marks`: of the small picture; what was drawn holds whatever the edges say.
    """
    gray = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY).astype(np.float32)
    slope, lift = lines(mask, gray, EDGE_RADIUS, EDGE_SMOOTHNESS)
    full = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    soft = crisp(applied(slope, lift, full))
    size = full.shape[1], full.shape[0]
    near = cv2.resize(_near_edges(mask), size, interpolation=cv2.INTER_LINEAR)
    rough = cv2.resize(mask, size, interpolation=cv2.INTER_LINEAR)
    soft = near * soft + (1 - near) * rough
    if marks is not None and marks.any():
        drawn = cv2.resize(marks, size, interpolation=cv2.INTER_NEAREST)
        soft = np.where(drawn == _BELONGS, np.float32(1), np.where(drawn == _NOT, np.float32(0), soft))
    return (soft * 255 + 0.5).astype(np.uint8)


def crisp(soft: Soft, width: float = 0.5) -> Soft:
    """A soft mask whose edge is narrower, by this share of its values."""
    found: Soft = np.clip((soft - 0.5) / np.float32(width) + 0.5, 0, 1)
    return found


def _near_edges(mask: Soft) -> Soft:
    """1 near the edges of a mask, 0 elsewhere."""
    hard = (mask >= 0.5).astype(np.uint8)
    side = np.ones((2 * EDGE_RADIUS + 3, 2 * EDGE_RADIUS + 3), np.uint8)
    band = cv2.dilate(hard, side) - cv2.erode(hard, side, borderType=cv2.BORDER_REPLICATE)
    near: Soft = cv2.blur(band.astype(np.float32), (3, 3))
    return near


def _marks(key: Key, full: tuple[int, int], size: tuple[int, int]) -> Labels:
    """The strokes drawn on the small picture; a later one covers an earlier one."""
    across, down = size[0] / full[0], size[1] / full[1]
    marks = np.zeros((size[1], size[0]), np.uint8)
    for stroke in key.strokes:
        points = np.array([[(x + 0.5) * across - 0.5, (y + 0.5) * down - 0.5] for x, y in stroke.points])
        label = _BELONGS if stroke.belongs else _NOT
        thick = max(1, round(2 * stroke.radius * (across + down) / 2))
        fixed = np.clip(np.round(points * 16), -(1 << 20), 1 << 20).astype(np.int32)
        if len(fixed) == 1:
            fixed = np.repeat(fixed, 2, axis=0)
        cv2.polylines(marks, [fixed], False, label, thick, cv2.LINE_8, shift=4)
    return marks


def _box(key: Key, full: tuple[int, int], size: tuple[int, int]) -> Belongs | None:
    if key.box is None:
        return None
    x, y, wide, high = key.box
    across, down = size[0] / full[0], size[1] / full[1]
    inside = np.zeros((size[1], size[0]), np.bool_)
    left, top = max(0, round(x * across)), max(0, round(y * down))
    right, bottom = max(left + 1, round((x + wide) * across)), max(top + 1, round((y + high) * down))
    inside[top:bottom, left:right] = True
    return inside


def _grown(small: Picture, marks: Labels, box: Belongs | None) -> Belongs:
    labels = np.full(marks.shape, cv2.GC_PR_BGD, np.uint8)
    if box is not None:
        labels[box] = cv2.GC_PR_FGD
        labels[~box] = cv2.GC_BGD
    if box is None or (marks == _BELONGS).any():
        near = _joined(small, marks, box)
        labels[(labels != cv2.GC_BGD) & near] = cv2.GC_PR_FGD
        labels[(labels != cv2.GC_BGD) & ~near] = cv2.GC_PR_BGD
    labels[marks == _BELONGS] = cv2.GC_FGD
    labels[marks == _NOT] = cv2.GC_BGD
    found, _ = cut_out(small, labels, passes=3)
    return _tidied(found, marks)


def _joined(small: Picture, marks: Labels, box: Belongs | None) -> Belongs:
    """What is joined to the strokes that belong by weaker edges than to those that do not."""
    seeds = np.zeros(marks.shape, np.int32)
    if box is not None:
        seeds[~box] = _NOT
    elif not (marks == _NOT).any():
        edge = np.ones(marks.shape, np.bool_)
        edge[BORDER:-BORDER, BORDER:-BORDER] = False
        seeds[edge & (cv2.dilate(marks, np.ones((9, 9), np.uint8)) == 0)] = _NOT
    seeds[marks == _BELONGS] = _BELONGS
    seeds[marks == _NOT] = _NOT
    cv2.watershed(cv2.GaussianBlur(small, (0, 0), 1.0), seeds)
    joined: Belongs = seeds == _BELONGS
    return joined


def _corrected(small: Picture, marks: Labels, earlier: Belongs) -> Belongs:
    """The mask after strokes over its mistakes: each takes what is near it and joined to it."""
    reach = round(CORRECTED * max(small.shape[:2]))
    seeds = np.where(earlier, _BELONGS, _NOT).astype(np.int32)
    for label in (_BELONGS, _NOT):
        drawn = marks == label
        near = (
            cv2.distanceTransform((~drawn).astype(np.uint8), cv2.DIST_L2, 5) <= reach
            if drawn.any()
            else drawn
        )
        seeds[near & (seeds != label)] = _ANYWHERE
    seeds[marks == _BELONGS] = _BELONGS
    seeds[marks == _NOT] = _NOT
    cv2.watershed(cv2.GaussianBlur(small, (0, 0), 0.8), seeds)
    result: Belongs = np.where(seeds > 0, seeds == _BELONGS, earlier)
    result |= marks == _BELONGS
    result &= marks != _NOT
    return result


def _tidied(found: Belongs, marks: Labels) -> Belongs:
    """Without specks: parts that were not marked and are far smaller than the largest one, and pinholes."""
    count, parts, stats, _ = cv2.connectedComponentsWithStats(found.astype(np.uint8))
    if count <= 1:
        return found
    areas = stats[1:, cv2.CC_STAT_AREA]
    keep = areas >= max(4, areas.max() // 20)
    marked = np.unique(parts[marks == _BELONGS])
    if len(marked[marked > 0]):
        keep &= False
        keep[marked[marked > 0] - 1] = True
    kept = np.isin(parts, 1 + np.flatnonzero(keep))
    holes, parts, stats, _ = cv2.connectedComponentsWithStats((~kept).astype(np.uint8), connectivity=4)
    small = [n for n in range(1, holes) if stats[n, cv2.CC_STAT_AREA] < max(4, areas.max() // 200)]
    result: Belongs = kept | (np.isin(parts, small) & (marks != _NOT))
    return result
