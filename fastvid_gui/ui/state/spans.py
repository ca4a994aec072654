"""Frames as sorted spans: what is stored, and who painted what. Pure values."""

from collections.abc import Iterable

from fastvid_gui.engine.messages.renders import FrameSpan

NodeSpan = tuple[str, FrameSpan]


def merged(spans: Iterable[FrameSpan]) -> tuple[FrameSpan, ...]:
    """The same frames as sorted spans that neither overlap nor touch."""
    out: list[FrameSpan] = []
    for span in sorted((span for span in spans if span.stop > span.start), key=lambda span: span.start):
        if out and span.start <= out[-1].stop:
            if span.stop > out[-1].stop:
                out[-1] = FrameSpan(out[-1].start, span.stop)
        else:
            out.append(span)
    return tuple(out)


def length(spans: Iterable[FrameSpan]) -> int:
    """Number of frames in spans that do not overlap."""
    return sum(span.stop - span.start for span in spans)


def painted_over(progress: Iterable[NodeSpan], new: Iterable[NodeSpan]) -> tuple[NodeSpan, ...]:
    """Who painted which frame, after some more: sorted, disjoint, neighbors of one node joined.

    If a frame was painted twice (a range changed hands), the later painter counts.
    """
    parts = list(progress)
    for node, span in new:
        if span.stop <= span.start:
            continue
        kept: list[NodeSpan] = []
        for name, old in parts:
            if old.stop <= span.start or old.start >= span.stop:
                kept.append((name, old))
                continue
            if old.start < span.start:
                kept.append((name, FrameSpan(old.start, span.start)))
            if old.stop > span.stop:
                kept.append((name, FrameSpan(span.stop, old.stop)))
        parts = [*kept, (node, span)]
    return _joined(parts)


def within(progress: Iterable[NodeSpan], spans: Iterable[FrameSpan]) -> tuple[NodeSpan, ...]:
    """The frames of `progress` that lie in `spans`: after a stop, frames that were painted but not stored are gone."""
    spans = tuple(spans)
    return _joined(
        (node, FrameSpan(max(old.start, span.start), min(old.stop, span.stop)))
        for node, old in progress
        for span in spans
        if old.start < span.stop and span.start < old.stop
    )


def kept_by(
    progress: Iterable[NodeSpan], stored: Iterable[FrameSpan], lost: Iterable[NodeSpan]
) -> tuple[NodeSpan, ...]:
    """`progress` without what nodes painted in `lost` and nobody stored: it will be painted again."""
    stored = sorted(stored, key=lambda span: span.start)
    parts = list(progress)
    for node, gone in lost:
        kept: list[NodeSpan] = []
        for name, old in parts:
            start, stop = max(old.start, gone.start), min(old.stop, gone.stop)
            if name != node or start >= stop:
                kept.append((name, old))
                continue
            safe = [FrameSpan(max(start, span.start), min(stop, span.stop)) for span in stored]
            around = (FrameSpan(old.start, start), *safe, FrameSpan(stop, old.stop))
            kept.extend((name, span) for span in around if span.start < span.stop)
        parts = kept
    return _joined(parts)


def _joined(parts: Iterable[NodeSpan]) -> tuple[NodeSpan, ...]:
    out: list[NodeSpan] = []
    for node, span in sorted(parts, key=lambda part: part[1].start):
        if out and out[-1][0] == node and out[-1][1].stop == span.start:
            out[-1] = (node, FrameSpan(out[-1][1].start, span.stop))
        else:
            out.append((node, span))
    return tuple(out)
