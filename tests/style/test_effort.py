"""How much a style asks for is known before it is computed, and what asks for far too much is refused."""

import time

import pytest
from networks import heavy_style, johnson_shape, tame_style

from fastvid_gui.errors import StyleError
from fastvid_gui.style.effort import MOST_A_PIXEL, network_bytes, operations, too_much
from fastvid_gui.style.shape import Layer, Shape, fast_shape, fine_shape
from fastvid_gui.style.stylizer import make_stylizer


def test_operations_are_those_of_the_layers() -> None:
    # 7 -> 8 channels of 3x3 at full size, then down by 2 to 16, a residual, up again, 4 channels of 3x3.
    shape = Shape(
        layers=(
            Layer(op="conv", out=8, kernel=3),
            Layer(op="conv", out=16, kernel=3, stride=2),
            Layer(op="residual", out=16, kernel=3),
            Layer(op="deconv", out=8, kernel=4, stride=2),
            Layer(op="conv", out=4, kernel=3),
        )
    )
    small, full = 50 * 40, 100 * 80
    expected = full * 9 * 7 * 8 + small * 9 * 8 * 16 + 2 * small * 9 * 16 * 16 + small * 16 * 16 * 8
    assert operations(shape, 100, 80) == expected + full * 9 * 8 * 4


def test_shuffles_and_upsampling_change_where_the_next_layer_works() -> None:
    assert operations(fast_shape(), 64, 64) == 64 * 64 * 21024
    assert operations(fine_shape(), 64, 64) == 64 * 64 * 112176


@pytest.mark.parametrize("shape", [fast_shape(), fine_shape(), johnson_shape(128, 5)])
def test_styles_for_films_are_painted_at_any_size_that_can_be_encoded(shape: Shape) -> None:
    for size in ((64, 64), (1920, 1080), (7680, 4320), (8192, 8192)):
        assert too_much(shape, *size) is None
    assert network_bytes(shape, 640, 360) > 640 * 360 * 3


def test_style_that_asks_for_far_too_much_is_refused_at_once() -> None:
    style = heavy_style(145)
    assert sum(weight.nbytes for weight in style.weights.values()) == pytest.approx(38e6, rel=0.01)
    began = time.perf_counter()
    with pytest.raises(
        StyleError, match=r"“heavy” can't paint films: it needs 9\.\d million operations a pixel"
    ) as told:
        make_stylizer(style, 2048, 2048)
    assert "Choose another style" in str(told.value)
    assert time.perf_counter() - began < 60, "nothing was compiled"


def test_picture_that_takes_too_long_is_refused_with_its_size() -> None:
    style = heavy_style()
    assert operations(style.shape, 1, 1) < MOST_A_PIXEL
    with pytest.raises(StyleError, match="a picture of 4096x4096 takes 48 trillion operations"):
        make_stylizer(style, 4096, 4096)


def test_ordinary_style_is_painted_as_ever() -> None:
    make_stylizer(tame_style(fast_shape(8, 8, 1)), 64, 48)
