"""Trust: where the last painted frame, moved along the flow, may be kept.

After Ruder, Dosovitskiy, Brox, *Artistic style transfer for videos and spherical images* (IJCV 2018,
section 4.2), who take the tests and constants of Sundaram, Brox, Keutzer, *Dense point trajectories by
GPU-accelerated large displacement optical flow* (ECCV 2010). With the backward flow u (current to previous)
and the forward flow w (previous to current), a pixel p of the current frame is not trusted where

    out of picture       p + u(p) lies outside the previous picture
    disoccluded          |w(p + u) + u|^2 > 0.01 (|w(p + u)|^2 + |u|^2) + 0.5
    motion boundary      |grad u_x|^2 + |grad u_y|^2 > 0.01 |u|^2 + 0.002

A minimum filter then widens the distrusted area, since flow is blurred across edges. These tests know only the
flow; `flow.mend` adds what the frames look like.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.flow.warp import Flow, pixel_grid

Trust = NDArray[np.float32]
Mask = NDArray[np.bool_]

CONSISTENCY_SLOPE = 0.01
CONSISTENCY_FLOOR = 0.5  # pixels^2
BOUNDARY_SLOPE = 0.01
BOUNDARY_FLOOR = 0.002
EROSION_SIDE = 3  # pixels

# A pixel covers half a pixel around its center, so still content at the border stays inside although its flow is
# never exactly zero.
MARGIN = 0.5

# Rows that are processed together: their intermediate values stay in the cache. Whole pictures take three times
# as long, most of it to get fresh memory from the system.
BAND_ROWS = 64


def trust_mask(
    backward: Flow,
    forward: Flow,
    *,
    boundaries: bool = True,
    erosion: int = EROSION_SIDE,
    pixels: int = 1,
) -> Trust:
    """Where the previous frame, warped by `backward`, can be trusted.

    Args:
        backward: float32, height x width x 2, pixels, from the current frame back to the previous.
        forward: the same the other way, from the previous frame to the current.
        boundaries: whether motion boundaries are left out as well.
        erosion: side of the square minimum filter in pixels, odd; 1 leaves the mask as it is.
        pixels: how many pixels of the film one of the flow's is wide; the constants are those of the film.

    Returns:
        float32, height x width, 0 (paint from scratch) or 1 (keep).
    """
    height, width = backward.shape[:2]
    good: Mask = np.empty((height, width), np.bool_)
    for top in range(0, height, BAND_ROWS):
        band = slice(top, min(top + BAND_ROWS, height))
        good[band] = consistent(backward, forward, band, pixels)
        if boundaries:
            good[band] &= smooth_motion(backward, band, pixels)
    trust: Trust = good.astype(np.float32)
    return eroded(trust, erosion)


def eroded(trust: Trust, side: int = EROSION_SIDE) -> Trust:
    """Trust whose holes are wider by half of `side` (pixels, odd)."""
    if side == 1:
        return trust
    # cv2 treats what lies beyond the border as good: nothing is known there, so nothing speaks against it.
    narrow: Trust = cv2.erode(trust, np.ones((side, side), np.uint8))
    return narrow


def consistent(backward: Flow, forward: Flow, rows: slice = slice(None), pixels: int = 1) -> Mask:
    """Where the forward flow leads back to the start of the backward flow, inside the picture; some rows."""
    height, width = backward.shape[:2]
    start = backward[rows]
    places = cv2.add(start, pixel_grid(height, width)[rows])
    back = cv2.remap(forward, places, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    limit = _squared_length(back)
    limit += _squared_length(start)
    limit *= CONSISTENCY_SLOPE
    limit += CONSISTENCY_FLOOR / pixels**2
    good: Mask = _squared_length(cv2.add(back, start)) <= limit
    good &= inside(backward, rows, pixels)
    return good


def smooth_motion(backward: Flow, rows: slice = slice(None), pixels: int = 1) -> Mask:
    """Where the flow has no motion boundary (central differences); some rows."""
    first, last, _ = rows.indices(len(backward))
    above, below = min(first, 1), min(len(backward) - last, 1)
    around = backward[first - above : last + below]
    along_x = cv2.Sobel(around, cv2.CV_32F, 1, 0, ksize=1, scale=0.5, borderType=cv2.BORDER_REPLICATE)
    along_y = cv2.Sobel(around, cv2.CV_32F, 0, 1, ksize=1, scale=0.5, borderType=cv2.BORDER_REPLICATE)
    slope = _squared_length(along_x)
    slope += _squared_length(along_y)
    limit = _squared_length(around)
    limit *= BOUNDARY_SLOPE * pixels**2
    limit += BOUNDARY_FLOOR
    good: Mask = (slope <= limit)[above : above + last - first]
    return good


def inside(flow: Flow, rows: slice = slice(None), pixels: int = 1) -> Mask:
    """Where p + flow(p) lies inside the picture; some rows."""
    height, width = flow.shape[:2]
    places = cv2.add(flow[rows], pixel_grid(height, width)[rows])
    margin = MARGIN / pixels
    corner = (-margin, -margin, 0.0, 0.0)
    opposite = (width - 1 + margin, height - 1 + margin, 0.0, 0.0)
    good: Mask = cv2.inRange(places, corner, opposite).view(np.bool_)
    return good


def _squared_length(vectors: Flow) -> NDArray[np.float32]:
    x, y = cv2.split(vectors)
    x *= x
    y *= y
    x += y
    length: NDArray[np.float32] = x
    return length
