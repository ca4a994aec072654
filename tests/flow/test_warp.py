"""Warping samples the previous picture at p + flow(p)."""

import numpy as np
import pytest

from fastvid_gui.flow.warp import LARGEST_SIDE, warp


def test_zero_flow_gives_the_picture_back_bit_by_bit(texture):
    picture = texture(37, 53)
    warped = warp(picture, np.zeros((37, 53, 2), np.float32))
    assert np.array_equal(warped, picture)
    assert warped is not picture


def test_flow_points_back_to_where_the_content_was():
    previous = np.zeros((20, 30, 3), np.uint8)
    previous[5, 7] = (255, 100, 50)
    flow = np.zeros((20, 30, 2), np.float32)
    flow[...] = (-4, 2)  # the content of p was at p + (-4, 2): it moved right by 4 and up by 2
    warped = warp(previous, flow)
    assert warped[3, 11].tolist() == [255, 100, 50]
    warped[3, 11] = 0
    assert not warped.any()


def test_integer_flow_is_exact(texture):
    picture = texture(40, 60)
    flow = np.empty((40, 60, 2), np.float32)
    flow[...] = (7, -3)
    warped = warp(picture, flow)
    assert np.array_equal(warped[3:, :-7], picture[:-3, 7:])


def test_half_a_pixel_is_the_mean_of_two(texture):
    picture = texture(10, 20).astype(np.float32)
    flow = np.empty((10, 20, 2), np.float32)
    flow[...] = (0.5, 0)
    warped = warp(picture, flow)
    assert warped.dtype == np.float32
    np.testing.assert_allclose(warped[:, :-1], (picture[:, :-1] + picture[:, 1:]) / 2, atol=1e-3)


def test_outside_the_picture_the_border_is_taken(texture):
    picture = texture(10, 20)
    flow = np.empty((10, 20, 2), np.float32)
    flow[...] = (-1000, 0)
    assert np.array_equal(warp(picture, flow), np.repeat(picture[:, :1], 20, axis=1))


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e9, -1e9, 3e38, 40000])
def test_absurd_flow_harms_only_its_own_pixel(texture, value):
    picture = texture(10, 20)
    flow = np.zeros((10, 20, 2), np.float32)
    flow[4, 5] = value
    warped = warp(picture, flow)
    warped[4, 5] = picture[4, 5]
    assert np.array_equal(warped, picture)


def test_sizes_must_agree(texture):
    with pytest.raises(ValueError, match="differ in size"):
        warp(texture(10, 20), np.zeros((10, 21, 2), np.float32))


def test_too_long_pictures_are_refused_clearly():
    with pytest.raises(ValueError, match="at most"):
        warp(np.zeros((1, LARGEST_SIDE + 1, 3), np.uint8), np.zeros((1, LARGEST_SIDE + 1, 2), np.float32))


@pytest.mark.parametrize("size", [(1, 1), (1, 640), (2, 2), (300, 1)])
def test_tiny_pictures(size):
    picture = np.full((*size, 3), 9, np.uint8)
    assert np.array_equal(warp(picture, np.zeros((*size, 2), np.float32)), picture)
