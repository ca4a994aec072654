"""How long this computer takes to paint a film, to say so before it starts.

Wall time tells what else the computer did: a pass of the network of 9 ms took 18 to 1,400 ms beside other programs.
On a CPU, therefore, processor time is measured, and how full the cores were while there was something left of them.
What is told is the time on a computer that does nothing else; the same film gets the same figure.
"""

import hashlib
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil

from fastvid_gui.cores import cores
from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.paths import cache_folder
from fastvid_gui.style.devices import Device, choose
from fastvid_gui.style.pack import Style
from fastvid_gui.style.stylizer import make_stylizer
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import replace_file

FILE_NAME = "render-speed.json"
MOST_BYTES = 100_000
KEPT = 64
RENDERS_KEPT = 5
LEAST_FRAMES = 24
LEAST_BUSY = 5.0
"""A render with fewer frames or busy seconds says little: most of its time is preparation."""
MOST_WEIGHT = 1000
"""Frames of one render that count against the others; more say nothing more."""
OTHER_STAGES = 2.2
"""Processor time of all stages together, as a multiple of the network's (docs/speed.md)."""
USUALLY_FULL = 0.85
LEAST_FULL, MOST_FULL = 0.1, 0.95
UNSURE = 1.8
"""Before anything was rendered the truth may lie this many times above or below."""
READY_SECONDS = 2.0
READY_BUSY = 0.8
"""Of that, processor time within a render that is not for its frames."""
PROBE_SIZE = (320, 180)
PROBE_PASSES = 6


@dataclass(frozen=True, slots=True)
class ExpectedTime:
    """Seconds that a render takes: the likely figure, and its bounds, which are the same once it was measured."""

    seconds: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class RenderPace:
    """What one render told. `each`: busy seconds for a pixel; `full`: share of the free cores that it used."""

    each: float
    full: float
    frames: int


class RenderWatch:
    """Measures this process between its making and `pace`."""

    def __init__(self, device: Device) -> None:
        self._on_cpu = choose(device, "auto")[0] == "cpu"
        self._began, self._computed, self._idle = time.monotonic(), time.process_time(), _idle_seconds()

    def pace(self, settings: RenderSettings, frames: int) -> RenderPace | None:
        """How fast `frames` frames were painted meanwhile; None if they say too little."""
        wall = time.monotonic() - self._began - READY_SECONDS
        busy, full = wall, 1.0
        if self._on_cpu:
            busy = time.process_time() - self._computed - READY_BUSY
            idle = min(_idle_seconds() - self._idle, max(0.0, (wall + READY_SECONDS) * cores() - busy))
            full = min(MOST_FULL, max(LEAST_FULL, busy / max(1e-9, busy + max(0.0, idle))))
        if frames < LEAST_FRAMES or busy < LEAST_BUSY:
            return None
        return RenderPace(busy / (frames * settings.effort_pixels), full, frames)


def expected(style: Style, settings: RenderSettings, frames: int, device: Device = "auto") -> ExpectedTime:
    """Roughly how long this computer takes to paint `frames` frames if it does nothing else."""
    kept, key = _known(), _key(style, settings, device)
    paces = kept.get(key, [])
    if measured := [pace for pace in paces if pace.frames]:
        each = _middle(measured, lambda pace: pace.each)
        full, unsure = _middle(measured, lambda pace: pace.full), 1.0
    else:
        if not paces:
            paces = [RenderPace(OTHER_STAGES * _pass_seconds(style, device), USUALLY_FULL, 0)]
            _keep({**kept, key: paces})
        each, full, unsure = paces[0].each, paces[0].full, UNSURE
    at_once = cores() * full if choose(device, "auto")[0] == "cpu" else 1.0
    seconds = frames * settings.effort_pixels * each / at_once
    return ExpectedTime(
        READY_SECONDS + seconds, READY_SECONDS + seconds / unsure, READY_SECONDS + seconds * unsure
    )


def remember(style: Style, settings: RenderSettings, device: Device, pace: RenderPace | None) -> None:
    """Keeps what a render told."""
    if pace is None:
        return
    kept, key = _known(), _key(style, settings, device)
    measured = [old for old in kept.pop(key, []) if old.frames]
    _keep({**kept, key: [*measured, pace][-RENDERS_KEPT:]})


def _middle(paces: list[RenderPace], value: Callable[[RenderPace], float]) -> float:
    """The median by frames: one short render, or an odd one, moves nothing."""
    ordered = sorted(paces, key=value)
    half = sum(min(MOST_WEIGHT, pace.frames) for pace in paces) / 2
    for pace in ordered:
        half -= min(MOST_WEIGHT, pace.frames)
        if half <= 0:
            return value(pace)
    return value(ordered[-1])


def _pass_seconds(style: Style, device: Device) -> float:
    """Busy seconds a pixel of one pass of the network."""
    width, height = PROBE_SIZE
    stylizer = make_stylizer(style, width, height, device=device, threads=1)
    # One thread on a CPU: it is this one that computes.
    clock = time.thread_time if choose(device, "auto")[0] == "cpu" else time.perf_counter
    picture = np.random.default_rng(1).integers(0, 255, (height, width, 3), np.uint8)
    seconds = []
    for _ in range(PROBE_PASSES):
        began = clock()
        stylizer.paint(picture)
        seconds.append(clock() - began)
    return max(1e-9, min(seconds)) / (width * height)


def _idle_seconds() -> float:
    """Seconds for which a core had nothing to do, of all cores together, since the computer started."""
    return float(psutil.cpu_times().idle)


def _known() -> dict[str, list[RenderPace]]:
    """What is kept, by network, quality and device; the newest last. `frames` is 0 where only the network ran."""
    try:
        data = json.loads(read_user_file(_file(), MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(data, dict):
        return {}
    known = {str(key): _paces(value) for key, value in data.items()}
    return {key: paces for key, paces in known.items() if paces}


def _paces(value: object) -> list[RenderPace]:
    found = []
    for entry in value if isinstance(value, list) else []:
        if not (isinstance(entry, list) and len(entry) == 3):
            continue
        each, full, frames = entry
        if not all(isinstance(number, int | float) for number in entry) or not isinstance(frames, int):
            continue
        if 0 < each < 1 and LEAST_FULL <= full <= MOST_FULL + 0.1 and 0 <= frames < 10**9:
            found.append(RenderPace(float(each), float(full), frames))
    return found[-RENDERS_KEPT:]


def _keep(known: dict[str, list[RenderPace]]) -> None:
    data = {
        key: [(pace.each, pace.full, pace.frames) for pace in paces]
        for key, paces in list(known.items())[-KEPT:]
    }
    with suppress(OSError):
        replace_file(_file(), json.dumps(data).encode(), lasting=False)


def _key(style: Style, settings: RenderSettings, device: Device) -> str:
    shape = hashlib.sha256(json.dumps(style.shape.to_json(), sort_keys=True).encode()).hexdigest()[:12]
    return f"{shape} {settings.speed} {choose(device, 'auto')[0]}"


def _file() -> Path:
    return cache_folder() / FILE_NAME
