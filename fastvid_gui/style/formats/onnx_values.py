"""What the names in an ONNX graph stand for while the picture is followed through it.

Only sizes are computed: every value of the graph stands for the steps done to the picture so far (a
`Track`), for a part of an operation that exporters have taken apart (its `state`), for a constant, or for something
that is not understood, with the reason, which only matters when the result depends on it.
"""

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from fastvid_gui.sentences.sentence import Sentence
from fastvid_gui.style.formats.foreign import Numbers, as_floats
from fastvid_gui.style.formats.onnx_graph import Constant, Node
from fastvid_gui.style.formats.steps import MAX_STEPS, Affine, Norm, Step
from fastvid_gui.style.shape import MAX_CHANNELS
from fastvid_gui.style.unreadable import damaged, other_network, too_large

MAX_SIZE = 1 << 14


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


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Track:
    """The picture after some steps, a linked list back to the input, with its present channels and size.

    steps: how many, counted along the list.
    """

    channels: int
    height: int
    width: int
    before: "Track | None" = None
    step: Step | None = None
    steps: int = 0


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
    """Not understood; the sentence says why, as that of `UnreadableError`."""

    sentence: Sentence


Known = Value | Unknown | Constant


def is_in(value: Known, *states: State) -> bool:
    return isinstance(value, Value) and value.state in states


def picture_of(value: Known) -> Track:
    if isinstance(value, Value) and value.state == "picture":
        return value.track
    raise TypeError("not a picture")


def numbers_of_constant(value: Known) -> Numbers:
    if not isinstance(value, np.ndarray):
        raise TypeError("not a constant")
    return as_floats(value, "a tensor")


def few_numbers(value: Known, most: int = 8) -> list[float]:
    """A constant of a few numbers; raises TypeError if it is not one."""
    if not isinstance(value, np.ndarray) or value.size > most:
        raise TypeError("not a few numbers")
    return [float(number) for number in value.flatten()]


def vector(value: Known, channels: int, what: str) -> Numbers:
    """A constant with one number a channel; raises UnreadableError if it has others."""
    if isinstance(value, np.ndarray) and value.shape != (channels,):
        raise damaged(f"{what} does not fit the layer before it")
    return numbers_of_constant(value)


def whole_numbers(node: Node, inputs: list[Known], name: str) -> list[int]:
    """Whole numbers that older versions of ONNX keep in an attribute and newer ones in the second input."""
    numbers = inputs[1] if len(inputs) > 1 else np.asarray(node.attributes[name])
    if not isinstance(numbers, np.ndarray) or numbers.size > 8:
        raise TypeError("not a list of sizes")
    return [int(number) for number in numbers.flatten()]


def four_sides(numbers: Any) -> int:
    """The number that four sides share."""
    if len(numbers) > 8:
        raise other_network("it pads or crops something else than four sides")
    sides = {int(number) for number in numbers}
    if len(sides) != 1 or not 0 <= min(sides) <= 64:
        raise other_network("it pads or crops the four sides by different amounts")
    return sides.pop()


def steps_between(start: Track, end: Track) -> list[Step]:
    """The steps from one track to a later one; raises UnreadableError if the second is not later."""
    steps: list[Step] = []
    place: Track | None = end
    while place is not None and place is not start:
        if place.step is not None:
            steps.append(place.step)
        place = place.before
    if place is None:
        raise other_network("it adds up branches in another way than residual blocks do")
    return steps[::-1]


def after(track: Track, step: Step, channels: int, height: int, width: int) -> Value:
    """The picture after one more step; per-channel steps join a norm or another such step before them."""
    last = track.step
    if isinstance(step, Affine) and isinstance(last, Norm | Affine):
        track = replace(track, step=_joined(last, step))
        return Value(track)
    if not (0 < height <= 4 * MAX_SIZE and 0 < width <= 4 * MAX_SIZE):
        raise other_network("its layers don't fit the size of its picture")
    if channels > MAX_CHANNELS or track.steps >= MAX_STEPS:
        raise too_large("it is too wide or too deep")
    return Value(
        Track(channels=channels, height=height, width=width, before=track, step=step, steps=track.steps + 1)
    )


def _joined(first: Norm | Affine, second: Affine) -> Norm | Affine:
    if isinstance(first, Norm):
        gamma, beta = first.gamma * second.scale, first.beta * second.scale + second.shift
        return Norm(gamma, beta, first.epsilon)
    return Affine(first.scale * second.scale, first.shift * second.scale + second.shift)


def per_channel(track: Track, scale: Constant | float, shift: Constant | float) -> Value:
    """The picture times and plus constants, each with one number or one a channel."""
    parts = []
    for part in (scale, shift):
        if np.size(part) > MAX_CHANNELS:
            raise other_network("it adds or multiplies constants that differ from pixel to pixel")
        array = np.asarray(part, np.float32)
        if array.size != 1 and (
            array.ndim < 3 or array.shape[-3] != track.channels or array.size != track.channels
        ):
            raise other_network("it adds or multiplies constants that differ from pixel to pixel")
        whole = np.broadcast_to(array.reshape(-1), (track.channels,))
        parts.append(as_floats(whole, "a constant"))
    step = Affine(parts[0], parts[1])
    return after(track, step, track.channels, track.height, track.width)
