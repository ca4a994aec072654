"""Tells the coordinator what has happened, and has done what it answers. Makers of a farm and of a cluster share it."""

import time
from collections import deque
from collections.abc import Callable

from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.maker.story import Story
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule import instructions as todo
from fastvid_gui.farm.schedule.coordinator import TICK_S, Coordinator
from fastvid_gui.render.events import Noted, Recovered
from fastvid_gui.sentences.helpers import HelperNews
from fastvid_gui.sentences.sentence import say
from fastvid_gui.sentences.shared_render import Standstill


class DecisionsCarriedOut:
    """One for each run, on the thread that owns it.

    Args:
        do: carries out an instruction; may cause events, which are told after the rest of the answer.
        name: of a node, as people read it.
        tell: takes what people should know of a decision.

    Attributes:
        story: follows the answers.
        finished: every frame is stored.
    """

    def __init__(
        self,
        coordinator: Coordinator,
        table: AssignmentTable,
        do: Callable[[todo.Instruction], None],
        name: Callable[[str], str],
        tell: Callable[[Recovered | Noted], None],
    ) -> None:
        self._coordinator, self._table = coordinator, table
        self._do, self._name, self._tell = do, name, tell
        self._events: deque[ev.Event] = deque()
        self._handling = False
        self.story = Story(coordinator, table, name, tell)
        self.finished = False

    def handle(self, event: ev.Event) -> None:
        """Tells the coordinator, and does what it asks for."""
        self._events.append(event)
        if self._handling:
            return
        self._handling = True
        try:
            while self._events:
                said = self._events.popleft()
                answer = self._coordinator.handle(said, time.monotonic())
                self._table.follow(answer)
                self.story.handled(said, answer)
                for instruction in answer:
                    self._note(instruction)
                    self._do(instruction)
        finally:
            self._handling = False

    def _note(self, instruction: todo.Instruction) -> None:
        match instruction:
            case todo.SetAside(node, faults):
                name = self._name(node)
                self._tell(Noted(say(HelperNews.NO_MORE_WORK, name=name, reason=faults), "aside", name))
            case todo.Withhold(_, faults):
                self._tell(Noted(say(Standstill.PUT_BACK, reasons=faults)))
            case todo.Finish():
                self.finished = True
            case _:
                pass


class BusyTime:
    """For how long each node has painted, in seconds."""

    def __init__(self, coordinator: Coordinator) -> None:
        self._coordinator = coordinator
        self.seconds: dict[str, float] = {}

    def tick(self, passed: float) -> None:
        """So many seconds have passed; a longer time is one in which this computer slept."""
        for node in self._coordinator.nodes.values():
            if node.active:
                self.seconds[node.id] = self.seconds.get(node.id, 0.0) + min(passed, 2 * TICK_S)
