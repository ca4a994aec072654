"""Frames as spans: merging, who painted what, what is left after a stop."""

import random

from fastvid_gui.engine.messages.renders import FrameSpan
from fastvid_gui.ui.state.spans import length, merged, painted_over, within


def test_overlapping_and_touching_spans_become_one() -> None:
    spans = [FrameSpan(30, 40), FrameSpan(0, 10), FrameSpan(10, 20), FrameSpan(15, 22), FrameSpan(50, 50)]
    assert merged(spans) == (FrameSpan(0, 22), FrameSpan(30, 40))
    assert length(merged(spans)) == 32


def test_the_later_painter_of_a_frame_counts() -> None:
    first = painted_over((), [("", FrameSpan(0, 30)), ("attic", FrameSpan(30, 60))])
    assert painted_over(first, [("lab", FrameSpan(20, 40))]) == (
        ("", FrameSpan(0, 20)),
        ("lab", FrameSpan(20, 40)),
        ("attic", FrameSpan(40, 60)),
    )


def test_neighbors_of_one_painter_are_joined() -> None:
    progress = ()
    for frame in range(100):
        progress = painted_over(progress, [("", FrameSpan(frame, frame + 1))])
    assert progress == (("", FrameSpan(0, 100)),)


def test_any_order_of_news_paints_each_frame_once() -> None:
    random.seed(4)
    truth: dict[int, str] = {}
    progress: tuple[tuple[str, FrameSpan], ...] = ()
    for _ in range(300):
        start = random.randrange(200)
        node, stop = random.choice(["", "a", "b"]), start + random.randrange(12)
        progress = painted_over(progress, [(node, FrameSpan(start, stop))])
        truth.update(dict.fromkeys(range(start, stop), node))
        told = {frame: name for name, span in progress for frame in range(span.start, span.stop)}
        assert told == truth
        assert length(span for _, span in progress) == len(truth)


def test_after_a_stop_only_stored_frames_are_shown() -> None:
    progress = (("", FrameSpan(0, 50)), ("attic", FrameSpan(50, 90)))
    assert within(progress, (FrameSpan(0, 36), FrameSpan(60, 72))) == (
        ("", FrameSpan(0, 36)),
        ("attic", FrameSpan(60, 72)),
    )
    assert within(progress, ()) == ()
