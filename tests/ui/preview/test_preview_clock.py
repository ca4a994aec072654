"""Frames and times, also where they are unequal."""

from array import array

import pytest

from fastvid_gui.ui.preview.clock import frame_at, frames_within, timecode

UNEQUAL = array("d", [0.0, 0.04, 0.5, 0.54, 2.0])


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "00:00:00.000"), (3.12, "00:00:03.120"), (59.9996, "00:01:00.000"), (7384.5, "02:03:04.500")],
)
def test_timecode_is_exact(seconds: float, text: str) -> None:
    assert timecode(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "frame"),
    [(-1, 0), (0, 0), (0.0399, 1), (0.04, 1), (0.3, 1), (0.5, 2), (1.9, 3), (2.0, 4), (99, 4)],
)
def test_frame_at_a_time_of_a_film_with_unequal_times(seconds: float, frame: int) -> None:
    assert frame_at(UNEQUAL, seconds) == frame


def test_every_frame_is_found_by_its_time_in_milliseconds() -> None:
    times = array("d", [frame * 1001 / 30000 for frame in range(3000)])
    assert [frame_at(times, round(time * 1000) / 1000) for time in times] == list(range(3000))


def test_frames_within_counts_by_time() -> None:
    assert frames_within(UNEQUAL, 0, 1.0) == 4
    assert frames_within(UNEQUAL, 3, 1.0) == 4
    assert frames_within(UNEQUAL, 4, 5.0) == 5
    even = array("d", [frame / 25 for frame in range(100)])
    assert frames_within(even, 10, 1.0) == 35
