"""What comes after the network: strength and kept colours."""

import time

import cv2
import numpy as np
import pytest
from networks import moving_picture

from fastvid_gui.style.finish import finish, scaled

FRAME = moving_picture(0, 90, 160)
PAINTED = moving_picture(40, 90, 160)[::-1].copy()


@pytest.mark.parametrize("keep_colors", [False, True])
def test_no_strength_is_the_source_exactly(keep_colors: bool) -> None:
    np.testing.assert_array_equal(finish(PAINTED, FRAME, strength=0.0, keep_colors=keep_colors), FRAME)


def test_full_strength_is_the_paint_exactly() -> None:
    np.testing.assert_array_equal(finish(PAINTED, FRAME, strength=1.0, keep_colors=False), PAINTED)


@pytest.mark.parametrize("strength", [0.1, 0.5, 0.73])
def test_between_them_values_are_mixed(strength: float) -> None:
    mixed = finish(PAINTED, FRAME, strength=strength, keep_colors=False)
    expected = strength * PAINTED.astype(np.float64) + (1 - strength) * FRAME
    assert np.abs(mixed - expected).max() <= 0.51
    assert mixed.dtype == np.uint8


def test_kept_colors_take_luma_from_the_paint_and_chroma_from_the_source() -> None:
    frame = (FRAME // 3 + 85).astype(np.uint8)  # all results stay inside the gamut, where nothing is clipped
    painted = (PAINTED // 3 + 85).astype(np.uint8)
    kept = cv2.cvtColor(finish(painted, frame, strength=1.0, keep_colors=True), cv2.COLOR_RGB2YCrCb)
    luma = cv2.cvtColor(painted, cv2.COLOR_RGB2YCrCb)[..., 0]
    chroma = cv2.cvtColor(frame, cv2.COLOR_RGB2YCrCb)[..., 1:]
    assert np.abs(kept[..., 0].astype(int) - luma).max() <= 1
    assert np.abs(kept[..., 1:].astype(int) - chroma).max() <= 1


def test_kept_colors_of_a_gray_source_are_gray() -> None:
    gray = np.full_like(FRAME, 90)
    kept = finish(PAINTED, gray, strength=1.0, keep_colors=True).astype(int)
    assert np.ptp(kept, axis=2).max() <= 1


def test_arguments_are_not_changed() -> None:
    frame, painted = FRAME.copy(), PAINTED.copy()
    finish(painted, frame, strength=0.4, keep_colors=True)
    np.testing.assert_array_equal(frame, FRAME)
    np.testing.assert_array_equal(painted, PAINTED)


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="strength"):
        finish(PAINTED, FRAME, strength=1.2, keep_colors=False)
    with pytest.raises(ValueError, match="no RGB"):
        finish(PAINTED[..., 0], FRAME, strength=1.0, keep_colors=False)
    with pytest.raises(ValueError, match="no RGB"):
        finish(PAINTED.astype(np.float32), FRAME, strength=1.0, keep_colors=False)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [(80, 45), (100, 57), (320, 180)])
def test_painting_of_another_size_is_scaled(size: tuple[int, int]) -> None:
    other = scaled(PAINTED, *size)
    assert other.shape == (size[1], size[0], 3)
    finished = finish(other, FRAME, strength=1.0, keep_colors=False)
    assert finished.shape == FRAME.shape
    assert np.abs(finished.astype(int) - PAINTED).mean() < 20  # sharp squares lose a little at half the size
    np.testing.assert_array_equal(finish(other, FRAME, strength=0.0, keep_colors=True), FRAME)


def test_colors_are_kept_at_full_detail() -> None:
    stripes = np.zeros_like(FRAME)
    stripes[:, ::2] = (200, 60, 60)
    stripes[:, 1::2] = (60, 60, 200)
    gray = np.full((45, 80, 3), 100, np.uint8)
    kept = cv2.cvtColor(finish(gray, stripes, strength=1.0, keep_colors=True), cv2.COLOR_RGB2YCrCb)
    assert np.abs(np.diff(kept[..., 1].astype(int), axis=1)).min() > 50
    assert np.ptp(kept[..., 0]) <= 20


def test_takes_less_than_two_milliseconds() -> None:
    frame, painted = moving_picture(0, 360, 640), moving_picture(9, 360, 640)
    took = []
    for _ in range(20):
        start = time.perf_counter()
        finish(painted, frame, strength=0.7, keep_colors=True)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.002
