"""Reads style networks from ONNX files, whatever picture size they were exported for.

The graph is followed (`onnx_trace.py`). A subtraction or scaling before the first convolution and after the last
layer becomes the network's way of seeing pictures. Pictures are assumed to be 0..255 and RGB, or BGR where the mean of
ImageNet is subtracted in that order, as Johnson's networks do.
"""

from dataclasses import replace

import numpy as np

from fastvid_gui.style.formats.architectures import Pictures, build
from fastvid_gui.style.formats.foreign import ForeignNetwork, Numbers
from fastvid_gui.style.formats.onnx_graph import read_graph
from fastvid_gui.style.formats.onnx_trace import trace
from fastvid_gui.style.formats.steps import Affine, Convolution, Multiply, Step, Tanh
from fastvid_gui.style.unreadable import other_network

# The blue and the red mean of ImageNet, 103.939 and 123.68, tell BGR from RGB.
MIDDLE_MEAN = 113.0


def read_onnx(name: str, data: bytes) -> ForeignNetwork:
    """The network in an ONNX file; raises UnreadableError."""
    steps, mean = _without_input(trace(read_graph(data)))
    steps, out_mean = _without_output(steps)
    bgr = 90 < mean[0] < MIDDLE_MEAN < mean[2] < 140
    pictures = Pictures("bgr" if bgr else "rgb", _three(mean), _three(out_mean))
    tanh = any(isinstance(step, Tanh) for step in steps)
    project = "Johnson's fast-neural-style" if tanh else "pytorch/examples fast_neural_style"
    return build(name, steps, pictures, f"{project}, from an ONNX graph")


def _three(numbers: Numbers) -> tuple[float, float, float]:
    first, second, third = (float(number) for number in numbers)
    return first, second, third


def _without_input(steps: list[Step]) -> tuple[list[Step], Numbers]:
    """Removes x * scale + shift from the beginning; the first convolution does the scaling instead."""
    if not steps or not isinstance(first := steps[0], Affine):
        return steps, np.zeros(3, np.float32)
    rest = steps[1:]
    place = next((place for place, step in enumerate(rest) if isinstance(step, Convolution)), None)
    if place is None or not all(first.scale):
        raise other_network("it has no convolution")
    convolution = rest[place]
    assert isinstance(convolution, Convolution)
    if convolution.weight.shape[1] != 3:
        raise other_network("its first convolution does not take a picture")
    rest[place] = replace(convolution, weight=convolution.weight * first.scale[None, :, None, None])
    return rest, -first.shift / first.scale


def _without_output(steps: list[Step]) -> tuple[list[Step], Numbers]:
    """Removes x * factor + shift after a tanh; elsewhere the last convolution does it."""
    zero = np.zeros(3, np.float32)
    if len(steps) < 2 or not isinstance(last := steps[-1], Affine) or not isinstance(steps[-2], Tanh):
        return steps, zero
    if not (last.scale == last.scale[0]).all():
        raise other_network("its colors are scaled differently at the end")
    return [*steps[:-1], Multiply(float(last.scale[0]))], last.shift
