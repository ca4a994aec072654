"""What one step learns from: the last frame of a short film whose beginning the network has painted itself.

The beginning is painted with the network's own results fed back (without gradient: that is cheap, so the past can be
long). The last frame must look like the photo (content, detail), like the painting (style), like the frame before where
the motion can be trusted (steady, copy), and like a painting from scratch (fresh, mend). Multi-frame training follows
Ruder et al. 2018, section 4.3.

Only the networks compute in bfloat16; motion and losses stay in float32. Nothing here waits for the device.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from fastvid_gui.style.network import StyleNetwork
from fastvid_gui.style.perceptual import Vgg19
from fastvid_gui.training.losses import LossWeights, masked_difference, perceptual, total_variation
from fastvid_gui.training.simulated_motion import Scene, warp

FRAME_NOISE = 2.0
"""Standard deviation, in levels, of the noise that cameras and codecs add to each frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmBatch:
    """A batch of short films, and the targets for them.

    Attributes:
        scene: draws the frames. past: how many are painted before the one that is learned from.
        vectors: style vector of each film, N x style_size. grams: its painting's Gram matrices, N x C x C by layer.
        content, steady: how much content and steadiness count in each film's style, N each.
        calm: how much of `LossWeights.steady` counts by now.
        many: whether the films are of many paintings. If so, the logarithm of a style's error counts: before it is
            learned,
            the relative error of a dark or empty painting is a hundred times that of others.
    """

    scene: Scene
    past: int
    vectors: Tensor
    grams: dict[str, Tensor]
    content: Tensor
    steady: Tensor
    calm: float
    many: bool = False


def film_losses(
    network: StyleNetwork, vgg: Vgg19, film: FilmBatch, weights: LossWeights, generator: torch.Generator
) -> dict[str, Tensor]:
    """The weighted parts of the loss, one number each; their sum is what a step lowers."""
    warped, trust = _painted_past(network, film, generator)
    clean = film.scene.frame(film.past)
    frame = _noisy(clean, generator)
    with _low(clean):
        fresh, kept = network.parts(frame, film.vectors, warped, trust)
    result = fresh + kept * (warped - fresh)
    with _low(clean):
        content, detail, style = perceptual(vgg, result, clean, film.grams)
    if film.many:
        style = torch.log1p(style)
    parts = {
        "content": weights.content * (content * film.content).mean(),
        "detail": weights.detail * (detail * film.content).mean(),
        "style": weights.style * style.mean(),
        "smooth": weights.smooth * total_variation(result),
    }
    if film.past:
        steady = weights.steady * film.steady
        parts["steady"] = film.calm * masked_difference(result, warped, trust, steady)
        parts["copy"] = weights.copy * masked_difference(fresh, warped, trust)
        with _low(clean):
            scratch = network(frame, film.vectors, torch.zeros_like(warped), torch.zeros_like(trust))
        parts["fresh"] = weights.fresh * masked_difference(scratch, result, torch.ones_like(trust))
        parts["mend"] = weights.mend * masked_difference(result, scratch.detach(), 1 - trust)
    return parts


def _painted_past(
    network: StyleNetwork, film: FilmBatch, generator: torch.Generator
) -> tuple[Tensor, Tensor]:
    """The painted frame before the last one, moved to it (N x 3 x H x W, 0..255), and where to trust it."""
    scene, size = film.scene, film.scene.size
    warped = scene.back.new_zeros(len(film.vectors), 3, size, size)
    trust = warped[:, :1]
    with torch.no_grad():
        for t in range(film.past):
            frame = _noisy(scene.frame(t), generator)
            with _low(frame):
                painted = network(frame, film.vectors, warped, trust)
            flow, trust, _ = scene.backward_flow(t + 1, generator)
            warped = warp(painted.clamp(0, 255).round(), flow).round()
    return warped, trust


def _noisy(frame: Tensor, generator: torch.Generator) -> Tensor:
    noise = torch.randn(frame.shape, generator=generator, device=frame.device) * FRAME_NOISE
    return (frame + noise).clamp(0, 255).round()


def _low(like: Tensor) -> torch.autocast:
    """Products in bfloat16; left between uses, since what it keeps of the weights has no gradient in the past."""
    return torch.autocast(like.device.type, torch.bfloat16)
