"""An opened video file, and exact reading of its frames by number."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from msgspec import structs

from fastvid_gui.domain.source import SourceInfo
from fastvid_gui.domain.times import FrameTimes
from fastvid_gui.errors import Interrupted
from fastvid_gui.media.colour import Orientation, Picture, PictureMaker
from fastvid_gui.media.decode import Decoder, DecoderSetup, auto_threads, checksum, pick
from fastvid_gui.media.index import FrameIndex, Progress, packets_between
from fastvid_gui.media.source_clock import NOTHING_MENDED, SourceClock
from fastvid_gui.media.survey import survey

WHOLE_FILM_FRAMES = 400


@dataclass(frozen=True, eq=False)
class Source:
    """An opened and indexed video file; cheap to keep, can be pickled, and opens the file anew when reading.

    Attributes:
        info: what `probe` tells.
        times: when each frame is shown.
        index: where each frame is in the file.
        setup: how its decoder is built.
        orientation: how coded pictures are turned for display.
        peak_nits: the brightest light, for HDR films.
        clock: how the pictures' clock was mended; sound and text follow it.
    """

    path: Path
    info: SourceInfo
    times: FrameTimes
    index: FrameIndex
    setup: DecoderSetup
    orientation: Orientation
    peak_nits: float
    clock: SourceClock = NOTHING_MENDED


@dataclass(frozen=True, slots=True)
class Span:
    """The packets that give a range of frames, `first` to `last` (included), and which frame each gives."""

    first: int
    last: int
    numbers: list[int]
    setup: DecoderSetup


def open_source(path: Path, *, stop: Event | None = None, progress: Progress | None = None) -> Source:
    """Opens a video file and finds out which frames it has.

    Args:
        stop: ends the work early when set.
        progress: is told (packets done, packets in all or None).

    Raises:
        SourceError: nothing can be made of the file; one sentence that names it.
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
    whole = stop_frame - start >= WHOLE_FILM_FRAMES and not source.index.damaged
    span = span_of(source, start, stop_frame, stop)
    maker = PictureMaker(
        size or (source.info.width, source.info.height), source.orientation, source.peak_nits
    )
    decoder = Decoder(span.setup, auto_threads() if whole else 1)
    packets = packets_between(source.path, source.index.syncs, span.first, span.last, stop)
    for frame in pick(decoder.frames(packets), span.numbers, start, stop_frame):
        if stop is not None and stop.is_set():
            raise Interrupted(f"Stopped while reading {source.path}.")
        yield maker.picture(frame)


def span_of(source: Source, start: int, stop_frame: int, stop: Event | None = None) -> Span:
    """Which packets to decode for a range of frames, from the nearest sync packet that really works."""
    if not 0 <= start < stop_frame <= source.info.frames:
        raise ValueError(f"no frames {start} to {stop_frame} in a film of {source.info.frames}")
    index = source.index
    last = index.last_packet(start, stop_frame)
    first = next(
        ordinal
        for ordinal in index.sync_candidates(start, last)
        if _starts_well(source, ordinal, start, stop)
    )
    return Span(first, last, index.numbers(first, last), _setup_at(source, first))


def _setup_at(source: Source, ordinal: int) -> DecoderSetup:
    """The decoder's setup with the parameter sets in force at a packet."""
    extradata = source.index.extradata_at(ordinal)
    return structs.replace(source.setup, extradata=extradata) if extradata else source.setup


def _starts_well(source: Source, ordinal: int, frame: int, stop: Event | None) -> bool:
    """Whether decoding may begin at a sync packet to get `frame`.

    It may if the packet alone gives its own picture, undamaged; or, where pictures build up over several
    packets (intra refresh), if `frame` comes out undamaged. A container may call packets sync that are not.
    """
    if ordinal == 0:
        return True
    index = source.index
    own = index.numbers(ordinal, ordinal)[0]
    for target in dict.fromkeys((own, frame)):
        if target < 0:
            continue
        last = index.last_packet(target, target + 1)
        numbers = index.numbers(ordinal, last)
        packets = packets_between(source.path, index.syncs, ordinal, last, stop)
        for position, came in Decoder(_setup_at(source, ordinal)).frames(packets):
            if numbers[position] < target:
                continue
            if numbers[position] != target or came.is_corrupt:
                break
            if target != own:
                return True
            known = index.checksum_at(ordinal)
            return came.key_frame and known in (-1, checksum(came))
    return False
