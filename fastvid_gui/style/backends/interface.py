"""What a compute backend does: one style network, one picture size, one frame after another."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.picture import Picture

Trust = NDArray[np.float32]

# How far two backends or computers may be apart after 30 frames of feedback: the mean absolute difference in
# levels (0..255) if both compute in float32, and if one computes in bytes, bfloat16 or float16.
# docs/backends.md has the measurements behind them.
TOLERANCE_F32_LEVELS = 0.05
TOLERANCE_HALF_LEVELS = 3.0


class Backend(Protocol):
    """A style network, ready for pictures of one size, which it takes unchanged.

    Attributes:
        fingerprint: what decides the bits of the result: versions, device, instruction set,
            precision.
    """

    fingerprint: str

    def run(self, frame: Picture, warped: Picture, trust: Trust) -> Picture:
        """Paints a frame.

        Args:
            frame: RGB, H x W x 3, uint8, C-contiguous; height and width as the backend was made for.
            warped: the last painted frame moved by the flow; same form.
            trust: H x W, float32, 0..1: where the motion can be trusted; 0 everywhere paints from scratch.

        Returns:
            RGB, H x W x 3, uint8, a new array; values are rounded half to even.

        Raises:
            DeviceError: the device failed.
        """
        ...

    def with_vector(self, vector: NDArray[np.float32]) -> "Backend":
        """The same network with the vector of another style; shares its memory, so only one may run at a time."""
        ...
