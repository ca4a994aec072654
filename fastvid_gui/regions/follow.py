"""One step of a mask: from a frame to its neighbor, by the motion that painting uses, too.

The mask moves along the flow. Where that can be trusted it stays as it came, but for a narrow band along its edge;
where it can't (something appears, or the motion is not known) and near the edge, colors and edges decide: GrabCut with
the colors that were learned where the thing was marked and, a little, where it was last seen.
"""

from collections.abc import Sequence

import cv2
import numpy as np

from fastvid_gui.flow.estimator import FlowEstimator, motion
from fastvid_gui.flow.warp import warp
from fastvid_gui.picture import Picture
from fastvid_gui.regions.cutting import Belongs, ColorMixtures, Labels, cut_out
from fastvid_gui.regions.guided import Soft, guided

BAND = 4
"""Half the width in pixels of the band along the edge in which a mask is set to the picture's edges anew."""
REACH = 0.3
"""What appears within this distance of the thing may belong to it, as a share of the thing's size."""
MARGIN = 24
"""Pixels around the thing that are looked at."""
KEPT = 0.6
"""How much of the edge stays where the flow leaves it: more is steadier, less holds the edge better."""


def learned_colors(known: Sequence[tuple[Picture, Soft]]) -> ColorMixtures:
    """The colors of a thing, in all frames where it is known, and of what is around it."""
    pixels, labels = [], []
    for picture, mask in known:
        rows, columns = surroundings(mask, MARGIN * 3)
        inside = mask[rows, columns] >= 0.5
        pixels.append(picture[rows, columns].reshape(-1, 3))
        labels.append(np.where(inside, cv2.GC_FGD, cv2.GC_BGD).astype(np.uint8).reshape(-1))
    # Where a pixel lies does not matter for its color, so that pictures of any sizes can be joined as one line.
    line = np.ascontiguousarray(np.concatenate(pixels)[None])
    return cut_out(line, np.ascontiguousarray(np.concatenate(labels)[None]))[1]


def follow(
    estimator: FlowEstimator, current: Picture, previous: Picture, mask: Soft, colors: ColorMixtures
) -> Soft:
    """The mask of the current frame.

    Args:
        current, previous: neighboring frames, RGB uint8, H x W x 3, whichever is the earlier one.
        mask: of the previous frame, H x W float32, 0..1.
    """
    if not (mask >= 0.5).any():
        return np.zeros_like(mask)
    flow, trust = motion(estimator, current, previous)
    moved = warp(mask, flow)
    inside = moved >= 0.5
    if not inside.any():
        return np.zeros_like(mask)
    reach = _reach(inside)
    rows, columns = surroundings(inside.astype(np.float32), max(MARGIN, reach))
    part = np.ascontiguousarray(current[rows, columns])
    carried, sure = moved[rows, columns], trust[rows, columns] > 0
    labels = _labels(carried, sure, reach)
    found, _ = cut_out(part, labels, colors)
    found = _whole(found, (carried >= 0.5) | ~sure)
    edges = guided(found.astype(np.float32), part)
    band = _band(found, BAND) > 0
    fresh = np.where(band, np.clip((edges - 0.5) * 2 + 0.5, 0, 1), found.astype(np.float32))
    keep = np.where(sure, np.float32(KEPT), np.float32(0)) * (np.abs(fresh - carried) < 0.75)
    result = np.zeros_like(mask)
    result[rows, columns] = keep * _sharper(carried) + (1 - keep) * fresh
    return result


def surroundings(mask: Soft, margin: int) -> tuple[slice, slice]:
    """The rows and columns around what belongs; the whole picture if nothing does."""
    hard = mask >= 0.5
    rows, columns = np.flatnonzero(hard.any(axis=1)), np.flatnonzero(hard.any(axis=0))
    if not len(rows):
        return slice(0, mask.shape[0]), slice(0, mask.shape[1])
    return (
        slice(max(0, int(rows[0]) - margin), int(rows[-1]) + margin + 1),
        slice(max(0, int(columns[0]) - margin), int(columns[-1]) + margin + 1),
    )


def _reach(inside: Belongs) -> int:
    rows, columns = surroundings(inside.astype(np.float32), 0)
    size = max(int(rows.stop) - int(rows.start), int(columns.stop) - int(columns.start))
    return max(MARGIN // 2, round(REACH * size))


def _labels(carried: Soft, sure: Belongs, reach: int) -> Labels:
    inside = carried >= 0.5
    labels = np.where(inside, cv2.GC_FGD, cv2.GC_BGD).astype(np.uint8)
    unsure = (_band(inside, BAND) > 0) | (~sure & (cv2.dilate(inside.astype(np.uint8), _disc(reach)) > 0))
    labels[unsure & inside] = cv2.GC_PR_FGD
    labels[unsure & ~inside] = cv2.GC_PR_BGD
    return labels


def _band(inside: Belongs, reach: int) -> Labels:
    hard = inside.astype(np.uint8)
    wider = cv2.dilate(hard, _disc(reach))
    narrower = cv2.erode(hard, _disc(reach), borderType=cv2.BORDER_CONSTANT, borderValue=1)
    band: Labels = wider - narrower
    return band


def _disc(reach: int) -> Labels:
    disc: Labels = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    return disc


def _whole(found: Belongs, filled: Belongs) -> Belongs:
    """Without specks, and without new holes; `filled`: where a hole would be new."""
    count, parts, stats, _ = cv2.connectedComponentsWithStats(found.astype(np.uint8))
    areas = stats[1:, cv2.CC_STAT_AREA]
    if count > 2:
        small = 1 + np.flatnonzero(areas < max(6, areas.max() // 50))
        found = found & ~np.isin(parts, small)
    holes, parts, stats, _ = cv2.connectedComponentsWithStats((~found).astype(np.uint8), connectivity=4)
    most = max(20, int(found.sum()) // 20)
    for hole in range(1, holes):
        if stats[hole, cv2.CC_STAT_AREA] <= most:
            there = parts == hole
            if filled[there].mean() > 0.5:
                found = found | there
    return found


def _sharper(carried: Soft) -> Soft:
    """What moving has blurred, as sharp as before."""
    found: Soft = np.clip((carried - 0.5) * np.float32(1.25) + np.float32(0.5), 0, 1)
    return found
