"""What small trainings in the tests learn from."""

import cv2
import numpy as np

from fastvid_gui.style.shape import fast_shape, fine_shape

SHAPE = fast_shape(8, 8, 1)
FINE_SHAPE = fine_shape(8, 12, 1)


def pictures(count: int, seed: int) -> list[np.ndarray]:
    """Soft and grainy textures, RGB uint8, 96 x 96."""
    random = np.random.default_rng(seed)
    return [
        cv2.resize(
            random.integers(0, 255, (size, size, 3), np.uint8), (96, 96), interpolation=cv2.INTER_CUBIC
        )
        for size in random.integers(6, 40, count)
    ]
