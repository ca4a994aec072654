"""Cutting a thing out of one picture by its colors and edges: GrabCut, with what is sure and what is not.

Rother, Kolmogorov, Blake, *GrabCut* (SIGGRAPH 2004), as OpenCV does it. It works on small pictures: larger ones take
far more time and give hardly better borders, which the guided filter sets to the pixel anyway.
"""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.picture import Picture

Labels = NDArray[np.uint8]
"""H x W: cv2.GC_BGD, GC_FGD (both sure), GC_PR_BGD, GC_PR_FGD (to be decided)."""
Belongs = NDArray[np.bool_]

PASSES = 3
_MODEL = (1, 65)
LEAST_SURE = 8
"""Pixels of each side without which there is nothing to learn colors from."""


@dataclass(frozen=True)
class ColorMixtures:
    """The colors of a thing and of what is around it: GrabCut's mixtures of Gaussians."""

    inside: NDArray[np.float64]
    outside: NDArray[np.float64]


def working_size(width: int, height: int, lines: int) -> tuple[int, int]:
    """(width, height) of about so many pixels as a 16:9 picture with so many lines has; never larger."""
    pixels = lines * lines * 16 / 9
    scale = min(1.0, math.sqrt(pixels / (width * height)))
    return max(8, round(width * scale)), max(8, round(height * scale))


def cut_out(
    picture: Picture, labels: Labels, colors: ColorMixtures | None = None, passes: int = PASSES
) -> tuple[Belongs, ColorMixtures]:
    """Decides the unsure pixels.

    Args:
        picture: RGB uint8, H x W x 3. labels: of each pixel.
        colors: of the thing and its surroundings, if they are known; they stay as they are. Otherwise they are learned
            here from what is labeled, sure or not.

    Returns:
        Where the thing is, and the colors.
    """
    seen = labels.copy()
    inside = (labels == cv2.GC_FGD) | (labels == cv2.GC_PR_FGD)
    models = colors or ColorMixtures(np.zeros(_MODEL), np.zeros(_MODEL))
    if inside.sum() < LEAST_SURE or (~inside).sum() < LEAST_SURE:
        return inside, models
    unsure = (labels == cv2.GC_PR_FGD) | (labels == cv2.GC_PR_BGD)
    if colors is not None and not unsure.any():
        return inside, models
    learned = ColorMixtures(models.inside.copy(), models.outside.copy())
    cv2.setRNGSeed(0)  # it draws its first colors by chance
    if colors is None:
        mode = cv2.GC_INIT_WITH_MASK
        cv2.grabCut(picture, seen, None, learned.outside, learned.inside, passes, mode)
    else:
        cv2.grabCut(picture, seen, None, learned.outside, learned.inside, 1, cv2.GC_EVAL_FREEZE_MODEL)
    return (seen == cv2.GC_FGD) | (seen == cv2.GC_PR_FGD), learned
