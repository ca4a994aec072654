"""From which trained network a new style begins: the shipped style whose pictures are most like the painting.

The Gram matrices of each shipped style's thumbnail (a frame painted in it) are compared with the painting's, as the
style loss does it. A near style has strokes of about the right kind and size, and its network can carry them on.
"""

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from fastvid_gui.style.library import InstalledStyle, installed_files, load_style
from fastvid_gui.style.pack import Style
from fastvid_gui.style.perceptual import (
    STYLE_LAYERS,
    Vgg19,
    at_style_side,
    gram,
    picture_tensor,
    relative_error,
    style_target,
)

Picture = NDArray[np.uint8]


def nearest_start(painting: Picture) -> tuple[Style, ...]:
    """The shipped style to begin with, alone; empty where none is installed.

    Args:
        painting: RGB uint8, H x W x 3.
    """
    shipped = [style for style in installed_files() if style.info.builtin and style.info.speed == "fast"]
    if not shipped:
        return ()
    vgg = Vgg19()
    target = style_target(vgg, at_style_side(picture_tensor(painting)))
    distances = [_distance(vgg, target, style) for style in shipped]
    return (load_style(shipped[int(np.argmin(distances))].info.name),)


def _distance(vgg: Vgg19, target: dict[str, torch.Tensor], style: InstalledStyle) -> float:
    """Style distance of a style's thumbnail from the painting; infinite where it has none."""
    data = np.frombuffer(style.thumbnail, np.uint8)
    bgr = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
    if bgr is None:
        return float("inf")
    picture = picture_tensor(np.ascontiguousarray(bgr[:, :, ::-1], np.uint8))
    with torch.inference_mode():
        found = vgg.features(picture)
        errors = [relative_error(gram(found[name]), target[name]) for name in STYLE_LAYERS]
    return float(torch.stack(errors).mean())
