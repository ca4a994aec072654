"""Transparency of VP8 and VP9 in WebM: a second, gray film next to the pictures.

https://www.webmproject.org/docs/container/ (BlockAdditional with id 1); FFmpeg's own decoders leave it out.
"""

import numpy as np
from av.video.frame import VideoFrame
from av.video.plane import VideoPlane
from numpy.typing import NDArray

ALPHA_ID = 1
ID_BYTES = 8


def alpha_of(block_additional: bytes) -> bytes:
    """The coded transparency in a packet's block addition, which starts with its id; empty if there is none."""
    if int.from_bytes(block_additional[:ID_BYTES], "big") != ALPHA_ID:
        return b""
    return block_additional[ID_BYTES:]


def joined(frame: VideoFrame, alpha: VideoFrame) -> VideoFrame:
    """A picture (yuv420p) with the luma of `alpha` as its transparency; unchanged if the two don't fit."""
    if frame.format.name != "yuv420p" or (frame.width, frame.height) != (alpha.width, alpha.height):
        return frame
    if alpha.format.name not in ("yuv420p", "gray"):
        return frame
    whole = VideoFrame(frame.width, frame.height, "yuva420p")
    for target, source in zip(whole.planes, (*frame.planes, alpha.planes[0]), strict=True):
        _lines(target)[...] = _lines(source)
    whole.pts = frame.pts
    whole.colorspace, whole.color_range = frame.colorspace, frame.color_range
    whole.color_trc, whole.color_primaries = frame.color_trc, frame.color_primaries
    return whole


def _lines(plane: VideoPlane) -> NDArray[np.uint8]:
    """H x W uint8, the numbers of an 8 bit plane, in place."""
    lines: NDArray[np.uint8] = np.frombuffer(memoryview(plane), dtype=np.uint8).reshape(-1, plane.line_size)
    return lines[: plane.height, : plane.width]
