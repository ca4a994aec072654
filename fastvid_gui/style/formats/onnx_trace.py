"""Follows the picture through an ONNX graph and writes down what happens to it as steps.

Nothing is computed but sizes: every value of the graph stands for what has been done to the picture so far (a
`Track`), for a part of an operation that exporters have taken apart (its `state`), for a constant, or for
something that is not understood, with the reason, which only matters when the result depends on it.

Taken-apart operations, as PyTorch's exporters for the web wrote them: instance normalisation as means over
the flattened picture, and nearest upsampling as a column of pixels beside itself, then rows beside
themselves. The latter needs the picture's size, so sizes are followed too; where the graph leaves them open,
any will do.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from fastvid_gui.style.formats.foreign import Budget, Numbers, UnreadableError, as_floats
from fastvid_gui.style.formats.onnx_constants import fold
from fastvid_gui.style.formats.onnx_graph import Constant, Graph, Node
from fastvid_gui.style.formats.steps import (
    Affine,
    Convolution,
    Deconvolution,
    Norm,
    Pad,
    Relu,
    Residual,
    Step,
    Tanh,
    Upsample,
    numbers_of,
)

OPEN_SIZE = 256
MAX_SIZE = 1 << 14
# Exporters for onnx.js add such numbers in odd places; too small to matter to a picture.
NEGLIGIBLE = 1e-6

State = Literal[
    "picture",
    "clipped",
    "cropped",
    "flat",
    "mean",
    "centered",
    "squared",
    "flat squared",
    "variance",
    "biased variance",
    "deviation",
    "column",
    "column twice",
    "rows",
    "rows twice",
]


@dataclass(frozen=True, eq=False, slots=True)
class Track:
    """The picture after some steps, a linked list back to the input, with its present channels and size."""

    channels: int
    height: int
    width: int
    before: "Track | None" = None
    step: Step | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Value:
    """What a name in the graph stands for: the picture, or a part of an operation on it.

    amount: pixels cropped ("cropped") or the epsilon ("biased variance", "deviation").
    """

    track: Track
    state: State = "picture"
    amount: float = 0.0


@dataclass(frozen=True, slots=True)
class Unknown:
    """Not understood; the reason is a clause about "it"."""

    reason: str


Known = Value | Unknown | Constant


def trace(graph: Graph) -> list[Step]:
    """The steps from the graph's only input to its first output; raises UnreadableError."""
    pictures = [name for name in graph.inputs if name not in graph.constants]
    if len(pictures) != 1 or not graph.outputs:
        raise UnreadableError("its network takes more or less than one picture")
    size = graph.inputs[pictures[0]]
    if len(size) != 4 or size[0] > 1 or size[1] != 3:
        raise UnreadableError(f"its network takes {list(size)}, where one picture is 1 x 3 x height x width")
    if max(size) > MAX_SIZE:
        raise UnreadableError("its network takes pictures of an impossible size")
    start = Track(3, size[2] or OPEN_SIZE, size[3] or OPEN_SIZE)
    tracer = _Tracer({**graph.constants, pictures[0]: Value(start)})
    for node in graph.nodes:
        tracer.take(node)
    result = tracer.values.get(graph.outputs[0], Unknown("its output comes from nowhere"))
    if isinstance(result, Unknown):
        raise UnreadableError(result.reason)
    if not isinstance(result, Value) or result.state not in ("picture", "clipped"):
        raise UnreadableError("its output is not a picture")
    if (result.track.channels, result.track.height, result.track.width) != (3, start.height, start.width):
        raise UnreadableError("its output is not a picture of the size that goes in")
    return _path(start, result.track)


def _path(start: Track, end: Track) -> list[Step]:
    """The steps from one track to a later one; raises UnreadableError where it is no later one."""
    steps: list[Step] = []
    place: Track | None = end
    while place is not None and place is not start:
        if place.step is not None:
            steps.append(place.step)
        place = place.before
    if place is None:
        raise UnreadableError("it adds up branches in another way than residual blocks do")
    return steps[::-1]


def _after(track: Track, step: Step, channels: int, height: int, width: int) -> Value:
    """The picture after one more step; per-channel steps join a norm or another such step before them."""
    last = track.step
    if isinstance(step, Affine) and isinstance(last, Norm | Affine):
        track = replace(track, step=_joined(last, step))
        return Value(track)
    if not (0 < height <= 4 * MAX_SIZE and 0 < width <= 4 * MAX_SIZE):
        raise UnreadableError("its layers don't fit the size of its picture")
    return Value(Track(channels, height, width, track, step))


def _joined(first: Norm | Affine, second: Affine) -> Norm | Affine:
    if isinstance(first, Norm):
        gamma, beta = first.gamma * second.scale, first.beta * second.scale + second.shift
        return Norm(gamma, beta, first.epsilon)
    return Affine(first.scale * second.scale, first.shift * second.scale + second.shift)


class _Tracer:
    """Knows what every name stands for so far."""

    def __init__(self, values: dict[str, Known]) -> None:
        self.values = values
        self._budget = Budget()

    def take(self, node: Node) -> None:
        """Works out what a node's outputs stand for."""
        result = self._understood(node)
        if isinstance(result, Value) and result.track.step is not None:
            self._budget.spend(numbers_of(result.track.step))
        for name in node.outputs[:1]:
            self.values[name] = result
        for name in node.outputs[1:]:
            self.values[name] = Unknown(f"it uses a second result of {node.operation[:40]!r}")

    def _understood(self, node: Node) -> Known:
        if node.operation == "Constant":
            return _constant(node)
        inputs = [
            self.values.get(name, Unknown("it uses a value from nowhere")) for name in node.inputs if name
        ]
        unknown = next((value for value in inputs if isinstance(value, Unknown)), None)
        if unknown is not None:
            return unknown
        try:
            with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
                result = self._computed(node, inputs)
        except UnreadableError as error:
            return Unknown(str(error))
        except (IndexError, KeyError, TypeError, ValueError, OverflowError, ZeroDivisionError):
            result = None
        if result is None:
            return Unknown(f"its network has an operation that is unknown there ({node.operation[:40]!r})")
        return result

    def _computed(self, node: Node, inputs: list[Known]) -> Known | None:
        constants = [value for value in inputs if isinstance(value, np.ndarray)]
        if len(constants) == len(inputs):
            return fold(node, constants)
        if node.operation == "Shape" and isinstance(value := inputs[0], Value):
            track = value.track
            return np.array([1, track.channels, track.height, track.width]) if _is(value, "picture") else None
        operation = _OPERATIONS.get(node.operation)
        return operation(node, inputs) if operation else None


def _constant(node: Node) -> Known:
    value = node.attributes.get("value", node.attributes.get("value_float", node.attributes.get("value_int")))
    for name in ("value_ints", "value_floats"):
        value = node.attributes.get(name, value)
    if isinstance(value, int | float | list | np.ndarray):
        return np.asarray(value)
    return Unknown("it has a constant of an unknown kind")


def _is(value: Known, *states: State) -> bool:
    return isinstance(value, Value) and value.state in states


def _picture(value: Known) -> Track:
    if isinstance(value, Value) and value.state == "picture":
        return value.track
    raise TypeError("not a picture")


def _numbers(value: Known) -> Numbers:
    if not isinstance(value, np.ndarray):
        raise TypeError("not a constant")
    return as_floats(value, "a tensor")


def _list(node: Node, inputs: list[Known], name: str) -> list[int]:
    """Whole numbers that older versions of ONNX keep in an attribute and newer ones in the second input."""
    numbers = inputs[1] if len(inputs) > 1 else np.asarray(node.attributes[name])
    if not isinstance(numbers, np.ndarray) or numbers.size > 8:
        raise TypeError("not a list of sizes")
    return [int(number) for number in numbers.flatten()]


def _four(numbers: Any) -> int:
    """The number that four sides share."""
    sides = {int(number) for number in numbers}
    if len(sides) != 1 or not 0 <= min(sides) <= 64:
        raise UnreadableError("it pads or crops the four sides by different amounts")
    return sides.pop()


def _pad(node: Node, inputs: list[Known]) -> Known:
    track = _picture(inputs[0])
    pads = _list(node, inputs, "pads")
    if len(pads) != 8 or any(pads[place] for place in (0, 1, 4, 5)):
        raise UnreadableError("it pads something else than height and width")
    amount = _four(pads[2:4] + pads[6:8])
    if not amount:
        return inputs[0]
    if node.attributes.get("mode", "constant") != "reflect":
        raise UnreadableError("it pads pictures in another way than by reflection")
    return _after(track, Pad(amount), track.channels, track.height + 2 * amount, track.width + 2 * amount)


def _both(node: Node, name: str, default: int) -> int:
    numbers = {int(number) for number in node.attributes.get(name) or [default]}
    if len(numbers) != 1:
        raise UnreadableError(f"a convolution of it differs between height and width ({name})")
    return numbers.pop()


def _zero_padding(node: Node) -> int:
    if node.attributes.get("auto_pad", "NOTSET") not in ("NOTSET", "VALID"):
        raise UnreadableError(
            "a convolution of it is padded automatically, which depends on the picture's size"
        )
    if node.attributes.get("group", 1) != 1 or _both(node, "dilations", 1) != 1:
        raise UnreadableError("a convolution of it is grouped or dilated")
    return _four(node.attributes.get("pads") or [0])


def _weights(inputs: list[Known], channels: int, axis: int) -> tuple[Numbers, Numbers, int]:
    """Weight, bias and kernel; axis: where the weight has the output channels."""
    weight = _numbers(inputs[1])
    if weight.ndim != 4 or weight.shape[2] != weight.shape[3] or weight.shape[1 - axis] != channels:
        raise UnreadableError(f"a convolution of it has weights of the shape {list(weight.shape)}")
    out = weight.shape[axis]
    bias = _numbers(inputs[2]) if len(inputs) > 2 else np.zeros(out, np.float32)
    if bias.shape != (out,):
        raise UnreadableError("a convolution's bias does not fit its weights")
    return weight, bias, weight.shape[2]


def _conv(node: Node, inputs: list[Known]) -> Known:
    track = _picture(inputs[0])
    weight, bias, kernel = _weights(inputs, track.channels, axis=0)
    padding, stride = _zero_padding(node), _both(node, "strides", 1)
    height, width = ((extent + 2 * padding - kernel) // stride + 1 for extent in (track.height, track.width))
    return _after(track, Convolution(weight, bias, stride, padding), weight.shape[0], height, width)


def _deconv(node: Node, inputs: list[Known]) -> Known:
    track = _picture(inputs[0])
    weight, bias, kernel = _weights(inputs, track.channels, axis=1)
    padding, stride = _zero_padding(node), _both(node, "strides", 1)
    extra = _both(node, "output_padding", 0)
    if wanted := node.attributes.get("output_shape"):
        # The size is stated; what it is beyond the whole result is padded at the end.
        height, width = wanted[-2:]
        extra = height - ((track.height - 1) * stride - 2 * padding + kernel)
        if extra != width - ((track.width - 1) * stride - 2 * padding + kernel) or not 0 <= extra < stride:
            raise UnreadableError("a transposed convolution of it has an unusual output size")
    height, width = (
        (extent - 1) * stride - 2 * padding + kernel + extra for extent in (track.height, track.width)
    )
    return _after(track, Deconvolution(weight, bias, stride, padding, extra), weight.shape[1], height, width)


def _crop(node: Node, inputs: list[Known]) -> Known:
    track = _picture(inputs[0])
    amount = _four(node.attributes["border"])
    if "scale" in node.attributes:
        raise UnreadableError("it crops pictures to a fixed size")
    height, width = track.height - 2 * amount, track.width - 2 * amount
    if isinstance(step := track.step, Deconvolution) and track.before is not None:
        step = replace(step, padding=step.padding + amount)
        return _after(track.before, step, track.channels, height, width)
    return Value(replace(track, height=height, width=width, before=track, step=None), "cropped", amount)


def _norm(node: Node, inputs: list[Known]) -> Known:
    track = _picture(inputs[0])
    gamma, beta = _numbers(inputs[1]), _numbers(inputs[2])
    if gamma.shape != (track.channels,) or beta.shape != gamma.shape:
        raise UnreadableError("a norm of it does not fit the layer before it")
    step = Norm(gamma, beta, float(node.attributes.get("epsilon", 1e-5)))
    return _after(track, step, track.channels, track.height, track.width)


def _batch_norm(node: Node, inputs: list[Known]) -> Known:
    track = _picture(inputs[0])
    gamma, beta, mean, variance = (_numbers(value) for value in inputs[1:5])
    if node.attributes.get("training_mode", 0) or not (variance >= 0).all():
        raise UnreadableError("a batch normalisation of it is damaged")
    scale = gamma / np.sqrt(variance + np.float32(node.attributes.get("epsilon", 1e-5)))
    return _per_channel(track, scale[:, None, None], (beta - mean * scale)[:, None, None])


def _per_channel(track: Track, scale: Constant | float, shift: Constant | float) -> Value:
    """The picture times and plus constants, which are one number or one a channel."""
    parts = []
    for part in (scale, shift):
        array = np.asarray(part, np.float32)
        if array.size != 1 and (
            array.ndim < 3 or array.shape[-3] != track.channels or array.size != track.channels
        ):
            raise UnreadableError("it adds or multiplies constants that differ from pixel to pixel")
        whole = np.broadcast_to(array.reshape(-1), (track.channels,))
        parts.append(as_floats(whole, "a constant"))
    step = Affine(parts[0], parts[1])
    return _after(track, step, track.channels, track.height, track.width)


def _affine(node: Node, inputs: list[Known]) -> Known:
    return _per_channel(
        _picture(inputs[0]), node.attributes.get("alpha", 1.0), node.attributes.get("beta", 0.0)
    )


def _image_scaler(node: Node, inputs: list[Known]) -> Known:
    bias = np.array(node.attributes["bias"], np.float32)[:, None, None]
    return _per_channel(_picture(inputs[0]), float(node.attributes.get("scale", 1.0)), bias)


def _activation(step: Step) -> Callable[[Node, list[Known]], Known]:
    def operation(_: Node, inputs: list[Known]) -> Known:
        track = _picture(inputs[0])
        return _after(track, step, track.channels, track.height, track.width)

    return operation


def _clip(_: Node, inputs: list[Known]) -> Known:
    return Value(_picture(inputs[0]), "clipped")


def _pass(_: Node, inputs: list[Known]) -> Known:
    return inputs[0]


def _upsample(node: Node, inputs: list[Known]) -> Known:
    """Upsample and Resize; the factor comes as an attribute, as scales, or as the size of the result."""
    track = _picture(inputs[0])
    attributes = node.attributes
    kind = (
        attributes.get("coordinate_transformation_mode", "half_pixel"),
        attributes.get("nearest_mode", "round_prefer_floor"),
    )
    if attributes.get("mode", "nearest") != "nearest":
        raise UnreadableError(
            f"it enlarges pictures in the way {attributes['mode']!r}, not to the nearest pixel"
        )
    last = attributes.get("scales") if len(inputs) == 1 else _numbers(inputs[-1]).flatten().tolist()
    if not last or len(last) != 4:
        raise UnreadableError("it enlarges pictures by an amount that is not stated")
    factor = last[3]
    # Resize has a fourth input where the size of the result is stated instead of factors.
    if len(node.inputs) == 4 and node.inputs[3]:
        factor = last[3] / track.width
        last = [last[0], last[1] / track.channels, last[2] / track.height, factor]
    if factor not in (2, 4) or list(last) != [1, 1, factor, factor]:
        raise UnreadableError("it enlarges pictures by something else than 2 or 4")
    if node.operation == "Resize" and len(node.inputs) > 2 and not _nearest(kind, factor):
        raise UnreadableError("it enlarges pictures with an unusual rule for the nearest pixel")
    whole = int(factor)
    return _after(track, Upsample(whole), track.channels, track.height * whole, track.width * whole)


def _nearest(kind: tuple[str, str], factor: float) -> bool:
    """Whether a Resize gives every pixel exactly `factor` times."""
    coordinates, rounding = kind
    if coordinates == "asymmetric":
        return rounding == "floor" or (rounding == "round_prefer_floor" and factor == 2)
    return coordinates in ("half_pixel", "pytorch_half_pixel") and rounding.startswith("round_prefer")


def _add(_: Node, inputs: list[Known]) -> Known | None:
    first, second = inputs
    if isinstance(first, np.ndarray):
        first, second = second, first
    if not isinstance(first, Value):
        return None
    if isinstance(second, np.ndarray):
        if first.state == "picture":
            return _per_channel(first.track, 1.0, second)
        number = float(second.item())
        if first.state == "variance":
            return Value(first.track, "biased variance", number)
        return first if abs(number) < NEGLIGIBLE else None
    return _residual(first, second) if isinstance(second, Value) else None


def _residual(first: Value, second: Value) -> Known | None:
    """The sum of a picture and what some steps made of it; either may come first."""
    if _depth(first.track) < _depth(second.track):
        first, second = second, first
    start, shave = second.track, 0
    if second.state == "cropped" and start.before is not None:
        start, shave = start.before, int(second.amount)
    elif second.state != "picture":
        return None
    inner = _path(start, _picture(first))
    end = first.track
    if (end.channels, end.height, end.width) != (
        second.track.channels,
        second.track.height,
        second.track.width,
    ):
        raise UnreadableError("the branches of a residual block don't fit together")
    return _after(start, Residual(tuple(inner), shave), end.channels, end.height, end.width)


def _depth(track: Track) -> int:
    depth, place = 0, track.before
    while place is not None:
        depth, place = depth + 1, place.before
    return depth


def _subtract(_: Node, inputs: list[Known]) -> Known | None:
    first, second = inputs
    if isinstance(second, np.ndarray):
        return _per_channel(_picture(first), 1.0, -_numbers(second))
    if isinstance(second, Value) and second.state == "mean" and second.track is _picture(first):
        return Value(second.track, "centered")
    return None


def _multiply(_: Node, inputs: list[Known]) -> Known | None:
    first, second = inputs
    if isinstance(first, np.ndarray):
        first, second = second, first
    if isinstance(second, np.ndarray):
        return _per_channel(_picture(first), second, 0.0)
    if isinstance(first, Value) and isinstance(second, Value) and first.track is second.track:
        return Value(first.track, "squared") if _is(first, "centered") and _is(second, "centered") else None
    return None


def _divide(_: Node, inputs: list[Known]) -> Known | None:
    first, second = inputs
    if isinstance(second, np.ndarray):
        return _per_channel(_picture(first), 1.0 / _numbers(second), 0.0)
    if isinstance(first, Value) and isinstance(second, Value) and first.track is second.track:
        if not (_is(first, "centered") and _is(second, "deviation")):
            return None
        track = first.track
        one, zero = np.ones(track.channels, np.float32), np.zeros(track.channels, np.float32)
        return _after(track, Norm(one, zero, second.amount), track.channels, track.height, track.width)
    return None


def _power(_: Node, inputs: list[Known]) -> Known | None:
    first, second = inputs
    if isinstance(first, Value) and isinstance(second, np.ndarray) and float(second.item()) == 2:
        return Value(first.track, "squared") if _is(first, "centered") else None
    return None


def _root(_: Node, inputs: list[Known]) -> Known | None:
    first = inputs[0]
    return (
        replace(first, state="deviation")
        if isinstance(first, Value) and _is(first, "biased variance")
        else None
    )


def _mean(node: Node, inputs: list[Known]) -> Known | None:
    first = inputs[0]
    if not isinstance(first, Value) or node.attributes.get("keepdims", 1) != 1:
        return None
    axes = sorted(axis % 4 for axis in _list(node, inputs, "axes"))
    wanted: dict[State, tuple[State, list[int]]] = {
        "flat": ("mean", [3]),
        "picture": ("mean", [2, 3]),
        "flat squared": ("variance", [3]),
        "squared": ("variance", [2, 3]),
    }
    result, needed = wanted[first.state]
    return Value(first.track, result) if axes == needed else None


def _reshape(node: Node, inputs: list[Known]) -> Known | None:
    first = inputs[0]
    if not isinstance(first, Value):
        return None
    size = _list(node, inputs, "shape")
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
        return _after(track, Upsample(2), channels, 2 * height, 2 * width)
    return None


def _same_size(stated: list[int], wanted: tuple[int, ...]) -> bool:
    """Whether a Reshape's sizes are these; one of them may be -1, for "the rest"."""
    return (
        len(stated) == len(wanted)
        and stated.count(-1) <= 1
        and all(a in (b, -1) for a, b in zip(stated, wanted, strict=True))
    )


def _concat(node: Node, inputs: list[Known]) -> Known | None:
    first, second = inputs
    if not (isinstance(first, Value) and first is second and node.attributes.get("axis") == 1):
        return None
    doubled: dict[State, State] = {"column": "column twice", "rows": "rows twice"}
    return Value(first.track, doubled[first.state])


_OPERATIONS: dict[str, Callable[[Node, list[Known]], Known | None]] = {
    "Pad": _pad,
    "Conv": _conv,
    "ConvTranspose": _deconv,
    "Crop": _crop,
    "InstanceNormalization": _norm,
    "BatchNormalization": _batch_norm,
    "Affine": _affine,
    "ImageScaler": _image_scaler,
    "Relu": _activation(Relu()),
    "Tanh": _activation(Tanh()),
    "Clip": _clip,
    "Identity": _pass,
    "Dropout": _pass,
    "Upsample": _upsample,
    "Resize": _upsample,
    "Add": _add,
    "Sub": _subtract,
    "Mul": _multiply,
    "Div": _divide,
    "Pow": _power,
    "Sqrt": _root,
    "ReduceMean": _mean,
    "Reshape": _reshape,
    "Concat": _concat,
}
