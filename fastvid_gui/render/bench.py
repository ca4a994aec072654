"""How long each stage of a render takes on this computer: decode, flow, warp, paint, finish, encode."""

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fastvid_gui.errors import StyleError
from fastvid_gui.flow.estimator import make_estimator, motion, use_one_opencv_thread
from fastvid_gui.flow.warp import warp
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat
from fastvid_gui.media.packets import cut_packets, decode_packets
from fastvid_gui.media.read import open_source
from fastvid_gui.paths import resources_folder
from fastvid_gui.render.jobs import RenderRequest, peak_memory_mb, render_film, settings_for, worker_count
from fastvid_gui.render.pipeline import FLOW_QUALITY
from fastvid_gui.style.finish import finish
from fastvid_gui.style.library import installed_styles, load_style
from fastvid_gui.style.stylizer import make_stylizer


@dataclass(frozen=True, slots=True)
class BenchResult:
    """Stages in the order of a frame's way, milliseconds a frame on one thread; fps of a whole render, file to file."""

    stages: tuple[tuple[str, float], ...]
    fps: float
    workers: int
    peak_memory_mb: float


class _Clock:
    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - began


def run_bench(frames: int, tell: Callable[[str], None] = lambda _: None) -> BenchResult:
    """Paints `frames` frames of the sample clip, stage by stage on this thread, and then as `render` does."""
    use_one_opencv_thread()
    names = [info.name for info in installed_styles()]
    if not names:
        raise StyleError("No style is installed; `fastvid-gui styles add FILE` adds one.")
    style = load_style(names[0])
    source = open_source(resources_folder() / "sample" / "sample.mp4")
    frames = min(frames, source.info.frames)
    width, height = source.info.width, source.info.height
    clock = _Clock()
    estimator = make_estimator("dis", FLOW_QUALITY["fast"])
    stylizer = make_stylizer(style, width, height)
    encoder = ChunkEncoder(ChunkFormat(width, height, source.info.frame_rate, 20))
    pictures = decode_packets(cut_packets(source, 0, frames))
    previous = painted = None
    for number in range(frames):
        with clock("decode"):
            picture = next(pictures)
        if previous is None or painted is None:
            painted = stylizer.paint(picture)
        else:
            with clock("flow"):
                flow, trust = motion(estimator, picture, previous)
            with clock("warp"):
                warped = warp(painted, flow)
            with clock("paint"):
                painted = stylizer.paint(picture, warped, trust)
        with clock("finish"):
            finished = finish(painted, picture, strength=1.0, keep_colors=False)
        with clock("encode"):
            encoder.add(finished)
        previous = picture
        tell(f"frame {number + 1} of {frames}")
    with clock("encode"):
        encoder.finish()
    stages = tuple((name, 1000 * seconds / frames) for name, seconds in clock.seconds.items())
    with tempfile.TemporaryDirectory() as folder:
        request = RenderRequest(source.path, names[0], Path(folder) / "bench.mp4", fresh=True)
        result = render_film(request, lambda _: None, threading.Event())
        workers = worker_count(settings_for(request, source))
    return BenchResult(stages, result.frames / result.seconds, workers, peak_memory_mb())
