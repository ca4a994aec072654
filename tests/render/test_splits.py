"""Splits of long shots: never too long, never needlessly short, where a break shows least."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fastvid_gui.domain.plan import KeyframeKind
from fastvid_gui.render.likeness import Change, look_at
from fastvid_gui.render.splits import Splitter, look_ahead, visibility


def splits(values, max_range, first_frame=0):
    """Soft keyframes of one shot, and how many frames had been seen when each became known."""
    splitter = Splitter(first_frame, max_range)
    found = []
    for number, value in enumerate(values, start=1):
        found += [(keyframe, number) for keyframe in splitter.push(value)]
    return found + [(keyframe, len(values)) for keyframe in splitter.end_shot()]


def places(values, max_range, first_frame=0):
    return [keyframe.frame for keyframe, _ in splits(values, max_range, first_frame)]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 400),
    st.integers(1, 70),
    st.integers(0, 1000),
    st.integers(0, 2**32 - 1),
)
def test_ranges_are_neither_too_long_nor_needlessly_many(frames, max_range, first, seed):
    values = np.random.default_rng(seed).uniform(0, 1, frames).tolist()
    borders = [first, *places(values, max_range, first), first + frames]
    lengths = np.diff(borders)
    assert lengths.max() <= max_range
    if len(lengths) > 1:
        assert lengths.min() >= max(1, max_range // 3)
    fewest = -(-frames // max_range)
    assert len(lengths) <= fewest * 1.6 + 1


def test_short_shot_is_not_split():
    assert places([0.0] * 48, 48) == []


def test_zero_never_splits():
    assert places([0.5] * 1000, 0) == []


def test_equal_places_give_equal_ranges():
    assert places([1.0] * 60, 48) == [30]


def test_split_is_where_it_shows_least():
    values = np.full(90, 0.9)
    values[28:44] = 0.1
    assert 40 <= places(values.tolist(), 60)[0] <= 43  # the lead-in of 12 frames lies in the quiet part


@pytest.mark.parametrize("frames", range(61, 121))
def test_a_shot_that_ends_soon_leaves_no_range_too_short(frames: int):
    values = np.ones(frames)
    values[47:61] = 0.0  # as late as possible is by far the best place
    lengths = np.diff([0, *places(values.tolist(), 60), frames])
    assert 20 <= lengths.min() <= lengths.max() <= 60


def test_a_long_shot_streams():
    found = splits([0.5] * 5000, 100)
    assert all(seen - keyframe.frame <= look_ahead(100) for keyframe, seen in found)
    assert len(found) == 49


def test_memory_does_not_grow():
    splitter = Splitter(0, 50)
    for _ in range(3000):
        list(splitter.push(0.5))
        assert len(splitter._visibility) <= look_ahead(50) + 13


def test_the_last_bits_of_a_float_move_nothing():
    values = np.random.default_rng(1).uniform(0, 1, 500)
    noise = np.random.default_rng(2).normal(0, 1e-7, 500)
    assert places(values.tolist(), 80) == places((values + noise).tolist(), 80)


def test_a_new_shot_starts_afresh():
    splitter = Splitter(10, 20)
    for _ in range(15):
        assert list(splitter.push(0.5)) == []
    assert list(splitter.end_shot()) == []
    for _ in range(25):
        assert list(splitter.push(0.5)) == []
    found = list(splitter.end_shot())
    assert len(found) == 1 and 25 < found[0].frame < 50
    assert found[0].kind is KeyframeKind.SOFT and 0 <= found[0].score <= 1 and "20 frames" in found[0].reason


@pytest.mark.parametrize("max_range", [2000, 100_000])
def test_huge_max_range_stays_fast(max_range):
    values = np.random.default_rng(3).uniform(0, 1, max_range * 2 + 500)
    splitter = Splitter(0, max_range)
    found = [keyframe.frame for value in values for keyframe in splitter.push(float(value))]
    found += [keyframe.frame for keyframe in splitter.end_shot()]
    assert np.diff([0, *found, len(values)]).max() <= max_range


def test_visibility_is_least_in_the_still_the_dark_and_the_new():
    rng = np.random.default_rng(0)
    bright = look_at(rng.integers(0, 256, (60, 80, 3), dtype=np.uint8))
    dark = look_at(rng.integers(0, 8, (60, 80, 3), dtype=np.uint8))
    moving = visibility(bright, Change(0.05, 0.5, 2, 0.01))
    still = visibility(bright, Change(0.0, 0.1, 0.5, 0.0))
    new = visibility(bright, Change(0.5, 9.0, 40, 0.03))
    assert 0.8 < moving <= 1
    assert max(still, new, visibility(dark, Change(0.05, 0.5, 2, 0.01))) < 0.3
