"""Reads the style networks of Torch7 (`.t7`): Johnson's `fast-neural-style` and Ruder's
`fast-artistic-videos`.

A checkpoint is a table with `opt`, the settings of the training, and `model`, an `nn.Sequential`. Both see
pictures as BGR minus the mean of ImageNet. Ruder's networks take seven channels: the frame, the last painted
frame warped and multiplied by the trust mask, and the mask. Where the mask is 0 they see zeros, as ours do.
Their first frame is painted with the mask 0 everywhere (his option `-model_img self`).
"""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from fastvid_gui.style.formats.architectures import VGG_BGR, build
from fastvid_gui.style.formats.foreign import Budget, ForeignNetwork, Numbers
from fastvid_gui.style.formats.steps import (
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
from fastvid_gui.style.formats.torch7 import Table, TorchObject, TorchTensor, read_torch7
from fastvid_gui.style.shape import MAX_CHANNELS
from fastvid_gui.style.unreadable import damaged, other_network, too_large

MODEL_NAMES = ("model_vid", "model", "model_img")
MAX_MODULES = 500
MAX_NESTING = 12
# Loss and bookkeeping layers, which pass the picture on unchanged.
PASSING = ("Identity", "TotalVariation", "Copy", "Contiguous")


def read_t7(name: str, data: bytes) -> ForeignNetwork:
    """The network in a binary Torch7 file; raises UnreadableError."""
    content = read_torch7(data)
    settings: Any = None
    if isinstance(content, dict):
        settings = content.get("opt")
        content = next(
            (content[key] for key in MODEL_NAMES if isinstance(content.get(key), TorchObject)), None
        )
    if not isinstance(content, TorchObject):
        raise other_network("it is a Torch7 file, but holds no network")
    preprocessing = settings.get("preprocessing", "vgg") if isinstance(settings, dict) else "vgg"
    if preprocessing != "vgg":
        raise other_network(f"its pictures are prepared in the way {str(preprocessing)[:20]!r}, not in VGG's")
    steps = _Modules().steps(content)
    network = build(name, steps, VGG_BGR, "")
    project = (
        "Ruder's fast-artistic-videos" if network.shape.carry == "learned" else "Johnson's fast-neural-style"
    )
    origin = f"{project}, from a Torch7 file"
    return ForeignNetwork(
        name=network.name, shape=network.shape, weights=network.weights, vector=network.vector, origin=origin
    )


class _Modules:
    """Turns modules into steps. A module met twice counts twice, so the total is bounded as well as the depth."""

    def __init__(self) -> None:
        self._modules = 0
        self._budget = Budget()

    def steps(self, module: TorchObject, nesting: int = 0) -> list[Step]:
        self._count(nesting)
        if _kind(module) != "Sequential":
            return list(self._one(module, nesting))
        steps: list[Step] = []
        parts = _modules(module)
        place = 0
        while place < len(parts):
            part = parts[place]
            if _kind(part) == "ConcatTable":
                if place + 1 == len(parts) or _kind(parts[place + 1]) != "CAddTable":
                    raise other_network("its branches are not added up, as those of a residual block are")
                steps.append(self._residual(part, nesting + 1))
                place += 2
            else:
                steps += (
                    self.steps(part, nesting + 1) if _kind(part) == "Sequential" else self._one(part, nesting)
                )
                place += 1
        return steps

    def _count(self, nesting: int) -> None:
        self._modules += 1
        if self._modules > MAX_MODULES or nesting > MAX_NESTING:
            raise too_large("too many layers")

    def _residual(self, module: TorchObject, nesting: int) -> Residual:
        self._count(nesting)
        branches = _modules(module)
        if len(branches) != 2:
            raise other_network("it has branches other than those of residual blocks")
        passing = [number for number, branch in enumerate(branches) if _shaves(branch) is not None]
        if len(passing) != 1:
            raise other_network("it has branches other than those of residual blocks")
        shave = _shaves(branches[passing[0]])
        return Residual(tuple(self.steps(branches[1 - passing[0]], nesting + 1)), shave or 0)

    def _one(self, module: TorchObject, nesting: int) -> Iterator[Step]:
        self._count(nesting)
        kind, fields = _kind(module), module.fields
        if kind == "SpatialReflectionPadding":
            if amount := _same(fields, "pad_l", "pad_r", "pad_t", "pad_b"):
                yield Pad(amount)
        elif kind in ("SpatialConvolution", "SpatialConvolutionMM"):
            yield _convolution(fields, self._budget)
        elif kind == "SpatialFullConvolution":
            yield _deconvolution(fields, self._budget)
        elif kind == "InstanceNormalization":
            yield Norm(_vector(fields, "weight"), _vector(fields, "bias"), _epsilon(fields))
        elif kind == "SpatialBatchNormalization":
            yield _batch_norm(fields)
        elif kind == "ReLU":
            yield Relu()
        elif kind == "Tanh":
            yield Tanh()
        elif kind == "MulConstant":
            yield Multiply(_number(fields, "constant_scalar"))
        elif kind == "SpatialUpSamplingNearest":
            yield Upsample(_whole(fields, "scale_factor"))
        elif kind not in PASSING:
            raise other_network(f"it has an unknown kind of layer: {module.class_name[:60]!r}")


def _kind(module: TorchObject) -> str:
    """The class without "nn." or "cudnn.", which mean the same layers."""
    family, _, kind = module.class_name.rpartition(".")
    return kind if family in ("nn", "cudnn") else module.class_name


def _modules(module: TorchObject) -> list[TorchObject]:
    table = module.fields.get("modules")
    parts = [table.get(number + 1) for number in range(len(table))] if isinstance(table, dict) else []
    if len(parts) > MAX_MODULES:
        raise too_large("too many layers")
    modules = [part for part in parts if isinstance(part, TorchObject)]
    if not modules or len(modules) != len(parts):
        raise damaged("its list of layers")
    return modules


def _shaves(branch: TorchObject) -> int | None:
    """By how many pixels a residual block's input is cropped; None if the branch does more than that."""
    for _ in range(MAX_NESTING):
        if _kind(branch) == "Sequential" and len(inner := _modules(branch)) == 1:
            branch = inner[0]
    if _kind(branch) == "Identity":
        return 0
    return _whole(branch.fields, "size") if branch.class_name == "nn.ShaveImage" else None


def _number(fields: Table, name: str, default: float | None = None) -> float:
    value = fields.get(name, default)
    if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) < 1e6:
        raise damaged(f"a layer lacks a sensible {name}")
    return float(value)


def _whole(fields: Table, name: str, default: int | None = None) -> int:
    value = _number(fields, name, default)
    if not value.is_integer() or value < 0:
        raise damaged(f"a layer has an impossible {name}")
    return int(value)


def _same(fields: Table, first: str, *others: str, default: int | None = None) -> int:
    value = _whole(fields, first, default)
    if any(_whole(fields, name, default) != value for name in others):
        raise other_network(f"a layer differs between width and height: {first}")
    return value


def _epsilon(fields: Table) -> float:
    return _number(fields, "eps", 1e-5)


def _tensor(fields: Table, name: str) -> TorchTensor:
    value = fields.get(name)
    if not isinstance(value, TorchTensor):
        raise damaged(f"a layer lacks its {name}")
    return value


def _vector(fields: Table, name: str) -> Numbers:
    """One number a channel."""
    tensor = _tensor(fields, name)
    if math.prod(tensor.size) > MAX_CHANNELS:
        raise too_large(f"a layer has too many channels: its {name}")
    return tensor.floats(f"a layer's {name}")


def _kernel(fields: Table, rows: int, columns: int, budget: Budget) -> Numbers:
    """The weights with four dimensions; `SpatialConvolutionMM` keeps them flat."""
    kernel = _same(fields, "kW", "kH")
    tensor = _tensor(fields, "weight")
    budget.spend(math.prod(tensor.size))
    weight = tensor.floats("a layer's weight")
    wanted = (rows, columns, kernel, kernel)
    if weight.shape != wanted and weight.shape != (rows, columns * kernel * kernel):
        raise damaged(f"a convolution's weights are {list(weight.shape)} where {list(wanted)} is stated")
    return weight.reshape(wanted)


def _bias(fields: Table, channels: int) -> Numbers:
    if fields.get("bias") is None:
        return np.zeros(channels, np.float32)
    bias = _vector(fields, "bias")
    if bias.shape != (channels,):
        raise damaged("a convolution's bias does not fit its weights")
    return bias


def _plain(fields: Table) -> None:
    if _whole(fields, "groups", 1) != 1 or _same(fields, "dilationW", "dilationH", default=1) != 1:
        raise other_network("a convolution is grouped or dilated")


def _convolution(fields: Table, budget: Budget) -> Convolution:
    _plain(fields)
    out = _whole(fields, "nOutputPlane")
    weight = _kernel(fields, out, _whole(fields, "nInputPlane"), budget)
    return Convolution(
        weight, _bias(fields, out), _same(fields, "dW", "dH"), _same(fields, "padW", "padH", default=0)
    )


def _deconvolution(fields: Table, budget: Budget) -> Deconvolution:
    _plain(fields)
    out = _whole(fields, "nOutputPlane")
    weight = _kernel(fields, _whole(fields, "nInputPlane"), out, budget)
    padding, extra = _same(fields, "padW", "padH", default=0), _same(fields, "adjW", "adjH", default=0)
    return Deconvolution(
        weight=weight, bias=_bias(fields, out), stride=_same(fields, "dW", "dH"), padding=padding, extra=extra
    )


def _batch_norm(fields: Table) -> Affine:
    """Batch normalization as used for painting: with the statistics of training."""
    mean, variance = _vector(fields, "running_mean"), _vector(fields, "running_var")
    gamma = _vector(fields, "weight") if fields.get("weight") is not None else np.ones_like(mean)
    beta = _vector(fields, "bias") if fields.get("bias") is not None else np.zeros_like(mean)
    if not mean.shape == variance.shape == gamma.shape == beta.shape or not (variance >= 0).all():
        raise damaged("a batch normalization")
    scale = gamma / np.sqrt(variance + np.float32(_epsilon(fields)))
    return Affine(scale, beta - mean * scale)
