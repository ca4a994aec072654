"""The seam at a soft keyframe: the lead-in frames, painted by both ranges, change from one painting to the other.

Two paintings of one frame agree in colors and forms and differ in their strokes. Averaging them halves the
energy of whatever differs, which blurs the middle of a plain cross-fade. Here the pictures are split into bands,
each twice as coarse as the one before. What is coarser than any stroke is mixed linearly, which keeps brightness
and color steady. Each band of strokes is mixed linearly too, with weights a = 1 - b and b, and then gets back the
energy that the mixing lost there:

    band = (a A + b B) * sqrt((a |A|^2 + b |B|^2) / |a A + b B|^2)

Here |.|^2 is the mean over a neighborhood. Where the strokes agree, the gain is 1; where they are unrelated, this
is the equal-power fade known from sound. A switch pixel by pixel would be as sharp, but its temporal error is a
dozen times that of a fade. Measurements: docs/keyframes.md.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.picture import Picture

Plane = NDArray[np.float32]

# Standard deviations of the Gaussians that separate the bands, in pixels: doubled from the first one until they
# cover the strokes, which are larger in larger pictures.
_FINEST_SIGMA = 0.75
_COARSEST_SHARE = 1 / 80  # of the shorter side
_BANDS_LEAST = 3
# The energy is measured in a neighborhood of this many sigmas.
_NEIGHBORHOOD = 4.0
_SUM = np.ones((1, 3), np.float32)  # of the channels
# Energy (levels squared) below which a band is noise, and the most that is given back (1.4 covers unrelated
# strokes; more is for strokes that oppose each other).
_QUIET = 0.5
_GAIN_MOST = 1.8


def cross_fade(before: Sequence[Picture], after: Sequence[Picture]) -> list[Picture]:
    """Changes from one painting of some frames to another.

    Args:
        before: the lead-in frames as the range before the soft keyframe painted them.
        All are RGB uint8, height x width x 3, of one size; equally many before and after, usually 12.
            All are RGB uint8, height x width x 3, of one size; as many as there are, usually 12.

    Returns:
        As many pictures; the first is mostly `before`, the last mostly `after`. The same input always
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
    """How much of the later painting picture `number` of `count` gets, strictly between 0 and 1.

    Half-way between a line, which has the least temporal error, and a smoothstep, which begins gently.
    """
    t = (number + 1) / (count + 1)
    return (t + t * t * (3 - 2 * t)) / 2


def _mix(before: Picture, after: Picture, weight: float) -> Picture:
    a, b = before.astype(np.float32), after.astype(np.float32)
    mixed: Plane = np.zeros_like(a)
    for sigma in _band_sigmas(min(a.shape[:2])):
        coarse_a, coarse_b = _smooth(a, sigma), _smooth(b, sigma)
        a -= coarse_a
        b -= coarse_b
        mixed += _mix_band(a, b, weight, sigma * _NEIGHBORHOOD)
        a, b = coarse_a, coarse_b
    rounded: Picture = cv2.add(mixed, _linear(a, b, weight), dtype=cv2.CV_8U)
    return rounded


def _mix_band(a: Plane, b: Plane, weight: float, neighborhood: float) -> Plane:
    band = _linear(a, b, weight)
    wanted = _local_mean(_linear(_energy(a), _energy(b), weight), neighborhood)
    left = _local_mean(_energy(band), neighborhood)
    wanted += _QUIET
    left += _QUIET
    wanted /= left
    gain = np.sqrt(wanted, out=wanted)
    np.clip(gain, 1.0, _GAIN_MOST, out=gain)
    band *= gain[..., None]
    return band


def _linear(a: Plane, b: Plane, weight: float) -> Plane:
    mixed: Plane = cv2.addWeighted(a, 1 - weight, b, weight, 0)
    return mixed


def _band_sigmas(side: int) -> list[float]:
    sigmas = [_FINEST_SIGMA * 2**number for number in range(_BANDS_LEAST)]
    while sigmas[-1] * 2 <= side * _COARSEST_SHARE:
        sigmas.append(sigmas[-1] * 2)
    return sigmas


def _smooth(picture: Plane, sigma: float) -> Plane:
    smooth: Plane = cv2.GaussianBlur(picture, (0, 0), sigma, borderType=cv2.BORDER_REFLECT)
    return smooth


def _energy(band: Plane) -> Plane:
    """Sum of squares over the channels, height x width."""
    energy: Plane = cv2.transform(cv2.multiply(band, band), _SUM)
    return energy


def _local_mean(plane: Plane, size: float) -> Plane:
    """Mean over a neighborhood of about that radius: two boxes, nearly a Gaussian and far faster."""
    side = 2 * round(size) + 1
    once = cv2.blur(plane, (side, side), borderType=cv2.BORDER_REFLECT)
    twice: Plane = cv2.blur(once, (side, side), borderType=cv2.BORDER_REFLECT)
    return twice
