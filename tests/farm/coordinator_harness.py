"""Tells a coordinator events, records what it says, and checks the invariants after every event."""

from collections import Counter

from fastvid_gui.domain.chunk import PieceKind, PieceSpan, piece_spans
from fastvid_gui.domain.plan import Keyframe, KeyframeKind, RenderRange, ranges_between
from fastvid_gui.farm.maker.assignment_table import AssignmentTable
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.coordinator import Coordinator
from fastvid_gui.farm.schedule.instructions import Accept, Assignment, FadeSeam, Finish, Instruction, Withdraw
from fastvid_gui.farm.schedule.states import JobState, RangeState, Standing
from fastvid_gui.sentences.sentence import said_by_others

CHUNK = 4


def film(stop: int, cuts: tuple[int, ...] = (), softs: tuple[int, ...] = ()) -> tuple[RenderRange, ...]:
    """The ranges of a film with cuts and soft keyframes at these frames."""
    kinds = (
        {0: KeyframeKind.START}
        | dict.fromkeys(cuts, KeyframeKind.CUT)
        | dict.fromkeys(softs, KeyframeKind.SOFT)
    )
    return ranges_between([Keyframe(frame, kinds[frame], 1.0, "") for frame in sorted(kinds)], stop)


def body(start: int, stop: int) -> PieceSpan:
    """The place of a chunk."""
    return PieceSpan(start, stop, PieceKind.BODY)


def delivery(
    task: Assignment, span: PieceSpan, intact: bool = True, has_seed: bool = True, short: int = 0
) -> ev.Event:
    """The message with which a node sends one step of an assignment."""
    frames = len(span) - short
    return ev.PieceReceived(
        node=task.node,
        assignment=task.id,
        range_number=task.range_number,
        span=span,
        frames=frames,
        intact=intact,
        has_seed=has_seed,
    )


def spans_for(task: Assignment, chunk_frames: int = CHUNK) -> list[PieceSpan]:
    """What a node delivers for an assignment, in order."""
    return [
        span for span in piece_spans(task.part, chunk_frames) if task.from_frame <= span.start < task.to_frame
    ]


class Told:
    """A coordinator and all that was said to it and by it."""

    def __init__(self, helpers_only: bool = False, chunk_frames: int = CHUNK) -> None:
        self.coordinator = Coordinator(chunk_frames, helpers_only)
        self.table = AssignmentTable()
        self.chunk_frames = chunk_frames
        self.now = 0.0
        self.said: list[Instruction] = []
        self.accepted: Counter[tuple[int, PieceSpan]] = Counter()
        self.seeds: set[tuple[int, int]] = set()
        self.tasks: dict[int, Assignment] = {}
        self.revoked: set[int] = set()
        self.seams: Counter[int] = Counter()
        self.restored: set[tuple[int, PieceSpan]] = set()

    def tell(self, *events: ev.Event, after: float = 0.0) -> list[Instruction]:
        """Tells events, the first one `after` seconds; what was said to all of them."""
        self.now += after
        answers: list[Instruction] = []
        for event in events:
            if isinstance(event, ev.RangeKnown) and event.range_number not in self.coordinator.ranges:
                self.restored |= {(event.range_number, span) for span in event.finished}
                self.seeds |= {(event.range_number, frame) for frame in event.seeds}
            said = self.coordinator.handle(event, self.now)
            self.table.follow(said)
            for instruction in said:
                self._note(event, instruction)
            self.check()
            answers += said
        self.said += answers
        return answers

    def plan(self, parts: tuple[RenderRange, ...], complete: bool = True) -> list[Instruction]:
        """Tells all ranges of a film."""
        said = self.tell(
            *(ev.RangeKnown(range_number=number, part=part) for number, part in enumerate(parts))
        )
        return said + (self.tell(ev.PlanComplete(len(parts))) if complete else [])

    def pass_time(self, seconds: float, alive: tuple[str, ...] = ()) -> list[Instruction]:
        """Ticks every second; nodes named alive are heard before each."""
        said: list[Instruction] = []
        for _ in range(round(seconds)):
            self.now += 1.0
            said += self.tell(*(ev.SignOfLife(name) for name in alive), ev.Tick())
        return said

    @property
    def fading(self) -> bool:
        """Whether a seam was asked for and is not faded."""
        return any(not self.coordinator.ranges[number].seam_faded for number in self.seams)

    def lose(self, number: int, place: int, *nodes: str, forged: bool = True) -> list[Instruction]:
        """What is stored of a range from a step on is no good; its makers keep that back while a seam is faded."""
        assert not self.fading
        ranges = self.coordinator.ranges
        work = ranges[number]
        done = zip(work.spans, work.accepted, strict=True)
        lost = {number: {span for each, (span, stored) in enumerate(done) if stored and each >= place}}
        event = ev.PiecesLost(
            {each: frozenset(spans) for each, spans in lost.items()}, nodes, said_by_others("odd"), forged
        )
        for first in (number - 1, number):
            before, after = ranges.get(first), ranges.get(first + 1)
            if before is None or after is None or not before.seam_faded:
                continue
            if before.spans[-1] in lost.get(first, ()) or after.spans[0] in lost.get(first + 1, ()):
                lost.setdefault(first, set()).add(before.spans[-1])
                lost.setdefault(first + 1, set()).add(after.spans[0])
                self.seams.pop(first, None)
        for each, spans in lost.items():
            for span in spans:
                self.accepted.pop((each, span), None)
                self.restored.discard((each, span))
            begin = min((span.start for span in spans), default=work.part.stop)
            self.seeds = {(one, frame) for one, frame in self.seeds if one != each or frame <= begin}
        return self.tell(event)

    def task_of(self, node: str) -> Assignment:
        """The newest assignment a node still has."""
        return self.tasks[max(self.coordinator.nodes[node].active)]

    def paint(self, node: str, pieces: int = 1, each_s: float = 1.0) -> list[Instruction]:
        """A node delivers the next pieces of its newest assignment."""
        said: list[Instruction] = []
        for _ in range(pieces):
            task = self.task_of(node)
            position = self.coordinator._dispatch.active[task.id].position
            span = self.coordinator.ranges[task.range_number].spans[position]
            said += self.tell(delivery(task, span), after=each_s)
        return said

    def _note(self, event: ev.Event, instruction: Instruction) -> None:
        if isinstance(instruction, Accept):
            self._check_acceptance(event, instruction)
            self.accepted[instruction.range_number, instruction.span] += 1
            assert (instruction.range_number, instruction.span) not in self.restored, (
                "accepted what was stored"
            )
            if getattr(event, "has_seed", False):
                self.seeds.add((instruction.range_number, instruction.span.stop))
        elif isinstance(instruction, Assignment):
            assert instruction.id not in self.tasks, "an assignment number was used twice"
            self.tasks[instruction.id] = instruction
            if instruction.seed is None:
                assert instruction.from_frame == instruction.part.paint_start
            else:
                assert (instruction.seed.range_number, instruction.seed.frame) in self.seeds, (
                    "there is no such seed"
                )
        elif isinstance(instruction, Withdraw):
            assert instruction.assignment not in self.revoked, "revoked twice"
            self.revoked.add(instruction.assignment)
        elif isinstance(instruction, FadeSeam):
            self.seams[instruction.range_number] += 1
            tail = self.coordinator.ranges[instruction.range_number].spans[-1]
            lead_in = self.coordinator.ranges[instruction.range_number + 1].spans[0]
            assert (tail.start, tail.stop) == (lead_in.start, lead_in.stop)
            for key in ((instruction.range_number, tail), (instruction.range_number + 1, lead_in)):
                assert key in self.accepted or key in self.restored, "a seam lacks a piece"
        elif isinstance(instruction, Finish):
            assert not any(isinstance(one, Finish) for one in self.said), "finished twice"
            self.check_whole()

    def _check_acceptance(self, event: ev.Event, accept: Accept) -> None:
        assert isinstance(event, ev.PieceReceived)
        assert event.intact, "a broken chunk was accepted"
        assert event.frames == len(accept.span), "a short chunk was accepted"
        task = self.tasks[event.assignment]
        assert (task.node, task.range_number) == (event.node, event.range_number), (
            "accepted from somebody else"
        )
        assert self.coordinator.nodes[event.node].standing is Standing.GOOD, "accepted from an excluded node"

    def check(self) -> None:
        """The invariants that hold after every event."""
        farm = self.coordinator
        dispatch = farm._dispatch
        self._check_table()
        assert all(times == 1 for times in self.accepted.values()), "accepted twice"
        assert all(times == 1 for times in self.seams.values()), "a seam was faded twice"
        for node in farm.nodes.values():
            assert node.usable or not node.active, "a node paints that may not"
            assert len(node.active) <= node.slots
            assert all(dispatch.active[task].node == node.id for task in node.active)
            assert not any(dispatch.active[task].ahead for task in node.active)
            if node.ahead is not None:
                ahead = dispatch.active[node.ahead]
                assert node.usable and not node.local, "work is held for a node that may not paint"
                assert node.active and not node.free_slots, (
                    "a node has a free slot and work that it holds back"
                )
                assert node.id in dispatch.usable, "work is held for a node that takes none"
                assert ahead.ahead and ahead.node == node.id and not ahead.speculative and ahead.counts
                assert farm.ranges[ahead.range_number].active == [ahead], (
                    "held for later, and painted by somebody"
                )
        held = sum(node.ahead is not None for node in farm.nodes.values())
        assert sum(len(node.active) for node in farm.nodes.values()) + held == len(dispatch.active)
        for work in farm.ranges.values():
            mine = {
                (work.range_number, span)
                for span, done in zip(work.spans, work.accepted, strict=True)
                if done
            }
            stored = {key for key in self.accepted.keys() | self.restored if key[0] == work.range_number}
            assert stored <= mine, "something stored was lost"
            assert work.missing_frames == sum(
                len(span) for span, done in zip(work.spans, work.accepted, strict=True) if not done
            )
            painters = [task for task in work.active if not task.speculative]
            assert len(painters) <= 1, "frames are painted twice"
            assert all(task.counts for task in painters), "what the painter delivers would be dropped"
            assert len(work.active) <= 2
            assert all(task.counts for task in work.active if task.standby)
            assert all((task.id in dispatch._standing_by) == task.standby for task in work.active)
            assert bool(painters) == bool(work.active) == (work.state is RangeState.PAINTING)
            assert all(dispatch.active[task.id] is task for task in work.active)
            assert (work.missing_frames == 0) == (work.state is RangeState.PAINTED)
            if not farm.over:
                assert (work.range_number in dispatch.waiting) == (work.state is RangeState.WAITING)
                assert (
                    work.range_number not in dispatch.waiting
                    or dispatch.waiting.rank(work.range_number) == work.remaining
                )
        if not farm.over and dispatch.waiting:
            idle = [
                n for n in farm.nodes.values() if n.usable and n.free_slots and n.blocked_until <= farm._now
            ]
            works = [farm.ranges[number] for number in dispatch.waiting]
            lazy = [n.id for n in idle if any(n.id not in work.failed_at for work in works)]
            assert not lazy, f"work waits while {lazy} could paint"
            assert dispatch.active or not idle, "everything stands still while a node could paint"

    def _check_table(self) -> None:
        """Who follows the instructions knows of each assignment what the coordinator does, and of no other."""
        active = self.coordinator._dispatch.active
        opened = {entry.assignment.id for name in self.coordinator.nodes for entry in self.table.open(name)}
        assert opened == active.keys(), "the table of who paints what is another one"
        for key, task in active.items():
            entry = self.table.of(task.node, key)
            assert entry is not None and entry is self.table.get(key) and not entry.over
            assert (entry.begun, entry.beside) == (not task.ahead, task.speculative)

    def check_whole(self) -> None:
        """Every frame of the film is in exactly one stored chunk."""
        frames: Counter[int] = Counter()
        for number, span in [*self.accepted, *self.restored]:
            if span.kind is PieceKind.BODY:
                frames.update(range(span.start, span.stop))
            assert number in self.coordinator.ranges
        for work in self.coordinator.ranges.values():
            if work.part.tail:
                assert work.seam_faded
                frames.update(range(work.part.body_stop, work.part.stop))
        stop = max(work.part.stop for work in self.coordinator.ranges.values())
        assert frames == Counter(range(stop)), "a frame is missing or there twice"
        assert self.coordinator.state is JobState.FINISHED


def paint_at(told: Told, speeds: dict[str, float], chunk: int) -> float:
    """Nodes paint side by side at these frames per second, to the end of the job: how many seconds it took."""
    began = told.now
    painted = dict.fromkeys(speeds, 0.0)
    while not told.coordinator.over:
        assert told.now - began < 5000, "the job does not end"
        told.now += 0.25
        told.tell(*map(ev.SignOfLife, speeds), ev.Tick())
        for name, fps in speeds.items():
            node = told.coordinator.nodes[name]
            before = set(node.active)
            painted[name] = painted[name] + fps * 0.25 if before else 0.0
            if before and painted[name] >= chunk:
                painted[name] = 0.0
                told.paint(name, each_s=0.0)
            if told.coordinator.over:
                break
            if set(node.active) != before:
                painted[name] = 0.0
    return told.now - began
