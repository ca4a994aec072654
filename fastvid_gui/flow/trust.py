"""Trust: where the last painted frame, moved along, may be kept.

After Ruder, Dosovitskiy, Brox, *Artistic style transfer for videos and spherical images* (IJCV 2018,
section 4.2), who take the tests and constants of Sundaram, Brox, Keutzer, *Dense point trajectories by
GPU-accelerated large displacement optical flow* (ECCV 2010). With the backward flow u (current to previous)
and the forward flow w (previous to current), a pixel p of the current frame is not trusted where

    out of picture       p + u(p) lies outside the previous picture
    disoccluded          |w(p + u) + u|^2 > 0.01 (|w(p + u)|^2 + |u|^2) + 0.5
    motion boundary      |grad u_x|^2 + |grad u_y|^2 > 0.01 |u|^2 + 0.002

and then a minimum filter widens what is not trusted, since flow is blurred across edges.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.flow.warp import Flow, pixel_grid

Trust = NDArray[np.float32]

CONSISTENCY_SLOPE = 0.01
CONSISTENCY_FLOOR = 0.5  # pixels^2
BOUNDARY_SLOPE = 0.01
BOUNDARY_FLOOR = 0.002

# A pixel covers half a pixel around its center: still content at the border stays inside in spite of small
# errors.
MARGIN = 0.5


def consistent(backward: Flow, forward: Flow) -> NDArray[np.bool_]:
    """Where forward flow leads back to the start of the backward flow, inside the picture; bool."""
    height, width = backward.shape[:2]
    places = cv2.add(backward, pixel_grid(height, width))
    returning = cv2.remap(forward, places, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    limit = _squared_length(returning)
    limit += _squared_length(backward)
    limit *= CONSISTENCY_SLOPE
    limit += CONSISTENCY_FLOOR
    good = _squared_length(cv2.add(returning, backward)) <= limit
    corner = (-MARGIN, -MARGIN, 0.0, 0.0)
    opposite = (width - 1 + MARGIN, height - 1 + MARGIN, 0.0, 0.0)
    good &= cv2.inRange(places, corner, opposite).view(np.bool_)
    return good


def smooth_motion(backward: Flow) -> NDArray[np.bool_]:
    """Where the flow has no motion boundary (central differences); bool, height x width."""
    along_x = cv2.Sobel(backward, cv2.CV_32F, 1, 0, ksize=1, scale=0.5, borderType=cv2.BORDER_REPLICATE)
    along_y = cv2.Sobel(backward, cv2.CV_32F, 0, 1, ksize=1, scale=0.5, borderType=cv2.BORDER_REPLICATE)
    slope = _squared_length(along_x)
    slope += _squared_length(along_y)
    limit = _squared_length(backward)
    limit *= BOUNDARY_SLOPE
    limit += BOUNDARY_FLOOR
    return slope <= limit


def trust_mask(backward: Flow, forward: Flow, *, boundaries: bool = True, erosion: int = 3) -> Trust:
    """Where the previous frame, warped by `backward`, can be trusted.

    Args:
        backward: float32, height x width x 2, pixels, from the current frame back to the previous.
        forward: the same the other way, from the previous frame to the current.
        boundaries: whether motion boundaries are left out as well.
        erosion: side of the square minimum filter in pixels, odd; 1 leaves the mask as it is.

    Returns:
        float32, height x width, 0 (paint anew) or 1 (keep).
    """
    good = consistent(backward, forward)
    if boundaries:
        good &= smooth_motion(backward)
    mask = good.view(np.uint8)
    if erosion > 1:
        # cv2 takes what is beyond the border as good: nothing is known there, nothing is held against it.
        mask = cv2.erode(mask, np.ones((erosion, erosion), np.uint8))
    trust: Trust = mask.astype(np.float32)
    return trust


def _squared_length(vectors: Flow) -> NDArray[np.float32]:
    x, y = cv2.split(vectors)
    x *= x
    y *= y
    x += y
    length: NDArray[np.float32] = x
    return length
