"""How fast this computer renders, to estimate the time of a render before it starts.

Renders leave their measurements in the cache folder. If there are none yet, one pass of the network is timed.
"""

import hashlib
import json
import time
from contextlib import suppress
from pathlib import Path

import numpy as np

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.paths import cache_folder
from fastvid_gui.style.pack import Style
from fastvid_gui.style.stylizer import make_stylizer
from fastvid_gui.user_files import read_user_file
from fastvid_gui.whole_files import replace_file

FILE_NAME = "render-speed.json"
MOST_BYTES = 100_000
KEPT = 64
LEAST_FRAMES = 24
"""A render with fewer frames says little: most of its time is preparation."""
NEW_SHARE = 0.6
"""How much the newest render counts."""
OTHER_STAGES = 2.2
"""Processor time of all stages together, as a multiple of the network's (docs/speed.md: 75 ms to 33)."""
READY_SECONDS = 2.0
PROBE_SIZE = (320, 180)
PROBE_PASSES = 3


def expected_seconds(style: Style, settings: RenderSettings, frames: int, workers: int) -> float:
    """Roughly how long this computer takes to paint `frames` frames side by side on `workers` cores."""
    pixels = settings.effort_pixels
    known = _known().get(_key(style, settings))
    each = known if known is not None else OTHER_STAGES * _pass_seconds(style)
    return READY_SECONDS + frames * pixels * each / workers


def remember(style: Style, settings: RenderSettings, frames: int, seconds: float, workers: int) -> None:
    """Keeps how long painting `frames` frames took."""
    if frames < LEAST_FRAMES or seconds <= 0:
        return
    each = max(0.0, seconds - READY_SECONDS) * workers / (frames * settings.effort_pixels)
    speeds, key = _known(), _key(style, settings)
    old = speeds.pop(key, each)
    speeds[key] = NEW_SHARE * each + (1 - NEW_SHARE) * old
    with suppress(OSError):
        replace_file(_file(), json.dumps(dict(list(speeds.items())[-KEPT:])).encode(), lasting=False)


def _pass_seconds(style: Style) -> float:
    """Seconds a pixel of one pass of the network."""
    width, height = PROBE_SIZE
    stylizer = make_stylizer(style, width, height, threads=1)
    picture = np.random.default_rng(1).integers(0, 255, (height, width, 3), np.uint8)
    seconds = []
    for _ in range(PROBE_PASSES):
        began = time.perf_counter()
        stylizer.paint(picture)
        seconds.append(time.perf_counter() - began)
    return min(seconds) / (width * height)


def _known() -> dict[str, float]:
    """Seconds a pixel on one core, by network and settings; the newest last."""
    try:
        data = json.loads(read_user_file(_file(), MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {
        str(key): float(value) for key, value in data.items() if isinstance(value, int | float) and value > 0
    }


def _key(style: Style, settings: RenderSettings) -> str:
    shape = hashlib.sha256(json.dumps(style.shape.to_json(), sort_keys=True).encode()).hexdigest()[:12]
    return f"{shape} {settings.speed}"


def _file() -> Path:
    return cache_folder() / FILE_NAME
