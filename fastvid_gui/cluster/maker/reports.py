"""What members say of their assignments, on its way to the coordinator."""

from collections.abc import Callable

from fastvid_gui.cluster.folder import ClusterFolder, FolderFailed, FolderFull
from fastvid_gui.cluster.maker.heard import heard
from fastvid_gui.cluster.maker.members import MemberLink, MemberPhase
from fastvid_gui.cluster.maker.pieces import Pieces
from fastvid_gui.cluster.maker.roster import Roster
from fastvid_gui.cluster.messages import (
    Frames,
    MemberGoodbye,
    MemberGreeted,
    MemberPaused,
    PieceWritten,
    TaskEnded,
)
from fastvid_gui.errors import FastVidError
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.decisions import DecisionsCarriedOut
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.render.events import FrameDone
from fastvid_gui.sentences.cluster import ClusterSays
from fastvid_gui.sentences.sentence import NOTHING, Sentence, said_by_others


class Reports:
    """Takes them one by one, on the thread that owns the run.

    Attributes:
        failure: nobody can write into the folder; the run ends with it once all that came is stored.
    """

    def __init__(
        self,
        folder: ClusterFolder,
        roster: Roster,
        pieces: Pieces,
        table: AssignmentTable,
        decisions: DecisionsCarriedOut,
        tell: Callable[[FrameDone], None],
    ) -> None:
        self._folder, self._roster, self._pieces = folder, roster, pieces
        self._table, self._decisions, self._tell = table, decisions, tell
        self.failure: FastVidError | None = None

    def heard(self, address: str, report: object) -> None:
        """A member says something."""
        link = self._roster.of(address)
        if link is None:
            return
        match report:
            case MemberGreeted():
                self._roster.greeted(link, report)
            case Frames(assignment=assignment, count=count):
                self.painted(link.id, assignment, count)
            case PieceWritten():
                self._pieces.written(link.id, report)
            case MemberPaused(paused=paused, reason=reason):
                link.why = heard(reason) if paused else NOTHING
                if link.phase is MemberPhase.READY:
                    self._decisions.handle(ev.SignOfLife(link.id, paused, link.why))
            case MemberGoodbye():
                link.leaving = True
            case TaskEnded():
                self._ended(link, report)

    def painted(self, node: str, assignment: int, count: int) -> None:
        """New frames of an assignment, not yet safe."""
        for frame in self._table.painted(assignment, count):
            self._tell(FrameDone(frame, node))

    def task_failed(self, address: str, assignment: int | None, text: str) -> None:
        """Dask could not run a task at all. `assignment`: None for a greeting."""
        link, why = self._roster.of(address), said_by_others(text)
        if link is None:
            return
        if assignment is None:
            self._roster.not_asked(link, why)
        else:
            self._failed(link, assignment, why)

    def _ended(self, link: MemberLink, said: TaskEnded) -> None:
        if self._roster.hub is not None:
            self._roster.hub.forget(said.assignment)
        match said.how:
            case "done":
                self._pieces.ended(said.assignment, ev.AssignmentOver(link.id, said.assignment))
            case "declined":
                declined = ev.NodeDeclined(link.id, said.assignment, heard(said.text))
                self._pieces.ended(said.assignment, declined)
            case "seed":
                entry = self._table.get(said.assignment)
                if entry is not None and entry.assignment.seed is not None:
                    self._pieces.forget_seed(entry.assignment)
            case "failed":
                self._failed(link, said.assignment, heard(said.text))
            case "full":
                full = FolderFull(ClusterSays.FOLDER_FULL, folder=self._folder.shared)
                self.failure = self.failure or full
            case "folder":
                self.failure = self.failure or FolderFailed(heard(said.text))
            case _:
                pass

    def _failed(self, link: MemberLink, assignment: int, why: Sentence) -> None:
        self._pieces.ended(assignment, ev.NodeFailed(link.id, ev.Failure.ERROR, assignment, why))
