"""How much faster two computers are than one, what the farm itself costs, and how much it sends.

    python benchmarks/farm_speed.py speed [--frames N] [--rounds N]      # maker + helper against one node
    python benchmarks/farm_speed.py overhead [--frames N] [--rounds N]   # only the helper paints, against one node
    python benchmarks/farm_speed.py bytes                                # what goes through the connection
    python benchmarks/farm_speed.py stand-in [--frames N] [--nodes 1 2 4]  # several nodes, painting replaced by waiting

Real processes run on the loopback, each with its own home and pinned to one core (two cores are needed): the maker to
the first, the helper to the second. The time is that of the whole command, from the start of its process to the
finished MP4. The helper runs already, as helpers do, but has never seen the style, and paints the reference sequence
within that time. Films are made from the sample clip (640x360): with its cuts, again and again; and one shot of it
forth and back, which has no cut, painted with soft keyframes (`--max-range 60`).

The cores of one computer share memory and cache, which two computers do not: each paints more slowly while the other
one paints. So `speed` also measures one node beside another one that paints the same film for itself on the other
core (`--beside` 0 leaves that out). Two computers would lie between the two figures, closer to the second.

The output shows what other programs took of the two cores meanwhile (`others`: of the maker's, of the helper's), and
removes it in a second figure. `core seconds` are the seconds of the pinned cores that nobody else took, including idle
ones. A node alone needs S1 of them, two nodes need S2 together; if the cores were their own, two would be 2 * S1 / S2
times faster. To make others take equally from both, the helper runs at the usual priority instead of its low one (as
root only).

For `bytes` the connection goes through a forwarder that counts. For `stand-in` nobody is pinned and nothing is painted
(farm_stand_in.py): each node waits a number of milliseconds a frame, so that more nodes than cores can be tried.
docs/farm-speed.md holds the results. Linux.
"""

import argparse
import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import psutil
from numpy.typing import NDArray

REPO = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPO))

from fastvid_gui.farm.trust.identity import load_identity  # noqa: E402
from fastvid_gui.farm.trust.peers import Peer, PeerBook  # noqa: E402

SAMPLE = REPO / "resources" / "sample" / "sample.mp4"
RATE = Fraction(25)
SHOT = (4, 80)
"""Frames of the sample within one shot."""
MAKER_CORE, HELPER_CORE = 0, 1
START_SECONDS = 60.0


@dataclass(frozen=True)
class Run:
    """One render.

    Attributes:
        wall: seconds from the start of the command to its end.
        maker, helper: processor seconds of the two processes.
        others: seconds that other programs took of each pinned core meanwhile.
        nodes: frames that each node painted, by name.
    """

    name: str
    frames: int
    wall: float
    maker: float
    helper: float
    others: tuple[float, ...]
    nodes: dict[str, int]

    @property
    def core_seconds(self) -> float:
        """Of the pinned cores, what nobody else took."""
        return sum(self.wall - taken for taken in self.others)


# ---- films


def make_film(path: Path, frames: int, one_shot: bool, size: tuple[int, int] = (640, 360)) -> Path:
    """The sample again and again, or one shot of it forth and back."""
    with av.open(str(SAMPLE)) as source:
        pictures = [
            frame.reformat(size[0], size[1], "yuv420p").to_ndarray() for frame in source.decode(video=0)
        ]
    if one_shot:
        pictures = pictures[SHOT[0] : SHOT[1]]
        pictures += pictures[-2:0:-1]
    with av.open(str(path), "w") as film:
        video = film.add_stream("libx264", rate=RATE)
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        video.options = {"crf": "20", "preset": "veryfast", "g": "50"}
        for number in range(frames):
            frame = av.VideoFrame.from_ndarray(pictures[number % len(pictures)], format="yuv420p")
            frame.pts, frame.time_base = number, 1 / RATE
            film.mux(video.encode(frame))
        film.mux(video.encode(None))
    return path


# ---- processes


def on_core(core: int) -> Callable[[], None]:
    """Pins a process that is being started."""
    return lambda: os.sched_setaffinity(0, {core})


def environment(home: Path) -> dict[str, str]:
    return os.environ | {"FASTVID_HOME": str(home), "PYTHONPATH": str(REPO)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def helper(folder: Path) -> Iterator[tuple[int, psutil.Process]]:
    """A paired helper on its core: (port, process)."""
    home, maker_home = folder / "helper", folder / "maker"
    for each in (home, maker_home):
        (each / "config").mkdir(parents=True)
    port = free_port()
    theirs, mine = load_identity(home / "config"), load_identity(maker_home / "config")
    PeerBook(maker_home / "config").add(Peer(theirs.public_key, "helper", f"127.0.0.1:{port}"))
    PeerBook(home / "config").add(Peer(mine.public_key, "maker"))
    command = [sys.executable, "-m", "fastvid_gui", "helper", "--name", "helper", "--port", str(port)]
    command += ["--interface", "lo", "--threads", "1"]
    output = folder / "helper.txt"
    with output.open("wb") as log:
        process = subprocess.Popen(
            command,
            env=environment(home),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=on_core(HELPER_CORE),  # noqa: PLW1509 - no thread runs yet
        )
    try:
        until = time.monotonic() + START_SECONDS
        while f"port {port}" not in output.read_text(errors="replace"):
            if process.poll() is not None or time.monotonic() > until:
                sys.exit(f"The helper did not start: {output.read_text(errors='replace')}")
            time.sleep(0.05)
        go_as_fast_as_others(process.pid)
        yield port, psutil.Process(process.pid)
    finally:
        process.kill()
        process.wait()


def go_as_fast_as_others(process: int) -> None:
    """Takes the helper's politeness back (Linux keeps it for each thread), where we may."""
    with contextlib.suppress(PermissionError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            os.setpriority(os.PRIO_PROCESS, int(thread.name), 0)


def timed(name: str, home: Path, arguments: Sequence[str], other: psutil.Process | None, core: int) -> Run:
    """Runs `fastvid-gui render` on one core."""
    command = [sys.executable, "-m", "fastvid_gui", "render", *arguments, "--json"]
    cores = [core] if other is None else [core, HELPER_CORE]
    theirs, busy = processor_seconds(other), busy_seconds(cores)
    began = time.perf_counter()
    printed, ours = measured(command, home, core)
    wall, busy = time.perf_counter() - began, busy_seconds(cores) - busy
    theirs = processor_seconds(other) - theirs
    said: dict[str, Any] = json.loads(printed)
    nodes = {node["name"]: node["frames"] for node in said["nodes"]}
    taken = np.maximum(0.0, busy - np.array([ours, theirs][: len(cores)]))
    others = tuple(map(float, np.minimum(taken, wall)))
    return Run(name, said["frames"], wall, ours, theirs, others, nodes)


def measured(command: Sequence[str], home: Path, core: int) -> tuple[str, float]:
    """Runs a command on one core: what it printed, and its processor seconds."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command,
            env=environment(home),
            stdout=out,
            stderr=errors,
            preexec_fn=on_core(core),  # noqa: PLW1509 - nothing it needs is locked by another thread
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        if process.returncode:
            sys.exit(f"{' '.join(command)}\nfailed: {errors.read().decode().strip()[-800:]}")
        return out.read().decode(), used.ru_utime + used.ru_stime


def processor_seconds(process: psutil.Process | None) -> float:
    if process is None:
        return 0.0
    times = process.cpu_times()
    return float(times.user + times.system)


def busy_seconds(cores: Sequence[int]) -> NDArray[np.float64]:
    """Seconds that each core has been busy since the computer started."""
    times = psutil.cpu_times(percpu=True)
    return np.array(
        [sum(times[core]) - times[core].idle - getattr(times[core], "iowait", 0.0) for core in cores]
    )


def render_alone(film: Path, arguments: Sequence[str], core: int = MAKER_CORE) -> Run:
    """One node: this computer, one core."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = [str(film), *arguments, "-o", str(folder / "out.mp4"), "--nodes", "local"]
        return timed("one node", folder / "maker", given, None, core)


def render_beside(film: Path, arguments: Sequence[str]) -> Run:
    """One node, while another one paints the same film for itself on the other core."""
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(render_alone, film, arguments, HELPER_CORE)
        run = render_alone(film, arguments, MAKER_CORE)
        beside = other.result()
    wall, cost = (run.wall + beside.wall) / 2, (run.maker + beside.maker) / 2
    return replace(run, name="one node beside another", wall=wall, maker=cost)


def render_farmed(film: Path, arguments: Sequence[str], helpers_only: bool = False) -> Run:
    """A maker and a helper, one core each."""
    with tempfile.TemporaryDirectory() as name, helper(folder := Path(name)) as (port, process):
        given = [str(film), *arguments, "-o", str(folder / "out.mp4"), "--nodes", f"127.0.0.1:{port}"]
        given += ["--helpers-only"] if helpers_only else []
        label = "helper only" if helpers_only else "maker + helper"
        return timed(label, folder / "maker", given, process, MAKER_CORE)


# ---- what goes through the connection


class Forwarder:
    """Passes a TCP connection on and counts: `to_helper`, `to_maker` in bytes."""

    def __init__(self, port: int) -> None:
        self.to_helper = self.to_maker = 0
        self._port = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                maker, _ = self._listening.accept()
            except OSError:
                return
            there = socket.create_connection(("127.0.0.1", self._port))
            threading.Thread(target=self._pass, args=(maker, there, "to_helper"), daemon=True).start()
            threading.Thread(target=self._pass, args=(there, maker, "to_maker"), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, count: str) -> None:
        try:
            while data := source.recv(1 << 16):
                target.sendall(data)
                setattr(self, count, getattr(self, count) + len(data))
        except OSError:
            pass
        finally:
            source.close()
            target.close()

    def close(self) -> None:
        self._listening.close()


def count_bytes(film: Path, arguments: Sequence[str]) -> tuple[Run, int, int]:
    """Only the helper paints: (run, bytes to the helper, bytes to the maker)."""
    with tempfile.TemporaryDirectory() as name, helper(folder := Path(name)) as (port, process):
        forwarder = Forwarder(port)
        book = PeerBook(folder / "maker" / "config")
        (peer,) = book.list()
        book.add(Peer(peer.public_key, peer.name, f"127.0.0.1:{forwarder.port}"))
        given = [str(film), *arguments, "-o", str(folder / "out.mp4"), "--helpers-only"]
        given += ["--nodes", f"127.0.0.1:{forwarder.port}"]
        run = timed("helper only", folder / "maker", given, process, MAKER_CORE)
        forwarder.close()
        return run, forwarder.to_helper, forwarder.to_maker


# ---- tables

HEAD = (
    "| film | | frames | seconds | frames/s | others s | core seconds | processor s | frames by node |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


def row(film: str, run: Run) -> str:
    nodes = ", ".join(f"{name} {frames}" for name, frames in run.nodes.items())
    others = " + ".join(f"{taken:.1f}" for taken in run.others)
    return (
        f"| {film} | {run.name} | {run.frames} | {run.wall:.1f} | {run.frames / run.wall:.2f} "
        f"| {others} | {run.core_seconds:.1f} | {run.maker:.1f} + {run.helper:.1f} | {nodes} |"
    )


def say(text: str) -> None:
    print(text, flush=True)


def speed(folder: Path, options: argparse.Namespace, arguments: Sequence[str]) -> None:
    say(HEAD)
    found: list[tuple[str, Run, Run, Run]] = []
    for film in options.films:
        path = make_film(folder / f"{film}.mp4", options.frames, film == "one shot")
        given = [*arguments, *(["--max-range", str(options.max_range)] if film == "one shot" else [])]
        for number in range(options.rounds):
            # Alone and shared take turns in going first: with an even number of rounds, drift favors neither.
            order = (render_alone, render_farmed) if number % 2 == 0 else (render_farmed, render_alone)
            runs = {how: how(path, given) for how in order}
            for run in runs.values():
                say(row(film, run))
            alone, both = runs[render_alone], runs[render_farmed]
            beside = alone
            if options.beside:
                beside = render_beside(path, given)
                say(row(film, beside))
            found.append((film, alone, both, beside))
    say("\n| film | times faster by the clock | without other programs | than a node beside another |")
    say("|---|---|---|---|")
    for film, *three in found:
        say(ratios(film, [three]))
    if options.rounds > 1:
        for film in options.films:
            say(ratios(f"{film}, all rounds", [three for name, *three in found if name == film]))


def ratios(film: str, rounds: Sequence[Sequence[Run]]) -> str:
    """How many times faster, from the sums of all rounds."""
    alone, both, beside = (sum(run.wall for run in runs) for runs in zip(*rounds, strict=True))
    alone_cores, both_cores, _ = (sum(run.core_seconds for run in runs) for runs in zip(*rounds, strict=True))
    each = (alone / both, 2 * alone_cores / both_cores, beside / both)
    return f"| {film} | " + " | ".join(f"{ratio:.3f}" for ratio in each) + " |"


def overhead(folder: Path, options: argparse.Namespace, arguments: Sequence[str]) -> None:
    """Processor time of two lengths: their difference is the cost of a frame without start-up."""
    lengths = (options.frames // 4, options.frames)
    say(HEAD)
    for _ in range(options.rounds):
        cost: dict[str, list[float]] = {}
        for frames in lengths:
            path = make_film(folder / f"{frames}.mp4", frames, one_shot=False)
            for run in (
                render_alone(path, arguments, HELPER_CORE),
                render_farmed(path, arguments, helpers_only=True),
            ):
                say(row("cuts", run))
                cost.setdefault(run.name, []).append(run.maker + run.helper)
        each = {name: 1000 * (b - a) / (lengths[1] - lengths[0]) for name, (a, b) in cost.items()}
        fixed = {name: b - each[name] * lengths[1] / 1000 for name, (_, b) in cost.items()}
        more = each["helper only"] / each["one node"] - 1
        say(f"\nprocessor ms a frame: {each}, {100 * more:+.1f} %; once, s: {fixed}\n")


def count(folder: Path, options: argparse.Namespace, arguments: Sequence[str]) -> None:
    say("| film | size | frames | bytes/frame to the helper | bytes/frame to the maker | frames/s |")
    say("|---|---|---|---|---|---|")
    for size, frames in (((640, 360), options.frames), ((1920, 1080), options.frames // 4)):
        for film in options.films:
            path = make_film(folder / f"{film}{size[1]}.mp4", frames, film == "one shot", size)
            given = [*arguments, *(["--max-range", str(options.max_range)] if film == "one shot" else [])]
            run, there, back = count_bytes(path, given)
            source = path.stat().st_size / frames
            say(
                f"| {film} (source {source:.0f} bytes/frame) | {size[0]}x{size[1]} | {frames} | {there / frames:.0f} "
                f"| {back / frames:.0f} | {run.frames / run.wall:.2f} |"
            )


def spread(folder: Path, options: argparse.Namespace, arguments: Sequence[str]) -> None:
    """The maker and 0, 1, 3, ... helpers that wait instead of painting."""
    fast = [sys.executable, str(Path(__file__).with_name("farm_stand_in.py")), str(options.wait_ms)]
    say(
        f"| film | nodes | frames | seconds | times faster | frames by node (waiting {options.wait_ms} ms a frame) |"
    )
    say("|---|---|---|---|---|---|")
    for film in options.films:
        path = make_film(folder / f"{film}.mp4", options.frames, film == "one shot", (320, 180))
        given = [*arguments, *(["--max-range", str(options.max_range)] if film == "one shot" else [])]
        alone = 0.0
        for nodes in options.nodes:
            with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
                home = Path(name) / "maker"
                (home / "config").mkdir(parents=True)
                ports = [
                    stack.enter_context(waiting_helper(Path(name), home, fast, f"helper{number}"))
                    for number in range(1, nodes)
                ]
                where = ",".join(f"127.0.0.1:{port}" for port in ports) or "local"
                command = [
                    *fast,
                    "render",
                    str(path),
                    *given,
                    "-o",
                    str(Path(name) / "out.mp4"),
                    "--nodes",
                    where,
                ]
                # A node that waits needs no core of its own, but the maker must not paint two ranges at a time either.
                began = time.perf_counter()
                done = subprocess.run(
                    [*command, "--json"],
                    env=environment(home),
                    capture_output=True,
                    text=True,
                    check=False,
                    preexec_fn=on_core(MAKER_CORE),
                )
                wall = time.perf_counter() - began
                if done.returncode:
                    sys.exit(f"{' '.join(command)}\nfailed: {done.stderr.strip()[-800:]}")
                shares = json.loads(done.stdout)["nodes"]
                alone = alone or wall * nodes
                by_node = ", ".join(str(share["frames"]) for share in shares)
                say(f"| {film} | {nodes} | {options.frames} | {wall:.1f} | {alone / wall:.2f} | {by_node} |")


@contextlib.contextmanager
def waiting_helper(folder: Path, maker_home: Path, fast: Sequence[str], name: str) -> Iterator[int]:
    """A paired helper that waits instead of painting: its port."""
    home, port = folder / name, free_port()
    (home / "config").mkdir(parents=True)
    theirs, mine = load_identity(home / "config"), load_identity(maker_home / "config")
    PeerBook(maker_home / "config").add(Peer(theirs.public_key, name, f"127.0.0.1:{port}"))
    PeerBook(home / "config").add(Peer(mine.public_key, "maker"))
    output = folder / f"{name}.txt"
    with output.open("wb") as log:
        process = subprocess.Popen(
            [*fast, "helper", "--name", name, "--port", str(port), "--interface", "lo", "--threads", "1"],
            env=environment(home),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        until = time.monotonic() + START_SECONDS
        while f"port {port}" not in output.read_text(errors="replace"):
            if process.poll() is not None or time.monotonic() > until:
                sys.exit(f"The helper did not start: {output.read_text(errors='replace')}")
            time.sleep(0.05)
        go_as_fast_as_others(process.pid)
        yield port
    finally:
        process.kill()
        process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("speed", "overhead", "bytes", "stand-in"))
    parser.add_argument("--nodes", type=int, nargs="+", default=[1, 2, 3, 4], help="of `stand-in`")
    parser.add_argument(
        "--wait-ms", type=float, default=60.0, help="of `stand-in`: instead of painting a frame"
    )
    parser.add_argument("--frames", type=int, default=760)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--beside", type=int, default=1, choices=(0, 1), help="of `speed`")
    parser.add_argument("--style", default="starry-night")
    parser.add_argument("--max-range", type=int, default=60, help="of the one-shot film")
    parser.add_argument("--films", nargs="+", choices=("cuts", "one shot"), default=["cuts", "one shot"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        {"speed": speed, "overhead": overhead, "bytes": count, "stand-in": spread}[options.what](
            Path(name), options, ["-s", options.style]
        )


if __name__ == "__main__":
    main()
