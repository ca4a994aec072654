"""Colors come back as they were put in: patches converted by the book here, read back by the package."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from source_clips import color_film

from fastvid_gui.media import tonemap
from fastvid_gui.media.color import Orientation, displayed_size, orientation_of
from fastvid_gui.media.read import open_source, read_frames

COLORS = np.array(
    [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [0, 0, 0], [0.5, 0.5, 0.5], [1, 1, 0], [0.2, 0.6, 0.4]]
)
FEW_LEVELS = 2


def patches(path: Path, count: int, size: tuple[int, int] | None = None) -> NDArray[np.int64]:
    """The middle of each stripe of the first frame, N x 3."""
    picture = next(iter(read_frames(open_source(path), 0, 1, size)))
    stripe = picture.shape[1] / count
    middles = [int((number + 0.5) * stripe) for number in range(count)]
    return picture[picture.shape[0] // 2, middles].astype(np.int64)


@pytest.mark.parametrize("size", [None, (80, 48), (320, 200)], ids=["as-is", "smaller", "larger"])
@pytest.mark.parametrize("bits", [8, 10])
@pytest.mark.parametrize("full", [False, True], ids=["limited", "full"])
@pytest.mark.parametrize("matrix", ["bt709", "smpte170m", "bt2020nc"])
def test_tagged_colors(
    tmp_path: Path, matrix: str, full: bool, bits: int, size: tuple[int, int] | None
) -> None:
    path = color_film(tmp_path / "film.mp4", COLORS, matrix=matrix, full=full, bits=bits)
    assert np.abs(patches(path, len(COLORS), size) - COLORS * 255).max() <= FEW_LEVELS
    color = open_source(path).info.color
    assert (color.matrix, color.full_range, color.bits) == (matrix, full, bits)


@pytest.mark.parametrize(("lines", "matrix"), [(96, "smpte170m"), (576, "smpte170m"), (720, "bt709")])
def test_untagged_colors_follow_the_size(tmp_path: Path, lines: int, matrix: str) -> None:
    path = color_film(
        tmp_path / "film.mp4", COLORS, matrix=matrix, full=False, bits=8, tagged=False, size=(320, lines)
    )
    assert np.abs(patches(path, len(COLORS)) - COLORS * 255).max() <= FEW_LEVELS


def bt2020_of(colors: NDArray[np.float64]) -> NDArray[np.float64]:
    """BT.709 R'G'B' (power 2.4) to linear BT.2020, with the matrix of BT.2087."""
    matrix = np.array([[0.6274, 0.3293, 0.0433], [0.0691, 0.9195, 0.0114], [0.0164, 0.0880, 0.8956]])
    return (colors**2.4) @ matrix.T


def test_wide_gamut_is_converted(tmp_path: Path) -> None:
    coded = bt2020_of(COLORS) ** (1 / 2.4)
    path = color_film(
        tmp_path / "film.mp4", coded, matrix="bt2020nc", full=False, bits=10, transfer=14, primaries=9
    )
    # Compared as light: near black a rounded 10 bit value is worth several levels.
    assert np.abs((patches(path, len(COLORS)) / 255) ** 2.4 - COLORS**2.4).max() < 0.012


def test_pq_keeps_what_an_ordinary_screen_can_show(tmp_path: Path) -> None:
    # 25 cd/m² and less lie below the knee of the curve and stay as they are.
    nits = 25 * bt2020_of(COLORS)
    path = color_film(
        tmp_path / "film.mp4",
        tonemap.pq_encode(nits),
        matrix="bt2020nc",
        full=False,
        bits=10,
        transfer=16,
        primaries=9,
    )
    source = open_source(path)
    assert source.info.color.hdr
    assert any("dynamic range" in warning for warning in source.info.warnings)
    shown = (patches(path, len(COLORS)) / 255) ** 2.4 * tonemap.WHITE_NITS
    assert np.abs(shown - 25 * COLORS**2.4).max() < 1.2


@pytest.mark.parametrize(
    ("transfer", "coded", "white"),
    [
        (16, tonemap.pq_encode(np.array([0.0, 1, 10, 50, 100, 203, 500, 1000])), 5),
        (18, np.array([0.0, 0.1, 0.25, 0.4, 0.5, 0.75, 0.9, 1.0]), 5),
    ],
    ids=["pq", "hlg"],
)
def test_hdr_grays_rise_and_stay_gray(
    tmp_path: Path, transfer: int, coded: NDArray[np.float64], white: int
) -> None:
    grays = np.stack([coded] * 3, axis=1)
    path = color_film(
        tmp_path / "film.mp4", grays, matrix="bt2020nc", full=False, bits=10, transfer=transfer, primaries=9
    )
    found = patches(path, len(grays))
    assert np.ptp(found, axis=1).max() <= 1
    assert (np.diff(found[:, 0]) > 0).all()
    assert found[0, 0] == 0 and found[-1, 0] == 255
    # The white of paper (203 cd/m², HLG 75 %) stays bright, with room for highlights above it (BT.2408).
    assert 220 <= found[white, 0] <= 240


def test_curve_is_smooth_and_ends_at_white() -> None:
    nits = np.linspace(0, 1000, 2001)
    shown = tonemap.compress(nits, 1000.0)
    assert shown[-1] == pytest.approx(tonemap.WHITE_NITS, rel=1e-6)
    assert (np.diff(shown) > -1e-9).all()
    assert np.allclose(shown[nits < 60], nits[nits < 60])
    assert np.array_equal(tonemap.compress(nits[:100], 200.0), nits[:100])


def display_matrix(values: Iterable[int]) -> bytes:
    a, b, c, d = values
    one = 1 << 16
    return np.array([a * one, b * one, 0, c * one, d * one, 0, 0, 0, 1 << 30], dtype=np.int32).tobytes()


@pytest.mark.parametrize(
    ("matrix", "degrees", "expected"),
    [
        ((1, 0, 0, 1), 0, [[1, 2, 3], [4, 5, 6]]),
        ((0, 1, -1, 0), 90, [[4, 1], [5, 2], [6, 3]]),
        ((-1, 0, 0, -1), 180, [[6, 5, 4], [3, 2, 1]]),
        ((0, -1, 1, 0), 270, [[3, 6], [2, 5], [1, 4]]),
        ((-1, 0, 0, 1), 0, [[3, 2, 1], [6, 5, 4]]),
        ((1, 0, 0, -1), 0, [[4, 5, 6], [1, 2, 3]]),
        ((0, 1, 1, 0), 90, [[1, 4], [2, 5], [3, 6]]),
    ],
)
def test_display_matrix(matrix: tuple[int, ...], degrees: int, expected: list[list[int]]) -> None:
    picture = np.array([[1, 2, 3], [4, 5, 6]], dtype=np.uint8)[..., None].repeat(3, axis=2)
    orientation = orientation_of(display_matrix(matrix))
    assert orientation.apply(picture)[..., 0].tolist() == expected
    assert orientation.degrees == degrees


def test_no_display_matrix_means_upright() -> None:
    assert orientation_of(None) == Orientation()
    assert orientation_of(b"short") == Orientation()


@pytest.mark.parametrize(
    ("aspect", "width"), [(None, 720), (Fraction(1), 720), (Fraction(16, 15), 768), (Fraction(8, 9), 640)]
)
def test_pixels_become_square(aspect: Fraction | None, width: int) -> None:
    assert displayed_size(720, 576, aspect) == (width, 576)


def test_absurd_pixel_shapes_are_ignored() -> None:
    assert displayed_size(640, 360, Fraction(1, 5000)) == (640, 360)
