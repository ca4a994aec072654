"""Natural-looking randomness for the sample clip, and small helpers. Everything comes from fixed seeds."""

import cv2
import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]


def fractal(
    height: int, width: int, seed: int, coarsest: int = 4, octaves: int = 7, stretch: float = 1.0
) -> Field:
    """Fractal noise in 0..1, `height` x `width`: each octave has twice the detail and half the weight.

    `coarsest` is the number of blobs of the first octave from top to bottom; `stretch` makes them wider.
    """
    random = np.random.default_rng(seed)
    total = np.zeros((height, width), np.float32)
    for octave in range(octaves):
        rows = coarsest * 2**octave
        columns = max(2, round(rows * width / height / stretch))
        if rows > height * 2:
            break
        grid = random.random((rows + 3, columns + 3), dtype=np.float32)
        ys = np.linspace(1, rows + 1, height, dtype=np.float32)
        xs = np.linspace(1, columns + 1, width, dtype=np.float32)
        total += cv2.remap(grid, *np.meshgrid(xs, ys), interpolation=cv2.INTER_CUBIC) * 0.5**octave
    total -= total.min()
    return total / total.max()


def sample(
    field: NDArray[np.float32], x: NDArray[np.floating], y: NDArray[np.floating]
) -> NDArray[np.float32]:
    """`field`, of one or three channels, at fractional positions, continued by mirroring."""
    if field.ndim == 2:
        return cv2.remap(field, *_positions(x, y), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    # Cubic interpolation takes neighbors too: stay inside, so that it never needs one from beyond the border.
    height, width = field.shape[:2]
    x, y = np.clip(_mirrored(x, width), 2, width - 4), np.clip(_mirrored(y, height), 2, height - 4)
    return cv2.remap(field, *_positions(x, y), cv2.INTER_CUBIC)


def _positions(x: NDArray[np.floating], y: NDArray[np.floating]) -> tuple[Field, Field]:
    return x.astype(np.float32), y.astype(np.float32)


def _mirrored(position: NDArray[np.floating], size: int) -> NDArray[np.floating]:
    return (size - 1) - np.abs((size - 1) - np.abs(position))


def smoothstep(low: float, high: float, x: Field) -> Field:
    """0 below `low`, 1 above `high`, smooth between."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mix(
    a: NDArray[np.float32], b: NDArray[np.float32], alpha: NDArray[np.float32] | float
) -> NDArray[np.float32]:
    """`a` where alpha is 0, `b` where it is 1; H x W alphas spread over the channels."""
    if isinstance(alpha, np.ndarray) and alpha.ndim == 2:
        alpha = alpha[..., None]
    return a + (b - a) * alpha


def color(hexadecimal: str) -> NDArray[np.float32]:
    """`#rrggbb` as RGB in linear light, 0..1."""
    value = np.array([int(hexadecimal[i : i + 2], 16) for i in (1, 3, 5)], np.float32) / 255
    return value**2.2


def to_display(linear: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Linear light, open-ended, as RGB uint8: highlights roll off as on film."""
    shoulder = np.where(linear < 0.6, linear, 0.6 + 0.4 * (1 - np.exp(-(linear - 0.6) / 0.4)))
    return np.round(np.clip(shoulder, 0, 1) ** (1 / 2.2) * 255).astype(np.uint8)
