"""How long each stage of a render takes on this computer: analysis, decode, flow, warp, paint, finish, encode."""

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fastvid_gui.domain.look import Look
from fastvid_gui.errors import StyleError
from fastvid_gui.flow.estimator import motion, render_estimator, use_one_opencv_thread
from fastvid_gui.flow.warp import warp
from fastvid_gui.media.chunks import ChunkEncoder, ChunkFormat
from fastvid_gui.media.packets import cut_packets, decode_packets
from fastvid_gui.media.read import Source, open_source
from fastvid_gui.memory import keep_freed_memory
from fastvid_gui.paths import resources_folder
from fastvid_gui.render.capacity import peak_memory_mb, worker_count
from fastvid_gui.render.film_settings import settings_for
from fastvid_gui.render.jobs import render_film
from fastvid_gui.render.keyframes import KeyframeSettings, plan_film
from fastvid_gui.render.request import RenderRequest
from fastvid_gui.sentences.styles import StyleSays
from fastvid_gui.style.finish import finish
from fastvid_gui.style.library import installed_styles, load_style
from fastvid_gui.style.stylizer import make_stylizer

STAGES = ("analysis", "decode", "flow", "warp", "paint", "finish", "encode")


@dataclass(frozen=True, slots=True)
class BenchResult:
    """Stages in the order of a frame's way, milliseconds a frame on one thread; fps of a whole render, file to file."""

    stages: tuple[tuple[str, float], ...]
    fps: float
    workers: int
    peak_memory_mb: float


class _Clock:
    def __init__(self, now: Callable[[], float]) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self._now = now

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        began = self._now()
        yield
        self.seconds[name] += self._now() - began


def run_bench(frames: int, tell: Callable[[str], None] = lambda _: None) -> BenchResult:
    """Paints `frames` frames of the sample clip: stage by stage on this thread, and then as `render` does."""
    source = open_source(sample_clip())
    style = _first_style()
    stages = measure_stages(source, style, frames, tell)
    with tempfile.TemporaryDirectory() as folder:
        look = Look(style=style)
        request = RenderRequest(source=source.path, look=look, output=Path(folder) / "bench.mp4", fresh=True)
        result = render_film(request, lambda _: None, threading.Event())
        workers = worker_count(settings_for(look, source.info))
    return BenchResult(stages, result.frames / result.seconds, workers, peak_memory_mb())


def measure_stages(
    source: Source,
    style: str,
    frames: int,
    tell: Callable[[str], None] = lambda _: None,
    now: Callable[[], float] = time.perf_counter,
) -> tuple[tuple[str, float], ...]:
    """Milliseconds a frame of each stage, one after the other on this thread, for the first frames of a film with
    even sides.

    Args:
        style: a style's name or file.
        now: the clock, in seconds. `time.process_time` gives the same on a busy computer as on an idle one, but
            does not see the work of a GPU.
    """
    use_one_opencv_thread()
    keep_freed_memory()
    frames = min(frames, source.info.frames)
    width, height = source.info.width, source.info.height
    clock = _Clock(now)
    with clock("analysis"):
        plan_film(source, KeyframeSettings(stop=frames))
    estimator = render_estimator("fast")
    stylizer = make_stylizer(load_style(style), width, height, threads=1)
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
    return tuple((name, 1000 * seconds / frames) for name, seconds in clock.seconds.items())


def sample_clip() -> Path:
    """The film that comes with the program: 640x360, 190 frames, sound, two cuts."""
    return resources_folder() / "sample" / "sample.mp4"


def _first_style() -> str:
    names = [info.name for info in installed_styles()]
    if not names:
        raise StyleError(StyleSays.NONE_INSTALLED)
    return names[0]
