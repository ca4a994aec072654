"""What comes after the network: strength and kept colors."""

import time
from itertools import pairwise

import cv2
import numpy as np
import pytest
from networks import moving_picture

from fastvid_gui.style.carry_up import scaled
from fastvid_gui.style.finish import finish

FRAME = moving_picture(0, 90, 160)
PAINTED = moving_picture(40, 90, 160)[::-1].copy()


@pytest.mark.parametrize("keep_colors", [False, True])
def test_no_strength_is_the_source_exactly(keep_colors: bool) -> None:
    np.testing.assert_array_equal(finish(PAINTED, FRAME, strength=0.0, keep_colors=keep_colors), FRAME)


def test_full_strength_is_the_paint_exactly() -> None:
    np.testing.assert_array_equal(finish(PAINTED, FRAME, strength=1.0, keep_colors=False), PAINTED)


@pytest.mark.parametrize("strength", [0.1, 0.5, 0.73])
def test_between_them_colors_and_large_shapes_are_mixed(strength: float) -> None:
    frame, painted = (cv2.resize(p, (640, 360)) for p in (FRAME // 2 + 60, PAINTED // 2 + 60))
    mixed = finish(painted, frame, strength=strength, keep_colors=False)
    expected = strength * painted.astype(np.float64) + (1 - strength) * frame
    assert np.abs(mixed.mean((0, 1)) - expected.mean((0, 1))).max() < 1.5
    # Red less blue, the chroma, is mixed pixel by pixel.
    chroma = (mixed[..., 0].astype(float) - mixed[..., 2]) - (expected[..., 0] - expected[..., 2])
    assert np.abs(chroma).max() <= 2.01
    assert mixed.dtype == np.uint8


def detail(picture: np.ndarray) -> float:
    return float(cv2.Laplacian(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.CV_32F).std())


def test_between_them_each_place_shows_one_picture_rather_than_two() -> None:
    random = np.random.default_rng(0)
    grain = random.integers(0, 80, (2, 180, 160, 1)).repeat(3, 3)
    frame, painted = np.full((180, 320, 3), 120, np.uint8), np.full((180, 320, 3), 120, np.uint8)
    frame[:, :160] = 80 + grain[0]  # photo with much to show on the left, strokes on the right
    painted[:, 160:] = 80 + grain[1]
    mixed = finish(painted, frame, strength=0.5, keep_colors=False)
    plain = cv2.addWeighted(painted, 0.5, frame, 0.5, 0)
    for part, source in ((np.s_[20:-20, 20:140], frame), (np.s_[20:-20, 180:300], painted)):
        assert detail(plain[part]) < 0.55 * detail(source[part])
        assert detail(mixed[part]) > 0.8 * detail(source[part])


def test_more_strength_is_more_paint() -> None:
    frame, painted = moving_picture(0, 360, 640), moving_picture(40, 360, 640)[::-1].copy()
    steps = [finish(painted, frame, strength=s / 10, keep_colors=False).astype(int) for s in range(11)]
    distances = [np.abs(step - painted).mean() for step in steps]
    assert distances == sorted(distances, reverse=True)
    assert max(np.abs(a - b).mean() for a, b in pairwise(steps)) < 0.25 * distances[0]


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (7, 500), (16, 16)])
def test_strength_of_very_small_pictures(size: tuple[int, int]) -> None:
    frame, painted = np.zeros((*size, 3), np.uint8), np.full((*size, 3), 200, np.uint8)
    assert np.abs(finish(painted, frame, strength=0.5, keep_colors=False).astype(int) - 100).max() <= 2


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


@pytest.mark.parametrize(("strength", "seconds"), [(1.0, 0.002), (0.7, 0.012)])
def test_takes_milliseconds(strength: float, seconds: float) -> None:
    frame, painted = moving_picture(0, 360, 640), moving_picture(9, 360, 640)
    took = []
    for _ in range(20):
        start = time.perf_counter()
        finish(painted, frame, strength=strength, keep_colors=True)
        took.append(time.perf_counter() - start)
    assert min(took) < seconds
