"""Mends motion by comparing what the frames look like: it removes ghosts and fills plain surfaces.

Two flows may agree on the same mistake, which shows as a ghost. On plain surfaces (sky, walls, fades) they
disagree although nothing is wrong; every frame would be painted from scratch there, which flickers. So this module
works in two steps:

1. Where flow can't be trusted, the mean of the trusted flow nearby replaces it, fading to no motion where there
   is hardly any.
2. The previous frame is warped along it, and d = current - warped (gray levels) has to be small:

       max(|mean_3(d) - mean_63(d)|, |mean_3(d) - median(d)| / 4)  <=  12 where flow was trusted, 4 elsewhere

Means over squares of 3 and 63 pixels make the test blind to noise and to slow changes of light. The median over
the whole picture catches large plain objects that the mean over 63 pixels forgives. Figures: docs/flow.md.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.flow.gray import to_gray
from fastvid_gui.flow.trust import EROSION_SIDE, Mask, Trust, inside
from fastvid_gui.flow.warp import Flow, warp
from fastvid_gui.picture import Picture

LIMIT_STEADY, LIMIT_FILLED = 12, 4  # gray levels
PLAIN_SHIFT = 2  # bits: plain parts may differ by four times as much
DETAIL_SIDE, LIGHT_SIDE = 3, 63  # pixels
MEDIAN_STEP = 8  # every 8th pixel of every 8th row is enough for the median

# Flow is averaged on a grid with this many cells along the longer side, by a Gaussian of this many cells.
GRID_CELLS = 80
SPREAD_CELLS = 2.0
# Shares of trusted pixels nearby: filling starts at the first and is complete at the second.
FILL_FROM, FILL_WHOLE = 0.1, 0.3


def mend(backward: Flow, steady: Trust, current: Picture, previous: Picture) -> tuple[Flow, Trust]:
    """Motion with its plain surfaces filled, and trust that also considers what the frames look like.

    Args:
        backward: float32, height x width x 2, pixels, from `current` back to `previous`.
        steady: float32, height x width, 1 where the flow itself gives no reason for doubt, else 0.
        current, previous: RGB uint8, height x width x 3.

    Returns:
        The flow, changed only where `steady` is 0, and trust, 0 or 1.
    """
    sure: Mask = steady > 0
    flow = surrounding_flow(backward, sure)
    flow = cv2.copyTo(backward, sure.view(np.uint8), flow)
    apart = difference(current, previous, flow)
    good = apart <= LIMIT_FILLED
    good |= sure & (apart <= LIMIT_STEADY)
    good &= inside(flow)
    kept = cv2.erode(good.view(np.uint8), np.ones((EROSION_SIDE, EROSION_SIDE), np.uint8))
    return flow, kept.astype(np.float32)


def surrounding_flow(flow: Flow, sure: Mask) -> Flow:
    """The mean of the sure flow around each pixel; zero where hardly any is sure. A new array."""
    height, width = sure.shape
    cell = max(1.0, max(height, width) / GRID_CELLS)
    size = max(1, round(width / cell)), max(1, round(height / cell))
    total = _spread(cv2.copyTo(flow, sure.view(np.uint8)), size)
    share = _spread(sure.astype(np.float32), size)
    scale = np.clip((share - FILL_FROM) / (FILL_WHOLE - FILL_FROM), 0, 1) / np.maximum(share, FILL_FROM)
    mean = total * scale[..., None]
    filled: Flow = cv2.resize(mean.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    return filled


def difference(current: Picture, previous: Picture, flow: Flow) -> NDArray[np.int16]:
    """How much the warped previous frame differs from the current one, apart from noise and light."""
    warped = warp(to_gray(previous), flow)
    apart = cv2.subtract(to_gray(current), warped, dtype=cv2.CV_16S)
    detail = cv2.blur(apart, (DETAIL_SIDE, DETAIL_SIDE))
    light = cv2.blur(apart, (LIGHT_SIDE, LIGHT_SIDE))
    whole = float(np.median(detail[::MEDIAN_STEP, ::MEDIAN_STEP]))
    plain = cv2.absdiff(detail, (whole, 0, 0, 0))
    plain >>= PLAIN_SHIFT
    most: NDArray[np.int16] = cv2.max(cv2.absdiff(detail, light), plain)
    return most


def _spread(values: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float32]:
    """Averages over cells, then over the cells around; `size` is (columns, rows)."""
    cells = cv2.resize(values, size, interpolation=cv2.INTER_AREA)
    spread: NDArray[np.float32] = cv2.GaussianBlur(cells, (0, 0), SPREAD_CELLS)
    return spread
