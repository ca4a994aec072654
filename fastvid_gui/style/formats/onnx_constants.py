"""Computes the small constants of an ONNX graph: sizes for Reshape and Resize, and reshaped weights."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from fastvid_gui.style.formats.onnx_graph import MAX_DIMENSIONS, Constant, Node

# Computed constants are sizes and factors. Only reshaped ones, which are views, may be larger. Bounding the product of
# the operands bounds the result of broadcasting.
MAX_NUMBERS = 4096


def fold(node: Node, inputs: Sequence[Constant]) -> Constant | None:
    """A node's result for constants; None if it is not a computation needed for sizes."""
    operation = _OPERATIONS.get(node.operation)
    if operation is None or not inputs:
        return None
    if node.operation not in _VIEWS and math.prod(max(value.size, 1) for value in inputs) > MAX_NUMBERS:
        return None
    try:
        with np.errstate(all="ignore"):
            return operation(node, inputs)
    except (ValueError, IndexError, TypeError, OverflowError, ZeroDivisionError):
        return None


def _axes(node: Node, inputs: Sequence[Constant]) -> tuple[int, ...]:
    found = _few(inputs[1]) if len(inputs) > 1 else node.attributes.get("axes", [])
    if len(found) > MAX_DIMENSIONS:
        raise ValueError("too many dimensions")
    return tuple(int(axis) for axis in found)


def _few(sizes: Constant) -> list[float]:
    """The numbers of a constant that can only have one number a dimension."""
    if sizes.size > MAX_DIMENSIONS:
        raise ValueError("too many dimensions")
    return list(sizes.flatten().tolist())


def _unsqueeze(node: Node, inputs: Sequence[Constant]) -> Constant:
    axes = _axes(node, inputs)
    if len(axes) + inputs[0].ndim > MAX_DIMENSIONS:
        raise ValueError("too many dimensions")
    return np.expand_dims(inputs[0], axes)


def _squeeze(node: Node, inputs: Sequence[Constant]) -> Constant:
    return np.squeeze(inputs[0], _axes(node, inputs) or None)


def _reshape(node: Node, inputs: Sequence[Constant]) -> Constant:
    wanted = _few(inputs[1]) if len(inputs) > 1 else node.attributes["shape"]
    size = [inputs[0].shape[place] if extent == 0 else int(extent) for place, extent in enumerate(wanted[:8])]
    return inputs[0].reshape(size)


def _cast(node: Node, inputs: Sequence[Constant]) -> Constant:
    kinds = {1: np.float32, 6: np.int32, 7: np.int64, 10: np.float16, 11: np.float64}
    return inputs[0].astype(kinds.get(node.attributes.get("to", 1), np.float32))


def _gather(node: Node, inputs: Sequence[Constant]) -> Constant:
    return np.take(inputs[0], inputs[1].astype(np.int64), axis=int(node.attributes.get("axis", 0)))


def _concat(node: Node, inputs: Sequence[Constant]) -> Constant:
    return np.concatenate(list(inputs), axis=int(node.attributes.get("axis", 0)))


def _slice(node: Node, inputs: Sequence[Constant]) -> Constant:
    """Starts, ends, axes and steps come as inputs, or (without steps) as attributes in old versions."""
    if len(inputs) > 1:
        lists = [_few(value) for value in inputs[1:]]
    else:
        named = (node.attributes[name] for name in ("starts", "ends", "axes") if name in node.attributes)
        lists = [_few(np.asarray(numbers)) for numbers in named]
    starts, ends = lists[:2]
    axes = lists[2] if len(lists) > 2 else range(len(starts))
    steps = lists[3] if len(lists) > 3 else [1] * len(starts)
    cuts = [slice(None)] * inputs[0].ndim
    for start, end, axis, step in zip(starts, ends, axes, steps, strict=True):
        # An end far below zero means "past the first one", which Python can only say as None.
        before_first = int(step) < 0 and int(end) < -inputs[0].shape[int(axis)]
        cuts[int(axis)] = slice(int(start), None if before_first else int(end), int(step))
    return inputs[0][tuple(cuts)]


def _constant_of_shape(node: Node, inputs: Sequence[Constant]) -> Constant:
    size = [int(extent) for extent in inputs[0].flatten()]
    if len(size) > 8 or math.prod(size) > MAX_NUMBERS:
        raise ValueError("too many numbers")
    value = node.attributes.get("value", np.zeros(1, np.float32))
    return np.full(size, np.asarray(value).flatten()[0])


def _transpose(node: Node, inputs: Sequence[Constant]) -> Constant:
    return np.transpose(inputs[0], node.attributes.get("perm"))


def _divide(_: Node, inputs: Sequence[Constant]) -> Constant:
    a, b = inputs
    if np.issubdtype(a.dtype, np.integer) and np.issubdtype(b.dtype, np.integer):
        return np.asarray(a // b)
    return np.asarray(a / b)


_VIEWS = ("Identity", "Reshape", "Unsqueeze", "Squeeze")
_OPERATIONS: dict[str, Callable[[Node, Sequence[Constant]], Constant]] = {
    "Identity": lambda _, inputs: inputs[0],
    "Reshape": _reshape,
    "Unsqueeze": _unsqueeze,
    "Squeeze": _squeeze,
    "Cast": _cast,
    "Gather": _gather,
    "Concat": _concat,
    "Slice": _slice,
    "ConstantOfShape": _constant_of_shape,
    "Transpose": _transpose,
    "Floor": lambda _, inputs: np.floor(inputs[0]),
    "Ceil": lambda _, inputs: np.ceil(inputs[0]),
    "Add": lambda _, inputs: np.asarray(inputs[0] + inputs[1]),
    "Sub": lambda _, inputs: np.asarray(inputs[0] - inputs[1]),
    "Mul": lambda _, inputs: np.asarray(inputs[0] * inputs[1]),
    "Div": _divide,
}
