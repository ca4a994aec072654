"""The guided filter: gives a rough mask the edges of the picture that it belongs to.

He, Sun, Tang, *Guided image filtering* (ECCV 2010), with a gray guide, and *Fast guided filter* (arXiv 1505.00996),
which finds the lines q = a I + b on a small picture and applies them to a large one. Box filters only; the time does
not depend on the radius.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.flow.gray import to_gray
from fastvid_gui.picture import Picture

Soft = NDArray[np.float32]
"""H x W float32, 0..1: how much of each pixel belongs."""

RADIUS = 4
SMOOTHNESS = 12.0
"""Steps in the guide well above this many gray levels are edges, well below texture."""


def guided(mask: Soft, guide: Picture, radius: int = RADIUS, smoothness: float = SMOOTHNESS) -> Soft:
    """A mask with the edges of its picture.

    Args:
        guide: RGB (or gray) uint8 of the mask's size.

    Returns:
        float32, 0..1, the size of the guide.
    """
    gray = to_gray(guide).astype(np.float32)
    slope, lift = lines(mask, gray, radius, smoothness)
    return applied(slope, lift, gray)


def lines(mask: Soft, gray: Soft, radius: int, smoothness: float) -> tuple[Soft, Soft]:
    """For each pixel the line by which the mask follows the guide around it: slope a, lift b."""
    side = (2 * radius + 1, 2 * radius + 1)

    def mean(plane: Soft) -> Soft:
        found: Soft = cv2.blur(plane, side, borderType=cv2.BORDER_REFLECT)
        return found

    guide_mean, mask_mean = mean(gray), mean(mask)
    variance = mean(gray * gray) - guide_mean * guide_mean
    covariance = mean(gray * mask) - guide_mean * mask_mean
    slope: Soft = np.divide(covariance, variance + smoothness**2, dtype=np.float32)
    lift: Soft = mask_mean - slope * guide_mean
    return mean(slope), mean(lift)


def applied(slope: Soft, lift: Soft, gray: Soft) -> Soft:
    """The mask by its lines; they may be of a smaller picture than the guide."""
    if slope.shape != gray.shape:
        size = gray.shape[1], gray.shape[0]
        slope, lift = (cv2.resize(plane, size, interpolation=cv2.INTER_LINEAR) for plane in (slope, lift))
    found: Soft = np.clip(slope * gray + lift, 0, 1)
    return found
