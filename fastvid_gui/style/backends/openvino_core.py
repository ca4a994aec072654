"""OpenVINO itself, started once per process, and what its graphs share."""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
import openvino as ov
import openvino.opset13 as op
from numpy.typing import NDArray

Floats = NDArray[np.float32]

BLOCK = 2
"""An enlargement makes blocks of this many by this many pixels."""


@functools.cache
def one_core() -> Any:
    """OpenVINO, started once per process."""
    return ov.Core()


def _make_type_tables() -> None:
    """Creates the tables of element types in OpenVINO's bindings now, while the import lock keeps other threads out.

    They are C++ statics that call Python while they are created. Two threads that need one first at the same time block
    each other forever: one waits for the static while it holds Python's lock, the other waits for that lock.
    """
    ov.Type.f32.to_dtype()
    ov.Type(np.float32)
    memoryview(ov.Tensor(np.zeros(1, np.float32)).data)


_make_type_tables()


def plane_mean(x: Any) -> Any:
    """The mean of each plane (1 x C x H x W to 1 x C x 1 x 1), by rows first.

    So every sum is one thread's. The bits of OpenVINO's own norm depend on the number of threads.
    """
    return op.reduce_mean(op.reduce_mean(x, np.array([3]), True), np.array([2]), True)


def enlarged_blocks(x: Any, weight: Floats, convolve: Callable[[Any, Floats], Any]) -> Any:
    """Nearest enlargement by 2 and a 3x3 convolution with reflected borders, as one of 2x2 on the small planes.

    Each of the four pixels that come from a small one sees only 2x2 small ones, so the weights that fall on the same
    one are summed: four ninths of the multiplications, and the same result apart from rounding. At the border of the
    large planes the reflection gives the last row or column of the small ones.

    Args:
        x: 1 x I x H x W. weight: O x I x 3 x 3. convolve: without padding.

    Returns:
        1 x 4 O x H x W: all planes of the first pixel of each block, then those of the second, ...
    """
    height, width = x.get_output_shape(0)[2:]
    x = op.pad(x, [0, 0, 1, 1], [0, 0, 1, 1], "edge")
    x = convolve(x, np.concatenate(phases(weight)))
    parts, out = [], len(weight)
    for number in range(BLOCK * BLOCK):
        down, right = divmod(number, BLOCK)
        first, stop = [number * out, down, right], [(number + 1) * out, down + height, right + width]
        parts.append(op.slice(x, first, stop, [1, 1, 1], [1, 2, 3]))
    return op.concat(parts, 1)


def phases(weight: Floats) -> list[Floats]:
    """Weights over planes enlarged by 2, as 2x2 over the small ones: for each pixel of a block O x I x 2 x 2."""
    return [_folded(_folded(weight, 2, down), 3, right) for down in range(BLOCK) for right in range(BLOCK)]


def _folded(weight: Floats, axis: int, odd: int) -> Floats:
    first, middle, last = np.split(weight, 3, axis)
    return np.concatenate((first + middle, last) if odd else (first, middle + last), axis)
