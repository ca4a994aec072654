"""How good a painted film is: whether it flickers, looks like the painting, and keeps the content.

The temporal error (see `render.temporal_error`) is the mean over all frames that are not cuts; the error of the
source is the lower limit. Style and content distances (see `style.perceptual`) are those of a few frames.
"""

import threading
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np

from fastvid_gui.domain.plan import KeyframeKind
from fastvid_gui.errors import DeviceError, FastVidError
from fastvid_gui.flow.files import find_flow_files
from fastvid_gui.libraries import how_to_install_training
from fastvid_gui.media.read import Source, open_source, read_frames
from fastvid_gui.picture import Picture
from fastvid_gui.render.keyframes import KeyframeSettings, plan_film
from fastvid_gui.render.temporal_error import EstimatedMotion, TrueMotion
from fastvid_gui.sentences.terminal import Terminal

Progress = Callable[[int, int], None]

SAMPLED_FRAMES = 10
# VGG-19 needs about 2 KB of memory for each pixel, so larger frames are compared at this shorter side.
SAMPLED_SIDE_MOST = 720
PAINTING_BYTES_MOST = 256 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What `evaluate` reports; None if nobody asked for it, or if there is nothing to compare.

    Attributes:
        frames: of the film.
        temporal_error: of the painted film; 0 is perfectly steady.
        temporal_error_source: of the source.
        style_distance: from 0 (its Gram matrices are those of the painting) up.
        content_distance: from 0 (its features are those of the source) up.
    """

    frames: int
    temporal_error: float | None
    temporal_error_source: float | None
    style_distance: float | None
    content_distance: float | None


def evaluate(
    original: Path,
    stylized: Path,
    *,
    flow_dir: Path | None = None,
    style_picture: Path | None = None,
    cuts: Collection[int] | None = None,
    progress: Progress | None = None,
    stop: threading.Event | None = None,
) -> Evaluation:
    """Compares a painted film with its source, frame by frame; memory does not depend on the length.

    Args:
        flow_dir: folder of `.flo` files with the true motion (see `flow.files.find_flow_files`);
            frames without a file are not counted.
        style_picture: the painting; without it, style and content are not measured.
        cuts: frames where a new shot begins; None finds them in the source.
        progress: called with (steps done, steps in all).

    Raises:
        FastVidError: a file can't be read, or the films don't have the same number of frames.
        Interrupted: `stop` was set.
    """
    painting = None if style_picture is None else read_painting(style_picture)
    source, painted = open_source(original, stop=stop), open_source(stylized, stop=stop)
    frames = source.info.frames
    if painted.info.frames != frames:
        others = painted.info.frames
        raise FastVidError(
            Terminal.OTHER_LENGTH, original=original, frames=frames, stylized=stylized, others=others
        )
    files = None if flow_dir is None else find_flow_files(flow_dir, frames)
    judge = None if painting is None else _load_judge(painting)
    steps = frames if cuts is not None else 2 * frames
    if cuts is None:
        cuts = _find_cuts(source, stop, progress)
    motion = EstimatedMotion() if files is None else TrueMotion(files)
    samples = _sample(frames)
    error, error_source, style, content = _Mean(), _Mean(), _Mean(), _Mean()
    before: tuple[Picture, Picture] | None = None
    for frame, (x, y) in enumerate(_pairs(source, painted, stop)):
        if before is not None and frame not in cuts:
            step = motion.between(frame, before[0], x)
            if step is not None:
                error.add(step.error(before[1], y))
                error_source.add(step.error(before[0], x))
        if judge is not None and frame in samples:
            x_small, y_small = _shrunk(x), _shrunk(y)
            style.add(judge.style_distance(y_small))
            content.add(judge.content_distance(y_small, x_small))
        before = x, y
        if progress is not None:
            progress(steps - frames + frame + 1, steps)
    return Evaluation(
        frames=frames,
        temporal_error=error.value,
        temporal_error_source=error_source.value,
        style_distance=style.value,
        content_distance=content.value,
    )


class _Mean:
    """A running mean; None until there is a value."""

    def __init__(self) -> None:
        self._total = 0.0
        self._count = 0

    def add(self, value: float | None) -> None:
        if value is not None:
            self._total += value
            self._count += 1

    @property
    def value(self) -> float | None:
        return self._total / self._count if self._count else None


class _Judge(Protocol):
    def style_distance(self, painted: Picture) -> float: ...

    def content_distance(self, painted: Picture, source: Picture) -> float: ...


def read_painting(path: Path) -> Picture:
    """A picture file as RGB uint8, upright; raises FastVidError if it can't be read."""
    try:
        if path.stat().st_size > PAINTING_BYTES_MOST:
            raise FastVidError(Terminal.PAINTING_TOO_LARGE, file=path)
        data = np.fromfile(path, np.uint8)
    except OSError as error:
        reason = error.strerror or error
        raise FastVidError(Terminal.PAINTING_UNREADABLE, file=path, reason=reason) from error
    try:
        picture = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
    except cv2.error:
        picture = None
    if picture is None:
        raise FastVidError(Terminal.NO_PICTURE, file=path)
    rgb: Picture = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
    return rgb


def _pairs(
    source: Source, painted: Source, stop: threading.Event | None
) -> Iterator[tuple[Picture, Picture]]:
    """Frames of both films side by side, the source scaled to the size of the painted film."""
    size = painted.info.width, painted.info.height
    frames = source.info.frames
    yield from zip(
        read_frames(source, 0, frames, size, stop=stop),
        read_frames(painted, 0, frames, size, stop=stop),
        strict=True,
    )


def _find_cuts(source: Source, stop: threading.Event | None, progress: Progress | None) -> set[int]:
    """Frames where a new shot begins; reports the progress of the first half of the work."""

    def halfway(done: int, total: int) -> None:
        if progress is not None:
            progress(done, 2 * total)

    plan = plan_film(source, KeyframeSettings(max_range=0), stop=stop, progress=halfway)
    return {keyframe.frame for keyframe in plan.keyframes if keyframe.kind is KeyframeKind.CUT}


def _sample(frames: int) -> frozenset[int]:
    """At most ten frames, each in the middle of an equal part of the film."""
    count = min(SAMPLED_FRAMES, frames)
    return frozenset((2 * k + 1) * frames // (2 * count) for k in range(count))


def _shrunk(picture: Picture) -> Picture:
    height, width = picture.shape[:2]
    factor = SAMPLED_SIDE_MOST / min(height, width)
    if factor >= 1:
        return picture
    size = round(width * factor), round(height * factor)
    small: Picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return small


def _load_judge(painting: Picture) -> _Judge:
    # Imported here: torch takes a second and is not needed for the temporal error.
    try:
        from fastvid_gui.style.perceptual import PictureDistances
    except ImportError as error:
        raise DeviceError(Terminal.NO_TORCH, how=how_to_install_training()) from error
    return PictureDistances(painting)
