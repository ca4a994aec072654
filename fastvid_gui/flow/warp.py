"""Warping: moving the previous picture to where its contents are in the current one.

Flow here always points **from the current frame back to the previous** (backward flow): the content at pixel
p of the current frame was at p + flow(p) in the previous one. So warping is a plain look-up, without holes.
"""

from functools import lru_cache
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

Flow = NDArray[np.float32]
Value = TypeVar("Value", np.uint8, np.float32)

# cv2.remap keeps coordinates in 16 bits and refuses larger pictures.
LARGEST_SIDE = 32766


@lru_cache(maxsize=4)
def pixel_grid(height: int, width: int) -> Flow:
    """The coordinates (x, y) of every pixel, float32 height x width x 2, read-only (it is shared)."""
    grid = np.empty((height, width, 2), np.float32)
    grid[..., 0] = np.arange(width, dtype=np.float32)
    grid[..., 1] = np.arange(height, dtype=np.float32)[:, None]
    grid.flags.writeable = False
    return grid


def warp(picture: NDArray[Value], flow: Flow) -> NDArray[Value]:
    """The previous picture as the current frame would show it: sampled at p + flow(p).

    Bilinear, in steps of 1/32 pixel. Integer coordinates are pixel centers, so that zero flow gives the picture
    back bit by bit. Outside the picture the nearest border pixel is taken (the trust mask is 0 there anyway).
    Flow that is not finite gives some color, never an error.

    Args:
        picture: the previous frame, height x width x 3 or height x width, uint8 (or float32: not rounded).
        flow: float32, height x width x 2, (dx, dy) in pixels, from the current frame back to the previous.

    Returns:
        A new array of the picture's shape and type.

    Raises:
        ValueError: sizes differ, or a side is too long for the sampler.
    """
    height, width = flow.shape[:2]
    if picture.shape[:2] != (height, width):
        raise ValueError(f"picture {picture.shape[:2]} and flow {flow.shape[:2]} differ in size")
    if max(height, width) > LARGEST_SIDE:
        raise ValueError(f"pictures are at most {LARGEST_SIDE} pixels wide and high")
    places = cv2.add(flow, pixel_grid(height, width))
    warped: NDArray[Value] = cv2.remap(
        picture, places, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return warped
