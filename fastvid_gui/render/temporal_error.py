"""The temporal error of two neighboring frames: what changes although the motion explains it.

After Ruder et al. 2018: the mean over trusted pixels and RGB channels of (y_t - warp(y_t-1))², RGB in 0..1,
times 10⁴. Trusted means: it passes the forward-backward check of `flow.trust`, after a 5x5 minimum filter;
motion boundaries stay in.

Motion is DIS medium on the source, from each frame back to the one before. With ground truth (`.flo` files
map frame k to k+1) time runs the other way: y_k is compared with y_k+1 warped along the file's flow, and
DIS gives the way back for the check.
"""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.flow.estimator import FlowEstimator, make_estimator
from fastvid_gui.flow.files import read_flo
from fastvid_gui.flow.trust import Mask, trust_mask
from fastvid_gui.flow.warp import Flow, warp
from fastvid_gui.picture import Picture

EROSION_SIDE = 5
ERROR_SCALE = 1e4


@dataclass(frozen=True, slots=True)
class NeighborMotion:
    """The motion between two neighboring frames.

    Attributes:
        flow: float32 height x width x 2, pixels, from the compared frame to the frame that is warped.
        trusted: bool height x width.
        later_is_warped: whether the later frame is warped onto the earlier one (ground truth).
    """

    flow: Flow
    trusted: Mask
    later_is_warped: bool = False

    def error(self, earlier: Picture, later: Picture) -> float | None:
        """The temporal error of two frames (RGB uint8); None if no pixel is trusted."""
        if not self.trusted.any():
            return None
        fixed, moving = (earlier, later) if self.later_is_warped else (later, earlier)
        # Not rounded to 8 bits: that alone would count as an error.
        warped = warp(moving.astype(np.float32) / np.float32(255), self.flow)
        difference = fixed[self.trusted].astype(np.float32) / np.float32(255) - warped[self.trusted]
        return ERROR_SCALE * float(np.mean(np.square(difference), dtype=np.float64))


class EstimatedMotion:
    """Motion as DIS sees it, from each frame back to the one before."""

    def __init__(self) -> None:
        self._estimator: FlowEstimator = make_estimator("dis", "medium")

    def between(self, frame: int, earlier: Picture, later: Picture) -> NeighborMotion | None:
        backward = self._estimator.flow(later, earlier)
        forward = self._estimator.flow(earlier, later)
        return NeighborMotion(backward, _trusted(backward, forward))


class TrueMotion:
    """Motion from files, from each frame to the one after it."""

    def __init__(self, files: dict[int, Path]) -> None:
        self._files = files
        self._estimator: FlowEstimator = make_estimator("dis", "medium")

    def between(self, frame: int, earlier: Picture, later: Picture) -> NeighborMotion | None:
        path = self._files.get(frame - 1)
        if path is None:
            return None
        height, width = later.shape[:2]
        flow, known = _resized(*read_flo(path), width, height)
        returning = self._estimator.flow(later, earlier)
        return NeighborMotion(flow, _trusted(flow, returning, known), later_is_warped=True)


def _trusted(flow: Flow, returning: Flow, known: Mask | None = None) -> Mask:
    good = trust_mask(flow, returning, boundaries=False, erosion=1) > 0
    if known is not None:
        good &= known
    kept = cv2.erode(good.view(np.uint8), np.ones((EROSION_SIDE, EROSION_SIDE), np.uint8))
    trusted: Mask = kept.view(np.bool_)
    return trusted


def _resized(flow: Flow, known: Mask, width: int, height: int) -> tuple[Flow, Mask]:
    """Flow for pictures of another size."""
    if flow.shape[:2] == (height, width):
        return flow, known
    scale = np.array([width / flow.shape[1], height / flow.shape[0]], np.float32)
    sure = cv2.resize(known.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    scaled: NDArray[np.float32] = cv2.resize(flow, (width, height), interpolation=cv2.INTER_LINEAR) * scale
    return scaled, sure > 1 - 1e-3
