"""Who paints what: every assignment of a run, as the coordinator's instructions say. Decides nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from fastvid_gui.farm.schedule.instructions import Alone, Assignment, Begin, Close, Instruction, Withdraw


@dataclass(slots=True, eq=False, kw_only=True)
class TableEntry:
    """An assignment and its progress.

    Attributes:
        begun: its node paints it, or has painted; false while it waits at its node.
        beside: another node paints the same frames.
        over: nobody paints it any more.
        arrived: its helper is known to have it.
        painted: frames reported to the user, not yet safe.
    """

    assignment: Assignment
    begun: bool
    beside: bool
    over: bool = False
    arrived: bool = False
    painted: int = 0


class AssignmentTable:
    """All assignments of a run, including those that are over: pieces of them may still come."""

    def __init__(self) -> None:
        self._entries: dict[int, TableEntry] = {}
        self._open: dict[str, dict[int, TableEntry]] = {}

    def follow(self, instructions: Iterable[Instruction]) -> None:
        """Takes in what the coordinator has said."""
        for instruction in instructions:
            match instruction:
                case Assignment():
                    entry = TableEntry(
                        assignment=instruction, begun=not instruction.ahead, beside=instruction.speculative
                    )
                    self._entries[instruction.id] = entry
                    self._open.setdefault(instruction.node, {})[instruction.id] = entry
                case Begin(assignment):
                    self._entries[assignment].begun = True
                case Alone(assignment):
                    self._entries[assignment].beside = False
                case Withdraw(node, assignment) | Close(node, assignment):
                    self._entries[assignment].over = True
                    del self._open[node][assignment]
                case _:
                    pass

    def get(self, assignment: int) -> TableEntry | None:
        """An assignment, open or over; None if there never was one."""
        return self._entries.get(assignment)

    def painted(self, assignment: int, count: int) -> range:
        """Notes that so many frames of an assignment are painted; returns which of them are new."""
        entry = self._entries.get(assignment)
        if entry is None:
            return range(0)
        first, before = entry.assignment.from_frame, entry.painted
        if not before < count <= entry.assignment.to_frame - first:
            return range(0)
        entry.painted = count
        return range(first + before, first + count)

    def of(self, node: str, assignment: int) -> TableEntry | None:
        """An open assignment of this node."""
        return self._open.get(node, {}).get(assignment)

    def open(self, node: str) -> list[TableEntry]:
        """The open assignments of a node, in the order it was given them."""
        return list(self._open.get(node, {}).values())
