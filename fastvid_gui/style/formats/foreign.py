"""What every reader of a foreign style file returns, and how it refuses."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.sentences.styles import Unusable
from fastvid_gui.style.shape import Shape
from fastvid_gui.style.unreadable import UnreadableError, damaged, too_large

Numbers = NDArray[np.float32]

MAX_FILE_BYTES = 256 << 20
MAX_TENSOR_NUMBERS = 4 << 20
MAX_NUMBERS = 24 << 20
MAX_TENSORS = 2048


@dataclass(frozen=True, kw_only=True)
class ForeignNetwork:
    """A network from another project, as one of ours.

    Attributes:
        name: the file's name without its ending.
        shape: its layers.
        weights: the tensors, by the names and in the shapes that `Shape.weights` lists.
        vector: `shape.style_size` numbers: gamma, then beta, of each norm in order.
        origin: a sentence for people: which architecture, in which format.
    """

    name: str
    shape: Shape
    weights: dict[str, Numbers]
    vector: Numbers
    origin: str


def as_floats(values: NDArray[np.generic], what: str) -> Numbers:
    """The tensor as a float32 copy, C-contiguous; raises UnreadableError if a number is not finite."""
    if values.size > MAX_TENSOR_NUMBERS:
        raise too_large(f"{what} has {values.size} numbers")
    with np.errstate(over="ignore", invalid="ignore"):
        floats = np.array(values, dtype=np.float32, order="C")
    if not np.isfinite(floats).all():
        raise UnreadableError(Unusable.NOT_FINITE, what=what)
    return floats


def strided(
    numbers: NDArray[np.generic], offset: int, size: Sequence[int], stride: Sequence[int], what: str
) -> NDArray[np.generic]:
    """A tensor of this size as a read-only view into a one-dimensional block; offset and strides in numbers.

    Nothing is copied or allocated. Raises UnreadableError if the view reaches beyond the block.
    """
    if math.prod(size) > MAX_TENSOR_NUMBERS:
        raise too_large(f"{what} has {math.prod(size)} numbers")
    if not all(size):
        return np.zeros(tuple(size), numbers.dtype)
    last = offset + sum((count - 1) * step for count, step in zip(size, stride, strict=True))
    if offset < 0 or min(stride, default=0) < 0 or last >= numbers.size:
        raise damaged(f"the numbers of {what} are incomplete")
    strides = [step * numbers.itemsize for step in stride]
    return np.lib.stride_tricks.as_strided(numbers[offset:], tuple(size), strides, writeable=False)


class Budget:
    """Counts the numbers of the tensors taken from one file: views of a few bytes can stand for gigabytes.

    They are spent before anything is done with them, whether or not that succeeds, so that the work is bounded as well.
    """

    def __init__(self) -> None:
        self._left = MAX_NUMBERS

    def spend(self, numbers: int) -> None:
        """Raises UnreadableError when the file's tensors together are larger than any style network."""
        self._left -= numbers
        if self._left < 0:
            raise too_large("too many numbers in all of its tensors together")
