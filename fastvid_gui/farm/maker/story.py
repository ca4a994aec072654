"""What went wrong in a farmed job and who mended it. Follows the coordinator; decides nothing.

That a node has vanished, is back, or could not paint something is told at once. For the summary a mishap is told once
it is mended: when somebody else begins with the range, or has delivered the damaged part anew.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.farm.maker.assignment_table import AssignmentTable, TableEntry
from fastvid_gui.farm.protocol.plain_text import sentence
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.coordinator import SILENCE_S, Coordinator
from fastvid_gui.farm.schedule.dispatch import SOONER
from fastvid_gui.farm.schedule.instructions import (
    Accept,
    Alone,
    Assignment,
    Close,
    Ignore,
    Instruction,
    Revoke,
    SetAside,
)
from fastvid_gui.farm.schedule.states import Presence, RangeState, Standing
from fastvid_gui.render.events import Noted, Recovered

_WRONG = "wrong"
"""The coordinator's reason for a chunk that is damaged or of another size than it should be."""
_FAILED = (ev.Failure.ERROR.value, ev.Failure.LATE.value)


class Story:
    """Takes each event that the coordinator was told, with its answer.

    Args:
        table: follows the same answers.
        name: of a node, as people read it.
    """

    def __init__(
        self,
        coordinator: Coordinator,
        table: AssignmentTable,
        name: Callable[[str], str],
        tell: Callable[[Recovered | Noted], None],
    ) -> None:
        self._coordinator, self._table = coordinator, table
        self._name, self._tell = name, tell
        self._broken: dict[int, list[Recovered]] = {}
        self._damaged: dict[tuple[int, PieceSpan], Recovered] = {}
        self._polite: set[str] = set()
        self._there: set[str] = set()
        self._gone: dict[str, str] = {}
        self._failures_told: set[tuple[str, str]] = set()
        self._quiet_told: set[str] = set()

    def said_goodbye(self, node: str) -> None:
        """Who ends properly has not vanished."""
        self._polite.add(node)

    def handled(self, event: ev.Event, answer: Sequence[Instruction]) -> None:
        """Call it after each event, once the table follows the answer and before that is carried out."""
        if isinstance(event, ev.NodeJoined):
            self._polite.discard(event.node)
        self._look_who_is_there(event)
        if isinstance(event, ev.NodeFailed) and not any(isinstance(item, Ignore) for item in answer):
            self._on_failed(event)
        for item in answer:
            match item:
                case Ignore(ev.PieceReceived() as delivered, reason) if reason == _WRONG:
                    self._on_wrong(delivered)
                case SetAside(node, reason):
                    self._tell(Recovered(kind="aside", node=self._name(node), detail=reason))
                case Revoke(node, assignment, reason):
                    if reason == SOONER:
                        self._on_quiet(node)
                    self._look_after(assignment, reason)
                case Close(_, assignment):
                    # What it was only given ahead counts as well.
                    declined = isinstance(event, ev.NodeDeclined) and event.assignment == assignment
                    self._look_after(assignment, "", begun=declined)
                case Alone(assignment):
                    self._mend(self._entry(assignment).assignment)
                case Assignment():
                    self._mend(item)
                case Accept():
                    self._on_accepted(item)
                case _:
                    pass

    def _look_who_is_there(self, event: ev.Event) -> None:
        """Who falls silent is noticed with the next tick."""
        whole = isinstance(event, ev.Tick)
        for name in list(self._coordinator.nodes) if whole else [getattr(event, "node", "")]:
            node = self._coordinator.nodes.get(name)
            if node is None or node.local:
                continue
            there = node.presence in (Presence.HELPING, Presence.PAUSED)
            if there and name not in self._there:
                self._there.add(name)
                # Of one that was started again it has just been told that it helps.
                if self._gone.pop(name, None) == node.session:
                    self._tell(Noted(f"{self._name(name)} is back.", "back", self._name(name)))
            elif not there and name in self._there:
                self._there.discard(name)
                if name not in self._polite:
                    self._gone[name] = node.session
                    self._on_vanished(name, event, silent=node.presence is Presence.LOST)

    def _on_vanished(self, node: str, event: ev.Event, silent: bool) -> None:
        name = self._name(node)
        if silent:
            why = f"no sign of life for {SILENCE_S:.0f} s; look at the computer, its cable or its Wi-Fi"
        elif isinstance(event, ev.NodeLeft) and event.crashed:
            why = "FastVid there was killed or crashed"
        else:
            why = "its connection ended, and nothing answers there"
        self._tell(Noted(f"{name} has vanished: {why}. What it delivered is kept.", "vanished", name))

    def _on_failed(self, event: ev.NodeFailed) -> None:
        node = self._coordinator.nodes.get(event.node)
        news = (event.node, event.detail) not in self._failures_told
        if event.failure is ev.Failure.ERROR and node is not None and not node.local and news:
            self._failures_told.add((event.node, event.detail))
            name = self._name(event.node)
            text = sentence(f"{name} could not paint its part: {event.detail or 'it does not say why'}")
            self._tell(Noted(text, "failed", name))

    def _on_quiet(self, node: str) -> None:
        """Once for each: it may merely be slow."""
        if node not in self._quiet_told:
            self._quiet_told.add(node)
            name = self._name(node)
            text = f"{name} brought nothing of its part for long: another computer was sooner and goes on with it."
            self._tell(Noted(text, "slow", name))

    def _on_wrong(self, event: ev.PieceReceived) -> None:
        span = event.span
        found = Recovered(kind="damaged", node=self._name(event.node), frame=span.start, stop=span.stop)
        self._damaged[event.range_number, span] = found

    def _entry(self, assignment: int) -> TableEntry:
        entry = self._table.get(assignment)
        assert entry is not None, "the coordinator speaks of what it has given"
        return entry

    def _look_after(self, assignment: int, revoked: str, begun: bool = False) -> None:
        """An assignment has ended, perhaps before its range was painted."""
        entry = self._entry(assignment)
        given, work = entry.assignment, self._coordinator.ranges[entry.assignment.range_number]
        if not (entry.begun or begun) or entry.beside or work.state is RangeState.PAINTED:
            return
        kind, detail = self._why(given.node, revoked)
        if kind:
            found = Recovered(
                kind=kind, node=self._name(given.node), frame=work.borders[work.begin], detail=detail
            )
            self._broken.setdefault(given.range_number, []).append(found)

    def _why(self, name: str, revoked: str) -> tuple[str, str]:
        """Kind and reason of an end before time; "" where nothing went wrong."""
        node = self._coordinator.nodes[name]
        if node.standing is not Standing.GOOD:
            return "", ""  # set aside: told with its reason; forbidden: its maker knows
        if node.presence in (Presence.LOST, Presence.ABSENT):
            return ("left" if name in self._polite else "vanished"), ""
        if node.presence is Presence.PAUSED:
            return "rested", node.resting
        if revoked.startswith(_FAILED):
            return "failed", revoked
        if node.declined and not revoked:
            return "declined", node.declined
        return "", ""

    def _mend(self, given: Assignment) -> None:
        """Somebody goes on with a range."""
        for found in self._broken.pop(given.range_number, ()):
            self._tell(replace(found, frame=given.from_frame, by=self._name(given.node)))

    def _on_accepted(self, item: Accept) -> None:
        found = self._damaged.pop((item.range_number, item.span), None)
        if found is not None:
            self._tell(replace(found, by=self._name(item.node)))
