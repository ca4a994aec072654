"""Who gets what: brings idle slots and waiting ranges together, and moves what is left at slow nodes to faster ones.

    waiting ranges     the longest rest first, to the fastest idle slot
    nothing waits      an idle slot takes over the range expected to finish last, if it would end it sooner
    almost done        a node that will soon be free is given its next range ahead, so that it need not wait for it
    the last ranges    an idle slot takes the longest that nobody has begun, also one that was given ahead
    nothing comes      an idle slot stands by: it paints what a node that brings nothing should; the sooner one goes on
    speed unknown      an idle slot of a new node paints the same frames as another one until it is measured
    long ranges        are moved to faster slots once they have no time to spare (balance.py)

Every queue is a heap, and every search looks at a fixed number of its best entries, so the cost of an event
does not grow with the number of nodes; only `rebalance`, once a tick, looks at all.
"""

from collections.abc import Iterator, MutableSequence, Sequence

from fastvid_gui.farm.schedule import states as st
from fastvid_gui.farm.schedule.balance import must_move, time_to_finish
from fastvid_gui.farm.schedule.instructions import (
    Alone,
    Assignment,
    Begin,
    Close,
    Instruction,
    SeedRef,
    Withdraw,
)
from fastvid_gui.farm.schedule.queues import RankedQueue
from fastvid_gui.farm.schedule.roster import NodeRecord
from fastvid_gui.farm.schedule.speeds import StartMeter
from fastvid_gui.farm.schedule.states import RangeState
from fastvid_gui.farm.schedule.work import ActiveAssignment, RangeWork
from fastvid_gui.sentences.sentence import Sentence, say
from fastvid_gui.sentences.shared_render import TakenBack

LOOK_AT_WAITING = 8
LOOK_AT_IDLE = 4
LOOK_AT_RUNNING = 32
LOOK_AT_QUIET = 8
"""How many of the best entries a search looks at."""
GAIN_S = 0.5
GAIN_SHARE = 0.05
"""A range is taken over only if that ends it sooner by `GAIN_S` and by this share."""
MOVE_GAIN_SHARE = 0.15
"""A range that waits for a busy slot moves to it only if it ends sooner by this share: two ranges lose by the move."""
TRY_AGAIN_S = 60.0
"""A node that failed on a range does not get it again for this long, if there are others."""
TRIAL_CHUNKS = 2
"""A node of unknown speed is tried only where more chunks than this are left."""
FASTER = 1.05
"""A slot is faster than another from this factor on."""
START_S = 1.0
WARM_UP_S = 3.5
"""Time to begin with an assignment, and with a node's first one, until something is measured."""
LOCAL_WORTH = 0.8
"""The maker's own computer is slower than it seems: it also plans, checks, stores and fades."""
AHEAD_S = 5.0
"""A node is given its next range when this much time, or one piece, is left of what it paints."""
SWAP_LEAST_S = 1.0
"""A range given ahead is exchanged for a shorter one only if its node has this much time to get the other."""
AHEAD_OVERDUE = 2.0
"""A range given ahead is taken back from a node that needs this many times the usual time of its piece."""
ROUNDS_MOST = 8
"""One take-over causes the next (the node that loses a range is idle) at most this many times an event."""
QUIET_LEAST_S, QUIET_MOST_S = 6.0, 30.0
"""An idle node stands by when another has brought nothing for its range's expected time, within these bounds."""
FIRST_DELIVERY_S = 300.0
"""Time for the first delivery of a node (it may have to load and compile); more if it said that it is slow.

However long that is, nothing is lost by waiting, since an idle node stands by after `QUIET_MOST_S`.
"""
LATE_TIMES = 5.0
LATE_LEAST_S = 30.0
"""A delivery is late after `LATE_TIMES` the time its node usually needs, and not before `LATE_LEAST_S`."""

Timer = tuple[str, str | int]


class Timers:
    """Alarms by key, each at one time."""

    def __init__(self) -> None:
        self._queue: RankedQueue[Timer] = RankedQueue()

    def put(self, key: Timer, at_s: float) -> None:
        """Sets or moves an alarm."""
        self._queue.put(key, -at_s)

    def discard(self, key: Timer) -> None:
        """Stops an alarm, if it is set."""
        self._queue.discard(key)

    def due(self, now: float) -> Iterator[Timer]:
        """The alarms whose time has come; each is taken out as it is given."""
        while (key := self._queue.best()) is not None and -self._queue.rank(key) <= now:
            self._queue.discard(key)
            yield key


class Dispatch:
    """The queues between nodes and ranges. Nodes, ranges and the list of instructions belong to its owner.

    Attributes:
        active: every assignment that is being painted.
        usable: nodes that may get work now.
    """

    def __init__(
        self,
        nodes: dict[str, NodeRecord],
        ranges: dict[int, RangeWork],
        history: Sequence[tuple[float, object]],
        out: MutableSequence[Instruction],
        ids: Iterator[int],
        chunk_frames: int,
    ) -> None:
        self.active: dict[int, ActiveAssignment] = {}
        self.waiting: RankedQueue[int] = RankedQueue()
        self.timers = Timers()
        self.usable: set[str] = set()
        self._nodes, self._ranges = nodes, ranges
        self._history, self._out, self._ids = history, out, ids
        self._chunk_frames = chunk_frames
        self._idle: RankedQueue[str] = RankedQueue()
        self._running: RankedQueue[int] = RankedQueue()
        self._quiet: RankedQueue[int] = RankedQueue()
        self._standing_by: dict[int, None] = {}
        self._wanted: dict[int, int] = {}
        self._soon_free: dict[str, None] = {}
        self._average = 1.0
        self._starts, self._warm_ups = StartMeter(START_S), StartMeter(WARM_UP_S)
        self._changed = False
        self._finish_s: float | None = None

    # ---- what the coordinator calls

    def offer(self, node: NodeRecord, now: float) -> None:
        """A node has free slots, or may have."""
        if not node.usable or now < node.blocked_until:
            return
        self.usable.add(node.id)
        if node.free_slots > 0 and node.ahead is not None:
            self._begin(self.active[node.ahead], node, now)
        elif node.free_slots > 0:
            self._idle.put(node.id, self._worth(node))
            self._changed = True

    def hold_back(self, node: NodeRecord) -> None:
        """A node gets nothing new until it is offered again; its painting goes on."""
        self.usable.discard(node.id)
        self._idle.discard(node.id)
        self._soon_free.pop(node.id, None)

    def take_back(self, node: NodeRecord, now: float, revoke: Sentence | None) -> None:
        """A range given ahead to a node goes to another. `revoke`: the reason that the node is told; None: none."""
        if node.ahead is not None:
            self.close(self.active[node.ahead], now, revoke)

    def withdraw(self, node: NodeRecord, now: float, revoke: Sentence | None) -> None:
        """A node gets no more work; its ranges go on elsewhere from the last accepted chunk."""
        self.hold_back(node)
        self.take_back(node, now, revoke)
        for key in sorted(node.active):
            if (assignment := self.active.get(key)) is not None:
                self.close(assignment, now, revoke)
        self.hold_back(node)

    def queue(self, work: RangeWork) -> None:
        """A range waits for a slot, or a different part of it is left."""
        self.waiting.put(work.range_number, work.remaining)
        self._changed = True

    def close(self, assignment: ActiveAssignment, now: float, revoke: Sentence | None = None) -> None:
        """An assignment is over; its range waits again if it is not whole and nobody else paints it."""
        if self.active.pop(assignment.id, None) is None:
            return
        node, work = self._nodes[assignment.node], self._ranges[assignment.range_number]
        node.active.discard(assignment.id)
        if node.ahead == assignment.id:
            node.ahead = None
        work.active.remove(assignment)
        self._running.discard(assignment.id)
        self._wanted.pop(assignment.id, None)
        self._standing_by.pop(assignment.id, None)
        self._quiet.discard(assignment.id)
        self.timers.discard(("late", assignment.id))
        self.timers.discard(("quiet", assignment.id))
        over = Withdraw(node.id, assignment.id, revoke) if revoke else Close(node.id, assignment.id)
        self._out.append(over)
        if assignment.speculative and (painter := self._painter(work)) is not None and painter.quiet:
            self._quiet.put(painter.id, work.remaining)
        self.offer(node, now)
        if not work.active:
            if work.state is RangeState.PAINTING:
                work.state = st.follow(
                    st.RANGE, work.state, "released", f"range {work.range_number}", self._history
                )
                if not assignment.ahead:
                    work.given_up(now)
                self.queue(work)
        elif (other := work.active[0]).speculative:
            if other.counts and other.position >= work.begin:
                other.speculative = other.standby = False
                self._out.append(Alone(other.id))
                self._standing_by.pop(other.id, None)
            else:
                self.close(other, now, revoke=say(TakenBack.LATER_SEED))

    def delivered(self, assignment: ActiveAssignment, now: float) -> None:
        """An assignment delivered a piece and goes on: this is a border, at which its node can get other work."""
        self._changed = True
        assignment.starting = False
        self._rank(assignment)
        if assignment.ahead:
            return
        self._watch(assignment)
        for other in [
            one
            for one in self._ranges[assignment.range_number].active
            if one.standby and one is not assignment
        ]:
            self.close(other, now, revoke=say(TakenBack.DELIVERED))
        self._look_ahead(assignment)
        if assignment.node in self._idle:
            self._idle.put(assignment.node, self._worth(self._nodes[assignment.node]))
        if assignment.standby:
            return
        if assignment.speculative:
            self._judge_trial(assignment, now)
        elif (range_number := self._wanted.pop(assignment.id, None)) is not None:
            self._move_here(assignment, self._ranges[range_number], now)

    def measure_start(self, assignment: ActiveAssignment, now: float) -> None:
        """An assignment delivers its first piece, or ends before: measures the time it took apart from painting."""
        node = self._nodes[assignment.node]
        if (
            assignment.starting
            and not assignment.ahead
            and not node.local
            and node.meter.frames_per_second is not None
        ):
            frames = len(self._ranges[assignment.range_number].spans[assignment.position])
            self._start_meter(node).began(now - assignment.since - frames / self._speed(node))

    def run(self, now: float) -> None:
        """Brings idle slots and work together, if anything has changed."""
        for _ in range(ROUNDS_MOST):
            if not self._changed:
                return
            self._changed = False
            self._hand_out(now)
            self._assign_ahead(now)
            self._take_over(now, only_ahead=len(self.waiting) > 0)
            self._stand_by(now)

    # ---- handing out

    def _speed(self, node: NodeRecord) -> float:
        speed = node.meter.frames_per_second
        return self._average if speed is None else speed

    def _worth(self, node: NodeRecord) -> float:
        """The rank of idle nodes: helpers of about the same speed come before the maker's own computer."""
        return self._speed(node) * (LOCAL_WORTH if node.local else 1.0)

    def _hand_out(self, now: float) -> None:
        while len(self.waiting) and (len(self._idle) or self._free_one(now)):
            if (pair := self._pair(now)) is None:
                return
            node, work = pair
            self._assign(node, self._longer_ahead(node, work, now) or work, now)

    def _longer_ahead(self, node: NodeRecord, work: RangeWork, now: float) -> RangeWork | None:
        """Among the last ranges: takes back one given ahead to another node, if it is longer than those that wait.

        The idle node begins at once and the other one later, so the longer range is for the idle one.
        """
        if len(self.waiting) > len(self.usable):
            return None
        longest, painter = work, None
        for name in sorted(self.usable):
            other = self._nodes[name]
            if other.ahead is None or other is node or self._speed(node) * FASTER < self._speed(other):
                continue
            ahead = self._ranges[self.active[other.ahead].range_number]
            later = self._free_at(other) >= now + SWAP_LEAST_S
            if later and ahead.remaining > longest.remaining and node.id not in ahead.failed_at:
                longest, painter = ahead, other
        if painter is None:
            return None
        self.take_back(painter, now, say(TakenBack.FREE_NODE))
        self._soon_free[painter.id] = None
        return longest

    def _pair(self, now: float) -> tuple[NodeRecord, RangeWork] | None:
        """The fastest idle node and the longest waiting range that go together."""
        for range_number in self.waiting.best_few(LOOK_AT_WAITING):
            work = self._ranges[range_number]
            # A node that failed on a range leaves it to the others for a while, even to those that are busy now.
            shy = {name for name, when in work.failed_at.items() if now < when + TRY_AGAIN_S}
            others = len(shy & self.usable) < len(self.usable)
            for name in self._idle.best_few(len(shy) + 1):
                if name not in shy or not others:
                    return self._nodes[name], work
        return None

    def _assign(
        self,
        node: NodeRecord,
        work: RangeWork,
        now: float,
        trial: bool = False,
        ahead: bool = False,
        standby: bool = False,
    ) -> None:
        begin, end = work.begin, work.end
        counts = not trial or self._same_bits(node, self._nodes[work.active[0].node])
        beside = trial or standby
        assignment = ActiveAssignment(
            id=next(self._ids),
            node=node.id,
            range_number=work.range_number,
            first=begin,
            stop=end,
            position=begin,
            since=now,
            speculative=beside,
            counts=counts,
            ahead=ahead,
            starting=not ahead,
            standby=standby,
        )
        work.state = st.follow(st.RANGE, work.state, "assigned", f"range {work.range_number}", self._history)
        work.active.append(assignment)
        work.issued[assignment.id] = node.id
        self.active[assignment.id] = assignment
        self.waiting.discard(work.range_number)
        if ahead:
            node.ahead = assignment.id
            self._soon_free.pop(node.id, None)
            self._rank(assignment)
        else:
            self._begin(assignment, node, now)
        first, stop = work.borders[begin], work.borders[end]
        seed = SeedRef(work.range_number, first) if begin else None
        self._out.append(
            Assignment(
                node=node.id,
                id=assignment.id,
                range_number=work.range_number,
                part=work.part,
                from_frame=first,
                to_frame=stop,
                seed=seed,
                speculative=beside,
                ahead=ahead,
            )
        )

    def _begin(self, assignment: ActiveAssignment, node: NodeRecord, now: float) -> None:
        """A node paints this from now on: its clocks start."""
        node.active.add(assignment.id)
        if node.ahead == assignment.id:
            node.ahead = None
            self._out.append(Begin(assignment.id))
        if not assignment.speculative:
            self._ranges[assignment.range_number].given_out(now)
        assignment.ahead, assignment.since = False, now
        if node.free_slots <= 0:
            self._idle.discard(node.id)
        self._rank(assignment)
        self._watch(assignment)
        self._look_ahead(assignment)
        self._changed = True

    @staticmethod
    def _same_bits(one: NodeRecord, other: NodeRecord) -> bool:
        return bool(one.fingerprint) and one.fingerprint == other.fingerprint

    def _rank(self, assignment: ActiveAssignment) -> None:
        """Puts an assignment into the queue of running ones, ranked by the expected end of its range."""
        node, borders = self._nodes[assignment.node], self._ranges[assignment.range_number].borders
        begins = self._free_at(node) if assignment.ahead else assignment.since + self._start_left(assignment)
        self._running.put(
            assignment.id, begins + (borders[-1] - borders[assignment.position]) / self._speed(node)
        )
        if not assignment.ahead and node.ahead is not None:
            self._rank(self.active[node.ahead])

    def _watch(self, assignment: ActiveAssignment) -> None:
        """Sets the times at which the next delivery is missed, and late; the maker's own node never is."""
        node = self._nodes[assignment.node]
        if node.local:
            return
        speed, work = node.meter.frames_per_second, self._ranges[assignment.range_number]
        usual = 0.0 if speed is None else LATE_TIMES * len(work.spans[assignment.position]) / speed
        least = LATE_LEAST_S if node.meter.deliveries else FIRST_DELIVERY_S
        self.timers.put(("late", assignment.id), assignment.since + max(least, usual))
        left = self._start_left(assignment) + work.frames_between(
            assignment.position, assignment.stop
        ) / self._speed(node)
        enough = min(QUIET_MOST_S, max(QUIET_LEAST_S, left, AHEAD_OVERDUE * self._usual(assignment) + GAIN_S))
        # By range; otherwise several helpers could pass it among each other for ever.
        since = assignment.since if assignment.speculative else work.silent_since
        assignment.quiet = False
        self._quiet.discard(assignment.id)
        self.timers.put(("quiet", assignment.id), min(assignment.since + enough, since + QUIET_MOST_S))

    # ---- given ahead

    def _free_at(self, node: NodeRecord) -> float:
        """When the first slot of a node is expected to be done with its range."""
        return min((self._running.rank(key) for key in node.active), default=0.0)

    def _look_ahead(self, assignment: ActiveAssignment) -> None:
        """Notes a node that will soon finish its range."""
        node = self._nodes[assignment.node]
        speed = node.meter.frames_per_second
        if node.local or node.ahead is not None or assignment.speculative or speed is None:
            return
        borders = self._ranges[assignment.range_number].borders
        left = borders[assignment.stop] - borders[assignment.position]
        if assignment.stop - assignment.position <= 1 or left <= AHEAD_S * speed:
            self._soon_free[node.id] = None

    def _assign_ahead(self, now: float) -> None:
        """Gives the longest waiting ranges to nodes that will soon be free: nobody else could begin with them now."""
        for name in list(self._soon_free) if len(self.waiting) else ():
            node = self._nodes[name]
            if node.free_slots > 0 or node.ahead is not None or name not in self.usable:
                del self._soon_free[name]  # it has got something else since
                continue
            for range_number in self.waiting.best_few(LOOK_AT_WAITING):
                work = self._ranges[range_number]
                if name not in work.failed_at:
                    self._assign(node, work, now, ahead=True)
                    break

    def _send_ahead(self, node: NodeRecord, work: RangeWork, now: float) -> None:
        """A range that is to move to a node at its next border is sent beforehand."""
        if (
            work.state is RangeState.WAITING
            and not node.local
            and node.ahead is None
            and node.free_slots <= 0
            and node.id not in work.failed_at
        ):
            self._assign(node, work, now, ahead=True)

    def _take_back_from_overdue(self, now: float) -> None:
        """A node that is far slower than expected just now holds nothing ahead."""
        for name in sorted(self.usable):
            node = self._nodes[name]
            if node.ahead is None:
                continue
            assignments = [self.active[key] for key in node.active]
            if all(
                now - assignment.since > AHEAD_OVERDUE * self._usual(assignment) + GAIN_S
                for assignment in assignments
            ):
                self.take_back(node, now, say(TakenBack.SLOW))

    def _usual(self, assignment: ActiveAssignment) -> float:
        """Seconds that the piece in hand usually takes, including the beginning if it is an assignment's first one."""
        frames = len(self._ranges[assignment.range_number].spans[assignment.position])
        return self._start_left(assignment) + frames / self._speed(self._nodes[assignment.node])

    def _start_of(self, node: NodeRecord) -> float:
        """Seconds until a node paints what it is given now: the clip has to be cut, sent and opened."""
        return 0.0 if node.local else self._start_meter(node).seconds

    def _start_meter(self, node: NodeRecord) -> StartMeter:
        """A node's first assignment takes longer to begin than later ones: the style is sent and compiled."""
        return self._starts if node.meter.deliveries else self._warm_ups

    def _start_left(self, assignment: ActiveAssignment) -> float:
        """The share of the beginning in the piece in hand."""
        return self._start_of(self._nodes[assignment.node]) if assignment.starting else 0.0

    def _ends_in(self, node: NodeRecord, work: RangeWork, gain_share: float = GAIN_SHARE) -> float:
        """Within how many seconds a node has to end a range that it is given now, for a take-over to be worthwhile."""
        return self._start_of(node) + work.remaining / self._speed(node) * (1 + gain_share)

    # ---- taking over

    def _take_over(self, now: float, only_ahead: bool) -> None:
        """Idle slots, the fastest first, look for ranges that they would end sooner than the nodes that paint them.

        Args:
            only_ahead: something waits, but not for the idle nodes: they failed on it.
        """
        idle = self._idle.best_few(LOOK_AT_IDLE)
        if not idle:
            return
        candidates = [self.active[key] for key in self._running.best_few(LOOK_AT_RUNNING)]
        spoken_for: set[int] = set()
        for name in idle:
            node = self._nodes[name]
            found = False
            for assignment in candidates:
                work = self._ranges[assignment.range_number]
                if (
                    assignment.range_number in spoken_for
                    or assignment.speculative
                    or name in (assignment.node, *work.failed_at)
                ):
                    continue
                if assignment.ahead:
                    found = self._perhaps_take_ahead(node, assignment, work, now)
                elif only_ahead:
                    continue
                elif node.meter.frames_per_second is None:
                    found = self._try(node, work, now)
                else:
                    found = self._perhaps_take(node, assignment, work, now)
                if found:
                    spoken_for.add(assignment.range_number)
                    break
            if not found and self._proven(node):
                return  # slower ones would find nothing either

    def _perhaps_take(
        self, node: NodeRecord, assignment: ActiveAssignment, work: RangeWork, now: float
    ) -> bool:
        """Takes a range over if that ends it sooner; also True if its next seed is worth waiting for."""
        to_border, theirs = self._expected(assignment, work, now)
        if theirs < self._ends_in(node, work) + GAIN_S:
            return False
        chunk, in_time = (
            len(work.spans[assignment.position]),
            now - assignment.since <= self._usual(assignment),
        )
        if work.remaining > chunk and in_time and to_border < chunk / self._speed(node):
            return True
        if self._proven(self._nodes[assignment.node]) and not self._proven(node):
            return self._try(node, work, now)
        self._clear(work, now)
        self._assign(node, work, now)
        return True

    @staticmethod
    def _proven(node: NodeRecord) -> bool:
        """Whether its speed is more than its own claim."""
        return node.local or node.meter.proven

    def _try(self, node: NodeRecord, work: RangeWork, now: float) -> bool:
        """Has a node whose speed is not known, or only claimed, paint the same frames as the painter of a range."""
        long_enough = work.remaining > TRIAL_CHUNKS * self._chunk_frames
        if not long_enough or node.active or len(work.active) > 1:
            return False
        self._assign(node, work, now, trial=True)
        return True

    def _expected(self, assignment: ActiveAssignment, work: RangeWork, now: float) -> tuple[float, float]:
        """Seconds until the painter of a range reaches its next border, and its end.

        An overdue painter is slower than it was, and not expected to end at once.
        """
        usual, elapsed = self._usual(assignment), now - assignment.since
        to_border, slower = abs(usual - elapsed), max(1.0, elapsed / usual)
        after_it = work.remaining - len(work.spans[assignment.position])
        return to_border, to_border + after_it / self._speed(self._nodes[assignment.node]) * slower

    def _perhaps_take_ahead(
        self, node: NodeRecord, assignment: ActiveAssignment, work: RangeWork, now: float
    ) -> bool:
        """Takes a range that its node has not begun, if that ends it sooner; nothing painted is lost."""
        painter = self._nodes[assignment.node]
        # An overdue painter is expected to be late by as much again.
        theirs = abs(self._free_at(painter) - now) + work.remaining / self._speed(painter)
        if theirs < self._ends_in(node, work) + GAIN_S:
            return False
        self._clear(work, now)
        self._assign(node, work, now)
        self._soon_free[painter.id] = None
        return True

    def _clear(self, work: RangeWork, now: float) -> None:
        """Takes a range from everybody, nodes on trial first (else one of them would inherit it)."""
        for assignment in sorted(work.active, key=lambda one: not one.speculative):
            if not assignment.speculative:
                self._note_miss(assignment, now)
            self.close(assignment, now, revoke=say(TakenBack.FASTER))

    def _note_miss(self, assignment: ActiveAssignment, now: float) -> None:
        """A node that loses a range without a delivery counts as this slow.

        Otherwise a node that hangs would seem as fast as ever, and take the range back at once, for ever.
        """
        if assignment.ahead or now - assignment.since <= self._usual(assignment):
            return
        node, chunk = (
            self._nodes[assignment.node],
            len(self._ranges[assignment.range_number].spans[assignment.position]),
        )
        self.measure_start(assignment, now)
        node.meter.missed(chunk, now - assignment.since - self._start_left(assignment))
        for key in node.active:
            self._rank(self.active[key])

    def _judge_trial(self, assignment: ActiveAssignment, now: float) -> None:
        """A node of unknown speed has delivered: of the two, the one that would end the range later is let go."""
        node, work = self._nodes[assignment.node], self._ranges[assignment.range_number]
        if not (node.meter.settled and node.meter.proven):
            return
        other = next(one for one in work.active if one is not assignment)
        if assignment.counts and self._running.rank(assignment.id) < self._running.rank(other.id):
            self.close(other, now, revoke=say(TakenBack.FASTER))
        else:
            self.close(assignment, now, revoke=say(TakenBack.MEASURED))

    # ---- standing by

    def grow_quiet(self, assignment: ActiveAssignment) -> None:
        """A node has brought nothing for as long as its range should take: an idle node may paint the same."""
        assignment.quiet = True
        work = self._ranges[assignment.range_number]
        if (painter := self._painter(work)) is not None and painter.quiet:
            self._quiet.put(painter.id, work.remaining)
            self._changed = True

    def win(self, assignment: ActiveAssignment, now: float) -> None:
        """A standby delivers first: the range is its own from now on."""
        for other in [one for one in self._ranges[assignment.range_number].active if one is not assignment]:
            self._note_miss(other, now)
            self.close(other, now, revoke=say(TakenBack.SOONER))

    def _stand_by(self, now: float) -> None:
        """Idle slots paint the same frames as nodes that bring nothing; proven nodes go first.

        Nothing is taken from anybody: it may be a slow computer. The next node to deliver goes on with the range.
        """
        for key in self._quiet.best_few(LOOK_AT_QUIET):
            assignment = self.active.get(key)
            nodes = [self._nodes[name] for name in self._idle.best_few(LOOK_AT_WAITING)]
            if assignment is None or not nodes:
                return
            work = self._ranges[assignment.range_number]
            there = {one.node for one in work.active} | work.failed_at.keys()
            free = [node for node in nodes if node.id not in there]
            if not free:
                continue
            node = max(free, key=lambda one: (self._proven(one), -one.meter.misses, self._worth(one)))
            for other in [one for one in work.active if one is not assignment]:
                if other.quiet or self._proven(node) > self._proven(self._nodes[other.node]):
                    self.close(other, now, revoke=say(TakenBack.STANDBY))
            if len(work.active) == 1:
                self._assign(node, work, now, standby=True)
                self._standing_by[work.active[-1].id] = None
                self._quiet.discard(assignment.id)

    @staticmethod
    def _painter(work: RangeWork) -> ActiveAssignment | None:
        """The node that paints a range, not one beside it; None if nobody does."""
        return next((assignment for assignment in work.active if not assignment.speculative), None)

    def _free_one(self, now: float) -> bool:
        """A standby leaves its range for one that nobody paints; whether there was a standby."""
        work = self._ranges[next(iter(self.waiting.best_few(1)))]
        for key in self._standing_by:
            assignment = self.active[key]
            if assignment.node in self.usable and assignment.node not in work.failed_at:
                self.close(assignment, now, revoke=say(TakenBack.UNPAINTED_FIRST))
                return True
        return False

    # ---- long ranges

    def rebalance(self, now: float, plan_complete: bool) -> None:
        """Once a tick: which assignments must give way to a longer range at their next border."""
        self._wanted.clear()
        self._changed = True
        self._take_back_from_overdue(now)
        self._average = self._measured_average(now)
        slots = sorted(
            ((self._believed(self._nodes[name], now), name, self._nodes[name]) for name in self.usable),
            key=lambda entry: (-entry[0], entry[1]),
        )
        speeds: list[float] = []
        residents: list[ActiveAssignment | None] = []
        levels: list[tuple[float, int, int | None]] = []
        for speed, _, node in slots:
            assignments = [
                self.active[key] for key in sorted(node.active) if not self.active[key].speculative
            ]
            for place in range(node.slots):
                assignment = assignments[place] if place < len(assignments) else None
                if assignment is not None:
                    levels.append((self._level(assignment, speed, now), assignment.range_number, len(speeds)))
                speeds.append(speed)
                residents.append(assignment)
            if node.ahead is not None:
                work = self._ranges[self.active[node.ahead].range_number]
                levels.append((float(work.remaining), work.range_number, None))
        rest = self.waiting.total
        for range_number in self.waiting.best_few(len(speeds)):
            level = self.waiting.rank(range_number)
            levels.append((level, range_number, None))
            rest -= level
        levels.sort(key=lambda entry: -entry[0])
        amounts = [level for level, _, _ in levels]
        measured = any(node.meter.frames_per_second is not None for _, _, node in slots)
        finish = time_to_finish(amounts, speeds, rest)
        self._finish_s = finish if measured else None
        if plan_complete and measured:
            places = [place for _, _, place in levels]
            for which, slot in must_move(amounts, speeds, places, finish, margin=self._chunk_frames):
                if (assignment := residents[slot]) is not None:
                    self._wanted[assignment.id] = levels[which][1]
                    self._send_ahead(self._nodes[assignment.node], self._ranges[levels[which][1]], now)

    def expected_seconds(self) -> float | None:
        """How long the known ranges will take at least, as of the last tick; None before any measurement."""
        return self._finish_s

    def _measured_average(self, now: float) -> float:
        nodes = [self._nodes[name] for name in self.usable]
        known = [self._believed(node, now) for node in nodes if node.meter.frames_per_second is not None]
        return sum(known) / len(known) if known else self._average

    def _believed(self, node: NodeRecord, now: float) -> float:
        """The speed of a node; a mere claim counts as far as the pieces it has in hand do not contradict it."""
        speed = self._speed(node)
        for assignment in () if self._proven(node) else [self.active[key] for key in node.active]:
            elapsed = now - assignment.since
            if elapsed > AHEAD_OVERDUE * self._usual(assignment) + GAIN_S:
                frames = len(self._ranges[assignment.range_number].spans[assignment.position])
                speed = min(speed, frames / (elapsed - self._start_left(assignment)))
        return speed

    def _level(self, assignment: ActiveAssignment, speed: float, now: float) -> float:
        """Frames left of a range that is being painted; the piece in hand is estimated."""
        work = self._ranges[assignment.range_number]
        left = work.frames_between(assignment.position, len(work.spans))
        painted = max(0.0, now - assignment.since - self._start_left(assignment)) * speed
        return left - min(painted, len(work.spans[assignment.position]))

    def _pays(self, painter: ActiveAssignment, work: RangeWork, node: NodeRecord, now: float) -> bool:
        """Whether a range ends sooner on this node, although the move loses what its painter has in hand."""
        _, ends_in = self._expected(painter, work, now)
        return self._ends_in(node, work, MOVE_GAIN_SHARE) < ends_in

    def _move_here(self, assignment: ActiveAssignment, work: RangeWork, now: float) -> None:
        """A long range moves to this slot, if that still makes sense; the slot's own range waits again."""
        node = self._nodes[assignment.node]
        if work.state is RangeState.PAINTING:
            painter = next(one for one in work.active if not one.speculative)
            if painter.ahead and painter.node == node.id:
                self.close(assignment, now, revoke=say(TakenBack.LONGER_FIRST))
                return  # it was given ahead to this node, which has begun it
            if not painter.ahead and not self._pays(painter, work, node, now):
                return
            self._clear(work, now)
        elif work.state is not RangeState.WAITING:
            return
        # It would otherwise begin what it was given ahead.
        self.take_back(node, now, say(TakenBack.LONGER_FIRST))
        self.close(assignment, now, revoke=say(TakenBack.LONGER_FIRST))
        self._assign(node, work, now)
