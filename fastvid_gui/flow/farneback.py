"""Polynomial expansion: Farneback, *Two-frame motion estimation based on polynomial expansion* (SCIA 2003).

The second method: very smooth flow, weak at motion boundaries. For comparison.
"""

import cv2
import numpy as np

from fastvid_gui.flow.gray import to_gray
from fastvid_gui.flow.warp import Flow
from fastvid_gui.picture import Picture

# Pyramid levels, passes per level; the remaining settings are those of OpenCV's documentation.
_PRESETS = {"fast": (4, 2), "medium": (6, 4)}
WINDOW = 15
POLY_N = 5
POLY_SIGMA = 1.1
SMALLEST_SIDE = 8


class FarnebackEstimator:
    """Flow by polynomial expansion. It keeps nothing between calls; any thread may call it."""

    def __init__(self, quality: str = "fast") -> None:
        """Raises ValueError if `quality` is neither "fast" nor "medium"."""
        if quality not in _PRESETS:
            raise ValueError(f"unknown quality {quality!r}: choose one of {', '.join(_PRESETS)}")
        self.name = f"farneback-{quality}"
        self._levels, self._passes = _PRESETS[quality]

    def flow(self, current: Picture, previous: Picture, halvings: int = 0) -> Flow:
        """Backward flow; zero if the pictures are too small (see `FlowEstimator.flow`)."""
        height, width = current.shape[:2]
        if min(height, width) < SMALLEST_SIDE:
            return np.zeros((height, width, 2), np.float32)
        found: Flow = cv2.calcOpticalFlowFarneback(
            to_gray(current),
            to_gray(previous),
            None,
            0.5,
            self._levels,
            WINDOW,
            self._passes,
            POLY_N,
            POLY_SIGMA,
            0,
        )
        return found
