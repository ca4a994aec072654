"""What training minimizes. Pure functions on batches.

Perceptual losses follow Johnson, Alahi, Fei-Fei (ECCV 2016); each one is relative to its target, so that the weights
mean the same for every painting. Temporal losses follow Ruder, Dosovitskiy, Brox (IJCV 2018).
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from fastvid_gui.style.perceptual import STYLE_LAYERS, Vgg19, gram, relative_error

LEAST_TILE = 128
"""Side, in pixels, of the smallest tile of a picture that is compared with a painting separately."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossWeights:
    """How much each part counts.

    Attributes:
        content, detail: relative feature error at relu4_1 and relu3_1.
        style: sum over the style layers of the relative Gram error.
        steady: squared difference to the warped last frame, RGB 0..1, where the motion can be trusted.
        copy: the same for the painting before the gate, so that the gate's border does not show.
        fresh: squared difference between a painting from scratch and one with a past.
        mend: the same where the past is unknown, and only the painting with a past learns: such a patch must not make
            up
            for the texture that the rest of the picture lost by being warped.
        smooth: total variation, RGB 0..1.
    """

    content: float = 0.5
    detail: float = 0.15
    style: float = 6.0
    steady: float = 150.0
    copy: float = 40.0
    fresh: float = 80.0
    mend: float = 120.0
    smooth: float = 1.5


@dataclass(frozen=True, slots=True)
class Emphasis:
    """How much more (or less) the content, or steadiness, counts in one style than in the others.

    A style with large dabs needs more content to keep faces; one with hard contrasts flickers more for the same error.
    """

    content: float = 1.0
    steady: float = 1.0


def perceptual(
    vgg: Vgg19, painted: Tensor, frame: Tensor, grams: dict[str, Tensor]
) -> tuple[Tensor, Tensor, Tensor]:
    """Content, detail and style errors of each sample: N each.

    Args:
        painted, frame: N x 3 x H x W, RGB 0..255.
        grams: for each style layer, the target of each sample, N x C x C.
    """
    found = vgg.features(painted)
    with torch.no_grad():
        wanted = vgg.features(frame, ("relu3_1", "relu4_1"))
    content = relative_error(found["relu4_1"], wanted["relu4_1"])
    detail = relative_error(found["relu3_1"], wanted["relu3_1"])
    parts = 2 if min(painted.shape[2:]) >= 2 * LEAST_TILE else 1
    style = torch.stack([style_error(found[name], grams[name], parts) for name in STYLE_LAYERS]).sum(0)
    return content, detail, style


def style_error(features: Tensor, target: Tensor, parts: int) -> Tensor:
    """Relative Gram error of each sample, N: half from the whole picture, half the mean of its parts x parts tiles.

    A picture can have the painting's Gram matrix although its sky is flat; its tiles can't.

    Args:
        features: N x C x H x W. target: N x C x C.
    """
    whole = relative_error(gram(features), target)
    if parts == 1:
        return whole
    height, width = features.shape[2] // parts, features.shape[3] // parts
    tiles = features.unfold(2, height, height).unfold(
        3, width, width
    )  # N x C x parts x parts x height x width
    tiles = tiles.permute(0, 2, 3, 1, 4, 5).flatten(0, 2)
    local = relative_error(gram(tiles), target.repeat_interleave(parts * parts, 0))
    return (whole + local.view(-1, parts * parts).mean(1)) / 2


def masked_difference(value: Tensor, target: Tensor, mask: Tensor, factor: Tensor | None = None) -> Tensor:
    """Mean of (value - target)² where mask (N x 1 x H x W) is 1; pictures RGB 0..255, result in (0..1)².

    `factor`: how much each sample counts, N.
    """
    weight = mask if factor is None else mask * factor[:, None, None, None]
    difference = ((value - target) / 255).square() * weight
    return difference.sum() / (mask.sum() * value.shape[1]).clamp(min=1)


def total_variation(pictures: Tensor) -> Tensor:
    """Mean absolute difference between neighbors, RGB 0..1."""
    across = (pictures[:, :, :, 1:] - pictures[:, :, :, :-1]).abs().mean()
    down = (pictures[:, :, 1:] - pictures[:, :, :-1]).abs().mean()
    return (across + down) / 255
