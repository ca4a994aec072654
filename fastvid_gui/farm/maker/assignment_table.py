"""Who paints what: every assignment of a run, as the coordinator's instructions say. Decides nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from fastvid_gui.farm.schedule.instructions import Alone, Assignment, Begin, Close, Instruction, Withdraw


@dataclass(slots=True, eq=False, kw_only=True)
class TableEntry:
    """An assignment and how far it is.

    Attributes:
        begun: its node paints it, or has; not one that waits at its node.
        beside: another node paints the same frames.
        over: nobody paints it any more.
        arrived: its helper is known to have it.
        painted: frames that people were told of, not yet safe.
    """

    assignment: Assignment
    begun: bool
    beside: bool
    over: bool = False
    arrived: bool = False
    painted: int = 0


class AssignmentTable:
    """All assignments of a run, also those that are over: pieces of them may still come."""

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
        """An assignment, open or over; None where there never was one."""
        return self._entries.get(assignment)

    def of(self, node: str, assignment: int) -> TableEntry | None:
        """An assignment that is open and this node's."""
        return self._open.get(node, {}).get(assignment)

    def open(self, node: str) -> list[TableEntry]:
        """What a node has, in the order it was given."""
        return list(self._open.get(node, {}).values())
