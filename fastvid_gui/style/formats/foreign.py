"""What every reader of a foreign style file gives back, and how it says no."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.style.shape import Shape

Numbers = NDArray[np.float32]

MAX_FILE_BYTES = 512 << 20
MAX_TENSOR_NUMBERS = 16 << 20
MAX_TENSORS = 2048


@dataclass(frozen=True)
class ForeignNetwork:
    """A network of another project as one of ours.

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


class UnreadableError(Exception):
    """The file is damaged, of no known format, or holds another network. The text is a clause about "it"."""


def as_floats(values: NDArray[np.generic], what: str) -> Numbers:
    """The tensor as a float32 copy, C-contiguous; raises UnreadableError where a number is not finite."""
    if values.size > MAX_TENSOR_NUMBERS:
        raise UnreadableError(f"{what} is larger than any style network's ({values.size} numbers)")
    with np.errstate(over="ignore", invalid="ignore"):
        floats = np.array(values, dtype=np.float32, order="C")
    if not np.isfinite(floats).all():
        raise UnreadableError(f"{what} holds numbers that are not finite")
    return floats
