"""Which trained network, and which of its styles, a new style starts from.

Two frames of the sample clip are painted in the mean of each shipped pack's styles. The network whose Gram matrices are
closest to the painting's is taken, and then either that mean or the closest of its styles. The mean is often closer
than any single style, whose strong colors are far from all others'.
"""

from contextlib import suppress

import cv2
import numpy as np
import torch

from fastvid_gui.errors import StyleError
from fastvid_gui.picture import Picture
from fastvid_gui.style.library import installed_files
from fastvid_gui.style.pack import Style, read_pack
from fastvid_gui.style.perceptual import (
    STYLE_LAYERS,
    Vgg19,
    at_style_side,
    gram,
    picture_tensor,
    relative_error,
    style_target,
)
from fastvid_gui.training.result import CPU, paint, sample_frame

FRAMES = (20, 100)
"""Frames of the sample clip that are painted."""
FRAME_SIZE = (320, 180)


def nearest_start(painting: Picture, device: torch.device = CPU) -> tuple[Style, ...]:
    """The shipped styles of one network whose mean a new style starts from (one or all of a pack); empty if none is
    installed.

    Args:
        painting: RGB uint8, H x W x 3.
    """
    packs = _packs()
    if not packs:
        return ()
    vgg = Vgg19().to(device)
    target = style_target(vgg, at_style_side(picture_tensor(painting)).to(device))
    frames = [cv2.resize(sample_frame(number), FRAME_SIZE, interpolation=cv2.INTER_AREA) for number in FRAMES]

    def distance(start: tuple[Style, ...]) -> float:
        return sum(_distance(vgg, target, start, frame) for frame in frames)

    pack = min(packs, key=distance) if len(packs) > 1 else packs[0]
    return min((pack, *((style,) for style in pack)), key=distance)


def _packs() -> list[tuple[Style, ...]]:
    shipped = [style for style in installed_files() if style.info.builtin and style.info.speed == "fast"]
    packs = []
    for path in dict.fromkeys(style.path for style in shipped):
        with suppress(StyleError):  # a damaged file does not hide others
            packs.append(read_pack(path))
    return packs


def _distance(vgg: Vgg19, target: dict[str, torch.Tensor], start: tuple[Style, ...], frame: Picture) -> float:
    """Style distance from the painting of a frame painted in the mean of some styles."""
    vector = np.asarray(np.mean([style.vector for style in start], 0), np.float32)
    device = vgg.mean.device
    painted = picture_tensor(paint(start[0].shape, start[0].weights, vector, frame, device)).to(device)
    with torch.inference_mode():
        found = vgg.features(painted)
        errors = [relative_error(gram(found[name]), target[name]) for name in STYLE_LAYERS]
    return float(torch.stack(errors).mean())
