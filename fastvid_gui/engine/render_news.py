"""What a render reports, collected for the window: thousands of events go in, a few messages a second come out.

The time left is counted in frames to paint, including lead-in frames and ranges that are not planned yet, and the speed
is that of the last seconds. So it is steady soon, and honest after a resume.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from types import TracebackType
from typing import Self

import msgspec

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.domain.plan import Keyframe, KeyframeKind, RenderRange
from fastvid_gui.engine.messages.kinds import News
from fastvid_gui.engine.messages.pictures import FramePicture
from fastvid_gui.engine.messages.renders import FrameSpan, JobBegun, Painted, Planned
from fastvid_gui.engine.pacing import Pace
from fastvid_gui.render import events as ev

NEWS_SECONDS = 0.2
PLANNED_SECONDS = 0.5
LATEST_SECONDS = 1.0
WINDOW_SECONDS = 20.0
"""The speed is the mean over this time."""
LEAST_SECONDS = 2.0
LEAST_FRAMES = 3
"""No speed is reported before this much of it was seen."""
PAINT = "paint"

Watch = Callable[[PieceSpan], FramePicture | None]
"""Returns a small picture of a stored piece."""


class RenderNews:
    """Takes the events of one render on its thread and sends the messages. Use as a context manager."""

    def __init__(self, tell: Callable[[News], None], now: Callable[[], float] = time.monotonic) -> None:
        self._tell, self._now = tell, now
        self._lock = threading.RLock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="render-news", daemon=True)
        self._first, self._last = 0, 0
        self._watch: Watch | None = None
        self._painted = bytearray()
        self._done = self._todo = self._worked = 0
        self._ranges: list[RenderRange] = []
        self._keyframes: tuple[Keyframe, ...] = ()
        self._before: tuple[FrameSpan, ...] = ()
        self._complete = self._plan_changed = False
        self._fresh: dict[str, list[list[int]]] = {}
        self._stored: list[PieceSpan] = []
        self._watchable: PieceSpan | None = None
        self._times: deque[tuple[float, int]] = deque()
        self._stage: ev.StageAdvanced | None = None
        self._plan_pace, self._latest_pace = Pace(PLANNED_SECONDS), Pace(LATEST_SECONDS)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()
        self.flush()

    def begin(self, job: str, first: int, last: int, stored: Collection[PieceSpan], watch: Watch) -> None:
        """The job and its stored pieces are known.

        Args:
            first, last: the frames of the film that is made, `last` not included.
        """
        with self._lock:
            self._first, self._last, self._watch = first, last, watch
            self._painted = bytearray(last - first)
            for span in stored:
                self._mark(span.start, span.stop)
            self._before = merged(span for span in stored if span.kind.final)
            self._tell(JobBegun(job))
            self._stage = ev.StageAdvanced(PAINT, self._done, last - first)

    def on_event(self, event: ev.Event) -> None:
        """Takes an event of the engine, on the thread of the render."""
        with self._lock:
            match event:
                case ev.StageAdvanced():
                    self._advanced(event)
                case ev.RangePlanned(part, missing):
                    self._ranges.append(part)
                    self._todo += missing
                    self._plan_changed = True
                case ev.PlanCompleted(plan):
                    self._keyframes, self._complete, self._plan_changed = plan.keyframes, True, True
                case ev.FrameDone(frame, node):
                    self._frame_done(frame, _plain(node))
                case ev.PieceStored(span):
                    if span.kind.final:
                        self._stored.append(span)
                        self._watchable = span
                case ev.NodesChanged() | ev.Noted():
                    self._tell(event)
                case ev.Recovered():
                    self._tell(replace(event, node=_plain(event.node), by=_plain(event.by)))

    def flush(self) -> None:
        """Sends what has been collected."""
        with self._lock:
            stage, self._stage = self._stage, None
            if stage is not None:
                self._tell(stage)
            if self._plan_changed and (self._complete or self._plan_pace.due()):
                self._plan_changed = False
                self._tell(self._planned())
            if not self._fresh and not self._stored:
                return
            news, watch, piece = self._progress(), self._watch, self._watchable
        if watch is not None and piece is not None and self._latest_pace.due():
            self._watchable = None
            news = msgspec.structs.replace(news, latest=watch(piece))
        self._tell(news)

    # ---- inside

    def _work(self) -> None:
        while not self._ended.wait(NEWS_SECONDS):
            self.flush()

    def _advanced(self, now: ev.StageAdvanced) -> None:
        if self._stage is not None and self._stage.stage != now.stage:
            self._tell(self._stage)  # how far the previous stage came
        self._stage = now

    def _frame_done(self, frame: int, node: str) -> None:
        self._worked += 1
        now = self._now()
        if not self._times:
            self._times.append((now, self._worked))
        elif now - self._times[-1][0] >= NEWS_SECONDS:
            self._times.append((now, self._worked))
            while len(self._times) > 2 and self._times[1][0] < now - WINDOW_SECONDS:
                self._times.popleft()
        self._mark(frame, frame + 1)
        spans = self._fresh.setdefault(node, [])
        for span in spans:
            if span[1] == frame:
                span[1] = frame + 1
                return
        spans.append([frame, frame + 1])

    def _mark(self, start: int, stop: int) -> None:
        for place in range(max(0, start - self._first), min(stop - self._first, len(self._painted))):
            self._done += not self._painted[place]
            self._painted[place] = 1

    def _progress(self) -> Painted:
        spans = tuple(
            (node, FrameSpan(start, stop))
            for node, found in self._fresh.items()
            for start, stop in sorted(found)
        )
        stored = merged(self._stored)
        self._fresh, self._stored = {}, []
        speed = self._speed()
        left = self._work_left() / speed if speed else None
        return Painted(
            done=self._done,
            total=self._last - self._first,
            frames_per_second=speed or 0.0,
            seconds_left=left,
            spans=spans,
            stored=stored,
        )

    def _speed(self) -> float | None:
        if not self._times:
            return None
        began, before = self._times[0]
        seconds, frames = self._now() - began, self._worked - before
        return frames / seconds if seconds >= LEAST_SECONDS and frames >= LEAST_FRAMES else None

    def _work_left(self) -> int:
        planned_to = self._ranges[-1].stop if self._ranges else self._first
        unplanned = 0 if self._complete else self._last - planned_to
        return max(0, self._todo - self._worked) + unplanned

    def _planned(self) -> Planned:
        keyframes = self._keyframes or tuple(map(_likely_keyframe, self._ranges))
        return Planned(
            tuple(FrameSpan(part.start, part.stop) for part in self._ranges),
            keyframes,
            self._before,
            self._complete,
        )


def merged(spans: Iterable[PieceSpan]) -> tuple[FrameSpan, ...]:
    """Spans, joined where they touch."""
    found: list[FrameSpan] = []
    for span in sorted(spans, key=lambda span: span.start):
        if found and span.start <= found[-1].stop:
            found[-1] = FrameSpan(found[-1].start, max(found[-1].stop, span.stop))
        else:
            found.append(FrameSpan(span.start, span.stop))
    return tuple(found)


def _likely_keyframe(part: RenderRange) -> Keyframe:
    """What is known about a range's keyframe before the plan is complete."""
    kind = KeyframeKind.SOFT if part.lead_in else KeyframeKind.CUT if part.start else KeyframeKind.START
    return Keyframe(part.start, kind, 1.0, "")


def _plain(node: str) -> str:
    """A node's name; "" is this computer."""
    return "" if node == LOCAL else node
