"""One frame in, one painted frame out: the style network for any picture size, on a suitable device.

The network needs sides that are multiples of a few pixels. So pictures are extended at the right and bottom by
reflection (very small ones, which can't be reflected, repeat their last row and column), and the result is cropped.
This happens here and not in the backends, so that all of them see the same numbers.
"""

import copy
from typing import Protocol, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from fastvid_gui.errors import DeviceError
from fastvid_gui.picture import Picture
from fastvid_gui.sentences.devices import Devices
from fastvid_gui.style.backends.interface import Backend, Trust
from fastvid_gui.style.devices import BackendName, Device, available_backends, available_devices, choose
from fastvid_gui.style.effort import check_effort
from fastvid_gui.style.pack import Style

__all__ = ["DEFAULT_KEEP", "Stylizer", "available_backends", "available_devices", "make_stylizer"]

_Number = TypeVar("_Number", np.uint8, np.float32)

# Measured on a filmed street in two styles: a quarter of the flicker at three quarters of the sharpness; more
# blurs.
DEFAULT_KEEP = 0.6
MAX_SIDE_PIXELS = 8192


class Stylizer(Protocol):
    """Paints frames of one size in one style. For one thread at a time; several stylizers run side by side."""

    @property
    def fingerprint(self) -> str:
        """What decides the bits: versions, device, instruction set, precision."""
        ...

    def paint(self, frame: Picture, warped: Picture | None = None, trust: Trust | None = None) -> Picture:
        """Paints a frame; keeps no memory of earlier ones.

        Args:
            frame: RGB, H x W x 3, uint8.
            warped: the last painted frame (as this method gave it) moved by the flow; same form.
            trust: H x W, float32, 0..1: where the motion can be trusted. Without both, paints from scratch.

        Returns:
            The raw painted frame, RGB, H x W x 3, uint8, C-contiguous, a new array.

        Raises:
            DeviceError: the device failed (memory, driver).
        """
        ...

    def in_style(self, style: Style) -> "Stylizer":
        """A stylizer for another style of the same network (`blend.same_network`), ready at once.

        Both share the memory of the network: only one of them may paint at a time.
        """
        ...


class NetworkStylizer:
    """A stylizer around a compute backend; see `Stylizer`. Made by `make_stylizer`."""

    def __init__(self, backend: Backend, width: int, height: int, network_size: tuple[int, int]) -> None:
        """`network_size`: height and width of the pictures the backend takes, not less than the frames'."""
        self.fingerprint = backend.fingerprint
        self._backend = backend
        self._size = (height, width)
        self._network_size = network_size
        self._nothing = np.zeros((*network_size, 3), np.uint8)
        self._no_trust = np.zeros(network_size, np.float32)

    def paint(self, frame: Picture, warped: Picture | None = None, trust: Trust | None = None) -> Picture:
        height, width = self._size
        moved: Picture = self._nothing
        mask: Trust = self._no_trust
        if warped is not None and trust is not None:
            moved, mask = self._grown(warped, np.uint8, 3), self._grown(trust, np.float32, 2)
        painted = self._backend.run(self._grown(frame, np.uint8, 3), moved, mask)
        return painted if self._size == self._network_size else np.ascontiguousarray(painted[:height, :width])

    def in_style(self, style: Style) -> "NetworkStylizer":
        """A stylizer for another style of the same network; both share its memory."""
        other = copy.copy(self)
        other._backend = self._backend.with_vector(style.vector)
        return other

    def _grown(self, plane: NDArray[_Number], kind: type[_Number], axes: int) -> NDArray[_Number]:
        """The picture or mask in the size that the network takes."""
        if plane.shape[:2] != self._size or plane.ndim != axes or plane.dtype != kind:
            raise ValueError(f"expected {kind.__name__} of {self._size}, got {plane.dtype} of {plane.shape}")
        rows, columns = (wanted - now for now, wanted in zip(self._size, self._network_size, strict=True))
        grown = cv2.copyMakeBorder(plane, 0, rows, 0, 0, _border(rows, self._size[0])) if rows else plane
        if columns:
            grown = cv2.copyMakeBorder(grown, 0, 0, 0, columns, _border(columns, self._size[1]))
        return np.ascontiguousarray(grown)


def _border(more: int, side: int) -> int:
    """Reflects if there is enough to reflect; otherwise repeats the last row or column."""
    return cv2.BORDER_REFLECT_101 if more < side else cv2.BORDER_REPLICATE


def make_stylizer(
    style: Style,
    width: int,
    height: int,
    *,
    device: Device = "auto",
    backend: BackendName = "auto",
    keep: float = DEFAULT_KEEP,
    threads: int | None = None,
) -> Stylizer:
    """Prepares a style for frames of one size.

    Args:
        style: from the library or a pack.
        width, height: of the frames in pixels, any from 1 up.
        device: where to compute; "auto" takes a GPU where there is one.
        backend: what to compute with; "auto" takes the fastest for the device.
        keep: how much of the last painted frame stays where the motion can be trusted, 0..1; only for networks
            trained on single pictures (`carry == "blend"`). The others decide for themselves.
        threads: of one frame on the CPU; they don't change the bits. None: as many as its share of the cores is
            at the time. torch always takes one.

    Raises:
        DeviceError: the device or backend is missing, or has too little memory.
        StyleError: the style asks for far more than any that is meant for films (`effort.py`).
    """
    if not (0 < width <= MAX_SIDE_PIXELS and 0 < height <= MAX_SIDE_PIXELS):
        raise DeviceError(Devices.SIZE_TOO_LARGE, width=width, height=height, most=MAX_SIDE_PIXELS)
    if not 0.0 <= keep <= 1.0:
        raise ValueError(f"keep is a share from 0 to 1, not {keep}")
    place, library = choose(device, backend)
    multiple, least = style.shape.multiple, style.shape.least
    rows, columns = (-(-max(side, least) // multiple) * multiple for side in (height, width))
    check_effort(style, columns, rows)
    parts = (style.shape, style.weights, style.vector, rows, columns, keep)
    made: Backend
    if library == "openvino":
        from fastvid_gui.style.backends.openvino import OpenVinoBackend

        made = OpenVinoBackend(*parts, threads=threads)
    else:
        from fastvid_gui.style.backends.torch import TorchBackend

        made = TorchBackend(*parts, place)
    return NetworkStylizer(made, width, height, (rows, columns))
