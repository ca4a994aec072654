"""Seams: as sharp as the paintings, steady, exact, and of the same bits everywhere."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from fastvid_gui.render.seams import cross_fade, fade_weight


def strokes(seed, height=180, width=240):
    """A painting whose strokes nobody else shares, on forms that everyone shares."""
    rng = np.random.default_rng(seed)
    forms = cv2.GaussianBlur(np.random.default_rng(99).normal(size=(height, width, 3)), (0, 0), 25)
    forms *= 45 / forms.std()
    paint = sum(
        cv2.GaussianBlur(rng.normal(size=(height, width, 3)), (0, 0), sigma) * sigma for sigma in (1, 2, 4)
    )
    return np.clip(128 + forms + paint * (22 / paint.std()), 0, 255).astype(np.uint8)


def sharpness(picture):
    return cv2.Laplacian(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.CV_64F).var()


def error(a, b):
    return float((((a.astype(np.float64) - b) / 255) ** 2).mean() * 1e4)


@pytest.mark.parametrize("seed", range(3))
def test_middle_is_as_sharp_as_its_neighbors(seed):
    before, after = strokes(seed), strokes(seed + 10)
    faded = cross_fade([before] * 12, [after] * 12)
    least = min(sharpness(before), sharpness(after))
    assert min(sharpness(picture) for picture in faded) >= 0.9 * least
    plain = ((before.astype(np.float32) + after) / 2).astype(np.uint8)
    assert sharpness(plain) < 0.7 * least  # or this test could not fail


def test_steps_are_small_and_even():
    before, after = strokes(0), strokes(10)
    film = [before, *cross_fade([before] * 12, [after] * 12), after]
    steps = [error(a, b) for a, b in pairwise(film)]
    assert sum(steps) / len(steps) < 1.7 * error(before, after) / 13**2
    assert max(steps) < 2.5 * error(before, after) / 13**2


def test_brightness_and_color_go_over_steadily():
    before, after = strokes(0), strokes(10)
    darker = (after * 0.7).astype(np.uint8)
    faded = cross_fade([before] * 12, [darker] * 12)
    for number, picture in enumerate(faded):
        weight = fade_weight(number, 12)
        wanted = (1 - weight) * before.mean((0, 1)) + weight * darker.mean((0, 1))
        assert np.abs(picture.mean((0, 1)) - wanted).max() < 1.0


def test_two_like_paintings_stay_as_they_are():
    picture = strokes(3)
    for faded in cross_fade([picture] * 4, [picture] * 4):
        assert np.abs(faded.astype(int) - picture).max() <= 1


def test_noise_is_not_blown_up():
    rng = np.random.default_rng(0)
    flat = [np.clip(rng.normal(128, 0.6, (90, 120, 3)), 0, 255).round().astype(np.uint8) for _ in range(2)]
    for picture in cross_fade([flat[0]] * 12, [flat[1]] * 12):
        assert picture.std() < 1.3


@pytest.mark.parametrize("count", [0, 1, 2, 5, 12])
def test_any_number_of_frames(count):
    before, after = strokes(1, 60, 80), strokes(2, 60, 80)
    faded = cross_fade([before] * count, [after] * count)
    assert len(faded) == count
    assert all(p.shape == before.shape and p.dtype == np.uint8 and p.flags.c_contiguous for p in faded)


def test_weights_rise_and_are_symmetric():
    weights = np.array([fade_weight(number, 12) for number in range(12)])
    assert (np.diff([0, *weights, 1]) > 0).all()
    np.testing.assert_allclose(weights + weights[::-1], 1, atol=1e-12)


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (5, 200), (200, 5)])
def test_tiny_pictures(size):
    before, after = (np.full((*size, 3), value, np.uint8) for value in (10, 250))
    assert [int(p[0, 0, 0]) for p in cross_fade([before], [after])] == [130]


def test_inputs_are_left_alone_and_must_fit():
    before, after = strokes(1, 40, 60), strokes(2, 40, 60)
    copies = before.copy(), after.copy()
    cross_fade([before], [after])
    assert (before == copies[0]).all() and (after == copies[1]).all()
    with pytest.raises(ValueError, match="1 pictures"):
        cross_fade([before], [])
    with pytest.raises(ValueError, match="sizes"):
        cross_fade([before], [after[:20]])


def test_same_bits_with_any_number_of_threads():
    before, after = strokes(1, 360, 640), strokes(2, 360, 640)
    threads = cv2.getNumThreads()
    found = []
    try:
        for number in (1, 2, 3, 8):
            cv2.setNumThreads(number)
            found.append(cross_fade([before] * 2, [after] * 2))
    finally:
        cv2.setNumThreads(threads)
    assert all(np.array_equal(found[0], other) for other in found[1:])
