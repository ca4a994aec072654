"""Edits by hand keep the rules of a plan."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fastvid_gui.domain.plan import Keyframe, KeyframeKind, Plan
from fastvid_gui.errors import UsageError
from fastvid_gui.sentences.keyframes import WhyKeyframe
from fastvid_gui.ui.timeline import edits

FRAMES = 60
CUT, SOFT, START = KeyframeKind.CUT, KeyframeKind.SOFT, KeyframeKind.START

any_keys = st.lists(
    st.builds(Keyframe, st.integers(-3, FRAMES + 3), st.sampled_from(KeyframeKind), st.just(1.0), st.just("?")),
    max_size=20,
)  # fmt: skip


def keys(*places: tuple[int, KeyframeKind]) -> edits.Keyframes:
    return edits.whole((Keyframe(frame, kind, 1.0, "?") for frame, kind in places), FRAMES)


def well_formed(keyframes: edits.Keyframes, frames: int) -> bool:
    """Whether the rules of a plan hold."""
    return bool(
        keyframes
        and keyframes[0].frame == 0
        and keyframes[0].kind is START
        and all(a.frame < b.frame for a, b in pairwise(keyframes))
        and keyframes[-1].frame < frames
        and all(
            b.kind is not START and (b.kind is CUT or edits.soft_fits(a.frame, b.frame))
            for a, b in pairwise(keyframes)
        )
    )


@given(any_keys)
def test_anything_is_put_right(some: list[Keyframe]) -> None:
    whole = edits.whole(some, FRAMES)
    assert well_formed(whole, FRAMES)
    Plan(0, FRAMES, whole)


steps = st.lists(
    st.tuples(
        st.sampled_from(("add", "move", "remove", "toggle")), st.integers(0, FRAMES), st.integers(-5, FRAMES + 5)
    ),
    max_size=30,
)  # fmt: skip


@given(any_keys, steps)
def test_no_row_of_edits_breaks_the_rules(some: list[Keyframe], row: list[tuple[str, int, int]]) -> None:
    now = edits.whole(some, FRAMES)
    for what, frame, other in row:
        picked = now[frame % len(now)].frame
        try:
            if what == "add":
                now = edits.added(now, other, FRAMES, change=frame / FRAMES)
            elif what == "move":
                now = edits.moved(now, picked, other, FRAMES)
            elif what == "remove":
                now = edits.removed(now, picked)
            else:
                now = edits.toggled(now, picked)
        except UsageError as error:
            assert str(error)
        assert well_formed(now, FRAMES), (what, frame, other, now)


def test_added_where_the_picture_changes_is_a_cut_and_elsewhere_soft() -> None:
    now = keys((0, START), (30, CUT))
    assert edits.added(now, 20, FRAMES, change=0.9)[1].kind is CUT
    soft = edits.added(now, 20, FRAMES, change=0.1)[1]
    assert soft.kind is SOFT and soft.is_because(WhyKeyframe.BY_HAND)
    assert edits.added(now, 31, FRAMES, change=0.1)[2].kind is CUT  # no room for a lead-in


def test_moving_stops_at_the_neighbors() -> None:
    now = keys((0, START), (20, CUT), (40, SOFT))
    assert [key.frame for key in edits.moved(now, 20, 55, FRAMES)] == [0, 38, 40]
    assert [key.frame for key in edits.moved(now, 40, 3, FRAMES)] == [0, 20, 22]
    assert edits.moved(now, 0, 5, FRAMES) == now


def test_start_stays() -> None:
    now = keys((0, START), (20, CUT))
    with pytest.raises(UsageError, match="starts here"):
        edits.removed(now, 0)
    with pytest.raises(UsageError, match="starts here"):
        edits.toggled(now, 0)


def test_refusals_say_where() -> None:
    now = keys((0, START), (20, CUT), (22, SOFT))
    with pytest.raises(UsageError, match="already"):
        edits.added(now, 20, FRAMES)
    with pytest.raises(UsageError, match="soft keyframe at 22"):
        edits.added(now, 21, FRAMES)
    with pytest.raises(UsageError, match="too near"):
        edits.toggled(keys((0, START), (20, CUT), (21, CUT)), 21)
