"""Pieces on their way into the store: each is checked, brought before the coordinator, stored, and only then released.

Released means: a helper is told that it may forget the piece, a painter here that it may go on.
"""

from collections.abc import Callable
from dataclasses import dataclass

from fastvid_gui.domain.chunk import Piece, PieceKind, PieceSpan
from fastvid_gui.domain.plan import ChunkSpan
from fastvid_gui.farm import events as ev
from fastvid_gui.farm.coordinator import Coordinator
from fastvid_gui.farm.instructions import Assign
from fastvid_gui.farm.links import HelperLink, PieceArrived
from fastvid_gui.farm.maker_desk import JobDesk, KeepSeeds, PieceSafe, step_of
from fastvid_gui.farm.piece_check import BROKEN
from fastvid_gui.farm.work import Step


@dataclass(frozen=True, slots=True)
class Delivery:
    """A piece that somebody has brought.

    Attributes:
        release: called when it is stored, or not wanted.
        kept_from: start of its range, for a piece of an earlier run.
    """

    node: str
    assignment: int
    piece: Piece
    fingerprint: str
    release: Callable[[], None]
    kept_from: int | None = None


class Deliveries:
    """See above. Everything is called on the maker's main thread.

    Args:
        job, session: of this run, as helpers name them.
        stored: what the store holds; kept up to date here.
        handle: tells the coordinator.

    Attributes:
        assigned: every assignment so far.
        early: the plan has not begun, and pieces of an earlier run are still welcome.
        unfinished: checks, stores and fades under way.
    """

    def __init__(
        self,
        job: str,
        session: str,
        stored: set[PieceSpan],
        desk: JobDesk,
        coordinator: Coordinator,
        handle: Callable[[ev.Event], None],
    ) -> None:
        self._job, self._session, self.stored = job, session, stored
        self._desk, self._coordinator, self._handle = desk, coordinator, handle
        self.assigned: dict[int, Assign] = {}
        self.early = True
        self.unfinished = 0
        self._open: dict[tuple[str, int, Step], Delivery] = {}

    def from_helper(self, link: HelperLink, arrived: PieceArrived) -> None:
        """A piece came over the network: it is opened before anything else."""
        done, piece = arrived.done, arrived.piece
        kept = done.session != self._session
        if done.job != self._job or done.span.kind is PieceKind.SEAM:
            return
        if kept and (not self.early or piece is None or done.span in self.stored):
            link.acknowledge(done)  # of an earlier run, and painted anew by now
            return
        assign = self.assigned.get(done.assignment)
        misplaced = not kept and assign is not None and assign.part.start != done.range_start
        delivery = Delivery(
            link.id,
            done.assignment,
            piece if piece is not None and not misplaced else Piece(done.span, b""),
            done.fingerprint if kept else link.fingerprint,
            lambda: link.acknowledge(done),
            done.range_start if kept else None,
        )
        if not delivery.piece.data:
            self.checked(delivery, BROKEN)
            return
        self.unfinished += 1
        self._desk.check(delivery, link.id, delivery.piece, kept)

    def checked(self, delivery: Delivery, frames: int) -> None:
        """Brings a piece before the coordinator. `frames`: how many it holds, or `BROKEN`."""
        span = delivery.piece.span
        if frames != len(span):
            self._desk.distrust(delivery.node)
        if delivery.kept_from is not None:
            self._take_kept(delivery, delivery.kept_from, sound=frames == len(span))
            return
        step, assign = step_of(span), self.assigned.get(delivery.assignment)
        self._open[delivery.node, delivery.assignment, step] = delivery
        place = (delivery.node, delivery.assignment, -1 if assign is None else assign.number)
        found = (max(0, frames), frames != BROKEN, delivery.piece.seed is not None)
        if isinstance(step, ChunkSpan):
            self._handle(ev.ChunkReceived(*place, step, *found))
        else:
            self._handle(ev.PieceReceived(*place, step, *found))

    def _take_kept(self, delivery: Delivery, range_start: int, sound: bool) -> None:
        if not (sound and self.early):
            delivery.release()
            return
        self.unfinished += 1
        self._desk.store(None, range_start, delivery.piece, delivery.fingerprint, delivery.release)

    def accept(self, node: str, assignment: int, number: int, step: Step) -> None:
        """The coordinator wants it."""
        delivery = self._open.pop((node, assignment, step))
        work = self._coordinator.ranges[number]
        painted = work.first_missing == len(work.steps)
        giver = "" if self._coordinator.nodes[node].local else node
        seeds = KeepSeeds(number, work.part.stop if painted else work.borders[work.begin], giver)
        self.unfinished += 1
        self._desk.store(seeds, work.part.start, delivery.piece, delivery.fingerprint, delivery.release)

    def drop(self, node: str, assignment: int, step: Step) -> None:
        """The coordinator does not want it."""
        delivery = self._open.pop((node, assignment, step), None)
        if delivery is not None:
            delivery.release()

    def safe(self, stored: PieceSafe) -> None:
        """It is on the disk."""
        self.unfinished -= 1
        self.stored.add(stored.span)
        stored.then()
