"""Dense inverse search, OpenCV's implementation with variational refinement.

Kroeger, Timofte, Dai, Van Gool, *Fast optical flow using dense inverse search* (ECCV 2016). Two traps,
measured on OpenCV 5.0:

- The object changes its own settings when it meets a small picture, and keeps them: later flow has different
  bits. A fresh object for every pair costs nothing measurable, needs no lock and has no past.
- For small or very wide pictures it picks a pyramid that it then refuses, so the finest level is chosen here.
"""

import math

import cv2
import numpy as np

from fastvid_gui.flow.gray import to_gray
from fastvid_gui.flow.warp import Flow
from fastvid_gui.picture import Picture

_PRESETS = {
    "fast": cv2.DISOPTICAL_FLOW_PRESET_FAST,
    "medium": cv2.DISOPTICAL_FLOW_PRESET_MEDIUM,
}
PATCH_SIZE = 8


class DisEstimator:
    """Flow by dense inverse search. It keeps nothing between calls; any thread may call it."""

    def __init__(self, quality: str = "fast") -> None:
        """Raises ValueError if `quality` is neither "fast" nor "medium"."""
        if quality not in _PRESETS:
            raise ValueError(f"unknown quality {quality!r}: choose one of {', '.join(_PRESETS)}")
        self.name = f"dis-{quality}"
        self._preset = _PRESETS[quality]

    def flow(self, current: Picture, previous: Picture, halvings: int = 0) -> Flow:
        """Backward flow; zero if the pictures are too small for a patch (see `FlowEstimator.flow`)."""
        height, width = current.shape[:2]
        coarsest = _coarsest_level(height, width)
        if coarsest < 0:
            return np.zeros((height, width, 2), np.float32)
        search = cv2.DISOpticalFlow.create(self._preset)
        search.setFinestScale(min(max(0, search.getFinestScale() - halvings), coarsest))
        found: Flow = search.calc(to_gray(current), to_gray(previous), None)
        return found


def _coarsest_level(height: int, width: int) -> int:
    """The pyramid level (0 is the picture itself) at which OpenCV begins; -1 if it would refuse."""
    if min(height, width) < PATCH_SIZE:
        return -1
    by_motion = int(math.log2(max(height, width) / (4 * PATCH_SIZE)) + 0.5)
    by_patch = int(math.log2(min(height, width) // PATCH_SIZE))
    return min(by_motion, by_patch)
