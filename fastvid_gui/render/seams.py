"""The seam at a soft keyframe: lead-in frames, painted by both ranges, go over from one to the other.

Two paintings of one frame agree in colors and forms and differ in their strokes. Averaging them halves the
energy of whatever differs, so that the middle of a plain cross-fade is blurred. Here the low frequencies are
mixed linearly, which keeps brightness and color steady, and the strokes (the high frequencies) with a gain
that gives back the energy the average loses, computed from how much the two really agree there:

    strokes = (b A + a B) / sqrt(b^2 + a^2 + 2 a b r),    b = 1 - a,    r = local correlation of A and B

With r = 1 that is the plain average, with r = 0 the equal-power fade known from sound. The weight rises
as a smoothstep, so that the fade has no visible beginning or end.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.flow.warp import Picture

Plane = NDArray[np.float32]

# Strokes are what is finer than this share of the shorter side (standard deviation of the Gaussian).
_STROKE_SIGMA_SHARE = 1 / 90
_STROKE_SIGMA_LEAST = 1.5
# Correlation and energy are measured over windows a few strokes wide.
_WINDOW_IN_SIGMAS = 3.0
# Energy (levels squared) below which there are no strokes to speak of.
_QUIET = 4.0
# The gain for opposite strokes would be without bound; a few levels of noise must not be blown up.
_GAIN_MOST = 1.6


def cross_fade(before: Sequence[Picture], after: Sequence[Picture]) -> list[Picture]:
    """Goes over from one painting of some frames to another one.

    Args:
        before: the lead-in frames as the range before the soft keyframe painted them.
        after: the same frames as the range after it painted them.
            All are RGB uint8, height x width x 3, of one size.

    Returns:
        As many pictures; the first one is mostly `before`, the last one mostly `after`. The same input always
        gives the same bits.

    Raises:
        ValueError: the sequences differ in length or the pictures in size.
    """
    if len(before) != len(after):
        raise ValueError(f"{len(before)} pictures can't be faded into {len(after)}")
    sizes = {picture.shape for picture in (*before, *after)}
    if len(sizes) > 1:
        raise ValueError(f"pictures of several sizes: {sorted(sizes)}")
    count = len(before)
    return [
        _mix(a, b, fade_weight(number, count))
        for number, (a, b) in enumerate(zip(before, after, strict=True))
    ]


def fade_weight(number: int, count: int) -> float:
    """How much of the later painting picture `number` of `count` gets: a smoothstep inside of 0..1."""
    t = (number + 1) / (count + 1)
    return t * t * (3 - 2 * t)


def _mix(before: Picture, after: Picture, weight: float) -> Picture:
    a, b = before.astype(np.float32), after.astype(np.float32)
    rest = 1 - weight
    sigma = max(_STROKE_SIGMA_LEAST, min(a.shape[:2]) * _STROKE_SIGMA_SHARE)
    low_a, low_b = _low(a, sigma), _low(b, sigma)
    fine_a, fine_b = a - low_a, b - low_b
    fine = rest * fine_a + weight * fine_b
    window = sigma * _WINDOW_IN_SIGMAS
    wanted = rest * _energy(fine_a, window) + weight * _energy(fine_b, window)
    gain = np.sqrt((wanted + _QUIET) / (_energy(fine, window) + _QUIET))
    np.clip(gain, 1.0, _GAIN_MOST, out=gain)
    mixed = rest * low_a + weight * low_b + gain[..., None] * fine
    picture: Picture = np.clip(np.rint(mixed), 0, 255).astype(np.uint8)
    return picture


def _low(picture: Plane, sigma: float) -> Plane:
    smooth: Plane = cv2.GaussianBlur(picture, (0, 0), sigma, borderType=cv2.BORDER_REFLECT)
    return smooth


def _energy(fine: Plane, sigma: float) -> Plane:
    """Local mean of the squared strokes over the three channels, height x width."""
    return _low((fine * fine).mean(axis=2), sigma)
