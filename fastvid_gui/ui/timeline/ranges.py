"""What the row of ranges shows: the planned ranges, who painted what of them, and what is stored. No painting.

It only looks up what is in view, so that a thousand updates a second over thousands of ranges cost nothing.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from fastvid_gui.domain.plan import ranges_between
from fastvid_gui.engine.messages.renders import FrameSpan
from fastvid_gui.ui.state.queue_item import LOCAL_NAMES, ItemState, QueueItem
from fastvid_gui.ui.state.session import Film
from fastvid_gui.ui.state.spans import NodeSpan
from fastvid_gui.ui.timeline.edits import index_of

_LIVE = (ItemState.RUNNING, ItemState.PAUSED, ItemState.WAITING)


class RangeStage(StrEnum):
    """The state of a range."""

    PLANNED = "planned"
    WAITING = "waiting"
    PAINTING = "painting"
    PAUSED = "paused"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A range as it is shown.

    Attributes:
        painted: how many of its frames are painted. nodes: who painted them, in the order of the film.
        now: the node that paints it now ("" is this computer); None if nobody does.
    """

    start: int
    stop: int
    state: RangeStage
    painted: int = 0
    nodes: tuple[str, ...] = ()
    now: str | None = None

    @property
    def frames(self) -> int:
        return self.stop - self.start

    @property
    def percent(self) -> int:
        return 100 * self.painted // max(1, self.frames)


class Ranges:
    """The ranges of a film: from its keyframes before a render, from the render itself afterwards."""

    def __init__(self, film: Film | None = None, item: QueueItem | None = None) -> None:
        planned = item.planned if item is not None else None
        # Not calculated where the render reports them, which it does thirty times a second.
        told = planned is not None and planned.ranges and item is not None and item.state in _LIVE
        self.spans: tuple[FrameSpan, ...] = planned_spans(film) if film and not told else ()
        self.progress: tuple[NodeSpan, ...] = ()
        self.stored: tuple[FrameSpan, ...] = ()
        self.state: ItemState | None = None
        # By the end of the range: a lead-in lets a part begin before its range does. If there are several painters (one
        # tries to be faster), the one that is further on counts.
        self._painters: dict[int, tuple[int, str]] = {}
        if item is not None and self._takes(item):
            self.state = item.state
            if item.planned is not None and item.planned.ranges:
                self.spans = item.planned.ranges
            self.progress, self.stored = item.progress, item.stored
            for node in item.nodes.nodes if item.nodes else ():
                for part in node.painting:
                    now = (part.at, local(node.name))
                    self._painters[part.stop] = max(now, self._painters.get(part.stop, now))
        self._starts = [span.start for span in self.spans]
        self._progress_starts = [span.start for _, span in self.progress]
        self._stored_starts = [span.start for span in self.stored]

    def _takes(self, item: QueueItem) -> bool:
        """Whether a render belongs on this timeline: it runs, or its result is still what is planned."""
        if item.state in _LIVE or item.planned is None:
            return item.state in _LIVE
        return item.state is not ItemState.CANCELED and item.planned.ranges == self.spans

    @property
    def stop(self) -> int:
        """The end of what is planned so far."""
        return self.spans[-1].stop if self.spans else 0

    def seen(self, first: int, stop: int) -> range:
        """The indices of the ranges that touch some frames."""
        low = max(0, bisect_right(self._starts, first) - 1)
        if self.spans and low < len(self.spans) and self.spans[low].stop <= first:
            low += 1
        return range(low, bisect_left(self._starts, stop))

    def painted_in(self, first: int, stop: int) -> Iterator[NodeSpan]:
        """Who painted which of some frames, cut to them."""
        for place in range(max(0, bisect_right(self._progress_starts, first) - 1), len(self.progress)):
            node, span = self.progress[place]
            if span.start >= stop:
                return
            if span.stop > first:
                yield local(node), FrameSpan(max(first, span.start), min(stop, span.stop))

    def stored_in(self, first: int, stop: int) -> Iterator[FrameSpan]:
        """Which of some frames can no longer be lost, cut to them."""
        for place in range(max(0, bisect_right(self._stored_starts, first) - 1), len(self.stored)):
            span = self.stored[place]
            if span.start >= stop:
                return
            if span.stop > first:
                yield FrameSpan(max(first, span.start), min(stop, span.stop))

    def at(self, frame: int) -> Range | None:
        """The range that a frame belongs to."""
        place = bisect_right(self._starts, frame) - 1
        return self[place] if place >= 0 and frame < self.spans[place].stop else None

    def finished(self, frame: int) -> bool:
        """Whether a frame's painted picture can be watched."""
        return next(self.stored_in(frame, frame + 1), None) is not None

    def __getitem__(self, place: int) -> Range:
        span = self.spans[place]
        if self.state is None:
            return Range(start=span.start, stop=span.stop, state=RangeStage.PLANNED)
        pieces = list(self.painted_in(span.start, span.stop))
        painted = _covered(
            [piece for _, piece in pieces], list(self.stored_in(span.start, span.stop)), span.start
        )
        nodes = tuple(dict.fromkeys(node for node, _ in pieces))
        if painted >= span.stop - span.start or self.state is ItemState.DONE:
            return Range(
                start=span.start,
                stop=span.stop,
                state=RangeStage.DONE,
                painted=span.stop - span.start,
                nodes=nodes,
            )
        now = self._painters.get(span.stop, (0, None))[1]
        if self.state is ItemState.RUNNING and (painted or now is not None):
            if now is None and pieces:
                now = pieces[-1][0]
            return Range(
                start=span.start,
                stop=span.stop,
                state=RangeStage.PAINTING,
                painted=painted,
                nodes=nodes,
                now=now,
            )
        state = RangeStage.PAUSED if self.state is not ItemState.RUNNING and painted else RangeStage.WAITING
        return Range(start=span.start, stop=span.stop, state=state, painted=painted, nodes=nodes)


def local(node: str) -> str:
    """A node's name; "" for this computer, whatever it was called."""
    return "" if node in LOCAL_NAMES else node


def planned_spans(film: Film) -> tuple[FrameSpan, ...]:
    """The ranges that a render of the marked part will have, up to the last known keyframe."""
    if not film.frames or not film.keyframes:
        return ()
    start, stop = film.part
    keys = film.keyframes
    if film.edited is None and not film.analyzed and not film.analysis_problem:
        # The part after the last keyframe found may still be split.
        stop = min(stop, max(start, keys[-1].frame))
    inside = [key for key in keys if start < key.frame < stop]
    if start < stop:
        # Any kind will do for the first one: only the borders matter here.
        index = index_of(keys, start)
        first = keys[index if index is not None else 0]
        parts = ranges_between([first, *inside], stop)
        return (FrameSpan(start, parts[0].stop), *(FrameSpan(part.start, part.stop) for part in parts[1:]))
    return ()


def _covered(one: list[FrameSpan], other: list[FrameSpan], start: int) -> int:
    """Frames in the union of sorted spans."""
    total, reached = 0, start
    for span in sorted((*one, *other), key=lambda span: span.start):
        if span.stop > reached:
            total += span.stop - max(reached, span.start)
            reached = span.stop
    return total
