"""Motion between two frames: the interface of flow methods, their table, and flow and trust in one call.

A new method is a file with a class and a line in `METHODS`.
"""

from collections.abc import Callable
from typing import Protocol

import cv2
import numpy as np

from fastvid_gui.domain.job import Speed
from fastvid_gui.errors import UsageError
from fastvid_gui.flow.dis import DisEstimator
from fastvid_gui.flow.farneback import FarnebackEstimator
from fastvid_gui.flow.gray import to_gray
from fastvid_gui.flow.mend import mend
from fastvid_gui.flow.trust import Trust, eroded, trust_mask
from fastvid_gui.flow.warp import Flow
from fastvid_gui.picture import Picture
from fastvid_gui.sentences.flow import FlowFiles

QUALITIES = ("fast", "medium")
# No method finds anything in fewer pixels than this; flow and trust are zero there.
SMALLEST_SIDE = 8
LEAST_HALVED = 64
"""Pictures with at least this many pixels a side are halved for flow and its trust: DIS does no less with them, since
its fast preset searches at a quarter of the size; where that ends is found as well, in three quarters of the time
(docs/flow.md)."""


class FlowEstimator(Protocol):
    """A way to find motion. It has no memory: the same pictures always give the same bits, in any thread."""

    name: str

    def flow(self, current: Picture, previous: Picture, halvings: int = 0) -> Flow:
        """The motion from the current frame back to the previous.

        Args:
            current, previous: RGB or gray uint8, height x width (x 3), of one size.
            halvings: how many times they were made half as large for this. A method that begins with smaller pictures
                anyway takes fewer such steps, and so looks at the same ones.

        Returns:
            float32, height x width x 2, (dx, dy) in pixels: the content at p of `current` is at p + flow(p)
            of `previous`. Zero everywhere if the pictures are too small for the method.
        """
        ...


METHODS: dict[str, Callable[[str], FlowEstimator]] = {
    "dis": DisEstimator,
    "farneback": FarnebackEstimator,
}


def make_estimator(method: str = "dis", quality: str = "fast") -> FlowEstimator:
    """The estimator of that name; raises UsageError for an unknown method or quality."""
    if method not in METHODS:
        raise UsageError(FlowFiles.NO_METHOD, method=repr(method), methods=", ".join(METHODS))
    if quality not in QUALITIES:
        raise UsageError(FlowFiles.NO_QUALITY, quality=repr(quality), qualities=", ".join(QUALITIES))
    return METHODS[method](quality)


def render_estimator(speed: Speed) -> FlowEstimator:
    """The estimator of everything that paints: renders, previews, the farm's reference sequence."""
    return make_estimator("dis", "medium" if speed == "fine" else "fast")


def motion(estimator: FlowEstimator, current: Picture, previous: Picture) -> tuple[Flow, Trust]:
    """Backward flow, with its plain surfaces filled from nearby (see `flow.mend`), and where it can be trusted.

    Args:
        current, previous: RGB uint8, height x width x 3, of one size.

    Returns:
        Flow float32 height x width x 2 in pixels, from `current` back to `previous`; trust float32 height x
        width, 0 or 1. Both are zero if a side of the pictures is shorter than 8 pixels.

    Raises:
        ValueError: the pictures differ in size.
    """
    if current.shape != previous.shape:
        raise ValueError(f"frames differ in size: {current.shape} and {previous.shape}")
    height, width = current.shape[:2]
    if min(height, width) < SMALLEST_SIDE:
        return np.zeros((height, width, 2), np.float32), np.zeros((height, width), np.float32)
    if min(height, width) < LEAST_HALVED:
        backward, forward = estimator.flow(current, previous), estimator.flow(previous, current)
        return mend(backward, trust_mask(backward, forward), current, previous)
    small, small_before = _halved(current), _halved(previous)
    backward, forward = estimator.flow(small, small_before, 1), estimator.flow(small_before, small, 1)
    sure = trust_mask(backward, forward, erosion=1, pixels=2)
    flow = cv2.resize(backward, (width, height), interpolation=cv2.INTER_LINEAR)
    flow *= np.array([width / small.shape[1], height / small.shape[0]], np.float32)
    steady = cv2.resize(sure, (width, height), interpolation=cv2.INTER_NEAREST)
    return mend(flow, eroded(steady), current, previous)


def _halved(picture: Picture) -> Picture:
    gray = to_gray(picture)
    size = (gray.shape[1] + 1) // 2, (gray.shape[0] + 1) // 2
    small: Picture = cv2.resize(gray, size, interpolation=cv2.INTER_AREA)
    return small


def use_one_opencv_thread() -> None:
    """Makes OpenCV compute on the calling thread, in the whole process; the engine calls it when it starts.

    Ranges run side by side, so OpenCV's own threads would only take time from one another. It also keeps the bits
    the same: OpenCV may divide a picture by its number of threads (5.0 does not do so in flow, a test shows).
    """
    cv2.setNumThreads(1)
