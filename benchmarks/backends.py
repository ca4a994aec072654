"""How fast the style network is: by backend, precision, picture size and threads, and with several side by side.

    python benchmarks/backends.py [--style NAME_OR_PATH] [--frames N] [--agreement] [--json]

Every row is measured in its own process, so that its memory is its own too. Besides wall time it shows processor time,
which is the same on a busy computer. `--agreement` prints instead how far apart the backends are, after one frame and
after 30 frames of feedback. docs/backends.md holds the results.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from fastvid_gui.picture import Picture

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from fastvid_gui.domain.style import StyleInfo
from fastvid_gui.style.pack import Style
from fastvid_gui.style.shape import Shape, fast_shape

SIZES = ((640, 360), (1280, 720), (1920, 1080))
AGREEMENT_SIZE = (320, 180)
FEEDBACK_FRAMES = 30
WARM_UP_FRAMES = 2


def chosen_style(reference: str) -> Style:
    """The requested style, or FastVid's fast network with seeded numbers: speed depends on the shape alone."""
    if reference:
        from fastvid_gui.style.library import load_style

        return load_style(reference)
    return random_style(fast_shape())


def random_style(shape: Shape) -> Style:
    """A style of a network with seeded numbers."""
    random = np.random.default_rng(0)
    weights = {
        name: random.normal(0, 0.05, size).astype(np.float32) for name, size in shape.weights().items()
    }
    vector = np.concatenate([np.repeat((1.0, 0.0), channels) for channels in shape.norms()])
    return Style(StyleInfo(name="random"), shape, weights, vector.astype(np.float32))


def scene(number: int, width: int, height: int) -> Picture:
    """Frame `number` of a scene that moves 2 pixels a frame to the left."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    x = x + 2 * number
    waves = np.stack([127 + 90 * np.sin(x / (29 + 9 * c) + y / (23 - 3 * c) + c) for c in range(3)], -1)
    return (waves + 60 * (((x // 32 + y // 32) % 2)[..., None] - 0.5)).clip(0, 255).astype(np.uint8)


def made(style: Style, width: int, height: int, row: dict[str, Any]) -> Callable[..., Picture]:
    """A stylizer for one row of the table."""
    from fastvid_gui.style import stylizer as module

    if row["backend"] == "openvino":
        from fastvid_gui.style.backends import openvino

        openvino.best_precision = lambda _shape: row["precision"]
    return module.make_stylizer(
        style, width, height, device=row["device"], backend=row["backend"], threads=row["threads"]
    ).paint


def measured(row: dict[str, Any], frames: int) -> dict[str, Any]:
    """One row: milliseconds to get ready and per frame, and the memory that a stylizer adds."""
    style = chosen_style(row["style"])
    width, height = row["size"]
    frame, trust = scene(0, width, height), np.ones((height, width), np.float32)
    made(style, 64, 64, row)(scene(0, 64, 64))  # loads and starts the libraries
    before = psutil.Process().memory_info().rss
    start = time.perf_counter()
    paints = [made(style, width, height, row) for _ in range(row["beside"])]
    ready = (time.perf_counter() - start) / row["beside"]
    took: list[float] = []

    def work(paint: Callable[..., Picture]) -> None:
        for _ in range(frames):
            took.append(timed(lambda: paint(frame, frame, trust)))

    for paint in paints:
        for _ in range(WARM_UP_FRAMES):
            paint(frame, frame, trust)
    start, processor_start = time.perf_counter(), time.process_time()
    threads = [threading.Thread(target=work, args=(paint,)) for paint in paints]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    painted = frames * len(paints)
    together = (time.perf_counter() - start) / painted
    processor = (time.process_time() - processor_start) / painted
    memory = (psutil.Process().memory_info().rss - before) / row["beside"]
    return row | {
        "ready_ms": round(1000 * ready),
        "ms_per_frame": round(1000 * statistics.median(took), 1),
        "processor_ms": round(1000 * processor, 1),
        "frames_per_second": round(1 / together, 1),
        "memory_mb": round(memory / 2**20),
    }


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def precisions_for(style: Style) -> list[str]:
    """What this computer can compute a style in; the one that it takes by itself is the last."""
    from fastvid_gui.style.backends.openvino import best_precision, wide_precision

    return list(dict.fromkeys(("f32", wide_precision(), best_precision(style.shape))))


def rows(style: str) -> list[dict[str, Any]]:
    """The rows of the table."""
    from fastvid_gui.style.stylizer import available_devices

    common = {"style": style, "device": "cpu", "threads": 1, "beside": 1}
    precisions = precisions_for(chosen_style(style))
    table = [
        common | {"backend": "openvino", "precision": precision, "size": size}
        for size in SIZES
        for precision in precisions
    ]
    ways = ((1, 2), (2, 1)) if (os.cpu_count() or 1) > 1 else ()
    table += [
        common
        | {
            "backend": "openvino",
            "precision": precisions[-1],
            "size": SIZES[0],
            "threads": threads,
            "beside": beside,
        }
        for beside, threads in ways
    ]
    for device in available_devices():
        precision = "f16" if device == "cuda" else "f32"
        table.append(
            common | {"backend": "torch", "precision": precision, "size": SIZES[0], "device": device}
        )
    return table


def in_own_process(row: dict[str, Any], frames: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--row", json.dumps(row), "--frames", str(frames)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def agreement(reference: str) -> list[dict[str, Any]]:
    """Mean absolute difference in levels and PSNR to torch in float32, first frame and after feedback."""
    style = chosen_style(reference)
    width, height = AGREEMENT_SIZE

    def painted(backend: str, precision: str) -> tuple[Picture, Picture]:
        row = {"backend": backend, "precision": precision, "device": "cpu", "threads": 1}
        paint = made(style, width, height, row)
        trust = np.ones((height, width), np.float32)
        trust[:, -2:] = 0
        first = last = paint(scene(0, width, height))
        for number in range(1, FEEDBACK_FRAMES):
            last = paint(scene(number, width, height), np.roll(last, -2, 1), trust)
        return first, last

    expected = painted("torch", "f32")
    found = []
    for precision in precisions_for(style):
        for frame, one, other in zip(
            (1, FEEDBACK_FRAMES), painted("openvino", precision), expected, strict=True
        ):
            apart = one.astype(np.float64) - other
            found.append(
                {
                    "style": style.info.name,
                    "precision": precision,
                    "frame": frame,
                    "mean_levels": round(float(np.abs(apart).mean()), 4),
                    "max_levels": int(np.abs(apart).max()),
                    "psnr": round(float(10 * np.log10(255**2 / max(np.mean(apart**2), 1e-12))), 1),
                }
            )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--style", default="")
    parser.add_argument("--frames", type=int, default=20)
    parser.add_argument("--agreement", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--row", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.row:
        print(json.dumps(measured(json.loads(options.row), options.frames)))
        return
    found = (
        agreement(options.style)
        if options.agreement
        else [in_own_process(row, options.frames) for row in rows(options.style)]
    )
    if options.json:
        print(json.dumps(found))
        return
    names = [name for name in found[0] if name != "style" or options.agreement]
    print("| " + " | ".join(names) + " |")
    print("|" + "---|" * len(names))
    for row in found:
        cells = ("x".join(map(str, row[n])) if isinstance(row[n], list) else str(row[n]) for n in names)
        print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
