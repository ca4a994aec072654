"""The shape of a style network, as plain data.

A network is a list of layers. So FastVid's own network and the published ones (pytorch/examples fast_neural_style,
Johnson et al. 2016, Ruder et al. 2018) differ only in their numbers, and a compute backend only has to understand
layers. The torch module is in `network.py`. Weights are NumPy arrays by the names that `Shape.weights` lists. This
module imports no compute library.

    picture (RGB 0..255) -> input normalization -> layers -> output scale -> painted RGB 0..255

Around it, for networks with `carry == "gate"`, the last layer gives a fourth channel g and the result is

    k = trust * sigmoid(g);   y = (1 - k) * painted + k * warped

so that, where the motion can be trusted, the network itself decides how much of the last painted frame to keep.
(Ruder et al. let the network learn the copy as well; the gate spares it the detour through the bottleneck.)
`carry == "learned"` is Ruder's way: 7 channels in, and the result as it is. `carry == "blend"` is for networks
trained on single pictures: y = (1 - k) * painted + k * warped, with k = trust * a constant that the user sets.
"""

import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from fractions import Fraction
from typing import Any, Literal

Op = Literal["pad", "conv", "deconv", "residual", "upsample", "unshuffle", "shuffle"]
Padding = Literal["reflect", "zero", "valid"]
Carry = Literal["gate", "learned", "blend"]
Activation = Literal["none", "relu", "tanh"]

MAX_LAYERS = 64
MAX_CHANNELS = 512
MAX_KERNEL = 15
MAX_PAD = 64
MAX_LEAST_PIXELS = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One step of a network.

    Attributes:
        op: "pad" (reflection by `amount` on all sides); "conv"; "deconv" (transposed convolution, stride 2,
            zero padding kernel // 2, output padding 1 for odd kernels, else padding kernel // 2 - 1);
            "residual" (two convolutions of `kernel`, ReLU after the first, the input added; with "valid"
            padding the input is cropped to fit); "upsample" (nearest, by `amount`); "unshuffle"/"shuffle"
            (space to depth and back, by `amount`, channel order of torch.nn.PixelUnshuffle).
        out: channels out (conv, deconv, residual).
        kernel, stride: of the convolutions; odd kernels, except for "deconv".
        padding: of the convolutions.
        norm: whether conditional instance normalization follows (in "residual": each convolution).
        activation: after the norm.
        amount: pixels (pad) or factor (upsample, unshuffle, shuffle).
    """

    op: Op
    out: int = 0
    kernel: int = 3
    stride: int = 1
    padding: Padding = "reflect"
    norm: bool = False
    activation: Activation = "none"
    amount: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A whole network.

    Attributes:
        layers: the steps in order.
        carry: how the last painted frame comes in (see the top of the module).
        order: channel order of the network's pictures.
        scale, mean: a channel c (in `order`, 0..255) goes in as c * scale - mean[c].
        out_scale, out_mean: the network's value v becomes, reordered to RGB, v * out_scale + out_mean[c],
            0..255.
        epsilon: of the instance normalization.

    The warped frame is normalized like the picture, then multiplied by the trust mask (0..1), which is the
    7th channel.
    """

    layers: tuple[Layer, ...]
    carry: Carry = "gate"
    order: Literal["rgb", "bgr"] = "rgb"
    scale: float = 1 / 127.5
    mean: tuple[float, float, float] = (1.0, 1.0, 1.0)
    out_scale: float = 127.5
    out_mean: tuple[float, float, float] = (127.5, 127.5, 127.5)
    epsilon: float = 1e-5

    @property
    def in_channels(self) -> int:
        """7 (picture, warped, trust) or 3 (picture)."""
        return 3 if self.carry == "blend" else 7

    @property
    def out_channels(self) -> int:
        """4 with a gate, else 3."""
        return 4 if self.carry == "gate" else 3

    @property
    def multiple(self) -> int:
        """The network takes pictures whose height and width are multiples of this."""
        down = most = Fraction(1)
        for layer in self.layers:
            down /= _growth(layer)
            most = max(most, down)
        return math.ceil(most)

    @property
    def least(self) -> int:
        """The smallest height and width (a multiple of `multiple`) that the network takes.

        In a smaller picture, a reflected border would be wider than what it reflects, or a norm would see only one
        pixel.
        """
        multiple = self.multiple
        for size in range(multiple, MAX_LEAST_PIXELS + 1, multiple):
            if self._extent_out(size) is not None:
                return size
        raise ValueError(f"the network needs pictures of more than {MAX_LEAST_PIXELS} pixels")

    def _extent_out(self, extent: int) -> int | None:
        """The height (or width) of the result for that of the input; None if a layer can't take it."""
        for layer in self.layers:
            edge = layer.amount if layer.op == "pad" else layer.kernel // 2
            reflected = layer.op == "pad" or (layer.op in ("conv", "residual") and layer.padding == "reflect")
            if extent < 2 or (reflected and edge >= extent):
                return None
            if layer.op == "pad":
                extent += 2 * edge
            elif layer.padding == "valid" and layer.op in ("conv", "residual"):
                extent -= edge * (4 if layer.op == "residual" else 2)
            if extent < 2:
                return None
            whole = extent * _growth(layer)
            if whole.denominator != 1:
                return None
            extent = int(whole)
        return extent

    def weights(self) -> dict[str, tuple[int, ...]]:
        """Names and shapes of the tensors shared by all styles, torch layout (OIHW; deconv IOHW)."""
        return {name: shape for name, shape, _ in self._walk() if name}

    def norms(self) -> tuple[int, ...]:
        """Channels of each conditional instance normalization, in order."""
        return tuple(channels for _, _, channels in self._walk() if channels)

    @property
    def style_size(self) -> int:
        """Numbers in a style vector: gamma then beta of each norm, in order."""
        return 2 * sum(self.norms())

    def _walk(self) -> Iterator[tuple[str, tuple[int, ...], int]]:
        """Yields (weight name, shape, 0) for each tensor and ("", (), channels) for each norm, in order."""
        channels = self.in_channels
        for number, layer in enumerate(self.layers):
            name, k = f"layers.{number}", layer.kernel
            if layer.op == "conv":
                yield f"{name}.weight", (layer.out, channels, k, k), 0
            elif layer.op == "deconv":
                yield f"{name}.weight", (channels, layer.out, k, k), 0
            elif layer.op == "residual":
                for half in ("1", "2"):
                    yield f"{name}.weight{half}", (channels, channels, k, k), 0
                    yield f"{name}.bias{half}", (channels,), 0
                    if layer.norm:
                        yield "", (), channels
            elif layer.op == "unshuffle":
                channels *= layer.amount**2
            elif layer.op == "shuffle":
                channels //= layer.amount**2
            if layer.op in ("conv", "deconv"):
                channels = layer.out
                yield f"{name}.bias", (channels,), 0
                if layer.norm:
                    yield "", (), channels

    def check(self) -> None:
        """Raises ValueError if the numbers are out of bounds or the layers don't fit together."""
        if not 0 < len(self.layers) <= MAX_LAYERS:
            raise ValueError(f"a network has 1 to {MAX_LAYERS} layers")
        channels, size = self.in_channels, Fraction(1)
        for layer in self.layers:
            _check_layer(layer, channels)
            if layer.op in ("conv", "deconv"):
                channels = layer.out
            elif layer.op == "unshuffle":
                channels *= layer.amount**2
            elif layer.op == "shuffle":
                channels //= layer.amount**2
            size *= _growth(layer)
            if channels > MAX_CHANNELS or not Fraction(1, 64) <= size <= 1:
                raise ValueError("a layer is too wide, or the picture grows or shrinks too much")
        if channels != self.out_channels or self._extent_out(64 * self.multiple) != 64 * self.multiple:
            raise ValueError("the last layer does not give a picture of the size that went in")
        _ = self.least  # raises if there is none
        numbers = (self.scale, *self.mean, self.out_scale, *self.out_mean, self.epsilon)
        if not all(math.isfinite(number) for number in numbers) or not 0 < self.epsilon < 1:
            raise ValueError("a number of the normalization is not finite")

    def to_json(self) -> dict[str, Any]:
        """The shape as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Shape":
        """The shape from JSON values of unknown origin; raises ValueError if they don't make one."""
        try:
            values = {field.name: data[field.name] for field in fields(cls) if field.name in data}
            values["layers"] = tuple(_layer_from_json(layer) for layer in data["layers"])
            for name in ("mean", "out_mean"):
                if name in values:
                    red, green, blue = (float(number) for number in values[name])
                    values[name] = (red, green, blue)
            if values.get("carry", "gate") not in ("gate", "learned", "blend"):
                raise ValueError("unknown way of carrying the last frame")
            if values.get("order", "rgb") not in ("rgb", "bgr"):
                raise ValueError("unknown channel order")
            shape = cls(**values)
            shape.check()
        except (KeyError, TypeError, AttributeError, OverflowError) as error:
            raise ValueError(f"not the description of a network: {error}") from error
        return shape


def _growth(layer: Layer) -> Fraction:
    """The factor by which a layer multiplies height and width."""
    if layer.op in ("upsample", "shuffle"):
        return Fraction(layer.amount)
    if layer.op == "deconv":
        return Fraction(layer.stride)
    if layer.op == "unshuffle":
        return Fraction(1, layer.amount)
    return Fraction(1, layer.stride) if layer.op == "conv" else Fraction(1)


def _layer_from_json(data: dict[str, Any]) -> Layer:
    names = {field.name for field in fields(Layer)}
    if not isinstance(data, dict) or set(data) - names:
        raise ValueError("a layer has fields that are not known")
    return Layer(**data)


def _check_layer(layer: Layer, channels: int) -> None:
    whole = (layer.out, layer.kernel, layer.stride, layer.amount)
    if not all(isinstance(number, int) and not isinstance(number, bool) for number in whole):
        raise ValueError("a layer's numbers must be whole")
    if not isinstance(layer.norm, bool):
        raise ValueError("whether a layer has a norm must be true or false")
    if layer.padding not in ("reflect", "zero", "valid") or layer.activation not in ("none", "relu", "tanh"):
        raise ValueError("unknown padding or activation")
    if layer.op == "pad":
        good = 0 < layer.amount <= MAX_PAD
    elif layer.op in ("upsample", "unshuffle"):
        good = layer.amount in (2, 4)
    elif layer.op == "shuffle":
        good = layer.amount in (2, 4) and channels % layer.amount**2 == 0
    elif layer.op == "conv":
        good = layer.kernel % 2 == 1 and layer.stride in (1, 2) and 0 < layer.out <= MAX_CHANNELS
    elif layer.op == "deconv":
        good = layer.stride == 2 and layer.kernel in (2, 3, 4) and 0 < layer.out <= MAX_CHANNELS
    elif layer.op == "residual":
        good = layer.kernel % 2 == 1 and layer.stride == 1
    else:
        raise ValueError(f"unknown kind of layer: {layer.op!r}")
    if not good or not 0 < layer.kernel <= MAX_KERNEL:
        raise ValueError(f"a {layer.op} layer has impossible numbers")


def _conv(out: int, kernel: int = 3, stride: int = 1) -> Layer:
    return Layer(op="conv", out=out, kernel=kernel, stride=stride, norm=True, activation="relu")


def fast_shape(narrow: int = 32, wide: int = 48, blocks: int = 5) -> Shape:
    """FastVid's *fast* network: works at half and quarter size.

    A frame of 640x360 takes about 30 ms of one core (bf16); resize-convolutions (Odena et al. 2016) instead
    of a pixel shuffle keep it free of dot patterns.
    """
    return Shape(
        layers=(
            Layer(op="unshuffle", amount=2),
            _conv(narrow),
            _conv(wide, stride=2),
            *(Layer(op="residual", out=wide, norm=True) for _ in range(blocks)),
            Layer(op="upsample", amount=2),
            _conv(narrow),
            _conv(16),
            Layer(op="upsample", amount=2),
            Layer(op="conv", out=4),
        )
    )


def fine_shape(narrow: int = 48, wide: int = 96, blocks: int = 8) -> Shape:
    """FastVid's *fine* network: like `fast_shape`, but twice as wide, deeper (larger strokes), and with a convolution
    at full size (crisper strokes).

    It costs four times as much; with 19 styles a pack has 3.7 MB as float16.
    """
    return Shape(
        layers=(
            Layer(op="unshuffle", amount=2),
            _conv(narrow),
            _conv(wide, stride=2),
            *(Layer(op="residual", out=wide, norm=True) for _ in range(blocks)),
            Layer(op="upsample", amount=2),
            _conv(wide * 2 // 3),
            _conv(wide // 3),
            Layer(op="upsample", amount=2),
            _conv(wide // 6),
            Layer(op="conv", out=4),
        )
    )
