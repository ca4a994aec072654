"""How correct and how fast a GPU is: agreement with the CPU, milliseconds a frame, training steps a second.

    python benchmarks/gpu.py agree [--styles NAME_OR_PATH ...]
    python benchmarks/gpu.py frames
    python benchmarks/gpu.py steps --photos DIR --paintings DIR

`agree` paints a shot of the sample clip, 30 frames over the first one, on the GPU and on the CPU in float32. It says
how far apart they are, whether that is within the stated tolerance, and whether the GPU gives the same bits again.
`frames` times one call of a stylizer with its copies to and from the GPU, and the copies alone. `steps` trains each
network on a few pictures, with crops of every size that a training goes through.

`--device` takes cuda, mps or cpu (torch on the CPU); by default, the GPU that is there. `--quick` does a little with
small pictures, to see whether all of it runs, not how fast. docs/backends.md holds the results.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from fastvid_gui.picture import Picture

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from backends import random_style, scene, timed

from fastvid_gui.errors import DeviceError, FastVidError, TrainingError
from fastvid_gui.flow.estimator import make_estimator, motion
from fastvid_gui.flow.warp import Flow, warp
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.paths import resources_folder
from fastvid_gui.style.backends.interface import (
    TOLERANCE_F32_LEVELS,
    TOLERANCE_HALF_LEVELS,
    Backend,
    Trust,
)
from fastvid_gui.style.devices import RealDevice, choose
from fastvid_gui.style.library import load_style
from fastvid_gui.style.pack import Style
from fastvid_gui.style.shape import Shape, fast_shape, fine_shape
from fastvid_gui.style.stylizer import DEFAULT_KEEP, make_stylizer

NETWORKS = {"fast": fast_shape(), "fine": fine_shape()}
SIZES, QUICK_SIZES = ((640, 360), (1920, 1080), (3840, 2160)), ((160, 90),)
STYLES = ("starry-night", "crypt", "great-wave", "portrait")
AGREEMENT_SIZE, QUICK_AGREEMENT_SIZE = (320, 180), (160, 96)
SHOT, QUICK_SHOT = (84, 115), (84, 87)
"""Frames of the sample clip, from the first of a shot on."""
PHOTOS, PAINTINGS = 100, 4
"""How many pictures a training practices on, and learns from; its speed hardly depends on them."""
QUICK_CROPS = ((0.0, 48, 2),)

Row = dict[str, Any]


def chosen_device(wanted: RealDevice | None) -> RealDevice:
    """The requested device, else the GPU; raises DeviceError where there is none."""
    device, _ = choose(wanted or "auto", "torch")
    if wanted is None and device == "cpu":
        raise DeviceError("There is no GPU here that torch can use; --device cpu runs torch on the CPU.")
    return device


def settle(device: RealDevice) -> None:
    """Waits until the device has finished all its work."""
    import torch

    if device == "cuda":
        torch.cuda.synchronize()
    elif device == "mps":
        torch.mps.synchronize()


def peak_mib(device: RealDevice) -> int | str:
    """The most memory that tensors took on the GPU since the last call; only CUDA reports it."""
    import torch

    if device != "cuda":
        return "-"
    most = torch.cuda.max_memory_allocated()
    torch.cuda.reset_peak_memory_stats()
    return round(most / 2**20)


def wanted_styles(references: Sequence[str]) -> Iterator[Style]:
    """The styles by name or path, each for both networks where it has both."""
    for reference in references:
        fast, fine = load_style(reference, "fast"), load_style(reference, "fine")
        yield from (fast,) if fast.info.speed == fine.info.speed else (fast, fine)


def agreement(device: RealDevice, references: Sequence[str], quick: bool) -> Iterator[Row]:
    """How far a device is from the CPU in float32, after the first frame and after feedback."""
    from fastvid_gui.style.backends.torch import TorchBackend

    width, height = size = QUICK_AGREEMENT_SIZE if quick else AGREEMENT_SIZE
    sample = open_source(resources_folder() / "sample" / "sample.mp4")
    film = list(read_frames(sample, *(QUICK_SHOT if quick else SHOT), size))
    motions = [motion(make_estimator(), frame, last) for last, frame in pairwise(film)]
    for style in wanted_styles(references):
        parts = (style.shape, style.weights, style.vector, height, width, DEFAULT_KEEP)
        expected, _ = painted(TorchBackend(*parts, "cpu", False), film, motions)
        for half in (False,) if device == "mps" else (False, True):  # Apple GPUs paint in float32 alone
            found, same = painted(TorchBackend(*parts, device, half), film, motions)
            for feedback, one, other in zip((0, len(motions)), found, expected, strict=True):
                yield {
                    "style": style.info.name,
                    "network": style.info.speed,
                    "precision": "f16" if half else "f32",
                    "frames of feedback": feedback,
                    **apart(one, other, half),
                    "same bits again": same,
                }


def painted(
    backend: Backend, film: Sequence[Picture], motions: Sequence[tuple[Flow, Trust]]
) -> tuple[tuple[Picture, Picture], bool]:
    """The first and the last frame of a film, and whether the last one has the same bits when painted again."""
    first = last = backend.run(film[0], np.zeros_like(film[0]), np.zeros(film[0].shape[:2], np.float32))
    for frame, (flow, trust) in zip(film[1:], motions, strict=True):
        inputs = frame, warp(last, flow), trust
        last = backend.run(*inputs)
    return (first, last), np.array_equal(last, backend.run(*inputs))


def apart(one: Picture, other: Picture, half: bool) -> Row:
    """How far two pictures are apart, in levels of 255 and dB."""
    difference = np.abs(one.astype(np.float64) - other)
    return {
        "mean levels": round(float(difference.mean()), 4),
        "max levels": int(difference.max()),
        "PSNR dB": round(float(10 * np.log10(255**2 / max(float(np.mean(difference**2)), 1e-12))), 1),
        "tolerated": bool(difference.mean() <= (TOLERANCE_HALF_LEVELS if half else TOLERANCE_F32_LEVELS)),
    }


def frame_time(device: RealDevice, shape: Shape, width: int, height: int, quick: bool) -> Row:
    """Milliseconds a frame; the weights are random, because speed depends on the shape alone."""
    import torch

    frame, trust = scene(0, width, height), np.ones((height, width), np.float32)
    torch.set_num_threads(1)  # as a stylizer does
    peak_mib(device)
    stylizer = make_stylizer(random_style(shape), width, height, device=device, backend="torch")

    def copies() -> None:
        moved = [torch.tensor(plane, device=device) for plane in (frame, frame, trust)]
        moved[0].cpu()

    row: Row = {"size": f"{width}x{height}"}
    for name, work in (("paint", lambda: stylizer.paint(frame, frame, trust)), ("copies", copies)):
        took = [timed(work) for _ in range(3 if quick else 20)][1 if quick else 5 :]  # the first ones warm up
        row[f"{name} ms"] = round(1000 * statistics.median(took), 2)
    return row | {"memory MiB": peak_mib(device)}


def step_rates(device: RealDevice, photos: Path, paintings: Path, quick: bool) -> Iterator[Row]:
    """Training steps a second by network and crops."""
    import torch

    from fastvid_gui.style.pictures import PAINTING_SIDE, PICTURE_ENDINGS, read_picture
    from fastvid_gui.training import train
    from fastvid_gui.training.data import Photos

    material = Photos.in_folder(photos, most=PHOTOS)
    paths = sorted(path for path in paintings.glob("*") if path.suffix.lower() in PICTURE_ENDINGS)
    if not paths:
        raise TrainingError(f"{paintings} holds no painting (JPEG, PNG, WebP, BMP, TIFF).")
    pictures = [read_picture(path, PAINTING_SIDE) for path in paths[:PAINTINGS]]
    large = device == "cuda" and torch.cuda.get_device_properties(0).total_memory >= train.LEAST_GPU_BYTES
    stages = QUICK_CROPS if quick else train.GPU_CROPS if large else train.CROPS
    warm_up, count = (1, 2) if quick else (12, 40)

    def seconds(shape: Shape) -> float:
        """What `count` steps take; every training draws the same films."""
        settings = train.TrainSettings(steps=10**6, device=device)
        run = train.Training(pictures, material, settings, shape).run()
        for _ in range(warm_up):
            next(run)
        settle(device)
        start = time.perf_counter()
        for _ in range(count):
            next(run)
        settle(device)
        return time.perf_counter() - start

    for name, shape in NETWORKS.items():
        for _, side, crops in stages:
            train.CROPS = train.GPU_CROPS = ((0.0, side, crops),)  # type: ignore[assignment]
            peak_mib(device)
            rate = count / seconds(shape)
            row = {"network": name, "crops": f"{crops} of {side}", "steps a second": round(rate, 2)}
            yield row | {"crops a second": round(rate * crops, 1), "memory MiB": peak_mib(device)}


def show(rows: Iterable[Row]) -> None:
    """Prints a table, each row as soon as it is known."""
    for number, row in enumerate(rows):
        if number == 0:
            print("| " + " | ".join(row) + " |\n|" + "---|" * len(row))
        print("| " + " | ".join(map(str, row.values())) + " |", flush=True)


def measured(device: RealDevice, options: argparse.Namespace) -> Iterable[Row]:
    """The rows of the requested part."""
    if options.part == "agree":
        return agreement(device, options.styles, options.quick)
    if options.part == "steps":
        return step_rates(device, options.photos, options.paintings, options.quick)
    return (
        {"network": name} | frame_time(device, shape, *size, options.quick)
        for name, shape in NETWORKS.items()
        for size in (QUICK_SIZES if options.quick else SIZES)
    )


def main() -> None:
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--device", choices=("cuda", "mps", "cpu"))
    common.add_argument("--quick", action="store_true")
    parts = parser.add_subparsers(dest="part", required=True)
    agree = parts.add_parser("agree", parents=[common])
    agree.add_argument("--styles", nargs="+", default=STYLES, metavar="NAME_OR_PATH")
    parts.add_parser("frames", parents=[common])
    steps = parts.add_parser("steps", parents=[common])
    steps.add_argument("--photos", type=Path, required=True)
    steps.add_argument("--paintings", type=Path, required=True)
    options = parser.parse_args()
    try:
        device = chosen_device(options.device)
        from fastvid_gui.style.backends.torch import device_name  # torch is there

        print(f"{device_name(device)}\n")
        show(measured(device, options))
    except FastVidError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
