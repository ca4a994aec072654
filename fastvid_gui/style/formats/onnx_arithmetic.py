"""What sums, products, means and reshapes in an ONNX graph mean for the picture.

They are constants added to it, residual blocks, and operations that PyTorch's exporters for the web take apart:
instance normalization, as means over the flattened picture, and nearest upsampling, as a column of pixels next to
itself, then rows next to themselves. A function returns None if the operation has no known meaning.
"""

from dataclasses import replace

import numpy as np

from fastvid_gui.style.formats.foreign import Numbers
from fastvid_gui.style.formats.onnx_graph import Constant, Node
from fastvid_gui.style.formats.onnx_values import (
    Known,
    State,
    Value,
    after,
    is_in,
    numbers_of_constant,
    per_channel,
    picture_of,
    steps_between,
    whole_numbers,
)
from fastvid_gui.style.formats.steps import Norm, Residual, Upsample
from fastvid_gui.style.shape import MAX_CHANNELS
from fastvid_gui.style.unreadable import damaged, other_network

# Exporters for onnx.js add such numbers in odd places; they are too small to matter to a picture.
NEGLIGIBLE = 1e-6


def add(_: Node, inputs: list[Known]) -> Known | None:
    first, second = inputs
    if isinstance(first, np.ndarray):
        first, second = second, first
    if not isinstance(first, Value):
        return None
    if isinstance(second, np.ndarray):
        if first.state == "picture":
            return per_channel(first.track, 1.0, second)
        number = float(second.item())
        if first.state == "variance":
            return Value(first.track, "biased variance", number)
        return first if abs(number) < NEGLIGIBLE else None
    return _residual(first, second) if isinstance(second, Value) else None


def _residual(first: Value, second: Value) -> Known | None:
    """The sum of a picture and the same picture after some steps; either may come first."""
    if first.track.steps < second.track.steps:
        first, second = second, first
    start, shave = second.track, 0
    if second.state == "cropped" and start.before is not None:
        start, shave = start.before, int(second.amount)
    elif second.state != "picture":
        return None
    inner = steps_between(start, picture_of(first))
    if any(isinstance(step, Residual) for step in inner):
        raise other_network("a residual block lies inside another one")
    end = first.track
    if (end.channels, end.height, end.width) != (
        second.track.channels,
        second.track.height,
        second.track.width,
    ):
        raise damaged("the branches of a residual block don't fit together")
    return after(start, Residual(tuple(inner), shave), end.channels, end.height, end.width)


def _channel_numbers(constant: Constant) -> Numbers:
    """One number, or one a channel, for `per_channel`; before that checks them, there may be millions."""
    if constant.size > MAX_CHANNELS:
        raise other_network("it adds or multiplies constants that differ from pixel to pixel")
    return numbers_of_constant(constant)


def subtract(_: Node, inputs: list[Known]) -> Known | None:
    first, second = inputs
    if isinstance(second, np.ndarray):
        return per_channel(picture_of(first), 1.0, -_channel_numbers(second))
    if isinstance(second, Value) and second.state == "mean" and second.track is picture_of(first):
        return Value(second.track, "centered")
    return None


def multiply(_: Node, inputs: list[Known]) -> Known | None:
    first, second = inputs
    if isinstance(first, np.ndarray):
        first, second = second, first
    if isinstance(second, np.ndarray):
        return per_channel(picture_of(first), second, 0.0)
    if isinstance(first, Value) and isinstance(second, Value) and first.track is second.track:
        return (
            Value(first.track, "squared") if is_in(first, "centered") and is_in(second, "centered") else None
        )
    return None


def divide(_: Node, inputs: list[Known]) -> Known | None:
    first, second = inputs
    if isinstance(second, np.ndarray):
        return per_channel(picture_of(first), 1.0 / _channel_numbers(second), 0.0)
    if isinstance(first, Value) and isinstance(second, Value) and first.track is second.track:
        if not (is_in(first, "centered") and is_in(second, "deviation")):
            return None
        track = first.track
        one, zero = np.ones(track.channels, np.float32), np.zeros(track.channels, np.float32)
        return after(track, Norm(one, zero, second.amount), track.channels, track.height, track.width)
    return None


def power(_: Node, inputs: list[Known]) -> Known | None:
    first, second = inputs
    if isinstance(first, Value) and isinstance(second, np.ndarray) and float(second.item()) == 2:
        return Value(first.track, "squared") if is_in(first, "centered") else None
    return None


def root(_: Node, inputs: list[Known]) -> Known | None:
    first = inputs[0]
    return (
        replace(first, state="deviation")
        if isinstance(first, Value) and is_in(first, "biased variance")
        else None
    )


def mean(node: Node, inputs: list[Known]) -> Known | None:
    first = inputs[0]
    if not isinstance(first, Value) or node.attributes.get("keepdims", 1) != 1:
        return None
    axes = sorted(axis % 4 for axis in whole_numbers(node, inputs, "axes"))
    wanted: dict[State, tuple[State, list[int]]] = {
        "flat": ("mean", [3]),
        "picture": ("mean", [2, 3]),
        "flat squared": ("variance", [3]),
        "squared": ("variance", [2, 3]),
    }
    result, needed = wanted[first.state]
    return Value(first.track, result) if axes == needed else None


def reshape(node: Node, inputs: list[Known]) -> Known | None:
    first = inputs[0]
    if not isinstance(first, Value):
        return None
    size = whole_numbers(node, inputs, "shape")
    track = first.track
    channels, height, width = track.channels, track.height, track.width
    total = channels * height * width
    shapes: dict[State, list[tuple[State, tuple[int, ...]]]] = {
        "picture": [("flat", (1, channels, 1, height * width)), ("column", (total, 1))],
        "squared": [("flat squared", (1, channels, 1, height * width))],
        "column twice": [("rows", (channels * height, 2 * width))],
    }
    for state, wanted in shapes.get(first.state, []):
        if _same_size(size, wanted):
            return Value(track, state)
    if first.state == "rows twice" and _same_size(size, (1, channels, 2 * height, 2 * width)):
        return after(track, Upsample(2), channels, 2 * height, 2 * width)
    return None


def _same_size(stated: list[int], wanted: tuple[int, ...]) -> bool:
    """Whether a Reshape's sizes are these; one of them may be -1, for "the rest"."""
    return (
        len(stated) == len(wanted)
        and stated.count(-1) <= 1
        and all(a in (b, -1) for a, b in zip(stated, wanted, strict=True))
    )


def concat(node: Node, inputs: list[Known]) -> Known | None:
    first, second = inputs
    if not (isinstance(first, Value) and first is second and node.attributes.get("axis") == 1):
        return None
    doubled: dict[State, State] = {"column": "column twice", "rows": "rows twice"}
    return Value(first.track, doubled[first.state])
