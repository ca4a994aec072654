"""Frames as spans: merging, who painted what, what is left after a stop."""

import random

from fastvid_gui.engine.messages.renders import Span
from fastvid_gui.ui.state.spans import length, merged, painted_over, within


def test_overlapping_and_touching_spans_become_one() -> None:
    spans = [Span(30, 40), Span(0, 10), Span(10, 20), Span(15, 22), Span(50, 50)]
    assert merged(spans) == (Span(0, 22), Span(30, 40))
    assert length(merged(spans)) == 32


def test_the_later_painter_of_a_frame_counts() -> None:
    first = painted_over((), [("", Span(0, 30)), ("attic", Span(30, 60))])
    assert painted_over(first, [("lab", Span(20, 40))]) == (
        ("", Span(0, 20)),
        ("lab", Span(20, 40)),
        ("attic", Span(40, 60)),
    )


def test_neighbors_of_one_painter_are_joined() -> None:
    progress = ()
    for frame in range(100):
        progress = painted_over(progress, [("", Span(frame, frame + 1))])
    assert progress == (("", Span(0, 100)),)


def test_any_order_of_news_paints_each_frame_once() -> None:
    random.seed(4)
    truth: dict[int, str] = {}
    progress: tuple[tuple[str, Span], ...] = ()
    for _ in range(300):
        start = random.randrange(200)
        node, stop = random.choice(["", "a", "b"]), start + random.randrange(12)
        progress = painted_over(progress, [(node, Span(start, stop))])
        truth.update(dict.fromkeys(range(start, stop), node))
        told = {frame: name for name, span in progress for frame in range(span.start, span.stop)}
        assert told == truth
        assert length(span for _, span in progress) == len(truth)


def test_after_a_stop_only_stored_frames_are_shown() -> None:
    progress = (("", Span(0, 50)), ("attic", Span(50, 90)))
    assert within(progress, (Span(0, 36), Span(60, 72))) == (("", Span(0, 36)), ("attic", Span(60, 72)))
    assert within(progress, ()) == ()
