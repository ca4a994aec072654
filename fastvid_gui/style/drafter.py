"""Drafts: the style of any picture at once, from a network that predicts the numbers of a style.

After Ghiasi, Lee, Kudlur, Dumoulin, Shlens, "Exploring the structure of a real-time, arbitrary neural artistic
stylization network" (BMVC 2017): a small network, the predictor, looks at a picture and gives gamma and beta of each
norm of the painter, the network that paints the film. This module describes both as plain data, and the file that holds
them. Training makes that file (`training/drafts.py`); `backends/predictor.py` computes with it, without torch.

    metadata    "fastvid-drafter": a JSON text
                {"format": 1, "speed": "fast", "shape": Shape.to_json(), "training": {...}}
    tensors     "network.<name>"     float16, as in a style pack
                "predictor.<name>"   float16, the names and shapes of `predictor_weights`
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import safetensors
import safetensors.numpy
from numpy.typing import NDArray

from fastvid_gui.domain.job import Speed
from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.errors import StyleError
from fastvid_gui.picture import Picture
from fastvid_gui.sentences.styles import StyleSays, Unusable
from fastvid_gui.sentences.system import of_system
from fastvid_gui.style.pack import Style
from fastvid_gui.style.pack_header import MAX_PACK_BYTES
from fastvid_gui.style.shape import Shape
from fastvid_gui.style.unreadable import UnreadableError, refused
from fastvid_gui.whole_files import replace_file

LOOK = 256
"""Side of the square picture that the predictor looks at, in pixels."""
READ_SIDE = 320
"""Shorter side at which pictures are read for the predictor."""
CONVOLUTIONS = ((32, 1), (64, 2), (96, 2), (96, 1), (160, 2), (160, 1))
"""Channels and stride of its convolutions (3x3, reflected border, ReLU), the first one at half size."""
MEASURED = (0, 1, 3, 5)
"""After these convolutions, mean and deviation of each channel are taken, as logarithms."""
LEAST_VARIANCE, LEAST_MEASURE = 1e-4, 0.03
"""Added to variances, and to means and deviations before their logarithm."""
MEASURE_SIZE, CODE_SIZE, HIDDEN_SIZE = 256, 160, 320
"""Sizes after its full layers. The measurements become the code of the style in two ways that are added up: directly,
and through one more layer. The code becomes the style vector through another layer."""

METADATA_KEY = "fastvid-drafter"
FORMAT_VERSION = 1

Weights = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, kw_only=True)
class Drafter:
    """A painter, and the predictor that tells it how to paint like a picture.

    Attributes:
        shape, weights: of the painter, as in `pack.Style`.
        predictor: weights by the names of `predictor_weights`, float32, torch layout.
        speed: which kind of network the painter is.
        training: plain JSON values worth knowing.
    """

    shape: Shape
    weights: Weights
    predictor: Weights
    speed: Speed
    training: Mapping[str, Any]

    def draft(self, picture: Picture, info: StyleInfo) -> Style:
        """The style of a picture (RGB uint8, H x W x 3, any size).

        Raises:
            DeviceError: the predictor can't be computed.
        """
        from fastvid_gui.style.backends.predictor import predict

        return Style(info, self.shape, self.weights, predict(self.predictor, look_at(picture)))


def look_at(picture: Picture) -> Picture:
    """What the predictor sees of a picture (RGB uint8, any size): all of it, squeezed to LOOK x LOOK x 3."""
    factor = READ_SIDE / min(picture.shape[:2])
    if factor < 1:  # as training reads its paintings
        size = (round(picture.shape[1] * factor), round(picture.shape[0] * factor))
        picture = np.ascontiguousarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    return np.ascontiguousarray(cv2.resize(picture, (LOOK, LOOK), interpolation=cv2.INTER_AREA), np.uint8)


def predictor_weights(style_size: int) -> dict[str, tuple[int, ...]]:
    """Names and shapes of the predictor's tensors, torch layout (OIHW, full layers out x in)."""
    sizes: dict[str, tuple[int, ...]] = {}
    channels = 12
    for number, (width, _) in enumerate(CONVOLUTIONS):
        sizes[f"convolutions.{number}.weight"] = (width, channels, 3, 3)
        sizes[f"convolutions.{number}.bias"] = (width,)
        channels = width
    measured = 2 * sum(CONVOLUTIONS[number][0] for number in MEASURED)
    full = (
        ("direct", measured, CODE_SIZE),
        ("measure", measured, MEASURE_SIZE),
        ("tell", MEASURE_SIZE, CODE_SIZE),
        ("hidden", CODE_SIZE, HIDDEN_SIZE),
        ("out", HIDDEN_SIZE, style_size),
    )
    sizes["middle"] = sizes["factor"] = (
        measured,
    )  # normalizes the measurements: (measured - middle) * factor
    for name, before, after in full:
        sizes[f"{name}.weight"], sizes[f"{name}.bias"] = (after, before), (after,)
    return sizes


def write_drafter(path: Path, drafter: Drafter) -> None:
    """Writes a drafter, as float16; an older file stays untouched until the new one is whole.

    Raises:
        StyleError: a number is too large, or the file can't be written.
    """
    header = {
        "format": FORMAT_VERSION,
        "speed": drafter.speed,
        "shape": drafter.shape.to_json(),
        "training": dict(drafter.training),
    }
    tensors = {f"network.{name}": drafter.weights[name] for name in drafter.shape.weights()}
    for name in predictor_weights(drafter.shape.style_size):
        tensors[f"predictor.{name}"] = drafter.predictor[name]
    with np.errstate(over="ignore"):  # too large for float16 becomes infinite, which reading refuses
        half = {name: np.ascontiguousarray(value, np.float16) for name, value in tensors.items()}
    data = safetensors.numpy.save(half, {METADATA_KEY: json.dumps(header, sort_keys=True)})
    _parse(data, "The new drafter")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data, lasting=True)
    except OSError as error:
        raise StyleError(StyleSays.CANT_WRITE, file=path, reason=of_system(error)) from error


def read_drafter(path: str | os.PathLike[str]) -> Drafter:
    """Reads a drafter; raises StyleError if the file can't be read or is not one."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_PACK_BYTES + 1)
    except OSError as error:
        raise StyleError(StyleSays.CANT_READ, file=path, reason=of_system(error)) from error
    return _parse(data, str(path))


def _parse(data: bytes, origin: str) -> Drafter:
    try:
        if len(data) > MAX_PACK_BYTES:
            raise UnreadableError(Unusable.FILE_TOO_LARGE, most=MAX_PACK_BYTES // 2**20)
        tensors = safetensors.numpy.load(data)
        length = int.from_bytes(data[:8], "little")
        header = json.loads(json.loads(data[8 : 8 + length])["__metadata__"][METADATA_KEY])
        if header["format"] != FORMAT_VERSION or header["speed"] not in ("fast", "fine"):
            raise UnreadableError(Unusable.NEWER)
        shape = Shape.from_json(header["shape"])
        network = _checked(tensors, "network.", shape.weights())
        predictor = _checked(tensors, "predictor.", predictor_weights(shape.style_size))
        return Drafter(
            shape=shape,
            weights=network,
            predictor=predictor,
            speed=header["speed"],
            training=dict(header.get("training", {})),
        )
    except (
        UnreadableError,
        ValueError,
        KeyError,
        TypeError,
        RecursionError,
        safetensors.SafetensorError,
    ) as error:
        raise refused(error, StyleSays.UNUSABLE_DRAFTER, origin) from error


def _checked(
    tensors: Mapping[str, NDArray[Any]], prefix: str, sizes: Mapping[str, tuple[int, ...]]
) -> dict[str, NDArray[np.float32]]:
    found = {}
    for name, size in sizes.items():
        value = np.ascontiguousarray(tensors[prefix + name], np.float32)
        if value.shape != size or not np.isfinite(value).all():
            raise ValueError(f"its tensor {prefix}{name} has another shape, or numbers that are not finite")
        found[name] = value
    return found
