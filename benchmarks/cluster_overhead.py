"""What `--cluster` costs a frame: the same film by this computer alone and by two members on it, in turns.

    python benchmarks/cluster_overhead.py [--rounds N] [--size N]

Both use the same number of threads in all. Each render starts from nothing. A short part of the sample clip and all of
it are painted; the difference is what the frames cost, without what each render costs once (opening, reference
sequences, compiling the network). Two ratios: of the clock's time, which means something on an idle computer only, and
of the processors' time of all processes (maker, members, scheduler), which holds on a busy one, too.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

import psutil

from fastvid_gui.cluster.folder import open_cluster
from fastvid_gui.cluster.library import distributed
from fastvid_gui.cluster.maker.choice import cluster_named, cluster_paints
from fastvid_gui.cluster.status import look, stop
from fastvid_gui.domain.look import Look
from fastvid_gui.domain.plan import Keyframe, KeyframeKind
from fastvid_gui.media.read import open_source
from fastvid_gui.render.bench import sample_clip
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.local_run import LocalRun, MakeRun
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.style.library import installed_styles

MEMBERS = 2
SHORT = 48


def processors_s(processes: list[psutil.Process]) -> float:
    """Seconds of processor time that they have used so far."""
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def a_frame(
    source: Path, output: Path, threads: int, size: int, make_run: MakeRun, others: list[psutil.Process]
) -> tuple[float, float]:
    """Milliseconds that a frame more takes, and those of processors; `others`: processes that work for it."""
    whole = open_source(source).info.frames
    short = painted_in(source, output, SHORT, threads, size, make_run, others)
    long = painted_in(source, output, whole, threads, size, make_run, others)
    clock, used = ((more - less) / (whole - SHORT) * 1000 for less, more in zip(short, long, strict=True))
    return clock, used


def painted_in(
    source: Path,
    output: Path,
    frames: int,
    threads: int,
    size: int,
    make_run: MakeRun,
    others: list[psutil.Process],
) -> tuple[float, float]:
    """Seconds of one render of so many frames, and those of processors."""
    step = max(12, frames // (2 * threads))
    keyframes = tuple(Keyframe(at, KeyframeKind.CUT, 0.0, "") for at in range(step, frames - 12, step))
    request = RenderRequest(
        source=source,
        output=output,
        look=Look(style=installed_styles()[0].name),
        overwrite=True,
        fresh=True,
        stop=frames,
        size=size,
        keyframes=keyframes,
        workers=threads,
    )
    all_of_them = [psutil.Process(), *others]
    before, begun = processors_s(all_of_them), time.monotonic()
    render_film(request, lambda event: None, threading.Event(), make_run)
    return time.monotonic() - begun, processors_s(all_of_them) - before


def main() -> None:
    """Prints one line a round, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--size", type=int, default=360)
    options = parser.parse_args()
    distributed()
    ratios: list[float] = []
    clocks: list[float] = []
    with tempfile.TemporaryDirectory() as scratch:
        base = Path(scratch)
        os.environ["FASTVID_HOME"] = str(base / "home")
        lab = base / "lab"
        lab.mkdir()
        members = [
            subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "fastvid_gui",
                    "cluster",
                    "join",
                    str(lab),
                    "--slots",
                    "1",
                    "--name",
                    f"m{n}",
                ],
                env=os.environ | {"FASTVID_HOME": str(base / f"member-{n}")},
            )
            for n in range(MEMBERS)
        ]
        try:
            while not (lab / "fastvid-cluster" / "scheduler.json").exists():
                time.sleep(0.2)
            while len(look(open_cluster(lab, make=False)).members) < MEMBERS:
                time.sleep(0.5)
            place = look(open_cluster(lab, make=False)).scheduler
            assert place is not None
            others = [psutil.Process(each.pid) for each in members] + [psutil.Process(place.pid)]
            ours = cluster_paints(cluster_named(str(lab), base / "out.mp4"))
            for _ in range(options.rounds):
                alone = a_frame(sample_clip(), base / "alone.mp4", MEMBERS, options.size, LocalRun, [])
                shared = a_frame(sample_clip(), base / "shared.mp4", MEMBERS, options.size, ours, others)
                clock, used = (after / before for before, after in zip(alone, shared, strict=True))
                clocks.append(clock)
                ratios.append(used)
                print(
                    f"alone {alone[0]:.1f} ms a frame ({alone[1]:.1f} of processors), cluster {shared[0]:.1f} "
                    f"({shared[1]:.1f}): {clock:.3f} ({used:.3f})",
                    flush=True,
                )
        finally:
            stop(open_cluster(lab, make=False))
            for member in members:
                member.wait(60)
    print(
        f"cluster / alone, median of {len(ratios)}: {median(clocks):.3f} (processors: {median(ratios):.3f})"
    )


if __name__ == "__main__":
    main()
