"""Textured pictures whose motion is known."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from fastvid_gui.picture import Picture


def make_texture(height: int, width: int, seed: int = 0) -> Picture:
    """RGB noise with detail at several sizes, full range."""
    rng = np.random.default_rng(seed)
    total = np.zeros((height, width, 3), np.float32)
    for sigma in (1.2, 3.0, 8.0):
        noise = rng.normal(size=(height, width, 3)).astype(np.float32)
        blurred = cv2.GaussianBlur(noise, (0, 0), sigma)
        total += blurred / blurred.std()
    total -= total.min()
    return np.rint(total * (255 / total.max())).astype(np.uint8)


@pytest.fixture
def texture() -> Callable[..., Picture]:
    return make_texture


@pytest.fixture
def moved() -> Callable[..., tuple[Picture, Picture]]:
    """(current, previous) of one texture that moved by (dx, dy) from previous to current."""

    def make(height: int, width: int, dx: float, dy: float, seed: int = 0) -> tuple[Picture, Picture]:
        margin = 40
        big = make_texture(height + 2 * margin, width + 2 * margin, seed)
        shift = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
        shifted = cv2.warpAffine(big, shift, (big.shape[1], big.shape[0]), flags=cv2.INTER_CUBIC)
        inner = (slice(margin, margin + height), slice(margin, margin + width))
        return np.ascontiguousarray(shifted[inner]), np.ascontiguousarray(big[inner])

    return make
