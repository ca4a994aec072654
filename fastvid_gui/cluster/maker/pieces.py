"""The pieces and seeds of a run on their way from the folder into the store. Called on the thread that owns the run."""

from collections.abc import Callable

from fastvid_gui.cluster.maker.desk import Desk, PieceRead, SeamBroken
from fastvid_gui.cluster.messages import PieceWritten
from fastvid_gui.cluster.piece_files import seed_of
from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.domain.plan import ChunkSpan
from fastvid_gui.farm.maker.desk import span_of, step_of
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.coordinator import Coordinator
from fastvid_gui.farm.schedule.instructions import Assign
from fastvid_gui.farm.schedule.work import Step


class Pieces:
    """What was given to whom, what has come of it, and which files let a range go on.

    Attributes:
        assigned: every assignment of the run. unfinished: pieces and seams that are being read, stored or faded.
    """

    def __init__(self, desk: Desk, coordinator: Coordinator, handle: Callable[[ev.Event], None]) -> None:
        self._desk, self._coordinator, self._handle = desk, coordinator, handle
        self.assigned: dict[int, Assign] = {}
        self.unfinished = 0
        self._read: dict[tuple[int, Step], PieceRead] = {}
        self._seeds: dict[int, dict[int, str]] = {}
        self._kept: set[str] = set()

    def planned(self, number: int, seeds: dict[int, str]) -> None:
        """A range is known. `seeds`: files of an earlier run, by the frame they were taken at."""
        self._seeds[number] = seeds

    def seed_for(self, assign: Assign) -> str | None:
        """The file that an assignment goes on from; "" at the keyframe, None where it is gone."""
        if assign.seed is None:
            return ""
        return self._seeds[assign.number].get(assign.from_frame - 1)

    def forget_seed(self, assign: Assign) -> None:
        """What an assignment was to go on from can't be opened: the range begins at an earlier place."""
        name = self._seeds[assign.number].pop(assign.from_frame - 1, "")
        if name:
            self._desk.remove([name])
        self._handle(ev.SeedBroken(assign.number, assign.from_frame, assign.assignment))

    def written(self, node: str, piece: PieceWritten) -> None:
        """A member says that a piece lies in the folder."""
        self.unfinished += 1
        self._desk.take(node, piece)

    def take_unreported(self, node: str) -> None:
        """What a member finished and could not tell any more, before somebody else is given that part."""
        record = self._coordinator.nodes.get(node)
        for number in sorted(record.active) if record is not None else ():
            assign = self.assigned[number]
            work = self._coordinator.ranges[assign.number]
            for step in work.steps[work.first_missing :]:
                read = self._desk.unreported(node, assign, span_of(step))
                if read is None:
                    break
                self.unfinished += 1
                self.read(read)

    def read(self, read: PieceRead) -> None:
        """A piece was read: the coordinator says whether it is wanted."""
        said = read.written
        step = step_of(PieceSpan(said.start, said.stop, PieceKind(said.kind)))
        self._read[said.assignment, step] = read
        intact, frames, seed = read.piece is not None, max(0, read.frames), bool(said.seed)
        event: ev.Event
        if isinstance(step, ChunkSpan):
            event = ev.ChunkReceived(
                read.node, said.assignment, said.range_number, step, frames, intact, seed
            )
        else:
            event = ev.PieceReceived(
                read.node, said.assignment, said.range_number, step, frames, intact, seed
            )
        self._handle(event)

    def accept(self, assignment: int, number: int, step: Step) -> None:
        """The coordinator takes a piece: it is stored, and seeds before it are deleted."""
        read = self._read.pop((assignment, step))
        seeds, work = self._seeds[number], self._coordinator.ranges[number]
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

    def drop(self, assignment: int, step: Step) -> None:
        """The coordinator does not want it: its files are deleted, unless they were taken before."""
        read = self._read.pop((assignment, step), None)
        if read is None:
            return
        self.unfinished -= 1
        known = {*self._seeds.get(read.written.range_number, {}).values(), *self._kept}
        names = (read.written.file, read.written.seed)
        self._desk.remove([name for name in names if name and name not in known])

    def fade(self, number: int, start: int, stop: int) -> None:
        """Both sides of a seam are stored."""
        self.unfinished += 1
        self._desk.fade(number, start, stop)

    def seam_broken(self, found: SeamBroken) -> None:
        """A side of a seam is no picture, or lost: it is painted again."""
        self.unfinished -= 1
        lost: dict[int, frozenset[Step]] = {}
        for side in found.sides:
            place = found.number if side.kind is PieceKind.TAIL else found.number + 1
            lost[place] = frozenset([step_of(side)])
        first = found.sides[0]
        self._handle(ev.PiecesLost(lost, (), f"frames {first.start} to {first.stop}"))
