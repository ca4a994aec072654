"""Trust: where the last painted frame, moved along, may be kept.

After Ruder, Dosovitskiy, Brox, *Artistic style transfer for videos and spherical images* (IJCV 2018,
section 4.2), who take the tests and constants of Sundaram, Brox, Keutzer, *Dense point trajectories by
GPU-accelerated large displacement optical flow* (ECCV 2010). With the backward flow u (current to previous)
and the forward flow w (previous to current), a pixel p of the current frame is not trusted where

    out of picture       p + u(p) lies outside the previous picture
    disoccluded          |w(p + u) + u|^2 > 0.01 (|w(p + u)|^2 + |u|^2) + 0.5
    motion boundary      |grad u_x|^2 + |grad u_y|^2 > 0.01 |u|^2 + 0.002
    other content        |mean_3(d) - mean_63(d)| > 12,  d = current - warped previous (gray, 0..255)

and then a minimum filter widens what is not trusted, since flow is blurred across edges.

The last test is ours: two flows may agree on the same mistake, which shows as a ghost. Means over squares
of 3 and 63 pixels side by side make it blind to noise and to fades. What each test gains: docs/flow.md.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.flow.gray import to_gray
from fastvid_gui.flow.warp import Flow, Picture, pixel_grid, warp

Trust = NDArray[np.float32]
Mask = NDArray[np.bool_]

CONSISTENCY_SLOPE = 0.01
CONSISTENCY_FLOOR = 0.5  # pixels^2
BOUNDARY_SLOPE = 0.01
BOUNDARY_FLOOR = 0.002
DIFFERENCE_LIMIT = 12  # gray levels
DETAIL_SIDE = 3  # pixels, as the next two
LIGHT_SIDE = 63
EROSION_SIDE = 3

# A pixel covers half a pixel around its center: still content at the border stays inside although flow is
# never quite zero.
MARGIN = 0.5

# Rows that are worked on together: their intermediate values stay in the cache. Whole pictures take
# three times as long, most of it to get fresh memory from the system.
BAND_ROWS = 64


def trust_mask(
    backward: Flow,
    forward: Flow,
    pictures: tuple[Picture, Picture] | None = None,
    *,
    boundaries: bool = True,
    erosion: int = EROSION_SIDE,
) -> Trust:
    """Where the previous frame, warped by `backward`, can be trusted.

    Args:
        backward: float32, height x width x 2, pixels, from the current frame back to the previous.
        forward: the same the other way, from the previous frame to the current.
        pictures: current and previous frame, RGB uint8, height x width x 3; None leaves out the test for
            other content.
        boundaries: whether motion boundaries are left out as well.
        erosion: side of the square minimum filter in pixels, odd; 1 leaves the mask as it is.

    Returns:
        float32, height x width, 0 (paint anew) or 1 (keep).
    """
    height, width = backward.shape[:2]
    good: Mask = np.empty((height, width), np.bool_)
    for top in range(0, height, BAND_ROWS):
        band = slice(top, min(top + BAND_ROWS, height))
        good[band] = consistent(backward, forward, band)
        if boundaries:
            good[band] &= smooth_motion(backward, band)
    if pictures is not None:
        good &= same_content(*pictures, backward)
    mask = good.view(np.uint8)
    if erosion > 1:
        # cv2 takes what is beyond the border as good: nothing is known there, nothing is held against it.
        mask = cv2.erode(mask, np.ones((erosion, erosion), np.uint8))
    trust: Trust = mask.astype(np.float32)
    return trust


def consistent(backward: Flow, forward: Flow, rows: slice = slice(None)) -> Mask:
    """Where the forward flow leads back to the start of the backward flow, inside the picture; some rows."""
    height, width = backward.shape[:2]
    start = backward[rows]
    places = cv2.add(start, pixel_grid(height, width)[rows])
    back = cv2.remap(forward, places, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    limit = _squared_length(back)
    limit += _squared_length(start)
    limit *= CONSISTENCY_SLOPE
    limit += CONSISTENCY_FLOOR
    good: Mask = _squared_length(cv2.add(back, start)) <= limit
    corner = (-MARGIN, -MARGIN, 0.0, 0.0)
    opposite = (width - 1 + MARGIN, height - 1 + MARGIN, 0.0, 0.0)
    good &= cv2.inRange(places, corner, opposite).view(np.bool_)
    return good


def smooth_motion(backward: Flow, rows: slice = slice(None)) -> Mask:
    """Where the flow has no motion boundary (central differences); some rows."""
    first, last, _ = rows.indices(len(backward))
    above, below = min(first, 1), min(len(backward) - last, 1)
    around = backward[first - above : last + below]
    along_x = cv2.Sobel(around, cv2.CV_32F, 1, 0, ksize=1, scale=0.5, borderType=cv2.BORDER_REPLICATE)
    along_y = cv2.Sobel(around, cv2.CV_32F, 0, 1, ksize=1, scale=0.5, borderType=cv2.BORDER_REPLICATE)
    slope = _squared_length(along_x)
    slope += _squared_length(along_y)
    limit = _squared_length(around)
    limit *= BOUNDARY_SLOPE
    limit += BOUNDARY_FLOOR
    good: Mask = (slope <= limit)[above : above + last - first]
    return good


def same_content(current: Picture, previous: Picture, backward: Flow) -> Mask:
    """Where the warped previous frame looks like the current one, but for noise and slow changes of light."""
    warped = warp(to_gray(previous), backward)
    difference = cv2.subtract(to_gray(current), warped, dtype=cv2.CV_16S)
    detail = cv2.blur(difference, (DETAIL_SIDE, DETAIL_SIDE))
    light = cv2.blur(difference, (LIGHT_SIDE, LIGHT_SIDE))
    good: Mask = cv2.absdiff(detail, light) <= DIFFERENCE_LIMIT
    return good


def _squared_length(vectors: Flow) -> NDArray[np.float32]:
    x, y = cv2.split(vectors)
    x *= x
    y *= y
    x += y
    length: NDArray[np.float32] = x
    return length
