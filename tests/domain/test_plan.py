"""Plans: ranges, lead-ins and chunks cover the film exactly, whatever the keyframes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fastvid_gui.domain.chunk import PieceKind
from fastvid_gui.domain.plan import (
    MAX_LEAD_IN_FRAMES,
    Keyframe,
    KeyframeKind,
    Plan,
    RenderRange,
    lead_in_frames,
)
from fastvid_gui.render.work_list import final_spans


def key(frame, kind=KeyframeKind.CUT):
    return Keyframe(frame, kind, 1.0, "test")


@st.composite
def plans(draw):
    start = draw(st.integers(0, 50))
    rest = draw(st.sets(st.integers(start + 1, start + 500), max_size=12))
    stop = max([start, *rest]) + draw(st.integers(1, 200))
    kinds = st.sampled_from([KeyframeKind.CUT, KeyframeKind.SOFT])
    keyframes = [key(start, KeyframeKind.START), *(key(frame, draw(kinds)) for frame in sorted(rest))]
    return Plan(start, stop, tuple(keyframes))


def test_example_of_the_module():
    plan = Plan(0, 300, (key(0, KeyframeKind.START), key(100, KeyframeKind.SOFT), key(200)))
    assert plan.ranges == (RenderRange(0, 100, 0, 12), RenderRange(100, 200, 12, 0), RenderRange(200, 300))
    assert plan.ranges[1].paint_start == 88 and plan.ranges[0].body_stop == 88
    seam = [span for span in final_spans(plan.ranges, 36) if span.kind is PieceKind.SEAM]
    assert [(span.start, span.stop) for span in seam] == [(88, 100)]


@given(plans(), st.integers(1, 90))
def test_chunks_cover_every_frame_once(plan, chunk_frames):
    frames = [
        frame for span in final_spans(plan.ranges, chunk_frames) for frame in range(span.start, span.stop)
    ]
    assert frames == list(range(plan.start, plan.stop))
    assert all(
        0 < len(span) <= max(chunk_frames, MAX_LEAD_IN_FRAMES)
        for span in final_spans(plan.ranges, chunk_frames)
    )


@given(plans())
def test_lead_ins_are_tails_of_the_range_before(plan):
    ranges = plan.ranges
    for before, after, keyframe in zip(ranges, ranges[1:], plan.keyframes[1:], strict=False):
        assert before.stop == after.start and before.tail == after.lead_in
        assert after.lead_in <= MAX_LEAD_IN_FRAMES and 2 * after.lead_in <= before.stop - before.start
        assert keyframe.kind is KeyframeKind.SOFT or after.lead_in == 0


@pytest.mark.parametrize(("before", "soft", "expected"), [(0, 100, 12), (0, 24, 12), (0, 10, 5), (0, 1, 0)])
def test_lead_in_takes_at_most_half_of_a_short_range(before, soft, expected):
    assert lead_in_frames(before, soft) == expected


@pytest.mark.parametrize("frames", [(), (1,), (0, 5, 5), (0, 9, 4), (0, 10)])
def test_impossible_plans_are_refused(frames):
    with pytest.raises(ValueError, match="keyframe"):
        Plan(0, 10, tuple(key(frame) for frame in frames))
