"""The plan as it comes in: a thread of its own reads it; it is held back while chunks of an earlier run may still come.

Chunks that helpers kept of an interrupted run are accepted before the plan begins, so that nobody paints them again.
"""

import threading
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from fastvid_gui.domain.chunk import PieceKind, PieceSpan, piece_spans
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.errors import Interrupted
from fastvid_gui.farm.maker.desk import JobDesk
from fastvid_gui.farm.maker.link import HelperLink, Phase
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.render.events import Event, RangePlanned
from fastvid_gui.render.local_run import RunParts
from fastvid_gui.render.work_list import WorkList
from fastvid_gui.sentences.painting import Painting

HANDOVER_S = 2.0
"""How long a resumed job waits for helpers that may still hold chunks of it."""
ANSWER_MOST_S = 10.0
"""How long for the answer of a connected one: it comes within milliseconds, unless its computer is busy."""
HANDOVER_MOST_S = 30.0
"""How long while such chunks are coming in."""


@dataclass(frozen=True, slots=True)
class PlannerNews:
    """The planner has found a range, or has something to tell."""

    item: RenderRange | Event


@dataclass(frozen=True, slots=True)
class PlanEnded:
    """The planner is done, or could not go on."""

    error: BaseException | None


class PlanIntake:
    """Takes the plan in, and holds it back at first. Everything except `read` is called on the maker's main thread.

    Args:
        stored: what the store holds; others keep it up to date.
        tell: takes events for people. handle: takes those for the coordinator.
    """

    def __init__(
        self,
        parts: RunParts,
        stored: Collection[PieceSpan],
        desk: JobDesk,
        tell: Callable[[Event], None],
        handle: Callable[[ev.Event], None],
    ) -> None:
        self._parts, self._stored, self._desk = parts, stored, desk
        self._tell, self._handle = tell, handle
        # A helper may have kept what an earlier run never got to store.
        self._resumes = bool(stored) or bool(parts.store.given(parts.job))
        self._held: list[PlannerNews | PlanEnded] | None = []
        self._ranges = 0

    @property
    def waits(self) -> bool:
        """Whether the plan is still held back."""
        return self._held is not None

    def read(
        self,
        planning: Iterable[RenderRange | Event],
        post: Callable[[Any], None],
        post_by_the_way: Callable[[Any], None],
        halt: threading.Event,
    ) -> None:
        """Reads the planning to its end, on the planner's thread: posts `PlannerNews` and `PlanEnded`.

        `post_by_the_way`: takes what is only for people.
        """
        try:
            for item in planning:
                if halt.is_set():
                    return
                (post if isinstance(item, RenderRange) else post_by_the_way)(PlannerNews(item))
        except BaseException as error:  # noqa: BLE001 - raised again on the thread that owns the run
            post(PlanEnded(error))
        else:
            post(PlanEnded(None))

    def take(self, item: PlannerNews | PlanEnded) -> None:
        """Something was read; raises what went wrong in reading."""
        if self._held is not None:
            self._held.append(item)
        elif isinstance(item, PlanEnded):
            self._end(item.error)
        elif isinstance(item.item, RenderRange):
            self._range(item.item)
        else:
            self._tell(item.item)

    def release(self) -> None:
        """Nothing is held back any more."""
        held, self._held = self._held or [], None
        for item in held:
            self.take(item)

    def may_begin(
        self, links: Collection[HelperLink], all_known: bool, unfinished: int, passed_s: float
    ) -> bool:
        """Whether helpers will bring no more chunks of an interrupted run.

        Args:
            all_known: no helper beyond these can turn up.
            unfinished: pieces that have come and are not stored yet. passed_s: since the run began.
        """
        coming = any(link.kept_coming(time.monotonic()) for link in links)
        if (coming or unfinished) and passed_s < HANDOVER_MOST_S:
            return False
        if not self._resumes:
            return True
        # A connection is there before the helper has said what it kept.
        asked = [link for link in links if link.link is not None and not link.answered]
        if asked and passed_s < ANSWER_MOST_S:
            return False
        answered = bool(links) and all(link.answered or link.phase is Phase.REFUSED for link in links)
        return (answered and all_known) or passed_s >= HANDOVER_S

    def _end(self, error: BaseException | None) -> None:
        if error is None:
            self._handle(ev.PlanComplete(self._ranges))
        elif self._parts.stop.is_set():
            raise Interrupted(Painting.STOPPED) from error
        else:
            raise error

    def _range(self, part: RenderRange) -> None:
        range_number, chunk_frames = self._ranges, self._parts.settings.chunk_frames
        self._ranges += 1
        finished = frozenset(piece_spans(part, chunk_frames)).intersection(self._stored)
        seed = self._parts.store.seed(self._parts.job, part.start) if finished else None
        if seed is not None:
            self._desk.keep_seed(range_number, seed)
        missing = WorkList(self._stored, chunk_frames).missing(part)
        self._tell(RangePlanned(part, sum(map(len, missing))))
        seam = PieceSpan(part.body_stop, part.stop, PieceKind.SEAM) if part.tail else None
        self._handle(
            ev.RangeKnown(
                range_number=range_number,
                part=part,
                finished=finished,
                seeds=frozenset() if seed is None else frozenset([seed.frame + 1]),
                seam_faded=seam is not None and seam in self._stored,
            )
        )
