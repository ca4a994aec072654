"""What is left to do of a job, as pure bookkeeping."""

from fastvid_gui.domain.chunk import PieceKind, PieceSpan, piece_spans
from fastvid_gui.domain.plan import Keyframe, KeyframeKind, Plan
from fastvid_gui.render.work_list import SeamWork, WorkList, final_spans

SOFT_PLAN = Plan(
    0,
    100,
    (
        Keyframe(0, KeyframeKind.START, 1, ""),
        Keyframe(40, KeyframeKind.SOFT, 1, ""),
        Keyframe(70, KeyframeKind.CUT, 1, ""),
    ),
)


def test_pieces_of_a_range_between_soft_keyframes():
    first, second, third = SOFT_PLAN.ranges
    assert piece_spans(first, 20) == (
        PieceSpan(0, 20, PieceKind.BODY),
        PieceSpan(20, 28, PieceKind.BODY),
        PieceSpan(28, 40, PieceKind.TAIL),
    )
    assert piece_spans(second, 20)[0] == PieceSpan(28, 40, PieceKind.LEAD)
    assert piece_spans(third, 20) == (PieceSpan(70, 90, PieceKind.BODY), PieceSpan(90, 100, PieceKind.BODY))


def test_final_chunks_hold_every_frame_once():
    spans = list(final_spans(SOFT_PLAN.ranges, 20))
    assert [frame for span in spans for frame in range(span.start, span.stop)] == list(range(100))
    assert [span.kind for span in spans if span.start == 28] == [PieceKind.SEAM]


def test_seam_becomes_work_once_both_sides_are_stored():
    work = WorkList([], 20)
    for part in SOFT_PLAN.ranges:
        work.add_range(part)
    assert [work.next() for _ in range(3)] == list(SOFT_PLAN.ranges)
    assert work.next() is None
    work.stored(PieceSpan(28, 40, PieceKind.TAIL))
    assert work.next() is None
    work.stored(PieceSpan(28, 40, PieceKind.LEAD))
    assert work.next() == SeamWork(28, 40)


def test_faded_seam_stands_for_lead_in_and_tail():
    bodies = [span for part in SOFT_PLAN.ranges for span in piece_spans(part, 20) if span.kind.final]
    work = WorkList([*bodies, PieceSpan(28, 40, PieceKind.SEAM)], 20)
    assert [work.add_range(part) for part in SOFT_PLAN.ranges] == [[], [], []]
    assert work.next() is None


def test_unfaded_seam_of_an_interrupted_run_is_faded_first():
    sides = [PieceSpan(28, 40, PieceKind.TAIL), PieceSpan(28, 40, PieceKind.LEAD)]
    work = WorkList(sides, 20)
    for part in SOFT_PLAN.ranges:
        work.add_range(part)
    assert work.next() == SeamWork(28, 40)
