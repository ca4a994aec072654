"""What went wrong in a farmed job and who took over. Follows the coordinator; decides nothing.

People are told at once that a node has vanished, is back, or could not paint something. The summary lists a mishap once
it is repaired: when another node begins with the range, or has delivered the damaged part again.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from fastvid_gui.domain.chunk import PieceSpan
from fastvid_gui.farm.maker.assignment_table import AssignmentTable, TableEntry
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.coordinator import SILENCE_S, Coordinator
from fastvid_gui.farm.schedule.instructions import (
    Accept,
    Alone,
    Assignment,
    Close,
    Ignore,
    Instruction,
    SetAside,
    Withdraw,
)
from fastvid_gui.farm.schedule.states import Presence, RangeState, Standing
from fastvid_gui.render.events import Noted, Recovered
from fastvid_gui.sentences.helpers import HelperNews, WhyNot
from fastvid_gui.sentences.joined import Joined
from fastvid_gui.sentences.sentence import NOTHING, Sentence, code_of, say
from fastvid_gui.sentences.shared_render import Fault, TakenBack

_FAILED = (Fault.ERROR, Fault.LATE, Fault.LESS)


class Story:
    """Takes each event that the coordinator got, with its answer.

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
        self._failures_told: set[tuple[str, Sentence]] = set()
        self._quiet_told: set[str] = set()

    def said_goodbye(self, node: str) -> None:
        """A node that ends properly has not vanished."""
        self._polite.add(node)

    def handled(self, event: ev.Event, answer: Sequence[Instruction]) -> None:
        """Call it after each event, once the table follows the answer and before the answer is carried out."""
        if isinstance(event, ev.NodeJoined):
            self._polite.discard(event.node)
        self._look_who_is_there(event)
        if isinstance(event, ev.NodeFailed) and not any(isinstance(item, Ignore) for item in answer):
            self._on_failed(event)
        for item in answer:
            match item:
                case Ignore(ev.PieceReceived() as delivered, damaged=True):
                    self._on_wrong(delivered)
                case SetAside(node, faults):
                    aside = say(Joined.LIST, sentences=faults)
                    self._tell(Recovered(kind="aside", node=self._name(node), detail=aside))
                case Withdraw(node, assignment, reason):
                    if code_of(reason) is TakenBack.SOONER:
                        self._on_quiet(node)
                    self._look_after(assignment, reason)
                case Close(_, assignment):
                    # An assignment that it was only given ahead counts as well.
                    declined = isinstance(event, ev.NodeDeclined) and event.assignment == assignment
                    self._look_after(assignment, NOTHING, begun=declined)
                case Alone(assignment):
                    self._mend(self._entry(assignment).assignment)
                case Assignment():
                    self._mend(item)
                case Accept():
                    self._on_accepted(item)
                case _:
                    pass

    def _look_who_is_there(self, event: ev.Event) -> None:
        """A silent node is noticed at the next tick."""
        whole = isinstance(event, ev.Tick)
        for name in list(self._coordinator.nodes) if whole else [getattr(event, "node", "")]:
            node = self._coordinator.nodes.get(name)
            if node is None or node.local:
                continue
            there = node.presence in (Presence.HELPING, Presence.PAUSED)
            if there and name not in self._there:
                self._there.add(name)
                # If one was restarted, people have just been told that it helps.
                if self._gone.pop(name, None) == node.session:
                    self._tell(Noted(say(HelperNews.BACK, name=self._name(name)), "back", self._name(name)))
            elif not there and name in self._there:
                self._there.discard(name)
                if name not in self._polite:
                    self._gone[name] = node.session
                    self._on_vanished(name, event, silent=node.presence is Presence.LOST)

    def _on_vanished(self, node: str, event: ev.Event, silent: bool) -> None:
        name = self._name(node)
        if silent:
            why = say(WhyNot.SILENT_FOR, seconds=SILENCE_S)
        elif isinstance(event, ev.NodeLeft) and event.crashed:
            why = say(WhyNot.KILLED)
        else:
            why = say(WhyNot.NOT_BACK)
        self._tell(Noted(say(HelperNews.VANISHED, name=name, reason=why), "vanished", name))

    def _on_failed(self, event: ev.NodeFailed) -> None:
        node = self._coordinator.nodes.get(event.node)
        news = (event.node, event.detail) not in self._failures_told
        if event.failure is ev.Failure.ERROR and node is not None and not node.local and news:
            self._failures_told.add((event.node, event.detail))
            name = self._name(event.node)
            why = event.detail or say(WhyNot.SAYS_NOTHING)
            self._tell(Noted(say(HelperNews.FAILED, name=name, reason=why), "failed", name))

    def _on_quiet(self, node: str) -> None:
        """Once for each: it may merely be slow."""
        if node not in self._quiet_told:
            self._quiet_told.add(node)
            name = self._name(node)
            self._tell(Noted(say(HelperNews.SLOW, name=name), "slow", name))

    def _on_wrong(self, event: ev.PieceReceived) -> None:
        span = event.span
        found = Recovered(kind="damaged", node=self._name(event.node), frame=span.start, stop=span.stop)
        self._damaged[event.range_number, span] = found

    def _entry(self, assignment: int) -> TableEntry:
        entry = self._table.get(assignment)
        assert entry is not None, "the coordinator speaks of what it has given"
        return entry

    def _look_after(self, assignment: int, revoked: Sentence, begun: bool = False) -> None:
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

    def _why(self, name: str, revoked: Sentence) -> tuple[str, Sentence]:
        """Kind and reason of an early end; "" if nothing went wrong."""
        node = self._coordinator.nodes[name]
        if node.standing is not Standing.GOOD:
            return "", NOTHING  # set aside: told with its reason; forbidden: its maker knows
        if node.presence in (Presence.LOST, Presence.ABSENT):
            return ("left" if name in self._polite else "vanished"), NOTHING
        if node.presence is Presence.PAUSED:
            return "rested", node.resting
        if code_of(revoked) in _FAILED:
            return "failed", revoked
        if node.declined and not revoked:
            return "declined", node.declined
        return "", NOTHING

    def _mend(self, given: Assignment) -> None:
        """Somebody goes on with a range."""
        for found in self._broken.pop(given.range_number, ()):
            self._tell(replace(found, frame=given.from_frame, by=self._name(given.node)))

    def _on_accepted(self, item: Accept) -> None:
        found = self._damaged.pop((item.range_number, item.span), None)
        if found is not None:
            self._tell(replace(found, by=self._name(item.node)))
