"""How well the coordinator spreads a film of 2 hours over 64, 256 and 1,000 members of a cluster, and what the shared
folder and Dask's scheduler have to carry meanwhile.

    python benchmarks/cluster_simulator.py [--seed N]

The simulator of the farm (`farm_simulator.py`: its first lines say how) with what differs in a cluster: nobody of the
maker's paints, an order needs no clip to be cut and sent, and a member that is there is heard. Sizes of pieces and
seeds are those that the sample clip has when it is painted now, at the size asked for. Everything else is counted.

    bound       no schedule that knows all speeds beforehand can be faster
    MB/s, files/s   written by members, read by the maker, seeds that members read to go on; mean, and the most in 10 s
    messages/s  at the scheduler: orders and their ends, events of pieces and progress, heartbeats
"""

import argparse
import random
import threading
from collections import Counter
from collections.abc import Sequence

import farm_simulator as farm

from fastvid_gui.cluster.maker.hub import LOOK_MOST_S, LOOK_S, WORKERS_A_SECOND
from fastvid_gui.cluster.member.tasks import REPORT_S
from fastvid_gui.domain.chunk import PieceKind
from fastvid_gui.domain.plan import RenderRange
from fastvid_gui.farm.schedule import events as ev
from fastvid_gui.farm.schedule.instructions import Assignment, Instruction

ORDER_S = 0.3
"""An order on its way over Dask, the source opened, a seed read."""
WINDOW_S = 10


def heartbeat_s(members: int) -> float:
    """How often Dask has so many workers report (distributed.scheduler.heartbeat_interval)."""
    if members <= 10:
        return 0.5
    if members < 50:
        return 1.0
    return 2.0 if members < 200 else members / 200 + 1


class Load:
    """What was carried, in windows of ten seconds."""

    def __init__(self) -> None:
        self.bytes: Counter[int] = Counter()
        self.files: Counter[int] = Counter()
        self.messages: Counter[int] = Counter()

    def add(self, now: float, size: float, files: int, messages: float) -> None:
        window = int(now // WINDOW_S)
        self.bytes[window] += size
        self.files[window] += files
        self.messages[window] += messages


class ClusterSimulation(farm.Simulation):
    """Counts what goes through the folder and the scheduler."""

    def __init__(
        self,
        parts: Sequence[RenderRange],
        nodes: list[farm.SimulatedNode],
        chance: random.Random,
        sizes: tuple[int, int],
    ) -> None:
        super().__init__(parts, nodes, chance)
        self.load = Load()
        self._piece, self._seed = sizes

    def _tell(self, event: ev.Event) -> None:
        if isinstance(event, ev.PieceReceived):
            frames = event.frames
            size = self._piece * frames
            # Piece and seed are written, the piece is read by the maker, the seed before is deleted.
            self.load.add(self.now, 2 * size + self._seed, 4, 1)
        super()._tell(event)

    def _do(self, instruction: Instruction) -> None:
        if isinstance(instruction, Assignment):
            # To the scheduler, to the member, and back that it is done; a seed is read.
            seeded = instruction.seed is not None
            self.load.add(self.now, self._seed if seeded else 0, seeded, 4)
        super()._do(instruction)

    def _tick(self) -> None:
        busy = sum(len(node.painting) for node in self.nodes.values())
        members = len(self.nodes)
        look_s = min(LOOK_MOST_S, max(LOOK_S, members / WORKERS_A_SECOND))
        # An event comes from a member and goes to the maker.
        self.load.add(self.now, 0, 0, 2 * busy / REPORT_S + members / heartbeat_s(members) + 1 / look_s)
        super()._tick()


def sizes_of_sample(width: int, height: int) -> tuple[int, int]:
    """Bytes of a piece for each frame, and of a seed, of the sample clip painted at a size."""
    from fastvid_gui.domain.look import Look
    from fastvid_gui.media.read import open_source
    from fastvid_gui.render.bench import sample_clip
    from fastvid_gui.render.film_settings import settings_for
    from fastvid_gui.render.pipeline import FramePainted, frames_from_source, paint_range
    from fastvid_gui.style.library import installed_styles, load_style
    from fastvid_gui.style.stylizer import make_stylizer

    source = open_source(sample_clip())
    style = load_style(installed_styles()[0].name)
    settings = settings_for(Look(style=style.info.name), source.info, min(width, height), 20)
    part = RenderRange(0, min(72, source.info.frames))
    stylizer = make_stylizer(style, *settings.work_size)
    frames = frames_from_source(source, part, settings)
    pieces = [
        item
        for item in paint_range(frames, part, stylizer, settings, stop=threading.Event())
        if not isinstance(item, FramePainted)
    ]
    bodies = [piece for piece in pieces if piece.span.kind is PieceKind.BODY]
    seeds = [len(piece.seed.data) for piece in pieces if piece.seed is not None]
    painted = sum(len(piece.span) for piece in bodies)
    return sum(len(piece.data) for piece in bodies) // painted, sum(seeds) // len(seeds)


def main() -> None:
    """Prints the table of docs/cluster.md."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=360, help="shorter side of the film")
    options = parser.parse_args()
    farm.ORDER_S = ORDER_S
    sizes = sizes_of_sample(options.size, options.size)
    print(f"a frame of a piece: {sizes[0] / 1024:.1f} KiB, a seed: {sizes[1] / 1024:.0f} KiB\n")
    print(
        "| members | slots | bound s | finished / bound | MB/s | most | files/s | most | messages/s | most |\n"
        "|---|---|---|---|---|---|---|---|---|---|"
    )
    for number in (64, 256, 1000):
        chance = random.Random(options.seed * 1000 + number)
        parts = farm.film(172_800, random.Random(options.seed * 1000 + number), 240, 96)
        nodes = farm.steady(number, chance)
        bound = farm.lower_bound(parts, nodes)
        run = ClusterSimulation(parts, nodes, random.Random(options.seed), sizes)
        finished = run.run(limit_s=20 * bound + 1000)
        cells = [
            f"{number}",
            f"{sum(node.slots for node in nodes)}",
            f"{bound:.0f}",
            f"{finished / bound:.3f}",
        ]
        for counted, unit in ((run.load.bytes, 1e6), (run.load.files, 1), (run.load.messages, 1)):
            cells.append(f"{sum(counted.values()) / finished / unit:.0f}")
            cells.append(f"{max(counted.values()) / WINDOW_S / unit:.0f}")
        print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
