"""The reference sequence: a short film that every node paints before its first range, to see whether it paints alike.

The film is made of whole numbers only, so that it is the same on every computer. It moves, so that motion, warp and
feedback take part. Equal fingerprints promise equal bits and are held to it; others are held to the tolerance.
"""

import hashlib
import time
from dataclasses import dataclass
from threading import Event

import numpy as np
from numpy.typing import NDArray

from fastvid_gui.domain.job import RenderSettings
from fastvid_gui.errors import Interrupted
from fastvid_gui.flow.estimator import motion, render_estimator
from fastvid_gui.flow.warp import warp
from fastvid_gui.picture import Picture
from fastvid_gui.render.painters import fingerprint_of
from fastvid_gui.render.pipeline import paint_first
from fastvid_gui.sentences.halted import Halted
from fastvid_gui.sentences.helpers import WhyNot
from fastvid_gui.sentences.sentence import NOTHING, Sentence, say
from fastvid_gui.style.backends.interface import TOLERANCE_F32_LEVELS, TOLERANCE_HALF_LEVELS
from fastvid_gui.style.devices import Device
from fastvid_gui.style.pack import Style
from fastvid_gui.style.stylizer import make_stylizer

WIDTH, HEIGHT = 128, 80
"""A frame is 30 KB, so that whole frames can be compared and six of them fit into one message."""
FRAMES = 6
PAN_PIXELS = 2
HALF_PRECISIONS = ("bfloat16", "float16", "bf16", "f16", "int8")


@dataclass(frozen=True, slots=True)
class Reference:
    """How the sequence turned out.

    Attributes:
        fingerprint: what decides the bits here.
        checksums: SHA-256 (hex) of each painted frame's bytes.
        frames: the painted frames' bytes, RGB, height x width x 3.
        seconds_per_frame: of one thread, without the first frame.
    """

    fingerprint: str
    checksums: tuple[str, ...]
    frames: tuple[bytes, ...]
    seconds_per_frame: float


def reference_picture(number: int, width: int, height: int) -> Picture:
    """Frame `number`: triangle waves and squares that move left by two pixels a frame (RGB, H x W x 3)."""
    y, x = np.mgrid[:height, :width].astype(np.int64)
    x = x + PAN_PIXELS * number
    planes = []
    for channel in range(3):
        period = 34 + 22 * channel
        wave = np.abs((5 * x + 3 * (channel + 1) * y) % (2 * period) - period) * 150 // period
        squares = ((x // 16 + (y + 5 * channel) // 16) % 2) * 70
        planes.append(wave + squares + 15)
    return np.ascontiguousarray(np.stack(planes, -1).astype(np.uint8))


def paint_reference(
    style: Style,
    settings: RenderSettings,
    device: Device,
    size: tuple[int, int] = (WIDTH, HEIGHT),
    frames: int = FRAMES,
    stop: Event | None = None,
) -> Reference:
    """Paints the sequence as a range is painted, with feedback.

    Args:
        settings: of the job; only their kind of motion is used.
        size: width and height in pixels.

    Raises:
        DeviceError: the device can't paint. Interrupted: `stop` was set.
    """
    width, height = size
    stylizer = make_stylizer(style, width, height, device=device, threads=1)
    estimator = render_estimator(settings.speed)
    painted, previous = None, None
    results: list[bytes] = []
    times: list[float] = []
    for number in range(frames):
        if stop is not None and stop.is_set():
            raise Interrupted(Halted.REFERENCE)
        begun = time.perf_counter()
        picture = reference_picture(number, width, height)
        if painted is None or previous is None:
            painted = paint_first(stylizer, picture)
        else:
            flow, trust = motion(estimator, picture, previous)
            painted = stylizer.paint(picture, warp(painted, flow), trust)
        previous = picture
        results.append(painted.tobytes())
        times.append(time.perf_counter() - begun)
    steady = sorted(times[1:] or times)
    checksums = tuple(hashlib.sha256(data).hexdigest() for data in results)
    return Reference(fingerprint_of(stylizer), checksums, tuple(results), steady[len(steady) // 2])


def difference(mine: Reference, theirs: Reference) -> Sentence:
    """Why the other node must not paint, as the end of a sentence about it; empty if it paints alike."""
    if len(theirs.frames) != len(mine.frames) or [*map(len, theirs.frames)] != [*map(len, mine.frames)]:
        return say(WhyNot.REFERENCE_SIZE)
    if tuple(hashlib.sha256(data).hexdigest() for data in theirs.frames) != theirs.checksums:
        return say(WhyNot.REFERENCE_CHECKSUMS)
    if mine.checksums == theirs.checksums:
        return NOTHING
    if mine.fingerprint == theirs.fingerprint:
        return say(WhyNot.SAME_YET_OTHER)
    levels = max(
        float(np.abs(_levels(one) - _levels(other)).mean())
        for one, other in zip(mine.frames, theirs.frames, strict=True)
    )
    allowed = tolerance(mine.fingerprint, theirs.fingerprint)
    if levels <= allowed:
        return NOTHING
    return say(WhyNot.OTHER_PICTURES, levels=levels, allowed=allowed, other=theirs.fingerprint)


def tolerance(one: str, other: str) -> float:
    """The mean difference in levels (0..255) that two fingerprints may have."""
    half = any(name in mark for name in HALF_PRECISIONS for mark in (one, other))
    return TOLERANCE_HALF_LEVELS if half else TOLERANCE_F32_LEVELS


def expected_fps(seconds_per_frame: float, settings: RenderSettings) -> float | None:
    """Frames per second of one thread at the job's size, as far as the small reference frames tell."""
    if seconds_per_frame <= 0:
        return None
    return WIDTH * HEIGHT / (seconds_per_frame * settings.effort_pixels)


def _levels(data: bytes) -> NDArray[np.int16]:
    return np.frombuffer(data, np.uint8).astype(np.int16)
