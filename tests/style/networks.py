"""Networks for the tests: seeded, tame (their feedback neither explodes nor dies), of any shape."""

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.style.pack import Style
from fastvid_gui.style.shape import Layer, Shape


def tame_style(shape: Shape, seed: int = 0, name: str = "tame") -> Style:
    """A style whose weights keep the size of the numbers (He et al. 2015), gammas near 1, betas near 0."""
    random = np.random.default_rng(seed)
    weights: dict[str, NDArray[np.float32]] = {}
    for tensor, size in shape.weights().items():
        inputs = np.prod(size[1:]) if len(size) == 4 else 1
        spread = 0.7 * np.sqrt(2 / inputs) if len(size) == 4 else 0.1
        weights[tensor] = random.normal(0, spread, size).astype(np.float32)
    first = next((tensor for tensor in weights.values() if tensor.ndim == 4), None)
    if shape.in_channels == 7 and first is not None and shape.layers[0].op in ("conv", "unshuffle"):
        first[:, 3 * first.shape[1] // 7 :] *= 0.05  # a network that listens to itself like this is chaotic
    vector = [
        part
        for channels in shape.norms()
        for part in (random.normal(1, 0.1, channels), random.normal(0, 0.1, channels))
    ]
    return Style(
        StyleInfo(name=name), shape, weights, np.concatenate([*vector, np.empty(0)]).astype(np.float32)
    )


def moving_picture(number: int, height: int, width: int) -> NDArray[np.uint8]:
    """Frame `number` of an endless scene of soft and sharp colors, which moves left by 2 pixels a frame."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    x = x + 2 * number
    waves = [127 + 90 * np.sin(x / (9 + 4 * c) + y / (13 - 3 * c) + c) for c in range(3)]
    picture = np.stack(waves, -1) + 60 * (((x // 16 + y // 16) % 2)[..., None] - 0.5)
    return np.ascontiguousarray(picture.clip(0, 255).astype(np.uint8))


def johnson_shape(wide: int = 16, residuals: int = 2) -> Shape:
    """Johnson et al. 2016 in small: reflected border, zero and valid padding, deconvolutions."""
    pad = 8 * residuals
    return Shape(
        layers=(
            Layer(op="pad", amount=pad),
            Layer(op="conv", out=8, kernel=9, padding="zero", norm=True, activation="relu"),
            Layer(op="conv", out=wide, kernel=3, stride=2, padding="zero", norm=True, activation="relu"),
            Layer(op="conv", out=wide, kernel=3, stride=2, padding="zero", norm=True, activation="relu"),
            *[Layer(op="residual", out=wide, padding="valid", norm=True)] * residuals,
            Layer(op="deconv", out=wide, kernel=3, stride=2, norm=True, activation="relu"),
            Layer(op="deconv", out=8, kernel=4, stride=2, norm=True, activation="relu"),
            Layer(op="conv", out=3, kernel=9, padding="zero", activation="tanh"),
        ),
        carry="blend",
        order="bgr",
        scale=1.0,
        mean=(103.939, 116.779, 123.68),
        out_scale=150.0,
        out_mean=(123.68, 116.779, 103.939),
    )


def heavy_style(channels: int = 80) -> Style:
    """A small file that asks for much: two convolutions of 15 x 15, 450 * channels**2 multiplications a pixel.

    With 80 channels that is just less than what is refused, and a minute for a frame of 640 x 640 on a core.
    """
    layers = (
        Layer(op="conv", out=channels, kernel=3),
        Layer(op="residual", out=channels, kernel=15),
        Layer(op="conv", out=4, kernel=3),
    )
    return tame_style(Shape(layers=layers), name="heavy")
