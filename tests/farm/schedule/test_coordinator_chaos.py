"""Random stories: nodes join, vanish, lie and come back, messages are lost, repeated, late, and clocks jump.

The harness checks its invariants after every event. However a story went, one honest node must be able to
finish the film afterwards, with every frame exactly once.
"""

from dataclasses import replace

from coordinator_harness import Told, body, delivery, film, spans_for
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fastvid_gui.domain.chunk import PieceKind
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.instructions import Assignment, FadeSeam, Finish
from fastvid_gui.farm.schedule.states import JobState, RangeState, Standing
from fastvid_gui.sentences.sentence import said_by_others

NAMES = ("here", "a", "b", "c", "d")
names = some.sampled_from(NAMES)


class Chaos(RuleBasedStateMachine):
    """One job; the rules are what may happen to it, in any order."""

    @initialize(
        stop=some.integers(30, 120),
        cut=some.integers(9, 60),
        soft=some.integers(5, 60),
        alone=some.booleans(),
        others=some.sampled_from(("leave", "leave", "fall silent", "fall silent", "hang")),
    )
    def begin(self, stop: int, cut: int, soft: int, alone: bool, others: str) -> None:
        cuts = tuple(range(cut, stop, cut))
        softs = tuple(frame for frame in (soft, soft + 25) if frame < stop and frame not in cuts)
        self.told = Told(helpers_only=alone)
        self.parts = film(stop, cuts, softs)
        self.others = others
        self.planned = 0
        self.sessions = 0
        self.held: list[ev.Event] = []
        self.sent: dict[int, int] = {}

    def tell(self, event: ev.Event) -> None:
        self.told.tell(event)

    # ---- nodes come and go

    @rule(
        name=names, slots=some.integers(0, 3), bits=some.sampled_from(("", "x", "y")), again=some.booleans()
    )
    def join(self, name: str, slots: int, bits: str, again: bool) -> None:
        self.sessions += not again
        hint = 5.0 if slots % 2 else None
        node = self.told.coordinator.nodes.get(name)
        before = set(node.active) if node and node.session != str(self.sessions) else set()
        self.tell(
            ev.NodeJoined(
                node=name,
                session=str(self.sessions),
                slots=slots,
                local=name == "here",
                fingerprint=bits,
                reference_fps=hint,
            )
        )
        known = self.told.coordinator.nodes.get(name)
        assert known is None or not before & known.active, "a restarted node knows nothing of its work"

    @rule(name=names, what=some.sampled_from((ev.NodeLeft, ev.NodePaused, ev.NodeResumed, ev.SignOfLife)))
    def speak(self, name: str, what: type) -> None:
        self.tell(what(name))

    @rule(name=names, paused=some.booleans())
    def beat(self, name: str, paused: bool) -> None:
        self.tell(ev.SignOfLife(name, paused))

    @rule(name=names)
    def forbid(self, name: str) -> None:
        self.tell(ev.Forbid(name))

    @rule(name=names)
    def readmit(self, name: str) -> None:
        self.tell(ev.Readmit(name))

    # ---- time

    @rule(step=some.sampled_from((0.1, 1.0, 4.0, 4.9)), times=some.integers(1, 12), alive=some.sets(names))
    def pass_time(self, step: float, times: int, alive: set[str]) -> None:
        for _ in range(times):
            self.told.now += step
            for name in sorted(alive):
                self.tell(ev.SignOfLife(name))
            self.tell(ev.Tick())

    @rule(jump=some.sampled_from((-1e6, -30.0, 7.0, 3600.0, 1e9)))
    def clock_jumps(self, jump: float) -> None:
        self.told.now += jump
        self.tell(ev.Tick())

    # ---- the plan and the seams

    @precondition(lambda self: self.planned < len(self.parts))
    @rule(stored=some.booleans())
    def plan(self, stored: bool) -> None:
        part = self.parts[self.planned]
        first = next(step for step in self._steps(part) if step.kind is PieceKind.BODY)
        finished = frozenset({first}) if stored and not part.lead_in else frozenset()
        seeds = frozenset({first.stop}) if finished else frozenset()
        self.tell(ev.RangeKnown(range_number=self.planned, part=part, finished=finished, seeds=seeds))
        self.planned += 1
        if self.planned == len(self.parts):
            self.tell(ev.PlanComplete(self.planned))

    @rule(data=some.data())
    def fade(self, data: some.DataObject) -> None:
        seams = [one.range_number for one in self.told.said if isinstance(one, FadeSeam)]
        if seams:
            self.tell(ev.SeamFaded(data.draw(some.sampled_from(seams))))

    @rule(data=some.data(), nodes=some.sets(names, max_size=2), forged=some.booleans())
    def lose(self, data: some.DataObject, nodes: set[str], forged: bool) -> None:
        ranges = self.told.coordinator.ranges
        if not ranges or self.told.fading or self.told.coordinator.over:
            return
        work = ranges[data.draw(some.sampled_from(sorted(ranges)))]
        place = data.draw(some.integers(0, len(work.spans) - 1))
        self.told.lose(work.range_number, place, *sorted(nodes), forged=forged)

    @rule(count=some.integers(0, 2))
    def check_pieces(self, count: int) -> None:
        self.tell(ev.ChecksLeft(count))

    def _steps(self, part):
        return spans_for(
            Assignment(
                node="",
                id=0,
                range_number=0,
                part=part,
                from_frame=part.paint_start,
                to_frame=part.stop,
                seed=None,
            )
        )

    # ---- deliveries, honest and not

    def _next(self, data: some.DataObject) -> tuple[Assignment, list] | None:
        """Some assignment, maybe one that was revoked or whose node is gone, and its unsent steps."""
        newest = sorted(self.told.tasks)[-8:]
        if not newest:
            return None
        task = self.told.tasks[data.draw(some.sampled_from(newest))]
        return task, spans_for(task)[self.sent.get(task.id, 0) :]

    @rule(
        data=some.data(),
        how=some.sampled_from(("send", "send", "send", "no seed", "no seed", "twice", "hold", "lose")),
        steps=some.integers(1, 4),
        pace=some.sampled_from((0.0, 0.2, 2.0)),
    )
    def paint(self, data: some.DataObject, how: str, steps: int, pace: float) -> None:
        if (found := self._next(data)) is None:
            return
        task, unsent = found
        for step in unsent[:steps]:
            self.sent[task.id] = self.sent.get(task.id, 0) + 1
            event = delivery(task, step, has_seed=how != "no seed")
            self.told.now += pace
            if how == "hold":
                self.held.append(event)
            elif how != "lose":
                for _ in range(2 if how == "twice" else 1):
                    self.tell(event)

    @rule(name=names, steps=some.integers(1, 8))
    def paint_on(self, name: str, steps: int) -> None:
        """A node does what it is told, step by step: what it has been given ahead comes into play."""
        for _ in range(steps):
            node = self.told.coordinator.nodes.get(name)
            if node is None or not node.active:
                return
            task = self.told.coordinator._dispatch.active[min(node.active)]
            step = self.told.coordinator.ranges[task.range_number].spans[task.position]
            self.told.now += 0.5
            self.tell(delivery(self.told.tasks[task.id], step))

    @precondition(lambda self: any(one.ahead for one in self.told.tasks.values()))
    @rule(data=some.data(), what=some.sampled_from(("delivers", "declines", "fails", "finished", "silent")))
    def held_ahead(self, data: some.DataObject, what: str) -> None:
        """Something happens to work that a node holds ahead, or was given so."""
        task = data.draw(some.sampled_from([one for one in self.told.tasks.values() if one.ahead]))
        if what == "silent":
            self.told.now += 4.0
            self.tell(ev.Tick())
            return
        self.tell(
            {
                "delivers": delivery(task, spans_for(task)[0]),
                "declines": ev.NodeDeclined(task.node, task.id, said_by_others("disk full")),
                "fails": ev.NodeFailed(task.node, ev.Failure.ERROR, task.id, said_by_others("out of memory")),
                "finished": ev.AssignmentOver(task.node, task.id),
            }[what]
        )

    @precondition(lambda self: self.held)
    @rule(data=some.data())
    def arrives_late(self, data: some.DataObject) -> None:
        place = data.draw(some.integers(0, len(self.held) - 1))
        self.tell(self.held.pop(place))

    @rule(
        data=some.data(), how=some.sampled_from(("checksum", "short", "elsewhere", "other range", "stolen"))
    )
    def lie(self, data: some.DataObject, how: str) -> None:
        if (found := self._next(data)) is None or not found[1]:
            return
        task, unsent = found
        event = delivery(task, unsent[0], intact=how != "checksum", short=how == "short")
        if how == "elsewhere":
            event = ev.PieceReceived(
                node=task.node,
                assignment=task.id,
                range_number=task.range_number,
                span=body(-3, 900),
                frames=903,
            )
        elif how == "other range":
            event = ev.PieceReceived(
                node=task.node,
                assignment=task.id,
                range_number=task.range_number + 1,
                span=body(0, 4),
                frames=4,
            )
        elif how == "stolen":
            thief = data.draw(names)
            event = delivery(replace(task, node=thief), unsent[0])
        self.tell(event)

    @rule(data=some.data(), what=some.sampled_from(("error", "declined", "finished", "wrong")))
    def answer(self, data: some.DataObject, what: str) -> None:
        if (found := self._next(data)) is None:
            return
        task = found[0]
        self.tell(
            {
                "error": ev.NodeFailed(task.node, ev.Failure.ERROR, task.id, said_by_others("out of memory")),
                "wrong": ev.NodeFailed(task.node, ev.Failure.WRONG_PICTURE, task.id),
                "declined": ev.NodeDeclined(task.node, task.id, said_by_others("disk full")),
                "finished": ev.AssignmentOver(task.node, task.id),
            }[what]
        )

    @rule(data=some.data(), giver=names)
    def seed_can_not_be_opened(self, data: some.DataObject, giver: str) -> None:
        if (found := self._next(data)) is not None and found[0].seed is not None:
            task = found[0]
            self.tell(ev.SeedBroken(task.range_number, task.from_frame, task.id, giver))

    @rule(
        name=some.sampled_from((*NAMES, "stranger")), task=some.integers(-1, 9), number=some.integers(-1, 5)
    )
    def nonsense(self, name: str, task: int, number: int) -> None:
        if task not in self.told.tasks:
            self.tell(
                ev.PieceReceived(node=name, assignment=task, range_number=number, span=body(0, 4), frames=4)
            )
            self.tell(ev.AssignmentOver(name, task))
            self.tell(ev.NodeDeclined(name, task))
            self.tell(ev.SeamFaded(number + 77))

    @invariant()
    def nobody_set_aside_paints(self) -> None:
        if hasattr(self, "told"):
            self.told.check()
            for node in self.told.coordinator.nodes.values():
                assert node.standing is Standing.GOOD or node.strikes, "set aside without a reason"

    # ---- and then an honest node comes

    def teardown(self) -> None:
        if not hasattr(self, "told"):
            return
        told = self.told
        for number in range(self.planned, len(self.parts)):
            told.tell(ev.RangeKnown(range_number=number, part=self.parts[number]))
        told.tell(ev.PlanComplete(len(self.parts)), ev.ChecksLeft(0))
        told.tell(ev.NodeJoined(node="honest", session="1", slots=2, fingerprint="x"), ev.Readmit("honest"))
        told.tell(ev.NodeLeft("here"))
        if self.others == "leave":
            told.tell(*(ev.NodeLeft(name) for name in NAMES))
        hanging = NAMES[1:] if self.others == "hang" else ()
        for _ in range(5000 if hanging else 400):
            if told.coordinator.state is JobState.FINISHED:
                break
            for seam in [one.range_number for one in told.said if isinstance(one, FadeSeam)]:
                told.tell(ev.SeamFaded(seam))
            told.now += 1.0
            told.tell(*(ev.SignOfLife(name) for name in (*hanging, "honest")), ev.Tick())
            if told.coordinator.nodes["honest"].active:
                told.paint("honest")
        states = [work.state for work in told.coordinator.ranges.values()]
        assert told.coordinator.state is JobState.FINISHED, f"an honest node could not finish: {states}"
        assert all(state is RangeState.PAINTED for state in states)
        assert sum(isinstance(one, Finish) for one in told.said) == 1


TestChaos = Chaos.TestCase
TestChaos.settings = settings(
    max_examples=100,
    stateful_step_count=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
