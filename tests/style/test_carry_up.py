"""A painting in the size of the film: crisp, the same look as in its own size, the same bits anywhere."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import pytest

from fastvid_gui.picture import Picture
from fastvid_gui.style.carry_up import carry_up, scaled

SMALL, LARGE = (160, 90), (960, 540)


@pytest.fixture(autouse=True)
def threads_as_before() -> Iterator[None]:
    before = cv2.getNumThreads()
    yield
    cv2.setNumThreads(before)


def strokes(width: int, height: int, finer: int = 4) -> Picture:
    """Slanting strokes in three colors, each about three pixels wide."""
    rng = np.random.default_rng(5)
    canvas = np.full((height * finer, width * finer, 3), 90, np.uint8)
    for _ in range(width * height // 60):
        x, y = (int(rng.integers(side * finer)) for side in (width, height))
        end = x + int(rng.integers(20, 60)), y + int(rng.integers(-40, 40))
        color = tuple(int(level) for level in rng.integers(20, 235, 3))
        cv2.line(canvas, (x, y), end, color, 3 * finer)
    return scaled(canvas, width, height)


def frame(width: int, height: int) -> Picture:
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    light = 128 + 90 * np.sin(9 * x / width + 5 * y / height)
    return np.ascontiguousarray(np.dstack([light, light * 0.8, light * 0.6]).astype(np.uint8))


def steepest(picture: Picture) -> float:
    luma = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    across = np.hypot(cv2.Sobel(luma, -1, 1, 0), cv2.Sobel(luma, -1, 0, 1)) / 8
    return float(np.percentile(across, 99))


def distance(one: Picture, other: Picture) -> float:
    return float(np.abs(one.astype(float) - other).mean())


def test_a_painting_of_the_films_size_stays_as_it_is() -> None:
    painted = strokes(*SMALL)
    assert carry_up(painted, frame(*SMALL)) is painted


def test_a_larger_painting_is_averaged() -> None:
    painted = strokes(*SMALL)
    assert np.array_equal(carry_up(painted, frame(80, 45)), scaled(painted, 80, 45))


@pytest.mark.parametrize("factor", [2, 3, 6])
def test_strokes_are_crisper_than_enlarged_ones(factor: int) -> None:
    painted = strokes(*SMALL)
    size = SMALL[0] * factor, SMALL[1] * factor
    assert steepest(carry_up(painted, frame(*size))) > 1.2 * steepest(scaled(painted, *size))


@pytest.mark.parametrize("factor", [1.33, 2, 3, 6, 13])
def test_shrunk_again_it_is_the_painting(factor: float) -> None:
    painted = strokes(*SMALL)
    carried = carry_up(painted, frame(round(SMALL[0] * factor), round(SMALL[1] * factor)))
    again = scaled(carried, *SMALL)
    # What an enlargement without the last step loses, or less: most of it for strokes of a pixel or two.
    plain = scaled(scaled(painted, carried.shape[1], carried.shape[0]), *SMALL)
    assert distance(again, painted) < 0.5 * distance(plain, painted)
    assert distance(again, painted) < 2


def test_a_slanting_edge_becomes_a_line() -> None:
    y, x = np.mgrid[0 : LARGE[1], 0 : LARGE[0]]
    wanted = np.where((x + 2.5 * y > 1200)[..., None], np.uint8(220), np.uint8(40)) * np.ones(3, np.uint8)
    painted = scaled(wanted, *SMALL)
    carried, enlarged = carry_up(painted, frame(*LARGE)), scaled(painted, *LARGE)
    assert distance(carried, wanted) < 0.7 * distance(enlarged, wanted)


def test_noise_of_the_source_stays_out() -> None:
    painted, source = strokes(*SMALL), frame(*LARGE)
    noise = np.random.default_rng(3).normal(0, 8, source.shape)
    noisy = np.clip(source + noise, 0, 255).astype(np.uint8)
    assert distance(carry_up(painted, noisy), carry_up(painted, source)) < 0.5


def test_the_same_bits_with_any_number_of_threads() -> None:
    painted, source = strokes(*SMALL), frame(*LARGE)
    cv2.setNumThreads(1)
    alone = carry_up(painted, source)
    for number in (2, 4):
        cv2.setNumThreads(number)
        assert np.array_equal(carry_up(painted, source), alone)
    cv2.setNumThreads(1)
    with ThreadPoolExecutor(4) as pool:
        for each in pool.map(lambda _: carry_up(painted, source), range(8)):
            assert np.array_equal(each, alone)


@pytest.mark.parametrize(
    ("small", "large"),
    [((2, 2), (64, 36)), ((5, 40), (31, 241)), ((640, 3), (642, 4)), ((33, 32), (790, 770))],
)
def test_any_size(small: tuple[int, int], large: tuple[int, int]) -> None:
    carried = carry_up(strokes(*small), frame(*large))
    assert carried.shape == (large[1], large[0], 3) and carried.dtype == np.uint8


def test_plain_color_stays_plain() -> None:
    painted = np.full((90, 160, 3), (250, 3, 128), np.uint8)
    assert np.array_equal(np.unique(carry_up(painted, frame(*LARGE)).reshape(-1, 3), axis=0), [[250, 3, 128]])
