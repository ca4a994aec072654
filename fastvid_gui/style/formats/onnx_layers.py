"""What ONNX's layers do to the picture: convolutions, norms, activations, borders, upsampling.

Each function takes the node and what its inputs stand for. It raises UnreadableError with the reason. Where the inputs
are of the wrong kind, it raises any of the errors that `onnx_trace.py` catches.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from fastvid_gui.style.formats.foreign import Numbers, UnreadableError
from fastvid_gui.style.formats.onnx_graph import Node
from fastvid_gui.style.formats.onnx_values import (
    Known,
    Value,
    after,
    few_numbers,
    four_sides,
    numbers_of_constant,
    per_channel,
    picture_of,
    vector,
    whole_numbers,
)
from fastvid_gui.style.formats.steps import Convolution, Deconvolution, Norm, Pad, Step, Upsample
from fastvid_gui.style.shape import MAX_CHANNELS


def pad(node: Node, inputs: list[Known]) -> Known:
    track = picture_of(inputs[0])
    pads = whole_numbers(node, inputs, "pads")
    if len(pads) != 8 or any(pads[place] for place in (0, 1, 4, 5)):
        raise UnreadableError("it pads something else than height and width")
    amount = four_sides(pads[2:4] + pads[6:8])
    if not amount:
        return inputs[0]
    if node.attributes.get("mode", "constant") != "reflect":
        raise UnreadableError("it pads pictures in another way than by reflection")
    return after(track, Pad(amount), track.channels, track.height + 2 * amount, track.width + 2 * amount)


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
    return four_sides(node.attributes.get("pads") or [0])


def _weights(inputs: list[Known], channels: int, axis: int) -> tuple[Numbers, Numbers, int]:
    """Weight, bias and kernel; axis: where the weight has the output channels."""
    stored = inputs[1]
    if not isinstance(stored, np.ndarray):
        raise TypeError("not a constant")
    size = stored.shape
    if len(size) != 4 or size[2] != size[3] or size[1 - axis] != channels or size[axis] > MAX_CHANNELS:
        raise UnreadableError(f"a convolution of it has weights of the shape {list(size)}")
    out = size[axis]
    bias = vector(inputs[2], out, "a convolution's bias") if len(inputs) > 2 else np.zeros(out, np.float32)
    return numbers_of_constant(stored), bias, size[2]


def conv(node: Node, inputs: list[Known]) -> Known:
    track = picture_of(inputs[0])
    weight, bias, kernel = _weights(inputs, track.channels, axis=0)
    padding, stride = _zero_padding(node), _both(node, "strides", 1)
    height, width = ((extent + 2 * padding - kernel) // stride + 1 for extent in (track.height, track.width))
    return after(track, Convolution(weight, bias, stride, padding), weight.shape[0], height, width)


def deconv(node: Node, inputs: list[Known]) -> Known:
    track = picture_of(inputs[0])
    weight, bias, kernel = _weights(inputs, track.channels, axis=1)
    padding, stride = _zero_padding(node), _both(node, "strides", 1)
    extra = _both(node, "output_padding", 0)
    if wanted := node.attributes.get("output_shape"):
        # The size is stated; anything beyond the whole result is padded at the end.
        height, width = wanted[-2:]
        extra = height - ((track.height - 1) * stride - 2 * padding + kernel)
        if extra != width - ((track.width - 1) * stride - 2 * padding + kernel) or not 0 <= extra < stride:
            raise UnreadableError("a transposed convolution of it has an unusual output size")
    height, width = (
        (extent - 1) * stride - 2 * padding + kernel + extra for extent in (track.height, track.width)
    )
    return after(
        track,
        Deconvolution(weight=weight, bias=bias, stride=stride, padding=padding, extra=extra),
        weight.shape[1],
        height,
        width,
    )


def crop(node: Node, inputs: list[Known]) -> Known:
    track = picture_of(inputs[0])
    amount = four_sides(node.attributes["border"])
    if "scale" in node.attributes:
        raise UnreadableError("it crops pictures to a fixed size")
    height, width = track.height - 2 * amount, track.width - 2 * amount
    if isinstance(step := track.step, Deconvolution) and track.before is not None:
        step = replace(step, padding=step.padding + amount)
        return after(track.before, step, track.channels, height, width)
    return Value(replace(track, height=height, width=width, before=track, step=None), "cropped", amount)


def norm(node: Node, inputs: list[Known]) -> Known:
    track = picture_of(inputs[0])
    gamma, beta = (vector(value, track.channels, "a norm") for value in inputs[1:3])
    step = Norm(gamma, beta, float(node.attributes.get("epsilon", 1e-5)))
    return after(track, step, track.channels, track.height, track.width)


def batch_norm(node: Node, inputs: list[Known]) -> Known:
    track = picture_of(inputs[0])
    gamma, beta, mean, variance = (
        vector(value, track.channels, "a batch normalization") for value in inputs[1:5]
    )
    if node.attributes.get("training_mode", 0) or not (variance >= 0).all():
        raise UnreadableError("a batch normalization of it is damaged")
    scale = gamma / np.sqrt(variance + np.float32(node.attributes.get("epsilon", 1e-5)))
    return per_channel(track, scale[:, None, None], (beta - mean * scale)[:, None, None])


def affine(node: Node, inputs: list[Known]) -> Known:
    return per_channel(
        picture_of(inputs[0]), node.attributes.get("alpha", 1.0), node.attributes.get("beta", 0.0)
    )


def image_scaler(node: Node, inputs: list[Known]) -> Known:
    bias = np.array(node.attributes["bias"], np.float32)[:, None, None]
    return per_channel(picture_of(inputs[0]), float(node.attributes.get("scale", 1.0)), bias)


def activation(step: Step) -> Callable[[Node, list[Known]], Known]:
    def operation(_: Node, inputs: list[Known]) -> Known:
        track = picture_of(inputs[0])
        return after(track, step, track.channels, track.height, track.width)

    return operation


def clip(_: Node, inputs: list[Known]) -> Known:
    return Value(picture_of(inputs[0]), "clipped")


def unchanged(_: Node, inputs: list[Known]) -> Known:
    return inputs[0]


def upsample(node: Node, inputs: list[Known]) -> Known:
    """Upsample and Resize; the factor comes as an attribute, as scales, or as the size of the result."""
    track = picture_of(inputs[0])
    attributes = node.attributes
    kind = (
        attributes.get("coordinate_transformation_mode", "half_pixel"),
        attributes.get("nearest_mode", "round_prefer_floor"),
    )
    if attributes.get("mode", "nearest") != "nearest":
        raise UnreadableError(
            f"it enlarges pictures in the way {str(attributes['mode'])[:40]!r}, not to the nearest pixel"
        )
    last = attributes.get("scales") if len(inputs) == 1 else few_numbers(inputs[-1])
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
    return after(track, Upsample(whole), track.channels, track.height * whole, track.width * whole)


def _nearest(kind: tuple[str, str], factor: float) -> bool:
    """Whether a Resize gives every pixel exactly `factor` times."""
    coordinates, rounding = kind
    if coordinates == "asymmetric":
        return rounding == "floor" or (rounding == "round_prefer_floor" and factor == 2)
    return coordinates in ("half_pixel", "pytorch_half_pixel") and rounding.startswith("round_prefer")
