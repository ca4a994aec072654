"""Who paints what: a pure state machine. An event goes in with the time, instructions come out.

It owns no socket, thread or clock, and reads no file, so that a test can tell it any story. The
shell (`maker/run.py`) turns messages into events, does what the instructions say, and sends a `Tick` every second.

    events.py          what it is told             states.py      the states and the ways between them
    instructions.py    what it asks for            work.py        the pieces of one range
    dispatch.py        who gets what               roster.py      what is known of a node
"""

import math
from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Any

from fastvid_gui.domain.chunk import PieceKind, PieceSpan
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule import states as st
from fastvid_gui.farm.schedule.dispatch import Dispatch
from fastvid_gui.farm.schedule.events import Event, Failure
from fastvid_gui.farm.schedule.instructions import (
    Accept,
    FadeSeam,
    Finish,
    Ignore,
    Instruction,
    MakeChecks,
    SetAside,
    Wait,
    Withhold,
)
from fastvid_gui.farm.schedule.roster import SLOTS_MOST, NodeRecord, NodeView
from fastvid_gui.farm.schedule.speeds import SpeedMeter
from fastvid_gui.farm.schedule.states import JobState, Presence, RangeState, Standing
from fastvid_gui.farm.schedule.work import ActiveAssignment, RangeWork
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say
from fastvid_gui.sentences.shared_render import Fault, Standstill, TakenBack

TICK_S = 1.0
CLOCK_JUMP_S = 5.0
"""A longer step of the clock means that this computer slept; nobody is blamed for that time."""
SILENCE_S = 6.0
"""A node not heard for this long is lost; with a tick a second its work goes on elsewhere well within 10 s."""
OWN_CABLE_S = 3.0
"""A lost node is blamed only if another helper was heard this much later; else the cable may be ours."""
FINISHED_GRACE_S = 5.0
"""A node that says it has sent everything is believed for this long."""
ASK_AGAIN_S = 30.0
"""A node that declined gets no work for this long."""
STRIKES_MOST = 3
WITHHOLD_AFTER_NODES = 3
"""A range on which this many different nodes report errors is put back: it is the range's fault."""
HISTORY_LINES = 40
EXCUSES_MOST = 5


class Coordinator:
    """The state of one job's farm. `handle` is its only way in; it is not thread-safe and needs no thread.

    Args:
        chunk_frames: of the job's settings.
        helpers_only: the maker's own computer paints nothing, even when no helper is left.
    """

    def __init__(self, chunk_frames: int, helpers_only: bool = False) -> None:
        self.state = JobState.PLANNING
        self.nodes: dict[str, NodeRecord] = {}
        self.ranges: dict[int, RangeWork] = {}
        self._chunk_frames = chunk_frames
        self._helpers_only = helpers_only
        self._ranges_planned: int | None = None
        self._open_ranges = 0
        self._open_seams = 0
        self._checks_left = 0
        self._checks_asked = False
        self._waiting_said: Sentence | None = None
        self._history: deque[tuple[float, object]] = deque(maxlen=HISTORY_LINES)
        self._raw_now: float | None = None
        self._now = 0.0
        self._last_heard = 0.0
        self._out: list[Instruction] = []
        self._dispatch = Dispatch(self.nodes, self.ranges, self._history, self._out, count(1), chunk_frames)
        self._handlers: dict[type, Callable[[Any], None]] = {
            ev.NodeJoined: self._on_joined,
            ev.NodeLeft: self._on_left,
            ev.NodePaused: self._on_paused,
            ev.NodeResumed: self._on_resumed,
            ev.NodeDeclined: self._on_declined,
            ev.NodeFailed: self._on_failed,
            ev.SignOfLife: self._on_heartbeat,
            ev.RangeKnown: self._on_range_planned,
            ev.PlanComplete: self._on_plan_complete,
            ev.PieceReceived: self._on_piece,
            ev.AssignmentOver: self._on_assignment_ended,
            ev.SeedBroken: self._on_seed_broken,
            ev.SeamFaded: self._on_seam_faded,
            ev.PiecesLost: self._on_pieces_lost,
            ev.ChecksLeft: self._on_checks_left,
            ev.Readmit: self._on_readmit,
            ev.Forbid: self._on_forbid,
            ev.Cancel: self._on_cancel,
            ev.Tick: self._on_tick,
        }

    # ---- in and out

    def handle(self, event: Event, now: float) -> list[Instruction]:
        """Takes an event at time `now` (seconds of any steady clock) and returns what to do, in order.

        Raises:
            InvalidTransition: the plan contradicts itself, or the coordinator is wrong; it is unusable then.
        """
        self._advance(now)
        self._history.append((self._now, event))
        self._out.clear()
        if self.over:
            return [Ignore(event, f"the job is {self.state}")]
        self._fire_timers()
        self._handlers[type(event)](event)
        if not self.over:
            self._dispatch.run(self._now)
            self._settle()
        return list(self._out)

    @property
    def over(self) -> bool:
        """Whether the job is finished or canceled; every event is ignored then."""
        return self.state in (JobState.FINISHED, JobState.CANCELED)

    def views(self) -> list[NodeView]:
        """All nodes as people see them, in the order they came."""
        return [self._view(node) for node in self.nodes.values()]

    def expected_seconds(self) -> float | None:
        """How long the known ranges will still take; None before any speed is measured."""
        return self._dispatch.expected_seconds()

    @property
    def waiting_for(self) -> Sentence | None:
        """Why nobody can go on just now, as of the last event; None if somebody can."""
        return self._waiting_said

    @property
    def stuck(self) -> bool:
        """Whether everything left was put back: nothing goes on before somebody says `Readmit`."""
        withheld = any(work.state is RangeState.WITHHELD for work in self.ranges.values())
        return withheld and not self._dispatch.active and not self._dispatch.waiting

    def _view(self, node: NodeRecord) -> NodeView:
        speed = node.meter.frames_per_second
        active = [self._dispatch.active[key] for key in sorted(node.active)]
        return NodeView(
            node=node.id,
            name=node.name,
            local=node.local,
            presence=node.presence,
            standing=node.standing,
            why=node.strikes[-1] if node.strikes else NOTHING,
            excuse=node.excuse(self._now),
            slots=node.slots,
            frames=node.frames,
            # Where fewer ranges are painted than there are slots, each is the faster.
            frames_per_second=None if speed is None else speed * (len(active) or max(1, node.slots)),
            painting=tuple(
                (assignment.range_number, self.ranges[assignment.range_number].borders[assignment.position])
                for assignment in active
            ),
        )

    def _advance(self, now: float) -> None:
        """Moves the inner clock, which never runs backwards and leaves out the time this computer slept."""
        step = 0.0 if self._raw_now is None else now - self._raw_now
        self._raw_now = now
        self._now += TICK_S if step > CLOCK_JUMP_S else max(0.0, step)

    def _settle(self) -> None:
        """After each event: is everything done, or can nobody go on?"""
        done = self.state is JobState.PAINTING and not self._open_ranges and not self._open_seams
        # While others finish what they have, a free computer has time for it.
        asked = self.state is JobState.PAINTING and self._checks_left > 0 and not self._dispatch.waiting
        if asked and not self._checks_asked:
            self._out.append(MakeChecks())
        self._checks_asked = asked
        if done and not self._checks_left:
            self.state = self._follow(st.JOB, self.state, "every frame stored", "the job")
            self._out.append(Finish())
            return
        reason = self._why_nobody_goes_on()
        if reason != self._waiting_said and reason is not None:
            self._out.append(Wait(reason))
        self._waiting_said = reason

    def _why_nobody_goes_on(self) -> Sentence | None:
        if self._dispatch.active or not self._open_ranges:
            return None
        if not self._dispatch.waiting:
            reasons = [work.failures for work in self.ranges.values() if work.state is RangeState.WITHHELD]
            if not reasons or self.state is JobState.PLANNING:
                return None
            causes = tuple(reasons[0].values())
            if len(reasons) == 1:
                return say(Standstill.PART_FAILED, reasons=causes)
            return say(Standstill.PARTS_FAILED, count=len(reasons), reasons=causes)
        nodes = [node for node in self.nodes.values() if not (node.local and self._helpers_only)]
        if any(node.usable and self._now >= node.blocked_until for node in nodes):
            return None
        excuses = tuple(
            say(Standstill.OF_ONE, name=node.name or node.id, reason=node.excuse(self._now))
            for node in nodes[:EXCUSES_MOST]
        )
        if not excuses:
            return say(Standstill.NONE_FOUND if self._helpers_only else Standstill.NOBODY_LEFT)
        if not self._helpers_only:
            return say(Standstill.NOBODY_LEFT_BECAUSE, reasons=excuses)
        back = any(node.usable or node.presence is Presence.PAUSED for node in nodes)
        return say(Standstill.NONE_FREE_BECAUSE if back else Standstill.NONE_LEFT_BECAUSE, reasons=excuses)

    def _follow(self, table: Any, state: Any, trigger: str, what: str) -> Any:
        return st.follow(table, state, trigger, what, self._history)

    def _ignore(self, event: Event, reason: str) -> None:
        self._out.append(Ignore(event, reason))

    # ---- time

    def _fire_timers(self) -> None:
        for kind, key in self._dispatch.timers.due(self._now):
            if kind == "silent":
                self._on_silent(self.nodes[str(key)])
            elif kind == "late":
                self._on_late(self._dispatch.active[int(key)])
            elif kind == "quiet":
                self._dispatch.grow_quiet(self._dispatch.active[int(key)])
            else:
                self._dispatch.offer(self.nodes[str(key)], self._now)

    def _on_tick(self, event: ev.Tick) -> None:
        self._dispatch.rebalance(self._now, plan_complete=self.state is JobState.PAINTING)

    def _on_silent(self, node: NodeRecord) -> None:
        busy = bool(node.active)
        self._depart(node, "silent", say(TakenBack.SILENT))
        if busy and self._last_heard > node.heard + OWN_CABLE_S:
            self._strike(node, say(Fault.SILENT))

    def _on_late(self, assignment: ActiveAssignment) -> None:
        node = self.nodes[assignment.node]
        late = say(Fault.LATE, seconds=self._now - assignment.since)
        self._fail(node, Failure.LATE, assignment, say(Fault.LESS) if assignment.said_finished else late)

    # ---- nodes

    def _known(self, event: ev.NodeEvent) -> NodeRecord | None:
        """The node of an event, heard just now; None (and the event ignored) if the node has no say."""
        node = self.nodes.get(event.node)
        if node is None or node.presence is Presence.ABSENT:
            self._ignore(event, "from a node that has not joined")
            return None
        self._heard(node)
        if node.presence is Presence.LOST:
            self._arrive(node, "heard")
        return node

    def _heard(self, node: NodeRecord) -> None:
        node.heard = self._now
        if not node.local:
            self._last_heard = self._now
            self._dispatch.timers.put(("silent", node.id), self._now + SILENCE_S)

    def _arrive(self, node: NodeRecord, trigger: str) -> None:
        node.presence = self._follow(st.PRESENCE, node.presence, trigger, f"node {node.id}")
        self._dispatch.offer(node, self._now)

    def _depart(self, node: NodeRecord, trigger: str, revoke: Sentence | None) -> None:
        node.presence = self._follow(st.PRESENCE, node.presence, trigger, f"node {node.id}")
        self._dispatch.withdraw(node, self._now, revoke)
        if node.presence is not Presence.PAUSED:
            self._dispatch.timers.discard(("silent", node.id))

    def _on_joined(self, event: ev.NodeJoined) -> None:
        node = self.nodes.setdefault(event.node, NodeRecord(id=event.node))
        if node.presence is not Presence.ABSENT and node.session == event.session:
            self._heard(node)
            if node.presence is Presence.LOST:
                self._arrive(node, "heard")
            else:
                self._ignore(event, "has joined already")
            return
        # A restarted node knows nothing of what it was painting.
        self._dispatch.withdraw(node, self._now, None)
        if node.session != event.session or not node.meter.deliveries:
            # Measurements of the same program stay valid; if there are none, the earlier ones are the best guess.
            before, claim = node.meter.frames_per_second, event.reference_fps
            if claim is None or before is None:
                claim = before if claim is None else claim
            elif node.meter.misses and not node.meter.proven:
                claim = min(claim, before)  # or it would be believed again after each start
            node.meter = SpeedMeter(claim, node.meter.misses)
        node.session, node.name, node.local = event.session, event.name, event.local
        node.fingerprint = event.fingerprint
        node.slots = 0 if event.local and self._helpers_only else max(1, min(SLOTS_MOST, event.slots))
        node.blocked_until, node.resting, node.declined = 0.0, NOTHING, NOTHING
        self._heard(node)
        self._arrive(node, "joined")

    def _on_left(self, event: ev.NodeLeft) -> None:
        if (node := self._known(event)) is None:
            return
        busy = bool(node.active)
        node.crashed = event.crashed
        self._depart(node, "left", None)
        if event.crashed and busy:
            # Otherwise a program that dies of a range, and is restarted each time, would get it for ever.
            self._strike(node, say(Fault.CRASHED))

    def _on_paused(self, event: ev.NodePaused) -> None:
        if (node := self._known(event)) is None:
            return
        node.resting = event.reason
        if node.presence is Presence.PAUSED:
            self._ignore(event, "is paused already")
        else:
            self._depart(node, "paused", event.reason or say(TakenBack.PAUSED))

    def _on_resumed(self, event: ev.NodeResumed) -> None:
        if (node := self._known(event)) is None:
            return
        node.resting = NOTHING
        if node.presence is Presence.PAUSED:
            self._arrive(node, "resumed")
        else:
            self._ignore(event, "was not paused")

    def _on_heartbeat(self, event: ev.SignOfLife) -> None:
        if (node := self._known(event)) is None:
            return
        if event.paused and node.presence is Presence.HELPING:
            node.resting = event.reason
            self._depart(node, "paused", event.reason or say(TakenBack.PAUSED))
        elif not event.paused and node.presence is Presence.PAUSED:
            self._arrive(node, "resumed")

    def _on_declined(self, event: ev.NodeDeclined) -> None:
        if (node := self._known(event)) is None:
            return
        assignment = self._dispatch.active.get(event.assignment)
        if assignment is None or assignment.node != node.id:
            self._ignore(event, "declines what it does not have")
            return
        node.blocked_until, node.declined = self._now + ASK_AGAIN_S, event.reason
        self._dispatch.timers.put(("ask again", node.id), node.blocked_until)
        self._dispatch.hold_back(node)
        if event.final:
            self.ranges[assignment.range_number].failed_at[node.id] = math.inf
        self._dispatch.close(assignment, self._now)
        self._dispatch.take_back(node, self._now, say(TakenBack.DECLINED))

    def _on_failed(self, event: ev.NodeFailed) -> None:
        if (node := self._known(event)) is None:
            return
        assignment = None if event.assignment is None else self._dispatch.active.get(event.assignment)
        if assignment is not None and assignment.node != node.id:
            assignment = None
        # The maker itself found wrong frames, so they always count; an error may be an old message.
        if assignment is None and event.assignment is not None and event.failure is Failure.ERROR:
            self._ignore(event, "speaks of an assignment that is over")
            return
        fault = event.detail or say(Fault.WRONG_SOMEHOW)
        if event.failure is Failure.ERROR:
            fault = say(Fault.ERROR, reason=event.detail or say(WhyNot.SAYS_NOTHING))
        self._fail(node, event.failure, assignment, fault)

    def _on_readmit(self, event: ev.Readmit) -> None:
        for work in self.ranges.values():
            if work.state is RangeState.WITHHELD:
                work.failures.clear()
                work.failed_at.clear()
                work.state = self._follow(st.RANGE, work.state, "readmit", f"range {work.range_number}")
                self._dispatch.queue(work)
        node = self.nodes.get(event.node)
        if node is None or node.standing is Standing.GOOD:
            self._ignore(event, "is not set aside")
            return
        node.strikes.clear()
        node.standing = self._follow(st.STANDING, node.standing, "readmit", f"node {node.id}")
        self._dispatch.offer(node, self._now)

    def _on_forbid(self, event: ev.Forbid) -> None:
        node = self.nodes.setdefault(event.node, NodeRecord(id=event.node))
        if node.standing is Standing.FORBIDDEN:
            self._ignore(event, "is forbidden already")
            return
        node.standing = self._follow(st.STANDING, node.standing, "forbid", f"node {node.id}")
        node.strikes.append(say(WhyNot.TAKEN_OUT))
        self._dispatch.withdraw(node, self._now, node.strikes[-1])

    # ---- failures

    def _fail(
        self, node: NodeRecord, failure: Failure, assignment: ActiveAssignment | None, fault: Sentence
    ) -> None:
        """Counts a failure against its node and gives the assignment to somebody else."""
        if assignment is not None:
            work = self.ranges[assignment.range_number]
            self._dispatch.close(assignment, self._now, revoke=fault)
            work.failed_at[node.id] = self._now
            if failure is Failure.ERROR:
                work.failures[node.id] = fault
        self._strike(node, fault)
        if assignment is not None:
            self._perhaps_withhold(self.ranges[assignment.range_number])

    def _perhaps_withhold(self, work: RangeWork) -> None:
        if len(work.failures) < WITHHOLD_AFTER_NODES or work.state is not RangeState.WAITING:
            return
        for name, fault in work.failures.items():
            if fault in self.nodes[name].strikes:
                self.nodes[name].strikes.remove(fault)
        work.state = self._follow(st.RANGE, work.state, "failed on several", f"range {work.range_number}")
        self._dispatch.waiting.discard(work.range_number)
        self._out.append(Withhold(work.range_number, tuple(work.failures.values())))

    def _strike(self, node: NodeRecord, fault: Sentence) -> None:
        node.strikes.append(fault)
        del node.strikes[:-STRIKES_MOST]
        if node.standing is Standing.GOOD and len(node.strikes) >= STRIKES_MOST:
            node.standing = self._follow(st.STANDING, node.standing, "third failure", f"node {node.id}")
            self._dispatch.withdraw(node, self._now, say(TakenBack.SET_ASIDE))
            self._out.append(SetAside(node.id, tuple(node.strikes)))

    # ---- the plan

    def _on_range_planned(self, event: ev.RangeKnown) -> None:
        known = self.ranges.get(event.range_number)
        if known is not None and known.part == event.part:
            self._ignore(event, "is planned already")
            return
        self._check_plan(event.range_number, event.part, known)
        work = RangeWork.planned(event.range_number, event.part, self._chunk_frames)
        self.ranges[event.range_number] = work
        work.restore(event.finished, event.seeds)
        work.seam_faded = event.seam_faded and event.part.tail > 0
        self._open_ranges += 1
        self._open_seams += bool(event.part.tail) and not work.seam_faded
        for range_number in (event.range_number - 1, event.range_number):
            self._drop_needless_pieces(range_number)
        if work.state is RangeState.WAITING:
            if work.first_missing == len(work.spans):
                self._painted(work)
            else:
                self._dispatch.queue(work)
        for range_number in (event.range_number - 1, event.range_number):
            self._perhaps_fade(range_number)

    def _check_plan(self, range_number: int, part: RenderRange, known: RangeWork | None) -> None:
        before, after = self.ranges.get(range_number - 1), self.ranges.get(range_number + 1)
        fits_before = before is None or (before.part.stop, before.part.tail) == (part.start, part.lead_in)
        fits_after = after is None or (part.stop, part.tail) == (after.part.start, after.part.lead_in)
        whole = range_number >= 0 and part.lead_in >= 0 and part.start < part.body_stop <= part.stop
        if (
            known is not None
            or self.state is not JobState.PLANNING
            or not (fits_before and fits_after and whole)
        ):
            state = f"planned as {known.part}" if known else f"{self.state}"
            raise st.InvalidTransition(f"range {range_number}", state, f"planned as {part}", self._history)

    def _drop_needless_pieces(self, range_number: int) -> None:
        """A seam that is stored needs no pieces any more."""
        work, after = self.ranges.get(range_number), self.ranges.get(range_number + 1)
        if work is None or not work.seam_faded:
            return
        work.accept(len(work.spans) - 1, has_seed=False)
        if after is not None and after.state is not RangeState.PAINTED:
            after.accept(0, has_seed=False)
            if after.first_missing == len(after.spans):
                self._painted(after)

    def _on_plan_complete(self, event: ev.PlanComplete) -> None:
        if self._ranges_planned == event.ranges:
            self._ignore(event, "the plan is complete already")
            return
        whole = len(self.ranges) == event.ranges == max(self.ranges, default=-1) + 1
        if self._ranges_planned is not None or not whole:
            raise st.InvalidTransition(
                "the plan", f"of {len(self.ranges)} ranges", f"complete with {event.ranges}", self._history
            )
        self._ranges_planned = event.ranges
        self.state = self._follow(st.JOB, self.state, "plan complete", "the job")

    # ---- deliveries

    def _on_piece(self, event: ev.PieceReceived) -> None:
        if (node := self._known(event)) is None:
            return
        work = self.ranges.get(event.range_number)
        if (reason := self._why_unwanted(node, work, event.assignment)) is not None or work is None:
            self._ignore(event, reason or "of an unknown range")
            return
        assignment = self._dispatch.active.get(event.assignment)
        place = work.index.get(event.span)
        if place is None or event.frames != len(event.span) or not event.intact:
            self._out.append(Ignore(event, "wrong", damaged=True))
            failure = Failure.WRONG_PICTURE if event.intact else Failure.BAD_CHECKSUM
            fault = Fault.WRONG if event.intact else Fault.DAMAGED
            self._fail(node, failure, assignment, say(fault, start=event.span.start, stop=event.span.stop))
            return
        if work.accepted[place]:
            self._ignore(event, "stored already")
        elif assignment is not None and not assignment.counts:
            self._ignore(event, "only measured: other bits than the node that paints this range")
        else:
            if assignment is not None and assignment.standby:
                self._dispatch.win(assignment, self._now)
            self._accept(node, event, work, place)
        if assignment is not None and assignment.id in self._dispatch.active:
            self._proceed(node, assignment, work, place)
        # Late pieces may be everything that a node paints again; the node would never tell.
        for other in [each for each in work.active if work.first_missing >= each.stop]:
            self._dispatch.close(other, self._now, revoke=say(TakenBack.BROUGHT))

    @staticmethod
    def _why_unwanted(node: NodeRecord, work: RangeWork | None, assignment: int) -> str | None:
        if node.standing is not Standing.GOOD:
            return f"the node is {node.standing}"
        if work is None:
            return "of an unknown range"
        if work.state is RangeState.PAINTED:
            return "the range is painted"
        if work.issued.get(assignment) != node.id:
            return "of an assignment this node never had"
        return None

    def _accept(self, node: NodeRecord, event: ev.PieceReceived, work: RangeWork, place: int) -> None:
        span = event.span
        work.accept(place, event.has_seed)
        work.heard(self._now)
        node.frames += len(span)
        self._out.append(Accept(node.id, event.assignment, work.range_number, span))
        if work.state is RangeState.WAITING:
            self._dispatch.queue(work)
        if work.first_missing == len(work.spans):
            self._painted(work)
        if not span.kind.final:
            self._perhaps_fade(work.range_number if span.kind is PieceKind.TAIL else work.range_number - 1)

    def _proceed(self, node: NodeRecord, assignment: ActiveAssignment, work: RangeWork, place: int) -> None:
        """An assignment delivered a piece: measure, and see whether it is over."""
        span = work.spans[place]
        # The lead-in includes whatever its range waited for before it began. So does a first chunk, but a node with
        # short shots delivers nothing else.
        begins = span.kind is PieceKind.LEAD and node.meter.settled
        if place == assignment.position:
            self._dispatch.measure_start(assignment, self._now)
        if place == assignment.position and not assignment.ahead and not begins:
            node.meter.delivered(len(span), self._now - assignment.since)
        at_border = place >= assignment.position
        if at_border:
            assignment.position = place + 1
            assignment.since = self._now
        if assignment.position >= assignment.stop:
            self._dispatch.close(assignment, self._now)
        elif at_border and work.first_missing < assignment.stop:
            self._dispatch.delivered(assignment, self._now)

    def _on_seed_broken(self, event: ev.SeedBroken) -> None:
        """Blames the node that sent it, not the one that was to go on from it; the range begins again at its
        keyframe."""
        work, assignment = self.ranges.get(event.range_number), self._dispatch.active.get(event.assignment)
        place = None if work is None or event.frame not in work.borders else work.borders.index(event.frame)
        if work is None or not place:
            self._ignore(event, "there is no such seed")
            return
        news = work.forget_seeds(place)
        if work.state is RangeState.WAITING:
            self._dispatch.queue(work)
        if assignment is not None and assignment.range_number == work.range_number:
            self._dispatch.close(assignment, self._now, revoke=say(TakenBack.SEED_DAMAGED))
        giver = self.nodes.get(event.giver)
        if news and giver is not None:
            self._strike(giver, say(Fault.SEED, frame=event.frame))

    def _on_assignment_ended(self, event: ev.AssignmentOver) -> None:
        if (node := self._known(event)) is None:
            return
        assignment = self._dispatch.active.get(event.assignment)
        if assignment is None or assignment.node != node.id:
            self._ignore(event, "the assignment is over already")
        else:
            # Its last chunk may have been overtaken.
            assignment.said_finished = True
            self._dispatch.timers.put(("late", assignment.id), self._now + FINISHED_GRACE_S)

    def _painted(self, work: RangeWork) -> None:
        work.state = self._follow(st.RANGE, work.state, "last piece accepted", f"range {work.range_number}")
        self._open_ranges -= 1
        self._dispatch.waiting.discard(work.range_number)
        for assignment in list(work.active):
            over = assignment.position >= assignment.stop - 1
            self._dispatch.close(assignment, self._now, revoke=None if over else say(TakenBack.PAINTED))
        work.issued.clear()

    def _perhaps_fade(self, range_number: int) -> None:
        work, after = self.ranges.get(range_number), self.ranges.get(range_number + 1)
        if work is None or after is None or work.seam_faded or not work.part.tail:
            return
        if work.accepted[-1] and after.accepted[0]:
            self._out.append(FadeSeam(range_number, work.part.body_stop, work.part.stop))

    def _on_seam_faded(self, event: ev.SeamFaded) -> None:
        work = self.ranges.get(event.range_number)
        after = self.ranges.get(event.range_number + 1)
        asked = work is not None and after is not None and work.accepted[-1] and after.accepted[0]
        if work is None or not asked or not work.part.tail or work.seam_faded:
            self._ignore(event, "no such seam is open")
            return
        work.seam_faded = True
        self._open_seams -= 1

    def _on_checks_left(self, event: ev.ChecksLeft) -> None:
        self._checks_left = event.count
        self._checks_asked = False  # there may be another one

    def _on_pieces_lost(self, event: ev.PiecesLost) -> None:
        """Their ranges go back to the last piece before them; the nodes that delivered them are blamed."""
        lost = {
            range_number: set(spans)
            for range_number, spans in event.lost.items()
            if range_number in self.ranges
        }
        for range_number in list(lost):
            self._lose_seams(range_number, lost)
        for range_number, spans in sorted(lost.items()):
            self._lose(self.ranges[range_number], spans)
        for name in event.nodes:
            node = self.nodes.setdefault(name, NodeRecord(id=name))
            if not event.forged:
                self._strike(node, event.fault)
            elif node.standing is Standing.GOOD:
                node.frames = 0
                node.strikes.append(event.fault)
                node.standing = self._follow(st.STANDING, node.standing, "forged", f"node {node.id}")
                self._dispatch.withdraw(node, self._now, say(TakenBack.SET_ASIDE))
                self._out.append(SetAside(node.id, (event.fault,)))

    def _lose_seams(self, range_number: int, lost: dict[int, set[PieceSpan]]) -> None:
        """A faded seam is gone with either of its sides, and both are painted again."""
        for first in (range_number - 1, range_number):
            work, after = self.ranges.get(first), self.ranges.get(first + 1)
            if work is None or after is None or not work.seam_faded:
                continue
            tail, lead = work.spans[-1], after.spans[0]
            if tail in lost.get(first, ()) or lead in lost.get(first + 1, ()):
                lost.setdefault(first, set()).add(tail)
                lost.setdefault(first + 1, set()).add(lead)
                work.seam_faded = False
                self._open_seams += 1

    def _lose(self, work: RangeWork, spans: set[PieceSpan]) -> None:
        for assignment in list(work.active):
            self._dispatch.close(assignment, self._now, revoke=say(TakenBack.LOST))
        painted = work.state is RangeState.PAINTED
        work.lose(work.index[span] for span in spans if span in work.index)
        # No late pieces count, from any node: they may continue what is gone.
        work.issued.clear()
        if painted and work.first_missing < len(work.spans):
            work.state = self._follow(st.RANGE, work.state, "pieces lost", f"range {work.range_number}")
            self._open_ranges += 1
        if work.state is RangeState.WAITING:
            self._dispatch.queue(work)

    def _on_cancel(self, event: ev.Cancel) -> None:
        self.state = self._follow(st.JOB, self.state, "cancel", "the job")
        for node in self.nodes.values():
            self._dispatch.withdraw(node, self._now, say(TakenBack.STOPPED))
