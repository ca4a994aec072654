"""The pieces and seeds of a run on their way from the folder into the store. Called on the thread that owns the run."""

from collections import Counter
from collections.abc import Callable

from fastvid_gui.cluster.maker.desk import Desk, PieceRead
from fastvid_gui.cluster.messages import PieceWritten
from fastvid_gui.cluster.piece_files import seed_of
from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.desk import SeamBroken
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.coordinator import Coordinator
from fastvid_gui.farm.schedule.instructions import Accept, Assignment
from fastvid_gui.sentences.sentence import say
from fastvid_gui.sentences.shared_render import Fault


class Pieces:
    """What has come of assignments, and which files let a range go on.

    Attributes:
        unfinished: pieces and seams that are being read, stored or faded.
    """

    def __init__(
        self,
        desk: Desk,
        coordinator: Coordinator,
        table: AssignmentTable,
        handle: Callable[[ev.Event], None],
    ) -> None:
        self._desk, self._coordinator = desk, coordinator
        self._table, self._handle = table, handle
        self.unfinished = 0
        self._read: dict[tuple[int, PieceSpan], PieceRead] = {}
        self._reading: Counter[int] = Counter()
        self._after: dict[int, ev.Event] = {}
        self._seeds: dict[int, dict[int, str]] = {}
        self._kept: set[str] = set()

    def planned(self, range_number: int, seeds: dict[int, str]) -> None:
        """A range is known. `seeds`: files of an earlier run, by the frame they were taken at."""
        self._seeds[range_number] = seeds

    def seed_for(self, assignment: Assignment) -> str | None:
        """The file that an assignment goes on from; "" at the keyframe, None where it is gone."""
        if assignment.seed is None:
            return ""
        return self._seeds[assignment.range_number].get(assignment.from_frame - 1)

    def forget_seed(self, assignment: Assignment) -> None:
        """What an assignment was to go on from can't be opened: the range begins at an earlier place."""
        name = self._seeds[assignment.range_number].pop(assignment.from_frame - 1, "")
        if name:
            self._desk.remove([name])
        self._handle(ev.SeedBroken(assignment.range_number, assignment.from_frame, assignment.id))

    def written(self, node: str, piece: PieceWritten) -> None:
        """A member says that a piece lies in the folder."""
        self.unfinished += 1
        self._reading[piece.assignment] += 1
        self._desk.take(node, piece)

    def ended(self, assignment: int, event: ev.Event) -> None:
        """A member is done with an assignment: the coordinator is told once all that it brought was read.

        Otherwise a slow disk would be held against the member, or somebody would paint once more what is there.
        """
        if self._reading[assignment]:
            self._after[assignment] = event
        else:
            self._handle(event)

    def take_unreported(self, node: str) -> None:
        """What a member finished and could not tell any more, before somebody else is given that part."""
        for entry in self._table.open(node):
            work = self._coordinator.ranges[entry.assignment.range_number]
            for span in work.spans[work.first_missing :]:
                read = self._desk.unreported(node, entry.assignment, span)
                if read is None:
                    break
                self.unfinished += 1
                self._judge(read)

    def read(self, read: PieceRead) -> None:
        """A piece was read: the coordinator says whether it is wanted."""
        assignment = read.written.assignment
        self._reading[assignment] -= 1
        self._judge(read)
        if not self._reading[assignment]:
            del self._reading[assignment]
            if (ended := self._after.pop(assignment, None)) is not None:
                self._handle(ended)

    def _judge(self, read: PieceRead) -> None:
        said = read.written
        span = PieceSpan(said.start, said.stop, PieceKind(said.kind))
        self._read[said.assignment, span] = read
        self._handle(
            ev.PieceReceived(
                node=read.node,
                assignment=said.assignment,
                range_number=said.range_number,
                span=span,
                frames=max(0, read.frames),
                intact=read.piece is not None,
                has_seed=bool(said.seed),
            )
        )

    def accept(self, accepted: Accept) -> None:
        """The coordinator takes a piece: it is stored, and seeds before it are deleted."""
        read = self._read.pop((accepted.assignment, accepted.span))
        seeds = self._seeds[accepted.range_number]
        work = self._coordinator.ranges[accepted.range_number]
        self._kept.add(read.written.file)
        if read.written.seed and (found := seed_of(read.written.seed)) is not None:
            old = seeds.get(found[1])
            if old is not None and old != read.written.seed:
                self._desk.remove([old])
            seeds[found[1]] = read.written.seed
        begin = work.borders[work.begin]
        needless = [frame for frame in seeds if frame + 1 < begin]
        self._desk.remove([seeds.pop(frame) for frame in needless])
        self._desk.store(read, work.part.start)

    def drop(self, assignment: int, span: PieceSpan) -> None:
        """The coordinator does not want it: its files are deleted, unless they were taken before."""
        read = self._read.pop((assignment, span), None)
        if read is None:
            return
        self.unfinished -= 1
        known = {*self._seeds.get(read.written.range_number, {}).values(), *self._kept}
        names = (read.written.file, read.written.seed)
        self._desk.remove([name for name in names if name and name not in known])

    def fade(self, range_number: int, start: int, stop: int) -> None:
        """Both sides of a seam are stored."""
        self.unfinished += 1
        self._desk.fade(range_number, start, stop)

    def seam_broken(self, found: SeamBroken) -> None:
        """A side of a seam is no picture, or lost: it is painted again."""
        self.unfinished -= 1
        lost: dict[int, frozenset[PieceSpan]] = {}
        for side in found.sides:
            place = found.range_number if side.kind is PieceKind.TAIL else found.range_number + 1
            lost[place] = frozenset([side])
        first = found.sides[0]
        self._handle(ev.PiecesLost(lost, (), say(Fault.WRONG, start=first.start, stop=first.stop)))
