"""How well and how cheaply the real coordinator spreads a film over 1 to 1,000 simulated nodes.

    python benchmarks/farm_simulator.py [--quick] [--seed N]

A discrete event simulator. Nodes of unequal speed (log-uniform from 1 to 8 frames per second and slot) paint step by
step with 10 % jitter a step. Their speed is known beforehand within 10 %, from the reference sequence that every helper
paints. A node warms up for 5 s before its first step. Cutting, sending and opening what an order needs takes 1 s (the
node may paint something else meanwhile), a message 20 ms each way; there is a heartbeat every 2 s and a tick every
second. Only the nodes and the network are simulated; every decision is the coordinator's.

*Bound* is the least time that any schedule needs that knows all speeds from the start and moves ranges between nodes at
no cost. It is the larger of two values: all frames over all speeds and, for every k, the frames of the k longest ranges
over the k fastest speeds. Where nodes come and go, it counts the frames they could paint up to then. The warm-up, the
jitter and the waiting for assignments count against the coordinator.
Nodes that hoard say that they are as fast as nobody is, take all they get and deliver nothing.
"""

import argparse
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heappop, heappush
from itertools import count

from fastvid_gui.domain.chunk import PieceKind, PieceSpan, piece_spans
from fastvid_gui.domain.job import chunk_frames_for
from fastvid_gui.domain.plan import Keyframe, KeyframeKind, RenderRange, ranges_between
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.coordinator import TICK_S, Coordinator
from fastvid_gui.farm.schedule.instructions import (
    Accept,
    Assignment,
    FadeSeam,
    Finish,
    Instruction,
    SetAside,
    Withdraw,
)
from fastvid_gui.sentences.sentence import code_of
from fastvid_gui.sentences.shared_render import TakenBack

CHUNK_FRAMES = chunk_frames_for(Fraction(24))
JITTER = 0.1
WARM_UP_S = 5.0
MESSAGE_S = 0.02
ORDER_S = 1.0
HEARTBEAT_S = 2.0
SLOWEST_FPS, FASTEST_FPS = 1.0, 8.0
HOARDS_FPS = 1e5
NEVER = float("inf")


@dataclass
class SimulatedNode:
    """A node that is present during `spans` (from, to) of time; each span is a new session.

    Attributes:
        hoards: it takes all it gets and delivers nothing. local: it is the maker's own computer.
    """

    name: str
    fps: float
    slots: int
    spans: list[tuple[float, float]]
    hoards: bool = False
    local: bool = False
    up: int = -1
    warm: bool = False
    revoked: set[int] = field(default_factory=set)
    painting: set[int] = field(default_factory=set)
    held: list[Assignment] = field(default_factory=list)


class Simulation:
    """Runs one job to its end; `finished_s` is when the coordinator said `Finish`."""

    def __init__(
        self, parts: Sequence[RenderRange], nodes: list[SimulatedNode], chance: random.Random
    ) -> None:
        self.coordinator = Coordinator(CHUNK_FRAMES)
        self.parts, self.chance = parts, chance
        self.nodes = {node.name: node for node in nodes}
        self.now = 0.0
        self.finished_s: float | None = None
        self.events = 0
        self.handling_s = 0.0
        self.slowest_s = 0.0
        self.handed_over = 0
        self.ordered_ahead = 0
        self.accepted: set[tuple[int, object]] = set()
        self._queue: list[tuple[float, int, Callable[[], None]]] = []
        self._order = count()
        for node in nodes:
            for session, (start, stop) in enumerate(node.spans):
                self._at(start, lambda node=node, session=session: self._join(node, session))
                if stop < NEVER:
                    self._at(stop, lambda node=node: self._vanish(node))

    def run(self, limit_s: float) -> float:
        """The time to finish in seconds; raises if the job does not end before `limit_s`."""
        for number, part in enumerate(self.parts):
            self._tell(ev.RangeKnown(range_number=number, part=part))
        self._tell(ev.PlanComplete(len(self.parts)))
        self._at(0.0, self._tick)
        while self.finished_s is None and self._queue and self.now < limit_s:
            self.now, _, action = heappop(self._queue)
            action()
        wanted = {(n, s) for n, part in enumerate(self.parts) for s in piece_spans(part, CHUNK_FRAMES)}
        if self.finished_s is None or self.accepted != wanted:
            raise RuntimeError(
                f"not finished after {self.now:.0f} s: {len(wanted - self.accepted)} pieces missing"
            )
        return self.finished_s

    def _at(self, when: float, action: Callable[[], None]) -> None:
        heappush(self._queue, (when, next(self._order), action))

    def _later(self, delay: float, action: Callable[[], None]) -> None:
        self._at(self.now + delay, action)

    def _tell(self, event: ev.Event) -> None:
        began = time.thread_time()
        instructions = self.coordinator.handle(event, self.now)
        took = time.thread_time() - began
        self.events += 1
        self.handling_s += took
        self.slowest_s = max(self.slowest_s, took)
        for instruction in instructions:
            self._do(instruction)

    def _do(self, instruction: Instruction) -> None:
        match instruction:
            case Assignment():
                node = self.nodes[instruction.node]
                session = node.up
                self.ordered_ahead += instruction.ahead
                self._later(ORDER_S, lambda: self._arrives(node, session, instruction))
            case Withdraw():
                self.handed_over += code_of(instruction.reason) in (TakenBack.FASTER, TakenBack.LONGER_FIRST)
                self._later(
                    MESSAGE_S, lambda: self._revoke(self.nodes[instruction.node], instruction.assignment)
                )
            case Accept():
                if (instruction.range_number, instruction.span) in self.accepted:
                    raise RuntimeError("accepted twice")
                self.accepted.add((instruction.range_number, instruction.span))
            case FadeSeam():
                self._later(0.1, lambda: self._tell(ev.SeamFaded(instruction.range_number)))
            case SetAside():
                pass
            case Finish():
                self.finished_s = self.now
            case _:
                pass

    def _tick(self) -> None:
        self._tell(ev.Tick())
        self._later(TICK_S, self._tick)

    def _join(self, node: SimulatedNode, session: int) -> None:
        node.up, node.warm = session, False
        node.painting.clear()
        node.held.clear()
        measured = HOARDS_FPS if node.hoards else node.fps * self.chance.uniform(1 - JITTER, 1 + JITTER)
        here = node.local
        self._tell(
            ev.NodeJoined(
                node=node.name,
                session=f"{session}",
                slots=node.slots,
                name="",
                local=here,
                fingerprint="same",
                reference_fps=measured,
            )
        )
        self._beat(node, session)

    def _beat(self, node: SimulatedNode, session: int) -> None:
        if node.up == session:
            self._tell(ev.SignOfLife(node.name))
            self._later(HEARTBEAT_S, lambda: self._beat(node, session))

    def _vanish(self, node: SimulatedNode) -> None:
        node.up = -1

    def _arrives(self, node: SimulatedNode, session: int, task: Assignment) -> None:
        """Everything an order needs has arrived; the order is begun as soon as a slot is free."""
        if node.up == session:
            node.held.append(task)
            self._begin_next(node)

    def _begin_next(self, node: SimulatedNode) -> None:
        node.held = [task for task in node.held if task.id not in node.revoked]
        while node.held and len(node.painting) < node.slots:
            task = node.held.pop(0)
            node.painting.add(task.id)
            self._start(node, node.up, task)

    def _revoke(self, node: SimulatedNode, assignment: int) -> None:
        node.revoked.add(assignment)
        node.painting.discard(assignment)
        self._begin_next(node)

    def _start(self, node: SimulatedNode, session: int, task: Assignment) -> None:
        if node.hoards:
            return
        spans = [
            s for s in piece_spans(task.part, CHUNK_FRAMES) if task.from_frame <= s.start < task.to_frame
        ]
        delay = 0.0 if node.warm else WARM_UP_S
        node.warm = True
        self._paint(node, session, task, spans, 0, delay)

    def _paint(
        self,
        node: SimulatedNode,
        session: int,
        task: Assignment,
        spans: list[PieceSpan],
        place: int,
        delay: float,
    ) -> None:
        if node.up != session or session < 0:
            return
        if place == len(spans):
            node.painting.discard(task.id)
            self._begin_next(node)
            return
        jitter = self.chance.uniform(1 - JITTER, 1 + JITTER)
        self._later(
            delay + len(spans[place]) / node.fps * jitter,
            lambda: self._painted(node, session, task, spans, place),
        )

    def _painted(
        self, node: SimulatedNode, session: int, task: Assignment, spans: list[PieceSpan], place: int
    ) -> None:
        if node.up != session or task.id in node.revoked:
            return
        span = spans[place]
        has_seed = span.kind is PieceKind.BODY
        event = ev.PieceReceived(
            node=node.name,
            assignment=task.id,
            range_number=task.range_number,
            span=span,
            frames=len(span),
            has_seed=has_seed,
        )
        self._later(MESSAGE_S, lambda: self._tell(event))
        self._paint(node, session, task, spans, place + 1, 0.0)


def film(frames: int, chance: random.Random, max_range: int, mean_shot: float) -> tuple[RenderRange, ...]:
    """Ranges of a film whose shots have log-normal lengths, long ones split at soft keyframes."""
    keyframes = [Keyframe(0, KeyframeKind.START, 1.0, "")]
    place = 0
    while place < frames:
        shot = max(12, round(chance.lognormvariate(0, 0.8) * mean_shot))
        pieces = -(-shot // max_range) if max_range else 1
        for piece in range(1, pieces + 1):
            border = place + shot * piece // pieces
            kind = KeyframeKind.CUT if piece == pieces else KeyframeKind.SOFT
            if border < frames - 12:
                keyframes.append(Keyframe(border, kind, 1.0, ""))
        place += shot
    return ranges_between(keyframes, frames)


def lower_bound(parts: Sequence[RenderRange], nodes: Sequence[SimulatedNode]) -> float:
    """Seconds that no schedule can beat, even where nodes come and go."""
    lengths = sorted((part.painted for part in parts), reverse=True)
    moments = sorted({moment for node in nodes for span in node.spans for moment in span})
    most = sum(node.slots for node in nodes)
    needs = []
    total = 0
    for k in range(min(most, len(lengths))):
        total += lengths[k]
        needs.append(total)
    needs.append(sum(lengths))
    done = [0.0] * len(needs)
    bounds = [NEVER] * len(needs)
    for start, stop in zip(moments, [*moments[1:], NEVER], strict=True):
        there = [node for node in nodes if any(a <= start < b for a, b in node.spans)]
        speeds = sorted((node.fps for node in there for _ in range(node.slots)), reverse=True)
        power = 0.0
        for k, need in enumerate(needs):
            power = power + speeds[k] if k < min(len(speeds), len(needs) - 1) else power
            if k == len(needs) - 1:
                power = sum(speeds)
            if bounds[k] == NEVER and power > 0:
                end = start + (need - done[k]) / power
                if end <= stop:
                    bounds[k] = end
                else:
                    done[k] += power * (stop - start)
        if NEVER not in bounds:
            break
    return max(bounds)


def steady(number: int, chance: random.Random) -> list[SimulatedNode]:
    """Nodes that are present from start to end; every fourth one has two slots."""
    ratio = FASTEST_FPS / SLOWEST_FPS
    return [
        SimulatedNode(f"n{i}", SLOWEST_FPS * ratio ** chance.random(), 1 + (i % 4 == 3), [(0.0, NEVER)])
        for i in range(number)
    ]


def restless(number: int, chance: random.Random, seconds: float) -> list[SimulatedNode]:
    """One node in four joins late, one in four vanishes (half of these come back); the first one stays."""
    nodes = steady(number, chance)
    for i, node in enumerate(nodes[1:], 1):
        if i % 4 == 1:
            node.spans = [(chance.uniform(0.1, 0.5) * seconds, NEVER)]
        elif i % 4 == 2:
            stop = chance.uniform(0.1, 0.8) * seconds
            node.spans = [(0.0, stop)]
            if i % 8 == 2:
                node.spans.append((stop + chance.uniform(1, 60), NEVER))
    return nodes


def beset(hoarders: int, slots: int) -> list[SimulatedNode]:
    """This computer with 10 frames per second, and helpers that deliver nothing."""
    here = SimulatedNode("here", 10.0, 1, [(0.0, NEVER)], local=True)
    bad = (SimulatedNode(f"h{i}", HOARDS_FPS, slots, [(0.0, NEVER)], hoards=True) for i in range(hoarders))
    return [here, *bad]


def report(title: str, cases: Sequence[tuple[Sequence[RenderRange], list[SimulatedNode]]], seed: int) -> None:
    """Prints one table."""
    print(f"\n{title}\n")
    print(
        "| nodes | slots | frames | ranges | bound s | finished / bound "
        "| handed over | given ahead | events | µs/event | slowest ms |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for parts, nodes in cases:
        bound = lower_bound(parts, [node for node in nodes if not node.hoards])
        run = Simulation(parts, nodes, random.Random(seed))
        finished = run.run(limit_s=20 * bound + 1000)
        print(
            f"| {len(nodes)} | {sum(node.slots for node in nodes)} | {sum(p.painted for p in parts)} "
            f"| {len(parts)} | {bound:.0f} | {finished / bound:.3f} | {run.handed_over} | {run.ordered_ahead} "
            f"| {run.events} "
            f"| {run.handling_s / run.events * 1e6:.0f} | {run.slowest_s * 1e3:.1f} |",
            flush=True,
        )


def main() -> None:
    """Prints the tables of docs/farm-scheduling.md."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small cases only")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    few = (2, 8) if options.quick else (1, 2, 3, 4, 8, 16, 32, 64)
    many = () if options.quick else (256, 1000)

    def fresh(number: int) -> random.Random:
        return random.Random(options.seed * 1000 + number)

    def movie(number: int, frames: int = 172_800) -> tuple[RenderRange, ...]:
        return film(frames, fresh(number), 240, 96)

    report(
        "Film of 2 hours (24 fps, cuts, shots split after 240 frames)",
        [(movie(n), steady(n, fresh(n))) for n in (*few, *many)],
        options.seed,
    )
    report(
        "Films of 24 hours (as much work for each node as in a film of 2 hours on 21 and 83 nodes)",
        [(movie(n, 12 * 172_800), steady(n, fresh(n))) for n in many],
        options.seed,
    )
    report(
        "Clip of 5 minutes, one shot split after 240 frames",
        [(film(7200, fresh(n), 240, 1e6), steady(n, fresh(n))) for n in few],
        options.seed,
    )
    report(
        "The same clip with `--max-range 120`",
        [(film(7200, fresh(n), 120, 1e6), steady(n, fresh(n))) for n in few],
        options.seed,
    )
    report(
        "Few long ranges (shots never split, about as many as slots)",
        [(film(3000 * max(n, 2), fresh(n), 0, 2200), steady(n, fresh(n))) for n in few],
        options.seed,
    )
    report(
        "The film, a quarter of the nodes joins late, a quarter vanishes, half of these come back",
        [(movie(n), restless(n, fresh(n), 172_800 / (3.5 * n))) for n in (*few[1:], *many)],
        options.seed,
    )
    report(
        "Ten seconds on this computer alone, then beside one and three helpers that deliver nothing",
        [
            (film(240, fresh(1), 60, 1e6), beset(*how))
            for how in ((0, 0), (1, 1), (1, 4), (1, 16), (3, 4), (3, 16))
        ],
        options.seed,
    )


if __name__ == "__main__":
    main()
