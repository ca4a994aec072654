"""Turns the steps of a published style network into a `Shape`, its shared weights and its style vector.

Known families; each has convolutions down to a quarter of the size, residual blocks, and the way back up:

- pytorch/examples `fast_neural_style`: reflection in every convolution, nearest upsampling, RGB 0..255 in and
  out;
- Johnson, Alahi, Fei-Fei, "Perceptual losses for real-time style transfer" (ECCV 2016), `fast-neural-style`:
  the picture reflected once by 40 pixels, residual blocks that consume that border, BGR minus the mean of
  ImageNet, tanh x 150;
- Ruder, Dosovitskiy, Brox (IJCV 2018), `fast-artistic-videos`: the same with seven channels in.

Two things that our layers don't have are expressed in other ways, without changing the meaning of a number. Batch
normalization is folded into the convolution before it. A norm or ReLU that follows no convolution (Ruder's come after
the nearest upsampling) is attached to a 1 x 1 identity convolution. A norm after nearest upsampling sees the same mean
and variance as before it, so it is done there, on a quarter of the pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from fastvid_gui.sentences.styles import Unusable
from fastvid_gui.style.formats.foreign import Budget, ForeignNetwork, Numbers
from fastvid_gui.style.formats.steps import (
    MAX_STEPS,
    Affine,
    Convolution,
    Deconvolution,
    Multiply,
    Norm,
    Pad,
    Relu,
    Residual,
    Step,
    Tanh,
    Upsample,
)
from fastvid_gui.style.shape import MAX_LAYERS, Activation, Carry, Layer, Padding, Shape
from fastvid_gui.style.unreadable import UnreadableError, damaged, other_network, too_large

VGG_MEAN_BGR = (103.939, 116.779, 123.68)


@dataclass(frozen=True)
class Pictures:
    """How a family of networks sees pictures; the fields mean the same as in `Shape`."""

    order: str = "rgb"
    mean: tuple[float, float, float] = (0.0, 0.0, 0.0)
    out_mean: tuple[float, float, float] = (0.0, 0.0, 0.0)


PLAIN_RGB = Pictures()
VGG_BGR = Pictures("bgr", VGG_MEAN_BGR, VGG_MEAN_BGR)


def build(name: str, steps: Sequence[Step], pictures: Pictures, origin: str) -> ForeignNetwork:
    """The network that takes these steps; raises UnreadableError if our layers can't express it."""
    if len(steps) > MAX_STEPS:  # before they are moved past one another
        raise too_large("too many layers")
    steps, out_scale = _without_last_factor(list(steps))
    builder = _Builder()
    builder.run(_norms_before_upsampling(steps))
    channels = builder.first_channels
    if channels not in (3, 7):
        raise other_network(
            f"its first layer takes {channels} channels, where a picture has 3, or 7 with the last one"
        )
    carry: Carry = "learned" if channels == 7 else "blend"
    shape = Shape(
        layers=tuple(builder.layers),
        carry=carry,
        order="bgr" if pictures.order == "bgr" else "rgb",
        scale=1.0,
        mean=pictures.mean,
        out_scale=out_scale,
        out_mean=_reordered(pictures.out_mean, pictures.order),
        epsilon=builder.epsilon if builder.epsilon is not None else 1e-5,
    )
    try:
        shape.check()
    except ValueError as error:
        raise other_network(f"its layers don't make a style network: {error}") from error
    _check_fit(shape, builder.weights)
    vector = np.concatenate([*builder.style, np.zeros(0, np.float32)]).astype(np.float32)
    return ForeignNetwork(name=name, shape=shape, weights=builder.weights, vector=vector, origin=origin)


def _reordered(mean: tuple[float, float, float], order: str) -> tuple[float, float, float]:
    """`Shape.out_mean` is added after the channels have been put in RGB order."""
    return (mean[2], mean[1], mean[0]) if order == "bgr" else mean


def _check_fit(shape: Shape, weights: dict[str, Numbers]) -> None:
    wanted = shape.weights()
    found = {name: value.shape for name, value in weights.items()}
    if found != wanted:
        wrong = next(iter({*found.items()} ^ {*wanted.items()}))
        raise damaged(f"its layers don't fit together at {wrong[0]}")


def _without_last_factor(steps: list[Step]) -> tuple[list[Step], float]:
    factor = 1.0
    while steps and isinstance(steps[-1], Multiply):
        factor *= steps.pop().factor  # type: ignore[union-attr]
    return steps, factor


def _norms_before_upsampling(steps: Sequence[Step]) -> list[Step]:
    """Moves per-channel steps that follow nearest upsampling in front of it (see the top of the module)."""
    moved = list(steps)
    for place in range(1, len(moved)):
        here = place
        while (
            here and isinstance(moved[here], Norm | Affine | Relu) and isinstance(moved[here - 1], Upsample)
        ):
            moved[here - 1 : here + 1] = moved[here], moved[here - 1]
            here -= 1
    return moved


@dataclass(kw_only=True)
class _Builder:
    """Collects layers, weights and the style vector, step by step."""

    layers: list[Layer] = field(default_factory=list)
    weights: dict[str, Numbers] = field(default_factory=dict)
    style: list[Numbers] = field(default_factory=list)
    epsilon: float | None = None
    first_channels: int = 0
    channels: int = 0
    budget: Budget = field(default_factory=Budget)

    def run(self, steps: Sequence[Step]) -> None:
        if len(steps) > MAX_STEPS:
            raise too_large("too many layers")
        place = 0
        while place < len(steps):
            place = self._take(steps, place)
            if len(self.layers) > MAX_LAYERS:
                raise too_large("too many layers")

    def _take(self, steps: Sequence[Step], place: int) -> int:
        """Makes a layer of the steps from `place` on; returns where the next layer begins."""
        step = steps[place]
        if isinstance(step, Upsample):
            self.layers.append(Layer(op="upsample", amount=step.factor))
            return place + 1
        if isinstance(step, Residual):
            self._residual(step)
            return place + 1
        if isinstance(step, Multiply):
            raise other_network("it multiplies by a constant in the middle")
        if isinstance(step, Pad):
            following = steps[place + 1] if place + 1 < len(steps) else None
            if not (isinstance(following, Convolution) and _reflects(step, following)):
                self.layers.append(Layer(op="pad", amount=step.amount))
                return place + 1
            return self._convolution(steps, place + 1, following, "reflect")
        if isinstance(step, Convolution):
            return self._convolution(steps, place, step, _padding_of(step))
        if isinstance(step, Deconvolution):
            return self._deconvolution(steps, place, step)
        if not self.channels:
            raise other_network("it does not begin with a convolution")
        return self._convolution(steps, place - 1, _identity(self.channels), "valid")

    def _convolution(self, steps: Sequence[Step], place: int, step: Convolution, padding: Padding) -> int:
        weight, bias = step.weight, step.bias
        after = place + 1
        if after < len(steps) and isinstance(affine := steps[after], Affine):
            weight, bias = _folded(weight, bias, affine, out_axis=0)
            after += 1
        out, channels, kernel = _square(weight)
        self._enter(channels)
        norm, activation, after = self._tail(steps, after, out)
        self._add(
            Layer(
                op="conv",
                out=out,
                kernel=kernel,
                stride=step.stride,
                padding=padding,
                norm=norm,
                activation=activation,
            ),
            weight,
            bias,
        )
        return after

    def _deconvolution(self, steps: Sequence[Step], place: int, step: Deconvolution) -> int:
        weight, bias = step.weight, step.bias
        after = place + 1
        if after < len(steps) and isinstance(affine := steps[after], Affine):
            weight, bias = _folded(weight, bias, affine, out_axis=1)
            after += 1
        channels, out, kernel = _square(weight)
        usual = (kernel // 2, 1) if kernel % 2 else (kernel // 2 - 1, 0)
        if step.stride != 2 or (step.padding, step.extra) != usual:
            raise other_network("a transposed convolution has an unusual stride or padding")
        self._enter(channels)
        norm, activation, after = self._tail(steps, after, out)
        self._add(
            Layer(
                op="deconv",
                out=out,
                kernel=kernel,
                stride=2,
                padding="zero",
                norm=norm,
                activation=activation,
            ),
            weight,
            bias,
        )
        return after

    def _enter(self, channels: int) -> None:
        if not self.first_channels:
            self.first_channels = channels
        elif channels != self.channels:
            raise damaged(f"a layer takes {channels} channels, where the one before gives {self.channels}")

    def _tail(self, steps: Sequence[Step], place: int, out: int) -> tuple[bool, Activation, int]:
        """The norm and activation after a convolution of `out` channels, and where the next layer begins."""
        norm = False
        if place < len(steps) and isinstance(step := steps[place], Norm):
            self._norm(step, out)
            norm, place = True, place + 1
        if place < len(steps) and isinstance(steps[place], Relu):
            return norm, "relu", place + 1
        if place < len(steps) and isinstance(steps[place], Tanh):
            return norm, "tanh", place + 1
        return norm, "none", place

    def _norm(self, step: Norm, channels: int) -> None:
        if step.gamma.shape != (channels,) or step.beta.shape != (channels,):
            raise damaged(f"a norm of {step.gamma.size} channels follows a layer of {channels}")
        if self.epsilon is None:
            self.epsilon = step.epsilon
        if abs(self.epsilon - step.epsilon) > 1e-3 * self.epsilon:
            raise other_network("its norms differ in their epsilon")
        self.style += (step.gamma, step.beta)

    def _add(self, layer: Layer, weight: Numbers, bias: Numbers) -> None:
        self.budget.spend(weight.size)
        name = f"layers.{len(self.layers)}"
        self.weights[f"{name}.weight"], self.weights[f"{name}.bias"] = weight, bias
        self.layers.append(layer)
        self.channels = layer.out

    def _residual(self, step: Residual) -> None:
        if any(isinstance(inner, Residual) for inner in step.inner):
            raise other_network("a residual block lies inside another one")
        inner = _Builder(epsilon=self.epsilon, budget=self.budget)
        inner.run(step.inner)
        if len(inner.layers) != 2 or any(layer.op != "conv" or layer.stride != 1 for layer in inner.layers):
            raise other_network("a residual block does not consist of two convolutions")
        first, second = inner.layers
        if first.activation != "relu" or second.activation != "none":
            raise other_network("a residual block has its ReLUs in an unknown place")
        if (
            replace(first, activation="none") != second
            or not first.out == inner.first_channels == self.channels
        ):
            raise other_network("the two convolutions of a residual block don't match")
        if step.shave != (2 * (first.kernel // 2) if first.padding == "valid" else 0):
            raise other_network("a residual block crops its input by an unusual amount")
        name = f"layers.{len(self.layers)}"
        for half in ("1", "2"):
            old = f"layers.{int(half) - 1}"
            self.weights[f"{name}.weight{half}"] = inner.weights[f"{old}.weight"]
            self.weights[f"{name}.bias{half}"] = inner.weights[f"{old}.bias"]
        self.style += inner.style
        self.epsilon = inner.epsilon
        self.layers.append(
            Layer(
                op="residual",
                out=first.out,
                kernel=first.kernel,
                stride=1,
                padding=first.padding,
                norm=first.norm,
            )
        )


def _square(weight: Numbers) -> tuple[int, int, int]:
    if weight.ndim != 4 or weight.shape[2] != weight.shape[3] or 0 in weight.shape:
        raise other_network(f"a convolution has weights of the shape {list(weight.shape)}")
    return weight.shape[0], weight.shape[1], weight.shape[2]


def _reflects(pad: Pad, convolution: Convolution) -> bool:
    kernel = convolution.weight.shape[-1]
    return convolution.padding == 0 and kernel % 2 == 1 and kernel > 1 and pad.amount == kernel // 2


def _padding_of(step: Convolution) -> Padding:
    edge = step.weight.shape[-1] // 2
    if step.padding not in (0, edge):
        raise other_network(f"a convolution is padded by {step.padding}, where 0 or {edge} is usual")
    return "zero" if step.padding and edge else "valid"


def _identity(channels: int) -> Convolution:
    weight = np.eye(channels, dtype=np.float32).reshape(channels, channels, 1, 1)
    return Convolution(weight, np.zeros(channels, np.float32))


def _folded(weight: Numbers, bias: Numbers, affine: Affine, out_axis: int) -> tuple[Numbers, Numbers]:
    """The convolution that also does the per-channel step after it."""
    if (
        weight.ndim != 4
        or affine.scale.shape != (weight.shape[out_axis],)
        or affine.shift.shape != affine.scale.shape
    ):
        raise damaged("a batch normalization does not fit the convolution before it")
    along = [1, 1, 1, 1]
    along[out_axis] = -1
    with np.errstate(over="ignore", invalid="ignore"):
        weight, bias = weight * affine.scale.reshape(along), bias * affine.scale + affine.shift
    if not (np.isfinite(weight).all() and np.isfinite(bias).all()):
        raise UnreadableError(Unusable.NOT_FINITE, what="a batch normalization")
    return weight, bias
