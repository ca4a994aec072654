"""Zoom and scroll keep the film in view and what is under the pointer in place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fastvid_gui.ui.timeline.scale import MARGIN, Scale

scales = st.builds(
    lambda frames, width, zoom, left: Scale(frames, width).fitted().zoomed(zoom, MARGIN).scrolled(left),
    st.integers(1, 250_000), st.integers(60, 4000), st.floats(1, 1e6), st.floats(0, 1e7),
)  # fmt: skip


@given(scales, st.floats(0.01, 100), st.floats(0, 1))
def test_zoom_and_scroll_never_leave_the_film(scale: Scale, factor: float, share: float) -> None:
    for new in (scale.zoomed(factor, share * scale.width), scale.scrolled((share - 0.5) * 1e6)):
        assert new.left >= 0
        assert new.left + new.shown <= new.frames * (1 + 1e-9) + 1e-6
        assert new.least * 0.999999 <= new.per_frame <= new.most * 1.000001


def test_what_is_under_the_pointer_stays_there() -> None:
    scale = Scale(10_000, 1000).fitted().zoomed(20, 500)
    before = scale.place(300)
    assert scale.zoomed(3, 300).place(300) == pytest.approx(before)


def test_whole_film_stays_whole_when_the_window_grows() -> None:
    assert Scale(250, 600).fitted().resized(1900, 250).fits


def test_single_frames_can_be_seen_in_a_long_film() -> None:
    scale = Scale(200_000, 1900).fitted()
    assert scale.zoomed(1e9, 900).per_frame >= 90


@given(scales, st.integers(0, 250_000))
def test_a_frame_can_always_be_brought_into_view(scale: Scale, frame: int) -> None:
    frame = min(frame, scale.frames - 1)
    shown = scale.showing(frame)
    assert shown.left - 1e-6 <= frame
    assert frame + min(1.0, shown.shown) <= shown.left + shown.shown + 1e-6


def test_frames_and_pixels_agree_at_borders() -> None:
    scale = Scale(100, 1024).fitted()
    for frame in range(100):
        assert scale.frame_at(scale.x(frame) + 0.01) == frame
        assert scale.border_at(scale.x(frame)) == frame
    assert scale.frame_at(-50) == 0
    assert scale.frame_at(5000) == 99
    assert scale.seen(0, 1024) == (0, 100)
