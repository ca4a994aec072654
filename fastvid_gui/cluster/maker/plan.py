"""The ranges of the film as the planner finds them, with what an earlier run left of each."""

from collections.abc import Callable

from fastvid_gui.cluster.maker.desk import Desk
from fastvid_gui.cluster.maker.pieces import Pieces
from fastvid_gui.domain.chunk import PieceKind, PieceSpan, piece_spans
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.render.events import Event, RangePlanned
from fastvid_gui.render.local_run import RunParts
from fastvid_gui.render.work_list import WorkList


class KnownRanges:
    """Takes them one by one, on the thread that owns the run.

    Attributes:
        count: so many are known. old_seeds: files of an earlier run, by first frame of the range and frame.
    """

    def __init__(
        self,
        parts: RunParts,
        desk: Desk,
        pieces: Pieces,
        tell: Callable[[Event], None],
        handle: Callable[[ev.Event], None],
    ) -> None:
        self._parts, self._desk, self._pieces = parts, desk, pieces
        self._tell, self._handle = tell, handle
        self.count = 0
        self.old_seeds: dict[tuple[int, int], str] = {}

    def take(self, item: RenderRange | Event) -> None:
        """The planner has found a range, or has something to tell."""
        if not isinstance(item, RenderRange):
            self._tell(item)
            return
        part, range_number, parts = item, self.count, self._parts
        self.count += 1
        stored = parts.store.pieces(parts.job)
        chunk_frames = parts.settings.chunk_frames
        finished = frozenset(piece_spans(part, chunk_frames)).intersection(stored)
        seeds = {frame: name for (start, frame), name in self.old_seeds.items() if start == part.start}
        if finished and (mine := self._desk.seed_here(part.start)) is not None:
            seeds.setdefault(*mine)
        self._pieces.planned(range_number, seeds)
        missing = WorkList(stored, chunk_frames).missing(part)
        self._tell(RangePlanned(part, sum(map(len, missing))))
        seam = PieceSpan(part.body_stop, part.stop, PieceKind.SEAM) if part.tail else None
        known = frozenset(frame + 1 for frame in seeds) if finished else frozenset()
        self._handle(
            ev.RangeKnown(
                range_number=range_number,
                part=part,
                finished=finished,
                seeds=known,
                seam_faded=seam is not None and seam in stored,
            )
        )
