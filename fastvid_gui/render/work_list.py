"""What is left to do of a job: pure bookkeeping, without threads or files.

Ranges arrive while the plan is still being made. A range that was begun continues after its seed. A seam can be faded
as soon as the tail before it and the lead-in after it are stored.
"""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from fastvid_gui.domain.chunk import PieceKind, PieceSpan, piece_spans
from fastvid_gui.domain.plan import RenderRange


@dataclass(frozen=True, slots=True)
class SeamWork:
    """Cross-fade a range's tail with the next range's lead-in."""

    start: int
    stop: int

    @property
    def spans(self) -> tuple[PieceSpan, PieceSpan, PieceSpan]:
        """The tail and the lead-in that go in, and the seam that comes out."""
        kinds = (PieceKind.TAIL, PieceKind.LEAD, PieceKind.SEAM)
        tail, lead, seam = (PieceSpan(self.start, self.stop, kind) for kind in kinds)
        return tail, lead, seam


class WorkList:
    """Which ranges and seams are left, in film order. Seams come first, since they free space."""

    def __init__(self, stored: Collection[PieceSpan], chunk_frames: int) -> None:
        self._stored = set(stored)
        self._chunk_frames = chunk_frames
        self._ranges: deque[RenderRange] = deque()
        self._seams: deque[SeamWork] = deque()
        self._waiting: set[SeamWork] = set()

    def add_range(self, part: RenderRange) -> list[PieceSpan]:
        """Adds a range of the plan; returns its missing pieces."""
        missing = self.missing(part)
        if missing:
            self._ranges.append(part)
        if part.tail:
            seam = SeamWork(part.body_stop, part.stop)
            if seam.spans[2] not in self._stored:
                self._waiting.add(seam)
                self._look_at_seams()
        return missing

    def missing(self, part: RenderRange) -> list[PieceSpan]:
        """The pieces of a range that are not stored, in the order of painting."""
        return [span for span in piece_spans(part, self._chunk_frames) if not self._have(span)]

    def stored(self, span: PieceSpan) -> None:
        """Records that a piece is on disk."""
        self._stored.add(span)
        self._look_at_seams()

    def next(self) -> RenderRange | SeamWork | None:
        """What to do next; None if nothing can be done now."""
        if self._seams:
            return self._seams.popleft()
        return self._ranges.popleft() if self._ranges else None

    def _have(self, span: PieceSpan) -> bool:
        if span in self._stored:
            return True
        # Once faded, lead-in and tail are gone; the seam stands for both.
        return not span.kind.final and PieceSpan(span.start, span.stop, PieceKind.SEAM) in self._stored

    def _look_at_seams(self) -> None:
        for seam in sorted(self._waiting, key=lambda seam: seam.start):
            tail, lead, _ = seam.spans
            if tail in self._stored and lead in self._stored:
                self._waiting.discard(seam)
                self._seams.append(seam)


def final_spans(ranges: Sequence[RenderRange], chunk_frames: int) -> Iterator[PieceSpan]:
    """The chunks of the film in order, as pieces; together they hold every frame exactly once."""
    for part in ranges:
        for span in piece_spans(part, chunk_frames):
            if span.kind is PieceKind.BODY:
                yield span
            elif span.kind is PieceKind.TAIL:
                yield PieceSpan(span.start, span.stop, PieceKind.SEAM)
