"""An opened video file, and exact reading of its frames by number."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TypeVar, cast

import numpy as np
from av.video.frame import VideoFrame
from msgspec import structs
from numpy.typing import NDArray

from fastvid_gui.domain.source import SourceInfo
from fastvid_gui.domain.times import FrameTimes
from fastvid_gui.errors import Interrupted
from fastvid_gui.media.color import Orientation, PictureMaker
from fastvid_gui.media.crop import UNCROPPED, Crop
from fastvid_gui.media.decode import Decoder, DecoderSetup, auto_threads, pick
from fastvid_gui.media.index import FrameIndex, Progress
from fastvid_gui.media.source_clock import NOTHING_MENDED, SourceClock
from fastvid_gui.media.spans import PacketShelf, spans_of
from fastvid_gui.media.survey import survey
from fastvid_gui.picture import Picture
from fastvid_gui.sentences.halted import Halted

Frame = TypeVar("Frame")

WHOLE_FILM_FRAMES = 400
FRAMES_AHEAD = 4


@dataclass(frozen=True, eq=False, kw_only=True)
class Source:
    """An opened and indexed video file; cheap to keep. It can be pickled, and reopens the file when reading.

    Attributes:
        info: what `probe` tells.
        times: when each frame is shown.
        index: where each frame is in the file.
        setup: how its decoder is built.
        orientation: how coded pictures are turned for display.
        peak_nits: the brightest light, for HDR films.
        crop: the part of the coded pictures that is not shown.
        clock: how the pictures' clock was repaired; sound and text follow it.
        met_damage: frames found to be damaged while reading; opening looks at only a few of an ordinary film.
    """

    path: Path
    info: SourceInfo
    times: FrameTimes
    index: FrameIndex
    setup: DecoderSetup
    orientation: Orientation
    peak_nits: float
    crop: Crop = UNCROPPED
    clock: SourceClock = NOTHING_MENDED
    met_damage: set[int] = field(default_factory=set)

    def setup_at(self, ordinal: int) -> DecoderSetup:
        """The decoder's setup with the parameter sets in force at a packet."""
        extradata = self.index.extradata_at(ordinal)
        return structs.replace(self.setup, extradata=extradata) if extradata else self.setup


def open_source(path: Path, *, stop: Event | None = None, progress: Progress | None = None) -> Source:
    """Opens a video file and finds out which frames it has.

    Args:
        stop: ends the work early when set.
        progress: called with (packets done, packets in all or None).

    Raises:
        SourceError: the file is unusable; one sentence that names it.
        Interrupted: `stop` was set.
    """
    found = survey(path, stop, progress)
    return Source(
        path=path,
        info=found.info,
        times=found.times,
        index=found.index,
        setup=found.setup,
        orientation=found.orientation,
        peak_nits=found.peak_nits,
        crop=found.crop,
        clock=found.clock,
    )


def read_frames(
    source: Source,
    start: int,
    stop_frame: int,
    size: tuple[int, int] | None = None,
    *,
    stop: Event | None = None,
) -> Iterator[Picture]:
    """Yields exactly the frames `start` to `stop_frame` (not included), in order.

    Args:
        size: (width, height) of the pictures; None for the size as displayed.

    Raises:
        SourceError: the file has gone or changed.
        Interrupted: `stop` was set.
    """
    if start >= stop_frame:
        return
    maker = PictureMaker(
        size or (source.info.width, source.info.height), source.orientation, source.peak_nits, source.crop
    )
    whole = stop_frame - start >= WHOLE_FILM_FRAMES
    decoded = _decoded(source, start, stop_frame, stop)
    for frame in _ahead(decoded) if whole else decoded:
        if stop is not None and stop.is_set():
            raise Interrupted(Halted.READING, file=source.path)
        yield maker.picture(frame)


def read_alpha(
    source: Source, start: int, stop_frame: int, *, stop: Event | None = None
) -> Iterator[NDArray[np.uint8]]:
    """Yields how opaque the frames are, H x W uint8 as displayed; 255 everywhere for films without transparency.

    Raises what `read_frames` raises.
    """
    size = source.info.width, source.info.height
    maker = PictureMaker(size, source.orientation, source.peak_nits, source.crop)
    for frame in _decoded(source, start, stop_frame, stop):
        if stop is not None and stop.is_set():
            raise Interrupted(Halted.READING, file=source.path)
        yield maker.alpha(frame)


def _decoded(source: Source, start: int, stop_frame: int, stop: Event | None) -> Iterator[VideoFrame]:
    """The frames as the decoder gives them."""
    index = source.index
    shelf = PacketShelf(source, stop)
    # Several threads show damage differently from one: use them only for films known to have none.
    threads = auto_threads() if index.sound and stop_frame - start >= WHOLE_FILM_FRAMES else 1
    for span in spans_of(source, start, stop_frame, shelf):
        decoder = Decoder(span.setup, threads)
        packets = shelf.between(span.first, span.last)
        yield from pick(decoder.frames(packets), span.numbers, span.start, span.stop)
        if not index.proven:
            # Pictures before the span may only lack what came before the decoder began.
            met = {span.numbers[position] for position in decoder.faulty}
            source.met_damage.update(number for number in met if span.start <= number < span.stop)


def _ahead(frames: Iterator[Frame]) -> Iterator[Frame]:
    """The same frames, a few of them made in advance on another thread."""
    done = object()
    with ThreadPoolExecutor(1, "decode") as pool:
        pending = deque(pool.submit(next, frames, done) for _ in range(FRAMES_AHEAD))
        while (frame := pending.popleft().result()) is not done:
            pending.append(pool.submit(next, frames, done))
            yield cast(Frame, frame)
